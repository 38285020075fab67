"""Geometry of the European emblem.

Source: "Graphics guide to the European emblem" (Interinstitutional style guide, annex A1): a rectangle of height 2 and
width 3, twelve upright five-pointed stars whose centres are at equal distances, like the hours of a clock, on a
circle of one third of the height; each star is inscribed in an invisible circle of one eighteenth of the height.
"""

from math import cos, pi, sin

HEIGHT = 540.0
WIDTH = HEIGHT * 3 / 2
CIRCLE = HEIGHT / 3
STAR = HEIGHT / 18
BLUE = "#003399"
YELLOW = "#FFCC00"
# Radius of the inner corners of a regular five-pointed star, as a share of the outer: 1 / golden ratio squared.
_INNER = 2 / (3 + 5**0.5)

Point = tuple[float, float]


def stars() -> tuple[tuple[Point, ...], ...]:
    """The corners of the twelve stars, ten each, the top point first, in units of the flag, y downwards."""
    centres = [
        (WIDTH / 2 + CIRCLE * sin(2 * pi * hour / 12), HEIGHT / 2 - CIRCLE * cos(2 * pi * hour / 12))
        for hour in range(12)
    ]
    return tuple(tuple(_corner(x, y, index) for index in range(10)) for x, y in centres)


def _corner(x: float, y: float, index: int) -> Point:
    radius = STAR if index % 2 == 0 else STAR * _INNER
    angle = pi * index / 5
    return round(x + radius * sin(angle), 2), round(y - radius * cos(angle), 2)
