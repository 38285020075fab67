"""The outlines in ``outlines/`` (see tools/outlines.py), cut to what a map shows and written as SVG paths."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from portal.parts.network.maps import topology
from portal.parts.network.maps.topology import Arc, Box, Point, Ring
from portal.reading import textfile

OUTLINES = Path(__file__).parent / "outlines"
KOSOVO = "xk"
"""Its border with Serbia is drawn dashed."""


@dataclass(frozen=True)
class Land:
    """Outlines, in units of ``unit`` metres of EPSG:3035, y downwards."""

    unit: float
    arcs: Sequence[Arc]
    countries: Mapping[str, Sequence[Ring]]
    middles: Mapping[str, Point]
    """A point well inside each country, or inside the part of it that the outlines show."""

    def box(self, codes: Iterable[str]) -> Box:
        """The box round some countries."""
        rings = [ring for code in codes for ring in self.countries[code]]
        return topology.box(point for ring in rings for point in topology.points(self.arcs, ring))

    def clamped(self, limits: Box) -> "Land":
        """Only what lies in a box."""
        arcs = [topology.clamped(arc, limits) for arc in self.arcs]
        kept = {
            code: [ring for ring in rings if topology.area(topology.points(arcs, ring)) > 0]
            for code, rings in self.countries.items()
        }
        return Land(self.unit, arcs, {code: rings for code, rings in kept.items() if rings}, self.middles)

    def coarser(self, grain: float, tolerance: float) -> "Land":
        """The same in units that are ``grain`` times as large, without corners of less than ``tolerance`` old units."""
        arcs = [topology.straightened(arc, tolerance) for arc in self.arcs]
        rounded = [[(float(round(x / grain)), float(round(y / grain))) for x, y in arc] for arc in arcs]
        middles = {code: (x / grain, y / grain) for code, (x, y) in self.middles.items()}
        return Land(self.unit * grain, rounded, self.countries, middles)

    def outline(self, codes: Iterable[str]) -> str:
        """The path round some countries taken together."""
        rings = topology.merged(self.arcs, [ring for code in codes for ring in self.countries[code]])
        corners = [topology.points(self.arcs, ring) for ring in rings]
        return "".join(f"{_line(points)}z" for points in corners if topology.area(points) > 0)

    def borders(self, *, dashed: bool) -> str:
        """The lines between countries: the usual ones, or those drawn dashed."""
        arcs = topology.shared(self.countries)
        return "".join(_line(self.arcs[arc]) for arc, sides in arcs.items() if (set(sides) == {KOSOVO, "rs"}) == dashed)


@cache
def read(name: str) -> Land | None:
    """The outlines of that name: "europe", or a country's code; None where there are none."""
    file = OUTLINES / f"{name}.json"
    if not file.is_file():
        return None
    value = json.loads(textfile.read(file))
    return Land(
        unit=value["unit"],
        arcs=[_points(steps) for steps in value["arcs"]],
        countries={code: [tuple(ring) for ring in rings] for code, rings in value["countries"].items()},
        middles={code: (x, y) for code, (x, y) in value["middles"].items()},
    )


@dataclass(frozen=True)
class Islands:
    """Islands of a country that lie beyond the outlines, in metres of EPSG:3035, y downwards."""

    key: str
    country: str
    """Code of the country."""
    rings: Sequence[Sequence[Point]]

    @property
    def box(self) -> Box:
        """The box round them."""
        return topology.box(point for ring in self.rings for point in ring)


@cache
def islands() -> tuple[Islands, ...]:
    """All that there are outlines of."""
    value = json.loads(textfile.read(OUTLINES / "islands.json"))
    unit = value["unit"]
    return tuple(
        Islands(key, one["country"], [[(x * unit, y * unit) for x, y in _points(steps)] for steps in one["rings"]])
        for key, one in value["islands"].items()
    )


def frame(box: Box, least: float = 1.2, most: float = 1.6) -> Box:
    """What a map shows of a box: some room round it, and sides whose ratio lies between ``least`` and ``most``."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    width, height = width + 0.08 * max(width, height), height + 0.08 * max(width, height)
    if width < least * height:
        width = least * height
    elif width > most * height:
        height = width / most
    x, y = (left + right) / 2, (top + bottom) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _points(steps: Sequence[int]) -> list[Point]:
    return list(zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True))


def _line(points: Sequence[Point]) -> str:
    """Delta-encoded in whole units: each point is relative to the one before, which is shortest."""
    (x, y), *rest = ((round(x), round(y)) for x, y in points)
    text = f"M{x} {y}l"
    for to_x, to_y in rest:
        dx, dy = to_x - x, to_y - y
        if dx or dy:
            text += f"{'' if dx < 0 or text[-1] == 'l' else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
        x, y = to_x, to_y
    return text
