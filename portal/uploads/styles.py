"""CSS in contributed files: it may colour and place elements, and may not load anything.

Values are parsed (tinycss2, CSS Syntax Module Level 3), so that no escape or comment hides a word.
"""

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import Declaration, Node, ParseError, QualifiedRule

from portal.uploads.wording import listed

MOST_RULES = 2_000
_LONGEST_SHEET, _LONGEST_STYLE = 300_000, 5_000

# Values of these characters alone have no function, string, escape or address. Paths and lists of points are long.
_PLAIN = re.compile(r"[A-Za-z0-9\s#%.,+-]*")
_FUNCTIONS = frozenset(
    {
        *("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"),
        *("matrix", "translate", "translatex", "translatey", "scale", "scalex", "scaley"),
        *("rotate", "skewx", "skewy", "calc", "inset", "circle", "ellipse", "polygon", "rect"),
        # Custom properties are not listed, so these functions only give the fallback colours in them.
        *("var", "light-dark"),
    }
)
_TOKENS = frozenset({"ident", "number", "percentage", "dimension", "hash", "string", "whitespace", "comment"})
_LITERALS = frozenset(",/:+-*!")
_IN_SELECTORS = frozenset({"ident", "hash", "whitespace", "comment"})
_PROPERTIES = listed(
    """
    alignment-baseline baseline-shift block-progression clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor direction display dominant-baseline enable-background fill
    fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning
    font-size font-size-adjust font-stretch font-style font-variant font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings
    font-weight glyph-orientation-horizontal glyph-orientation-vertical height image-rendering inline-size isolation
    kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type max-width
    mix-blend-mode opacity overflow paint-order pointer-events r rx ry cx cy x y shape-inside shape-margin shape-padding
    shape-rendering solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
    text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation text-overflow
    text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect vertical-align
    visibility white-space width word-spacing writing-mode margin padding background background-color
    """
)
# Properties of Inkscape, also in what it calls plain SVG. Browsers ignore them.
_OWN = re.compile(r"-inkscape-[a-z-]+")


def properties(text: str) -> Iterator[tuple[str, str]]:
    """The declarations of a ``style`` attribute, as (property, value). Raises ValueError if it cannot be read."""
    for found in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if not isinstance(found, Declaration):
            raise ValueError(text)
        yield found.lower_name, tinycss2.serialize(found.value)


def faults(text: str) -> Iterator[str]:
    """The faults of a ``style`` attribute: unknown properties, and values that load something."""
    if len(text) > _LONGEST_STYLE:
        yield UNREADABLE
        return
    try:
        for name, value in properties(text):
            if name not in _PROPERTIES and not _OWN.fullmatch(name):
                yield f'has a style that is not known here ("{name[:40]}"); take it out'
            elif addresses(value) is None:
                yield LOADS
    except ValueError:
        yield UNREADABLE


LOADS = "loads something from another address; put it into the file or take it out"
UNREADABLE = "has a style that cannot be read; save it as plain SVG"


def sheet_faults(text: str) -> Iterator[str]:
    """The faults of a style sheet: anything but rules with plain selectors, and the ``faults`` of each rule."""
    if len(text) > _LONGEST_SHEET:
        yield UNREADABLE
        return
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    if len(rules) > MOST_RULES:
        yield f"has more than {MOST_RULES} rules of style; save it as plain SVG"
        return
    for rule in rules:
        if getattr(rule, "type", "") == "at-rule":
            loads = rule.lower_at_keyword == "import" or addresses(tinycss2.serialize(rule.prelude)) is None
            yield (
                LOADS if loads else f"has a rule of style that is not known here (@{rule.at_keyword[:40]}); take it out"
            )
        elif not isinstance(rule, QualifiedRule) or not _plain_selector(rule.prelude):
            yield UNREADABLE
        else:
            yield from faults(tinycss2.serialize(rule.content))


def sheet_targets(text: str) -> Iterator[str]:
    """The ids that a style sheet without faults refers to."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        yield from addresses(tinycss2.serialize(rule.content)) or ()


def addresses(value: str) -> tuple[str, ...] | None:
    """The ids in the same file that a value refers to; None if it has anything but plain values."""
    if _PLAIN.fullmatch(value):
        return ()
    if len(value) > _LONGEST_SHEET:
        return None
    try:
        return tuple(_ids(tinycss2.parse_component_value_list(value)))
    except (ValueError, RecursionError):
        return None


def _ids(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "url":
            yield _id(token.value)
        elif token.type == "function" and token.lower_name == "url":
            words = [part for part in token.arguments if part.type not in {"whitespace", "comment"}]
            if len(words) != 1 or words[0].type != "string":
                raise ValueError(token.name)
            yield _id(words[0].value)
        elif token.type == "function" and token.lower_name in _FUNCTIONS:
            yield from _ids(token.arguments)
        elif token.type == "literal":
            if token.value not in _LITERALS:
                raise ValueError(token.value)
        elif token.type not in _TOKENS or isinstance(token, ParseError):
            raise ValueError(token.type)


def _id(address: str) -> str:
    if not address.startswith("#") or len(address) == 1 or set(address) & set("()"):
        raise ValueError(address)
    return address[1:]


def _plain_selector(tokens: Iterable[Node]) -> bool:
    return all(
        token.type in _IN_SELECTORS or (token.type == "literal" and token.value in {".", "*", ",", ">", "+", "~"})
        for token in tokens
    )
