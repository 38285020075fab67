"""How far two places are apart, in whole kilometres, the same on every machine and in every browser.

Places are in thousandths of a degree (WGS84), which are about 100 metres. The distance is that in a straight line on
the equirectangular projection at the middle latitude; within a country of Europe it is right to about one kilometre in
a hundred.
"""

import math

Spot = tuple[int, int]
"""Latitude and longitude in thousandths of a degree."""

_DEGREE = 1112
"""A thousandth of a degree of latitude, in decimetres."""
COSINES = tuple(round(10_000 * math.cos(math.radians(degree))) for degree in range(91))
"""The cosine of each whole degree, in ten-thousandths, so that no machine rounds another way."""


def spot(lat: float, lon: float) -> Spot:
    """The place in thousandths of a degree."""
    return round(lat * 1000), round(lon * 1000)


def kilometres(first: Spot, second: Spot) -> int:
    """How far apart they are, in a straight line, rounded down."""
    north = abs(first[0] - second[0])
    east = abs(first[1] - second[1])
    east = min(east, 360_000 - east)
    middle = abs(first[0] + second[0]) // 2000
    # Tens of metres, so that squares stay below 2 ** 53 in a browser.
    up, along = north * _DEGREE // 100, east * _DEGREE // 100 * COSINES[middle] // 10_000
    return math.isqrt(up * up + along * along) // 100
