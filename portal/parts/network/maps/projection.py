"""ETRS89-LAEA, the equal-area projection of European statistics (EPSG:3035): Lambert azimuthal equal area.

The formulas are those of the ellipsoid in EPSG Guidance Note 7-2 (IOGP 373-7-2), method 9820; WGS84 and ETRS89 differ
by less than a metre, which no map here shows. ``tests/parts/network/test_maps.py`` compares them with pyproj.
"""

from math import asin, atanh, cos, radians, sin, sqrt

_A = 6378137.0
_F = 1 / 298.257222101
_E = sqrt(_F * (2 - _F))
_LAT, _LON = radians(52), radians(10)
_EASTING, _NORTHING = 4321000.0, 3210000.0


def _q(sine: float) -> float:
    return (1 - _E**2) * (sine / (1 - (_E * sine) ** 2) + atanh(_E * sine) / _E)


_QP = _q(1.0)
_BETA = asin(_q(sin(_LAT)) / _QP)
_RQ = _A * sqrt(_QP / 2)
_D = _A * cos(_LAT) / (sqrt(1 - (_E * sin(_LAT)) ** 2) * _RQ * cos(_BETA))


def metres(lat: float, lon: float) -> tuple[float, float]:
    """Easting and northing in metres of a place given in degrees."""
    beta, turn = asin(_q(sin(radians(lat))) / _QP), radians(lon) - _LON
    b = _RQ * sqrt(2 / (1 + sin(_BETA) * sin(beta) + cos(_BETA) * cos(beta) * cos(turn)))
    east = _EASTING + b * _D * cos(beta) * sin(turn)
    north = _NORTHING + b / _D * (cos(_BETA) * sin(beta) - sin(_BETA) * cos(beta) * cos(turn))
    return east, north
