"""SVG 1.1 and SVG 2. A browser opens a drawing as a page, so only elements that draw are allowed (``svg_names``)."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

from portal.problem import shortened
from portal.uploads import styles, svg_names, svg_work, xmlfile
from portal.uploads.outside_links import is_web
from portal.uploads.svg_names import SVG, XLINK, XML
from portal.uploads.wording import wrong_type
from portal.uploads.xmlfile import parted

MOST_ELEMENTS = 100_000
DEEPEST = 60
MOST_SIDE = 100_000
"""Maximum width and height of the drawing, in pixels."""

# Document types that drawing programs write and no browser loads.
_DOCUMENT_TYPE = re.compile(
    rb"""<!DOCTYPE\s+svg\s*(PUBLIC\s+["']-//W3C//DTD SVG [^"'<>]*["']\s+["']https?://www\.w3\.org/[^"'<>]*["']\s*)?>"""
)
_ACTIVE = {
    *("script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"),
    *("meta", "form", "button", "input", "link", "base", "img"),
}
_MOVING = {"animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath", "discard"}
_LINK = re.compile(r"#[^\s]+|mailto:[^\s?]+", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?P<type>png|jpeg|jpg|webp)(?P<base64>;base64)?,", re.IGNORECASE)
_XLINK = {"title", "type", "show", "actuate", "role", "arcrole"}
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*([a-z]*)\s*", re.IGNORECASE)
# CSS Values and Units, section 6.2: pixels per unit.
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def faults(content: bytes) -> Iterator[str]:
    """The faults of a drawing."""
    try:
        root = xmlfile.tree(content, most=MOST_ELEMENTS, deepest=DEEPEST, doctype=_DOCUMENT_TYPE)
    except xmlfile.ForbiddenError:
        yield "has a document type, entity or style sheet of another file; save it as plain SVG"
        return
    except xmlfile.TooMuchError:
        yield (
            f"has more than {MOST_ELEMENTS} elements or more than {DEEPEST} inside each other; "
            "make it simpler, or save it as a picture (PNG)"
        )
        return
    except xmlfile.UnreadableXmlError:
        root = None
    if root is None or root.tag != f"{{{SVG}}}svg" or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        yield wrong_type("SVG")
        return
    found = [*_side(root)]
    for element, described in _elements(root):
        found += _description(element) if described else _element(element)
    yield from found or svg_work.faults(root)


def size(content: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels; 300 by 150 if it has none (CSS 2.1, section 10.3.2)."""
    root = xmlfile.tree(content, most=MOST_ELEMENTS, deepest=DEEPEST, doctype=_DOCUMENT_TYPE)
    box = [float(part) for part in re.findall(r"[+-]?[0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?", root.get("viewBox", ""), re.I)]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if width is None and height is None and ratio:
        width, height = box[2], box[3]
    width = width or (height / ratio if height and ratio else 300)
    height = height or (width * ratio if ratio else 150)
    return max(1, round(width)), max(1, round(height))


def _pixels(length: str) -> float | None:
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found and found[2].lower() in _PIXELS else None


def _side(root: Element) -> Iterator[str]:
    for name in ("width", "height"):
        found = _LENGTH.match(root.get(name, ""))
        if found and float(found[1]) * _PIXELS.get(found[2].lower(), 1.0) > MOST_SIDE:
            yield f"has a {name} over {MOST_SIDE}; make it smaller"


def _elements(root: Element) -> Iterator[tuple[Element, bool]]:
    """Every element, and True if it is only a description of the drawing."""
    waiting = [(root, False)]
    while waiting:
        element, described = waiting.pop()
        yield element, described
        inside = described or element.tag == f"{{{SVG}}}metadata"
        waiting += [(child, inside) for child in reversed(element)]


def _description(element: Element) -> Iterator[str]:
    namespace, name = parted(element.tag)
    attributes = {parted(attribute)[0] for attribute in element.attrib}
    if not {namespace, *attributes} <= svg_names.DESCRIPTIONS:
        yield f"contains <{shortened(name)}> in its metadata, which is not known here; save it as plain SVG"


