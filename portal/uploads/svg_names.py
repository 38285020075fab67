"""Elements and attributes allowed in a contributed drawing: those that draw in SVG 1.1 and 2, and none that act."""

from portal.uploads.wording import listed

ELEMENTS = listed("""
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter g image line linearGradient marker mask metadata path pattern polygon polyline radialGradient
    rect stop style svg switch symbol text textPath title tspan use
    """)
PRIMITIVES = frozenset(
    name for name in ELEMENTS if name.startswith("fe") and not name.startswith(("feFunc", "feMergeN"))
)

# Values are parsed as CSS (styles.py): browsers parse most of them so, and the others are numbers and words.
VALUES = listed("""
    alignment-baseline amplitude azimuth baseFrequency baseProfile baseline-shift bias clip clip-path clip-rule
    clipPathUnits color color-interpolation color-interpolation-filters color-rendering cursor cx cy d
    diffuseConstant direction display divisor dominant-baseline dx dy edgeMode elevation enable-background exponent
    fill fill-opacity fill-rule filter filterUnits flood-color flood-opacity font-family font-feature-settings
    font-kerning font-size font-size-adjust font-stretch font-style font-variant font-variation-settings font-weight
    fr fx fy glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits height
    image-rendering in in2 intercept isolation k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning lengthAdjust
    letter-spacing lighting-color limitingConeAngle marker marker-end marker-mid marker-start markerHeight
    markerUnits markerWidth mask mask-type maskContentUnits maskUnits method mix-blend-mode mode numOctaves offset
    opacity operator order orient overflow paint-order pathLength patternContentUnits patternTransform patternUnits
    pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius
    refX refY requiredFeatures result rotate rx ry scale seed shape-rendering side slope spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    surfaceScale tableValues targetX targetY text-align text-anchor text-decoration text-overflow text-rendering
    textLength transform transform-origin type unicode-bidi values vector-effect version viewBox visibility
    white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
    """)
# Attributes with text for people and programs, to which no browser reacts.
TEXTS = listed("class focusable id lang media name role systemLanguage tabindex title")

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# In <metadata>: author and licence of the drawing (RDF, Creative Commons, Dublin Core).
DESCRIPTIONS = frozenset(
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
    }
)
LINKS = {
    "a": "where one may go",
    "image": "a picture in the file",
    **dict.fromkeys(("use", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "mask"), "a part"),
}
"""Elements that may have an address, and its allowed target."""

DRAWING_PROGRAMS = {
    "http://www.inkscape.org/namespaces/inkscape": "Inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd": "Inkscape",
    "http://ns.adobe.com/AdobeIllustrator/10.0/": "Illustrator",
    "http://ns.adobe.com/AdobeSVGViewerExtensions/3.0/": "Illustrator",
    "http://ns.adobe.com/Extensibility/1.0/": "Illustrator",
    "http://ns.adobe.com/SaveForWeb/1.0/": "Illustrator",
    "http://www.serif.com/": "Affinity",
    "http://www.bohemiancoding.com/sketch/ns": "Sketch",
    "http://www.figma.com/figma/ns": "Figma",
    "http://www.vectornator.io": "Vectornator",
}
