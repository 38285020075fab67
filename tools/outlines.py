"""Makes the files of ``portal/parts/network/maps/outlines/`` anew. Needed only when a country joins or borders change.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python -m tools.outlines package/countries-10m.json be cz hr hu it pt

The borders are those of Natural Earth (naturalearthdata.com), which are in the public domain; the npm package
world-atlas carries them as TopoJSON. ``europe.json`` is all of Europe, coarse; each country named on the command line
gets a closer file. ``islands.json`` has the islands of countries that lie beyond Europe. What is changed: Crimea is
part of Ukraine, as the United Nations General Assembly holds (resolution 68/262); Northern Cyprus, the buffer zone and
the British bases are drawn as Cyprus, without lines; Kosovo is "xk".
"""

import json
import sys
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from babel.core import get_global

from portal.parts.network.maps import topology
from portal.parts.network.maps.land import OUTLINES, frame
from portal.parts.network.maps.projection import metres
from portal.parts.network.maps.topology import Arc, Box, Point, Ring

EUROPE: Box = (2_500_000, -5_450_000, 7_050_000, -1_250_000)
"""In metres of EPSG:3035, y downwards: Iceland to the Donbas, the North Cape to Crete; no overseas islands."""
_NAMELESS = {
    "Kosovo": "xk",
    "N. Cyprus": "cy",
    "Cyprus U.N. Buffer Zone": "cy",
    "Dhekelia": "cy",
    "Akrotiri": "cy",
}
_CRIMEA = metres(45.2, 34.3)
_ISLANDS = {"azores": ("pt", (37.8, -25.5)), "madeira": ("pt", (32.75, -17.0)), "canaries": ("es", (28.3, -16.5))}
"""Islands beyond Europe: their country, and a place on one of them."""
_APART, _SMALL = 250_000, 5e6
"""Islands that are farther apart, in metres, are others; smaller ones, in square metres, are left out."""

Countries = Mapping[str, list[Ring]]


def main() -> None:
    """Writes one file for Europe and one for each code on the command line."""
    source, *codes = sys.argv[1:]
    arcs, countries = read(json.loads(Path(source).read_text(encoding="utf-8")))
    OUTLINES.mkdir(exist_ok=True)
    _write_islands(arcs, countries)
    _write("europe", *simplified(arcs, countries, EUROPE, 2000, 80e6, 300e6), EUROPE)
    for code in codes:
        own = [point for ring in countries[code] for point in topology.clamped(topology.points(arcs, ring), EUROPE)]
        on_land = [point for point in own if EUROPE[0] < point[0] < EUROPE[2] and EUROPE[1] < point[1] < EUROPE[3]]
        shown = frame(topology.box(on_land))
        left, top, right, bottom = shown
        dx, dy = (right - left) / 20, (bottom - top) / 20
        limits = (left - dx, top - dy, right + dx, bottom + dy)
        _write(
            code,
            *simplified(arcs, countries, limits, 100, (dx / (90 if dx < 40_000 else 45)) ** 2, (dx / 15) ** 2),
            shown,
        )


def islands(arcs: Sequence[Arc], rings: Sequence[Ring], place: tuple[float, float]) -> list[list[Point]]:
    """The rings of the islands round a place (latitude, longitude), with less detail and in units of 100 metres."""
    left = [topology.points(arcs, ring) for ring in rings]
    left = [ring for ring in left if topology.area(ring) >= _SMALL]
    x, y = metres(*place)
    found, edge = list[list[Point]](), [[(x, -y)]]
    while edge:
        near = [ring for ring in left if any(_close(ring, other) for other in edge)]
        left = [ring for ring in left if ring not in near]
        found += near
        edge = near
    return [_whole(_without_small_corners([*ring, ring[0]], 400_000), 100)[:-1] for ring in found]


def _close(one: Sequence[Point], other: Sequence[Point]) -> bool:
    return min(hypot(x1 - x2, y1 - y2) for x1, y1 in one for x2, y2 in other) < _APART


