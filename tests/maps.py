"""Maps of a portal, and what may be wrong with one: marks and names that cover each other, and towns without a name."""

from collections.abc import Iterator
from itertools import combinations, product
from math import hypot

from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.maps.chart import COUNT_RADIUS, GROWTH, RADIUS, RADIUS_SMALL, Chart, square
from portal.parts.network.maps.labels import NARROW, WIDE, overlap
from portal.parts.network.records import Cluster, Country
from portal.portal import Portal


def charts(of: Portal) -> Iterator[tuple[str, Chart]]:
    """Every map of a portal, with what it shows."""
    atlas = Atlas(of)
    found = [("network", atlas.network())]
    found += [(country.id, atlas.country(country)) for country in of.every(Country).values()]
    found += [(hub.id, atlas.hub(hub)) for hub in of.every(Cluster).values()]
    yield from ((name, chart) for name, chart in found if chart is not None)


def faults(chart: Chart) -> list[str]:
    """What is wrong with a map, a line each."""
    return [*_covered_marks(chart), *_covered_names(chart, narrow=False), *_covered_names(chart, narrow=True)]


def unnamed(chart: Chart) -> set[str]:
    """Towns that the map of a country or a hub marks and does not name."""
    if chart.kind == "network":
        return set()
    towns = {mark.member.place.town for mark in chart.marks}
    return towns - {label.text for label in (*chart.towns, *(mark.label for mark in chart.marks)) if label}


def _covered_marks(chart: Chart) -> Iterator[str]:
    apart = 2 * RADIUS_SMALL if chart.kind == "network" else 2 * RADIUS * GROWTH
    for one, other in combinations(chart.marks, 2):
        if hypot(one.x - other.x, one.y - other.y) < apart:
            yield f"{one.member} covers {other.member}"


def _covered_names(chart: Chart, *, narrow: bool) -> Iterator[str]:
    if chart.kind == "network" and narrow:
        labels = [count.label for count in chart.counts]
        if not all(labels):
            yield "a number of hubs has no name"
        marks = [square(count.x, count.y, COUNT_RADIUS) for count in chart.counts]
    else:
        labels = [*(mark.label for mark in chart.marks), *chart.towns, *(entry.label for entry in chart.names)]
        radius = RADIUS_SMALL if chart.kind == "network" else RADIUS * GROWTH if narrow else RADIUS
        marks = [square(mark.x, mark.y, radius) for mark in chart.marks]
        labels = [label for label in labels if label is not None and (label.narrow or not narrow)]
    names = [label.box(NARROW if narrow else WIDE) for label in labels if label is not None]
    for box in names:
        if min(box[:2]) < 0 or box[2] > chart.width or box[3] > chart.height:
            yield f"a name stands outside of the map: {box}"
    for one, other in (*combinations(names, 2), *product(names, marks)):
        if overlap(one, other):
            yield f"a name covers something: {one} and {other}"
