"""The names on a map, and their positions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from portal.parts.network.maps.chart import GROWTH, RADIUS, RADIUS_SMALL, Chart, Name, View, square
from portal.parts.network.maps.labels import NARROW, WIDE, Label, Room, Wish
from portal.parts.network.maps.land import KOSOVO, Land
from portal.parts.network.maps.topology import Box, Point, box, inside, points
from portal.parts.network.records import Country
from portal.words.territories import territories

_TOWNS = 60
"""A map names no more, and looks for ways round lines only where it has no more marks."""
_GAP = 7.0
_NAME = WIDE * 1.15
"""Names of countries are set bolder, and so wider."""


def with_towns(chart: Chart) -> Chart:
    """The chart with the names of towns, mentors' first: those with room on narrow screens, then more on wide ones."""
    marks = list(chart.marks)
    towns: dict[tuple[str, Point], list[int]] = defaultdict(list)
    for index, mark in enumerate(marks):
        towns[mark.member.place.town, mark.member.at].append(index)
    rank = {"mentor": 0, "mentee": 1, "not-stated": 2}
    order = sorted(towns, key=lambda town: min(rank[marks[index].member.role] for index in towns[town]))[:_TOWNS]
    around = {town: _around([(marks[index].x, marks[index].y) for index in towns[town]]) for town in order}
    lines = _lines(chart) if len(marks) <= _TOWNS else []
    placed: dict[tuple[str, Point], Label] = {}
    for size, radius in ((NARROW, RADIUS * GROWTH), (WIDE, RADIUS)):
        titles = [(x, y, x + inset.width, y + 34) for inset in chart.insets for x, y in [(inset.x, inset.y)]]
        room = Room(size, chart.edge, [*(square(mark.x, mark.y, radius) for mark in marks), *titles], lines)
        for label in placed.values():
            room.take(label)
        for town in order:
            if town not in placed and (found := room.place(Wish(town[0], around[town]), _GAP)) is not None:
                placed[town] = replace(found, narrow=size == NARROW)
    shared = []
    for town, label in placed.items():
        first, *others = towns[town]
        if others:
            shared.append(label)
        else:
            marks[first] = replace(marks[first], label=label)
    return replace(chart, marks=tuple(marks), towns=tuple(shared))


def neighbours(chart: Chart, outlines: Land, view: View, known: Mapping[str, Country]) -> Iterator[Name]:
    """Names of the countries around the highlighted ones, where there is room for them."""
    taken = [square(mark.x, mark.y, RADIUS + 4) for mark in chart.marks]
    room = Room(WIDE, chart.edge, [*taken, *(inset.edges for inset in chart.insets)], _lines(chart))
    for label in (*chart.towns, *(mark.label for mark in chart.marks if mark.label is not None)):
        room.take(label)
    own = {code for code, _ in chart.ground.countries}
    for code in outlines.countries:
        x, y = view.point(outlines.middles[code])
        label = Label(_name(code, known), round(x, 1), round(y, 1), "", narrow=False)
        left, _, right, _ = label.box(WIDE)
        rings = _rings(outlines, code, view)
        fits = any(inside(ring, left, y) and inside(ring, right, y) for ring in rings)
        if code not in own and code != KOSOVO and fits and room.free(label):
            room.take(label)
            yield Name(None, label)


def countries(chart: Chart, outlines: Land, view: View, known: Mapping[str, Country]) -> Iterator[Name]:
    """Names of the highlighted countries, as near to their middles as marks allow, on no other country."""
    taken = [square(mark.x, mark.y, RADIUS_SMALL + 2) for mark in chart.marks]
    taken += [square(mark.x, mark.y, mark.radius + 1) for mark in chart.areas]
    taken += [inset.edges for inset in chart.insets]
    room = Room(_NAME, chart.edge, taken, _lines(chart))
    lands = {code: _rings(outlines, code, view) for code in outlines.countries}
    for code, _ in chart.ground.countries:
        middle = view.point(outlines.middles[code])
        for dx, dy in _SPIRAL:
            x, y = round(middle[0] + dx, 1), round(middle[1] + dy, 1)
            label = Label(_name(code, known), x, y, "", narrow=False)
            if not room.free(label) or room.crossed(label):
                continue
            if any(inside(ring, x, y) for other, rings in lands.items() if other != code for ring in rings):
                continue
            room.take(label)
            yield Name(known[code], label)
            break


def _name(code: str, known: Mapping[str, Country]) -> str:
    country = known.get(code)
    return territories().get(code, code) if country is None else country.territory or country.name


def _around(places: Sequence[Point]) -> Box:
    left, top, right, bottom = box(places)
    return left - RADIUS, top - RADIUS, right + RADIUS, bottom + RADIUS


def _lines(chart: Chart) -> list[Box]:
    return [(line.x1, line.y1, line.x2, line.y2) for line in chart.spokes]


def _rings(outlines: Land, code: str, view: View) -> list[list[Point]]:
    return [[view.point(point) for point in points(outlines.arcs, ring)] for ring in outlines.countries[code]]


_SPIRAL: Sequence[Point] = sorted(
    ((dx * 8.0, dy * 8.0) for dx in range(-14, 15) for dy in range(-14, 15)),
    key=lambda step: (step[0] ** 2 + (2 * step[1]) ** 2, step),
)
"""Ways from a point, the shortest first; upwards and downwards counts double."""
