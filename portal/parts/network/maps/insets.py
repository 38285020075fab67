"""Boxes at the edge of a map for what lies beyond its sheet, such as far islands of a country."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.parts.network.maps.land import Islands, islands
from portal.parts.network.maps.topology import Box, Point, box
from portal.parts.network.records import Country
from portal.records.base import Place
from portal.words.language import N_, _

_NAMES: Mapping[str, str] = {"azores": N_("Azores"), "madeira": N_("Madeira"), "canaries": N_("Canary Islands")}
_MARGIN = 40_000.0
"""Metres of sea round islands."""
_WIDE, _HIGH = 170.0, 120.0
_GAP = 10.0
"""Between boxes, and to the edge of the sheet."""
_HEAD = 34.0
"""Height of the line with the name, for the type of narrow screens."""


@dataclass(frozen=True)
class Inset:
    """A box of a map with a sheet of its own, in units of the map."""

    x: float
    y: float
    width: float
    height: float
    name: str
    country: str
    """Code of the country."""
    land: str
    """The islands as an SVG path, in units of the map; "" where there are no outlines of them."""
    shows: Box
    """What it shows, in metres of EPSG:3035, y downwards."""

    @property
    def edges(self) -> Box:
        """The room that it takes."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def point(self, place: Point) -> Point:
        """Where a place is on the map."""
        return _within(place, self.shows, self.edges)


@dataclass(frozen=True)
class Far:
    """A place beyond the sheet."""

    at: Point
    country: Country
    place: Place


def inside(place: Point, frame: Box) -> bool:
    """True if a point is in a box."""
    return frame[0] <= place[0] <= frame[2] and frame[1] <= place[1] <= frame[3]


def insets(far: Iterable[Far], sheet: Box, taken: Sequence[Box], land: Sequence[Point]) -> tuple[Inset, ...]:
    """A box for each group of places that lie beyond the sheet, where it covers least.

    ``taken`` are boxes of the map that are better left free, ``land`` are points of the countries that it is about.
    """
    groups: dict[tuple[str, str, str], list[Far]] = {}
    for one in far:
        groups.setdefault(_group(one), []).append(one)
    found: list[Inset] = []
    for (country, key, name), places in groups.items():
        known = next((one for one in islands() if one.key == key), None)
        shows = _shape(known.box if known else box(one.at for one in places))
        height = _HIGH
        x, y = _corner(sheet, (_WIDE, height), [*taken, *(one.edges for one in found)], land)
        edges = (x, y, x + _WIDE, y + height)
        found.append(Inset(x, y, _WIDE, height, name, country, _path(known, shows, edges) if known else "", shows))
    return tuple(found)


def _group(one: Far) -> tuple[str, str, str]:
    for known in islands():
        if known.country == one.country.state and inside(one.at, _wider(known.box)):
            return known.country, known.key, _(_NAMES[known.key])
    return one.country.state, "", one.place.region or one.place.town


def _wider(one: Box) -> Box:
    return one[0] - _MARGIN, one[1] - _MARGIN, one[2] + _MARGIN, one[3] + _MARGIN


def _shape(one: Box) -> Box:
    """A box with room round it, in the shape of what is below the name of an inset."""
    left, top, right, bottom = _wider(one)
    ratio = _WIDE / (_HIGH - _HEAD)
    width = max(right - left, (bottom - top) * ratio)
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - width / 2, y - width / ratio / 2, x + width / 2, y + width / ratio / 2


def _within(place: Point, shows: Box, edges: Box) -> Point:
    scale = (edges[2] - edges[0]) / (shows[2] - shows[0])
    return edges[0] + (place[0] - shows[0]) * scale, edges[1] + _HEAD + (place[1] - shows[1]) * scale


def _path(known: Islands, shows: Box, edges: Box) -> str:
    rings = [[_within(point, shows, edges) for point in ring] for ring in known.rings]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "z" for ring in rings)


def _corner(sheet: Box, size: Point, taken: Sequence[Box], land: Sequence[Point]) -> Point:
    """The place along the edge of the sheet where a box covers least; the bottom left one of those that are equal."""
    left, top, right, bottom = sheet
    xs = [left + _GAP + step * (size[0] + _GAP) for step in range(8)]
    ys = [bottom - _GAP - size[1] - step * (size[1] + _GAP) for step in range(8)]
    xs = [x for x in xs if x + size[0] + _GAP <= right] + [right - _GAP - size[0]]
    ys = [y for y in ys if y - _GAP >= top] + [top + _GAP]

    def covered(at: Point) -> int:
        edges = (at[0], at[1], at[0] + size[0], at[1] + size[1])
        boxes = sum(
            one[0] < edges[2] and edges[0] < one[2] and one[1] < edges[3] and edges[1] < one[3] for one in taken
        )
        return 1000 * boxes + sum(inside(point, edges) for point in land)

    places = [(x, y) for x in xs for y in ys if x in (xs[0], xs[-1]) or y in (ys[0], ys[-1])]
    return min(places, key=covered)
