"""Estimates the cost of drawing an SVG: elements may reuse each other, so that a short file takes hours to draw."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from portal.uploads import styles
from portal.uploads.svg_names import PRIMITIVES, XLINK, XML
from portal.uploads.wording import listed
from portal.uploads.xmlfile import parted

MOST_DRAWN = 300_000
"""Maximum elements drawn, counted each time; a hundred numbers of a path or list count as one more element."""
MOST_PRIMITIVES = 20
"""Maximum primitives of one filter."""
_A_FILTER = 1_000
"""Cost of a filter primitive, in elements: it computes every pixel."""
# Up to these values a browser computes a primitive quickly; no drawing program writes larger ones.
_LARGEST = {"numOctaves": 8.0, "stdDeviation": 200.0, "radius": 50.0, "order": 9.0, "scale": 2000.0}

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_GRADIENTS = {"linearGradient", "radialGradient"}
_REFERRING = listed("clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke")


def faults(root: Element) -> Iterator[str]:
    """Why the drawing would take too long; ``root`` must have no other faults."""
    for element in root.iter():
        name = parted(element.tag)[1]
        if name == "filter":
            if sum(parted(child.tag)[1] in PRIMITIVES for child in element.iter()) > MOST_PRIMITIVES:
                yield f"has a filter of more than {MOST_PRIMITIVES} steps; take it out or draw it as a picture"
        elif name in PRIMITIVES:
            for attribute, largest in _LARGEST.items():
                if any(float(number[0]) > largest for number in _NUMBER.finditer(element.get(attribute, ""))):
                    yield f"has a filter with {attribute} over {largest:.0f}; take it out or make it smaller"
    yield from _Work(root).faults()


class _Work:
    """The drawing costs of elements, each computed once."""

    def __init__(self, root: Element) -> None:
        self.root = root
        # Some programs identify an element by another attribute too.
        self.named = {
            id: element
            for attribute in (f"{{{XML}}}id", "id")
            for element in reversed([*root.iter()])
            if (id := element.get(attribute))
        }
        self.costs: dict[Element, int] = {}

    def faults(self) -> Iterator[str]:
        for sheet in (element for element in self.root.iter() if parted(element.tag)[1] == "style"):
            for id in styles.sheet_targets(sheet.text or ""):
                target = self.named.get(id, self.named.get(unquote(id)))
                if target is not None and parted(target.tag)[1] not in _GRADIENTS:
                    # The elements that a rule matches are not computed here.
                    yield f'has a rule of style that uses the part "{id[:40]}"; save it as plain SVG'
                    return
        try:
            drawn = self.cost(self.root)
        except _CircleError as error:
            yield f'has a part that uses itself ("{error.args[0][:40]}"); take it out'
            return
        markers = [element for element in self.root.iter() if parted(element.tag)[1] == "marker"]
        if any(_references(part) for marker in markers for part in marker.iter() if not self._coloured(part)):
            yield "has a mark of a line (marker) that uses other parts; draw it as a path"
        # A marker is drawn at each point of a line.
        largest = max((sum(map(_points, marker.iter())) + len([*marker.iter()]) for marker in markers), default=0)
        if markers:
            drawn += largest * sum(map(_points, self.root.iter()))
        if drawn > MOST_DRAWN:
            yield "is too much to draw; make it simpler, or save it as a picture (PNG)"

    def cost(self, first: Element) -> int:
        """The cost of drawing the element with its descendants and all that it references. Raises _CircleError."""
        # Not recursive: a chain of references may be longer than Python's stack.
        open_: set[Element] = set()
        stack = [first]
        while stack:
            element = stack[-1]
            if element in self.costs:
                stack.pop()
                continue
            parts = [*element, *self._used(element)]
            waiting = [part for part in parts if part not in self.costs]
            if not waiting:
                weight = _A_FILTER if parted(element.tag)[1] in PRIMITIVES else 1
                total = weight + _points(element) // 100 + sum(self.costs[part] for part in parts)
                self.costs[element] = min(total, MOST_DRAWN * 10)
                open_.discard(element)
                stack.pop()
            else:
                open_.add(element)
                for part in waiting:
                    if part in open_:
                        raise _CircleError(part.get("id") or element.get("id") or "?")
                stack += waiting
        return self.costs[first]

    def _used(self, element: Element) -> Iterator[Element]:
        for id in _references(element):
            target = self.named.get(id)
            if target is not None and parted(target.tag)[1] != "marker":
                yield target

    def _coloured(self, element: Element) -> bool:
        targets = [self.named.get(id) for id in _references(element)]
        return all(target is None or parted(target.tag)[1] in _GRADIENTS for target in targets)


class _CircleError(Exception):
    """An element is drawn inside itself."""


def _points(element: Element) -> int:
    return sum(1 for name in ("d", "points") for _number in _NUMBER.finditer(element.get(name, "")))


def _references(element: Element) -> tuple[str, ...]:
    found: list[str] = []
    for name, value in element.attrib.items():
        if name in {"href", f"{{{XLINK}}}href"} and parted(element.tag)[1] != "a":
            if value.strip().startswith("#"):
                found.append(value.strip()[1:])
        elif name == "style":
            for _property, said in styles.properties(value):
                found += styles.addresses(said) or ()
        elif "(" in value and name in _REFERRING:
            found += styles.addresses(value) or ()
    # Browsers look for the name as written, and then for its percent-decoded form.
    return tuple(dict.fromkeys((*found, *map(unquote, found))))
