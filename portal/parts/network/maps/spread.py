"""Marks that would cover each other move apart a little, as far as needed and no further."""

from collections import defaultdict
from collections.abc import Sequence
from math import cos, hypot, pi, sin

from portal.parts.network.maps.topology import Point

_ROUNDS = 60


def spread(places: Sequence[Point], apart: float) -> list[Point]:
    """The places with at least ``apart`` between any two, near where they were; those on one spot form a ring."""
    at = _ringed(places, apart)
    for _ in range(_ROUNDS):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, (x, y) in enumerate(at):
            cells[int(x // apart), int(y // apart)].append(index)
        pushes = [(0.0, 0.0)] * len(at)
        moved = False
        for index, (x, y) in enumerate(at):
            column, row = int(x // apart), int(y // apart)
            near = [o for c in (-1, 0, 1) for r in (-1, 0, 1) for o in cells.get((column + c, row + r), ())]
            for other in near:
                dx, dy = x - at[other][0], y - at[other][1]
                far = hypot(dx, dy)
                if other == index or far >= apart - 0.05:
                    continue
                push = (apart - far) / 2 + 0.05
                dx, dy = (dx / far, dy / far) if far else ((1.0, 0.0) if index < other else (-1.0, 0.0))
                pushes[index] = (pushes[index][0] + dx * push, pushes[index][1] + dy * push)
                moved = True
        if not moved:
            break
        at = [(x + dx * 0.8, y + dy * 0.8) for (x, y), (dx, dy) in zip(at, pushes, strict=True)]
    return [(round(x, 1), round(y, 1)) for x, y in at]


def _ringed(places: Sequence[Point], apart: float) -> list[Point]:
    spots: dict[Point, list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(places):
        spots[round(x, 1), round(y, 1)].append(index)
    at = list(places)
    for indices in spots.values():
        count = len(indices)
        radius = apart / 2 / sin(pi / count) if count > 1 else 0.0
        for turn, index in enumerate(indices):
            angle = 2 * pi * turn / count - (pi / 2 if count > 2 else 0)
            x, y = places[index]
            at[index] = (x + radius * cos(angle), y + radius * sin(angle))
    return at