def _element(element: Element) -> Iterator[str]:
    namespace, name = parted(element.tag)
    if namespace in svg_names.DRAWING_PROGRAMS:
        program = svg_names.DRAWING_PROGRAMS[namespace]
        yield f"contains <{shortened(name)}>, which only {program} understands; save it as plain SVG"
        return
    if name in _MOVING:
        yield from _moving(name, element)
        return
    if namespace != SVG or name not in svg_names.ELEMENTS:
        what = "which can run or load something" if name in _ACTIVE or namespace != SVG else "which is not known here"
        yield f"contains <{shortened(name)}>, {what}; take it out" + (
            "" if name in _ACTIVE else ", or save it as plain SVG"
        )
        return
    for attribute, value in element.attrib.items():
        yield from _attribute(name, attribute, value)
    if name == "style":
        yield from [styles.UNREADABLE] if len(element) else styles.sheet_faults(element.text or "")


def _moving(name: str, element: Element) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        if _is_script(attribute, value):
            yield f"contains a script (in {shortened(parted(attribute)[1])}); take it out"
    yield f"contains <{name}>, which moves or changes it; take it out"


def _is_script(attribute: str, value: str) -> bool:
    compact = re.sub(r"[\s\x00-\x1f]", "", value).lower()
    return parted(attribute)[1].lower().startswith("on") or compact.startswith(("javascript:", "vbscript:"))


def _attribute(element: str, attribute: str, value: str) -> Iterator[str]:
    namespace, name = parted(attribute)
    if _is_script(attribute, value):
        yield f"contains a script (in {shortened(name)}); take it out"
    elif name == "href" and namespace in {"", XLINK}:
        yield from _address(element, value)
    elif namespace == "":
        yield from _plain(element, name, value)
    elif namespace in svg_names.DRAWING_PROGRAMS:
        program = svg_names.DRAWING_PROGRAMS[namespace]
        yield f'has "{shortened(name)}", which only {program} understands; save it as plain SVG'
    elif not ((namespace == XML and name in {"space", "lang", "id"}) or (namespace == XLINK and name in _XLINK)):
        yield f'has "{shortened(name)}", which is not known here; save it as plain SVG'


def _plain(element: str, name: str, value: str) -> Iterator[str]:
    if name == "style":
        yield from styles.faults(value)
    elif name in svg_names.TEXTS or name.startswith(("aria-", "data-")):
        return
    elif element == "style" and name == "type":
        if value.strip().lower() not in {"", "text/css"}:
            yield styles.UNREADABLE
    elif name in {"requiredFeatures"}:
        return
    elif name not in svg_names.VALUES:
        what = "loads something or " if name in {"src", "srcset", "action", "target", "ping", "base"} else ""
        yield f'has "{shortened(name)}" at <{element}>, which {what}is not known here; save it as plain SVG'
    elif styles.addresses(value) is None:
        yield styles.LOADS


def _address(element: str, value: str) -> Iterator[str]:
    value = value.strip()
    kind = svg_names.LINKS.get(element)
    if kind == svg_names.LINKS["a"]:
        if not _LINK.fullmatch(value) and (value.lower().startswith("mailto:") or not is_web(value)):
            yield f'links "{shortened(value)}"; link a whole address (https://...) or take it out'
    elif kind == svg_names.LINKS["image"]:
        yield from _picture(value)
    elif kind is None or not re.fullmatch(r"#[^\s()]+", value):
        yield "loads or links something from another address; put it into the file or take it out"


def _picture(value: str) -> Iterator[str]:
    from portal.uploads import pictures  # noqa: PLC0415 (only where there is one)

    found = _PICTURE.match(value)
    if found is None:
        yield "loads or links something from another address; put it into the file or take it out"
        return
    ending = {"jpeg": ".jpg", "jpg": ".jpg"}.get(found["type"].lower(), f".{found['type'].lower()}")
    try:
        data = value[found.end() :]
        whole = base64.b64decode(re.sub(r"\s+", "", data), validate=True) if found["base64"] else unquote_to_bytes(data)
    except (binascii.Error, ValueError):
        whole = b""
    for fault in pictures.faults_inside(whole, ending):
        yield f"holds a picture that {fault}"
