"""Positions of the marks of a hub's diagram: the mentor in the middle, the others in a ring around it."""

from dataclasses import dataclass
from math import cos, pi, sin

from portal.parts.network.records import Cluster

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


def marks(cluster: Cluster) -> tuple[ConstellationMark, ...]:
    """One mark per member, named or not: the mentor, or else an empty middle, and the rest from the top right on."""
    middle: list[ConstellationMark] = []
    if cluster.mentor is not None or cluster.unnamed_count("mentor"):
        middle.append(ConstellationMark(SIZE / 2, SIZE / 2, "mentor", cluster.mentor is not None))
    ring = [("mentee", True)] * len(cluster.mentees) + [("not-stated", True)] * len(cluster.role_not_stated)
    for role in ("mentee", "not-stated"):
        ring += [(role, False)] * cluster.unnamed_count(role)
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
