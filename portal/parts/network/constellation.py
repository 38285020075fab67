"""Positions of the marks of a hub's diagram: the mentor in the middle, the others in a ring around it."""

from dataclasses import dataclass
from math import cos, pi, sin

from portal.parts.network.roster import Roster

SIZE = 100.0
_RADIUS = 36.0


@dataclass(frozen=True)
class ConstellationMark:
    """One member in the diagram. ``x`` and ``y`` are in units of a square of side ``SIZE``, y downwards."""

    x: float
    y: float
    role: str
    """mentor, mentee or not-stated."""
    named: bool
    """False where the member exists but its name is not published."""


def marks(roster: Roster) -> tuple[ConstellationMark, ...]:
    """One mark per member, named or not: the mentor, or else an empty middle, and the rest from the top right on.

    A school that is only likely has the mark of one that is not named.
    """
    middle: list[ConstellationMark] = []
    ring: list[tuple[str, bool]] = []
    members = [(seat.role, not seat.likely) for seat in roster.seats]
    members += [(place.role, False) for place in roster.open_places for _number in range(place.count)]
    for role, named in members:
        if role == "mentor" and not middle:
            middle.append(ConstellationMark(SIZE / 2, SIZE / 2, role, named))
        else:
            ring.append((role, named))
    ring.sort(key=lambda mark: (not mark[1], mark[0] != "mentee"))
    return (*middle, *_around(ring))


def pattern(mentees: int, *, named: bool) -> tuple[ConstellationMark, ...]:
    """The diagram of the usual hub: one mentor and ``mentees`` mentees, all named or none."""
    return (ConstellationMark(SIZE / 2, SIZE / 2, "mentor", named), *_around([("mentee", named)] * mentees))


def _around(ring: list[tuple[str, bool]]) -> list[ConstellationMark]:
    placed = []
    for index, (role, named) in enumerate(ring):
        angle = 2 * pi * (index + 0.5) / len(ring) - pi / 2
        x, y = SIZE / 2 + _RADIUS * cos(angle), SIZE / 2 + _RADIUS * sin(angle)
        placed.append(ConstellationMark(round(x, 2), round(y, 2), role, named))
    return placed
