"""What rules look up in tables of Unicode, CLDR, the IANA time zones and HTML, for the script of the forms."""

import sys
import unicodedata
from functools import cache
from html.entities import html5
from itertools import groupby
from typing import Any

from portal.words import time_zones
from portal.words.alphabets import alphabet_of
from portal.words.territories import tag_parts

_HIDING = frozenset("@:/")
"""Signs of which an address is made."""
_YOUNGER = (
    *((0x0CF3, 0x0CF3), (0x0ECE, 0x0ECE), (0x10EFD, 0x10EFF), (0x1123F, 0x11241), (0x11F00, 0x11F59)),
    *((0x1342F, 0x1342F), (0x13440, 0x13455), (0x1B132, 0x1B132), (0x1B155, 0x1B155), (0x1D2C0, 0x1D2D3)),
    *((0x1DF25, 0x1DF2A), (0x1E030, 0x1E08F), (0x1E4D0, 0x1E4F9), (0x2B739, 0x2B739), (0x2EBF0, 0x2EE5D)),
    (0x31350, 0x323AF),
)
"""Letters, marks and numbers that came after Unicode 14, the version of Python 3.11: newer ones know them, and would
make another file of the same records (DerivedAge.txt of the Unicode Character Database, 15.0 and 15.1)."""


@cache
def tables() -> dict[str, Any]:
    """The tables, as JSON: letters by alphabet as ranges of code points, names of zones, parts of tags of languages,
    and the character references of HTML with which something could be hidden in a long text."""
    parts, places = tag_parts(), time_zones.places()
    return {
        "alphabets": _alphabets(),
        "zones": sorted(places),
        "clocks": sorted(time_zones.known() - places),
        "languages": {
            "shorter": dict(sorted(parts.shorter.items())),
            "codes": sorted(parts.codes),
            "scripts": sorted(parts.scripts_and_regions),
            "variants": sorted(parts.variants),
        },
        "entities": {name: text for name, text in sorted(html5.items()) if any(map(_can_hide, text))},
    }


def _can_hide(sign: str) -> bool:
    return sign in _HIDING or unicodedata.category(sign)[0] in "CM" or alphabet_of(sign) not in {None, "LATIN"}


def _alphabets() -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    younger = {point for first, last in _YOUNGER for point in range(first, last + 1)}
    points = (
        point
        for point in range(0x80, sys.maxunicode)
        if point not in younger and unicodedata.category(chr(point))[0] in "LNM"
    )
    letters = ((point, alphabet_of(chr(point))) for point in (*range(0x41, 0x7B), *points))
    for (alphabet, _), run in groupby(enumerate(letters), lambda one: (one[1][1], one[1][0] - one[0])):
        if alphabet is not None:
            places = [point for _index, (point, _alphabet) in run]
            found.setdefault(alphabet, []).append([places[0], places[-1]])
    return found
