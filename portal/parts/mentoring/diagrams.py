"""Positions of the parts of the mentoring guide's drawings. Units are those of the drawings; y points downwards."""

from dataclasses import dataclass
from math import cos, pi, sin

DOTS = 5
"""Dots of the little network on each step."""
STEP = 90.0
"""Width of a step, and of the space for a letter."""
_RISE = 34.0
_RADIUS = 27.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Level:
    """A step of the stair of levels, and the network above it."""

    x: float
    """Left edge."""
    top: float
    dots: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True)
class Stair:
    """A stair of levels."""

    width: float
    height: float
    levels: tuple[Level, ...]


def stair(count: int) -> Stair:
    """``count`` rising steps with a network on each: no line on the lowest, all lines on the highest."""
    height = 120 + _RISE * count
    levels = []
    for index in range(count):
        x, top = STEP * index, height - 20 - _RISE * (index + 1)
        dots = _ring(x + STEP / 2, top - 42)
        lines = _lines(dots)
        # More lines with every level, and few at first: of ten lines, four levels have none, 2, 5 and all.
        drawn = round(len(lines) * (index / (count - 1)) ** 1.5)
        levels.append(Level(x, top, dots, lines[:drawn]))
    return Stair(STEP * count, height, tuple(levels))


def path(count: int) -> tuple[Point, ...]:
    """``count`` stepping stones from left to right, up and down in turn."""
    return tuple((STEP * (index + 0.5), 50.0 if index % 2 else 86.0) for index in range(count))


def _ring(x: float, y: float) -> tuple[Point, ...]:
    angles = (2 * pi * index / DOTS - pi / 2 for index in range(DOTS))
    return tuple((round(x + _RADIUS * cos(angle), 1), round(y + _RADIUS * sin(angle), 1)) for angle in angles)


def _lines(dots: tuple[Point, ...]) -> tuple[tuple[Point, Point], ...]:
    """Every line between two dots: those between neighbours first."""
    count = len(dots)
    pairs = [(a, (a + step) % count) for step in range(1, count // 2 + 1) for a in range(count)]
    return tuple((dots[a], dots[b]) for a, b in pairs)
