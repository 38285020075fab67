"""Countries whose borders are shared: each line between two of them is kept once, as an arc.

A ring is a sequence of arcs, given by index in the list; ``~arc`` is the arc run backwards, as in TopoJSON.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import hypot

Point = tuple[float, float]
Arc = Sequence[Point]
Ring = tuple[int, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom; y runs downwards."""


def points(arcs: Sequence[Arc], ring: Ring) -> list[Point]:
    """The corners of a ring, the first one not repeated at its end."""
    found: list[Point] = []
    for arc in ring:
        found += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]
    return found


def area(corners: Sequence[Point]) -> float:
    """The area of a ring, whichever way it turns."""
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def inside(corners: Sequence[Point], x: float, y: float) -> bool:
    """True if a ring encloses a point."""
    found = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found = not found
    return found


def box(corners: Iterable[Point]) -> Box:
    """The smallest box round some points."""
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def clamped(arc: Arc, limits: Box) -> list[Point]:
    """The arc with what lies outside the box moved to its edge, where it encloses nothing."""
    left, top, right, bottom = limits
    moved = [(min(max(x, left), right), min(max(y, top), bottom)) for x, y in arc]
    kept = moved[:1]
    for index, point in enumerate(moved[1:], 1):
        before, after = kept[-1], moved[index + 1] if index + 1 < len(moved) else None
        along = after is not None and any(
            before[axis] == point[axis] == after[axis] and point[axis] in edges
            for axis, edges in ((0, (left, right)), (1, (top, bottom)))
        )
        if not along and (point != before or after is None):
            kept.append(point)
    return kept


def straightened(arc: Arc, tolerance: float) -> list[Point]:
    """The arc without the corners from which no line between those kept is farther than the tolerance (Douglas and
    Peucker 1973). Its ends stay.
    """
    kept, spans = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        far = [(_distance(arc[index], arc[first], arc[last]), index) for index in range(first + 1, last)]
        most, index = max(far, default=(0.0, 0))
        if most > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [point for index, point in enumerate(arc) if index in kept]


def merged(arcs: Sequence[Arc], rings: Iterable[Ring]) -> list[Ring]:
    """The rings round several areas taken together: lines between two of them fall away."""
    rings = list(rings)
    times = Counter(arc for ring in rings for arc in ring)
    inner = {arc for arc in times if ~arc in times}
    whole = [ring for ring in rings if not inner.intersection(ring)]
    ways: dict[Point, list[int]] = defaultdict(list)
    for arc in dict.fromkeys(arc for ring in rings if inner.intersection(ring) for arc in ring):
        ways[_ends(arcs, arc)[0]] += [arc] * (times[arc] - times[~arc])
    starts = {point: leaving for point, leaving in ways.items() if leaving}
    while starts:
        first = next(iter(starts))
        way: list[int] = []
        at = first
        while not way or at != first:
            arc = starts[at].pop(0)
            if not starts[at]:
                del starts[at]
            way.append(arc)
            at = _ends(arcs, arc)[1]
        whole.append(tuple(way))
    return whole


def shared(countries: Mapping[str, Iterable[Ring]]) -> dict[int, tuple[str, ...]]:
    """The arcs that are borders, with the countries on both sides."""
    owners: dict[int, list[str]] = defaultdict(list)
    for code, rings in countries.items():
        for arc in sorted({max(arc, ~arc) for ring in rings for arc in ring}):
            owners[arc].append(code)
    return {arc: tuple(codes) for arc, codes in sorted(owners.items()) if len(codes) > 1}


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from the line between two others, or from these if they are one."""
    (x, y), (left, top) = point, start
    dx, dy = end[0] - left, end[1] - top
    length = hypot(dx, dy)
    return abs(dx * (top - y) - dy * (left - x)) / length if length else hypot(x - left, y - top)


def _ends(arcs: Sequence[Arc], arc: int) -> tuple[Point, Point]:
    line = arcs[max(arc, ~arc)]
    return (line[0], line[-1]) if arc >= 0 else (line[-1], line[0])