def _write_islands(arcs: Sequence[Arc], countries: Countries) -> None:
    value = {}
    for name, (code, place) in _ISLANDS.items():
        far = [ring for ring in countries[code] if topology.box(topology.points(arcs, ring))[2] < EUROPE[0]]
        value[name] = {"country": code, "rings": [_steps(ring) for ring in islands(arcs, far, place)]}
    file = OUTLINES / "islands.json"
    file.write_text(json.dumps({"unit": 100, "islands": value}, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size} bytes")


def read(atlas: Mapping[str, Any]) -> tuple[list[Arc], Countries]:
    """All countries with a point in or near Europe, in metres of EPSG:3035, disputed borders settled as said above."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Arc] = []
    for steps in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    near = [any(-30 < lon < 70 and 25 < lat < 75 for lon, lat in arc) for arc in arcs]
    numbers = get_global("territory_aliases")
    countries: dict[str, list[Ring]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = _NAMELESS.get(shape["properties"]["name"]) or numbers.get(shape.get("id", ""), [""])[0].lower()
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [tuple(ring) for polygon in polygons for ring in polygon]
        rings = [ring for ring in rings if any(near[max(arc, ~arc)] for arc in ring)]
        if code and rings:
            countries.setdefault(code, []).extend(rings)
    wanted = {max(arc, ~arc) for rings in countries.values() for ring in rings for arc in ring}
    arcs = [[_down(lon, lat) for lon, lat in arc] if index in wanted else [] for index, arc in enumerate(arcs)]
    crimea = [ring for ring in countries["ru"] if topology.inside(topology.points(arcs, ring), _CRIMEA[0], -_CRIMEA[1])]
    countries["ru"] = [ring for ring in countries["ru"] if ring not in crimea]
    countries["ua"] += crimea
    return arcs, {code: topology.merged(arcs, rings) for code, rings in sorted(countries.items())}


def simplified(
    arcs: Sequence[Arc], countries: Countries, limits: Box, unit: float, detail: float, smallest: float
) -> tuple[list[Arc], Countries, float]:
    """What lies in the box, in whole units, without corners and islands whose area is below the two limits."""
    clipped = [topology.clamped(arc, limits) if arc else arc for arc in arcs]
    kept = {}
    for code, rings in countries.items():
        large = [ring for ring in rings if topology.area(topology.points(clipped, ring)) >= smallest]
        if large:
            kept[code] = large
    used = sorted({max(arc, ~arc) for rings in kept.values() for ring in rings for arc in ring})
    numbers = {arc: number for number, arc in enumerate(used)}
    lines: list[Arc] = [_whole(_without_small_corners(clipped[arc], detail), unit) for arc in used]
    renumbered = {
        code: [tuple(numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring) for ring in rings]
        for code, rings in kept.items()
    }
    return lines, renumbered, unit


def _whole(arc: Arc, unit: float) -> list[Point]:
    points = [(round(x / unit), round(y / unit)) for x, y in arc]
    return [point for index, point in enumerate(points) if index in (0, len(points) - 1) or point != points[index - 1]]


def _down(lon: float, lat: float) -> Point:
    east, north = metres(lat, lon)
    return east, -north


def _without_small_corners(arc: Arc, detail: float) -> list[Point]:
    """Visvalingam and Whyatt's way: the corner whose triangle is smallest goes first. Ends stay, and four of a ring."""
    size, least = len(arc), 4 if arc[0] == arc[-1] else 2
    before, after = list(range(-1, size - 1)), list(range(1, size + 1))
    gone = [False] * size

    def triangle(index: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = arc[before[index]], arc[index], arc[after[index]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    corners = [(triangle(index), index) for index in range(1, size - 1)]
    worth = {index: value for value, index in corners}
    heapify(corners)
    left = size
    while corners and corners[0][0] < detail and left > least:
        value, index = heappop(corners)
        if gone[index] or worth[index] != value:
            continue
        gone[index] = True
        left -= 1
        after[before[index]], before[after[index]] = after[index], before[index]
        for other in (before[index], after[index]):
            if 0 < other < size - 1:
                worth[other] = max(value, triangle(other))
                heappush(corners, (worth[other], other))
    return [point for point, dropped in zip(arc, gone, strict=True) if not dropped]


def _middle(corners: Sequence[Point]) -> tuple[float, Point]:
    """The point of a ring with most room for a name, which is wider than high, and how much room that is."""
    left, top, right, bottom = topology.box(corners)
    best: tuple[float, Point] = (0, corners[0])
    flat = [(x / 3, y) for x, y in corners]
    sides = list(pairwise([*flat, flat[0]]))
    for row in range(1, 24):
        for column in range(1, 24):
            x, y = left + (right - left) * column / 24, top + (bottom - top) * row / 24
            if topology.inside(corners, x, y):
                best = max(best, (min(_far(x / 3, y, *side) for side in sides), (round(x), round(y))))
    return best


def _far(x: float, y: float, start: Point, end: Point) -> float:
    """How far a point is from a line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = max(0, min(1, ((x - start[0]) * dx + (y - start[1]) * dy) / ((dx**2 + dy**2) or 1)))
    return hypot(x - start[0] - along * dx, y - start[1] - along * dy)


def _write(name: str, arcs: Sequence[Arc], countries: Countries, unit: float, shown: Box) -> None:
    left, top, right, bottom = (value / unit for value in shown)
    middles = {
        code: max(_middle(topology.clamped(topology.points(arcs, ring), (left, top, right, bottom))) for ring in rings)[
            1
        ]
        for code, rings in countries.items()
    }
    value = {
        "unit": unit,
        "middles": middles,
        "countries": countries,
        "arcs": [_steps(arc) for arc in arcs],
    }
    file = OUTLINES / f"{name}.json"
    file.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size} bytes, {len(arcs)} arcs, {len(countries)} countries")


def _steps(arc: Arc) -> list[float]:
    """The first point, and then the way from each to the next."""
    moves = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(arc)]
    return [*arc[0], *(value for move in moves for value in move)]


if __name__ == "__main__":
    main()
