"""Draws a page as small as a stamp: its title in letters, every other word as a stroke, lines and boxes as they are.

A picture of the page in pixels, small enough to be read at a glance, weighs 16 kB; this drawing weighs a tenth of that,
and is sharp on every screen. It is made from the page as Typst draws it (SVG), in which each letter is a shape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
TITLE = 15.0
"""Height of a letter in points from which words stay letters."""
_WEIGHT = 0.62
"""How thick the stroke of a word is, as a part of the height of its letters."""
_UNITS = 1
"""Units of the drawing in a point, so that whole numbers say where things are."""

# Typst writes the addresses of links as they are typed, and their signs would end the drawing. Only numbers are read.
_LENIENT = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)


@dataclass(frozen=True)
class _Glyph:
    """The shape of a letter; y points upwards."""

    path: str
    height: float
    """Its top above the line, in points."""
    width: float


@dataclass(frozen=True)
class _Corner:
    """Where something is moved to."""

    x: float
    y: float


def miniature(page: bytes) -> bytes:
    """The page, which Typst drew as SVG, as a small drawing of the same proportions."""
    root = etree.fromstring(page, _LENIENT)
    width, height = (round(float(number)) for number in str(root.get("viewBox")).split()[2:])
    glyphs = {str(symbol.get("id")): _glyph(symbol) for symbol in root.iter(f"{_SVG}symbol")}
    drawn: dict[str, list[str]] = {}
    for look, path in _drawn(root, _Corner(0, 0), glyphs):
        drawn.setdefault(look, []).append(path)
    paths = "".join(f'<path {look} d="{"".join(found)}"/>' for look, found in drawn.items())
    box = f"0 0 {width * _UNITS} {height * _UNITS}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}">'
    return f"{head}{paths}</svg>\n".encode()


def _drawn(parent: etree._Element, at: _Corner, glyphs: dict[str, _Glyph]) -> Iterator[tuple[str, str]]:
    """The attributes of each shape, and its path."""
    for child in parent:
        here = _moved(at, child.get("transform"))
        if child.tag == f"{_SVG}g":
            letters = [one for one in child if one.tag == f"{_SVG}use"]
            yield from _words(letters, here, glyphs) if letters else _drawn(child, here, glyphs)
        elif child.tag == f"{_SVG}path":
            path = _path(str(child.get("d")), here, 1)
            if (stroke := child.get("stroke")) is not None:
                thick = float(child.get("stroke-width", "1")) * _UNITS
                yield f'fill="none" stroke="{stroke}" stroke-width="{thick:g}"', path
            else:
                yield f'fill="{child.get("fill")}"', path


def _words(letters: list[etree._Element], at: _Corner, glyphs: dict[str, _Glyph]) -> Iterator[tuple[str, str]]:
    """A line of text: letters where they are large or alone, such as boxes to tick, else strokes."""
    shapes = [(float(letter.get("x", "0")), glyphs[str(letter.get(_LINK))[1:]]) for letter in letters]
    tall = max(glyph.height for _x, glyph in shapes)
    colour = str(letters[0].get("fill"))
    if tall >= TITLE or len(shapes) == 1:
        for x, glyph in shapes:
            if glyph.path:
                yield f'fill="{colour}"', _path(glyph.path, _Corner(at.x + x, at.y), -1)
        return
    thick = round(tall * _WEIGHT * _UNITS)
    begin: float | None = None
    end = 0.0
    for x, glyph in (*shapes, (0.0, _Glyph("", 0, 0))):
        if glyph.path:
            begin, end = x if begin is None else begin, x + glyph.width
        elif begin is not None:
            path = f"M{_whole(at.x + begin)} {_whole(at.y - tall / 2)}h{_whole(end - begin)}"
            yield f'fill="none" stroke="{colour}" stroke-opacity=".5" stroke-width="{thick}"', path
            begin = None


def _glyph(symbol: etree._Element) -> _Glyph:
    path = str(symbol[0].get("d")) if len(symbol) else ""
    corners = [*_corners(path)]
    if len(corners) < 3:
        return _Glyph("", 0, 0)
    return _Glyph(path, max(y for _x, y in corners), max(x for x, _y in corners))


def _corners(path: str) -> Iterator[tuple[float, float]]:
    """Where the steps of a path end; all but the first of each are relative, as Typst writes them."""
    x = y = 0.0
    for name, numbers in _STEP.findall(path):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        if name == "M":
            x, y = values
        elif name == "h":
            x += values[0]
        elif name == "v":
            y += values[0]
        elif name in "mlqc":
            x, y = x + values[-2], y + values[-1]
        yield x, y


def _path(path: str, at: _Corner, up: int) -> str:
    """The path moved to a spot, with y turned over where ``up`` is -1, in whole units."""
    made = []
    for name, numbers in _STEP.findall(path):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        if name == "M":
            values = [values[0] + at.x, values[1] * up + at.y]
        elif name == "v":
            values = [values[0] * up]
        elif name != "h":
            values = [value * up if index % 2 else value for index, value in enumerate(values)]
        written = " ".join(map(_whole, values)).replace(" -", "-")
        if (name, written) != ("m", "0 0"):
            made.append(name + written)
    return "".join(made)


def _whole(points: float) -> str:
    return str(round(points * _UNITS))


def _moved(at: _Corner, transform: str | None) -> _Corner:
    """Where a transform of Typst moves to; its letters are turned over beside."""
    if transform is None:
        return at
    values = [float(number) for number in _NUMBER.findall(transform)]
    return _Corner(at.x + values[-2], at.y + values[-1])
