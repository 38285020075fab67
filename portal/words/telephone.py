"""Telephone numbers that can be dialled from every country."""

import re

from portal.problem import shortened

_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
"""Of a number with its country code; ITU-T E.164, section 6.2.1, says the most."""

_NATIONAL_ZERO = re.compile(r"\(\s*0\s*\)\s*")
"""The 0 that is dialled inside the country only, as people write it behind the code of the country."""
_KEEP_ZERO = ("39", "378")
"""Country codes behind which the 0 is a part of the number."""
_RANGES = (
    *((1, 1), (7, 7), (20, 20), (27, 27), (30, 34), (36, 36), (39, 41), (43, 49), (51, 58), (60, 66), (81, 82)),
    *((84, 84), (86, 86), (90, 95), (98, 98), (211, 213), (216, 216), (218, 218), (220, 258), (260, 269), (290, 291)),
    *((297, 299), (350, 359), (370, 383), (385, 387), (389, 389), (420, 421), (423, 423), (500, 509), (590, 599)),
    *((670, 670), (672, 683), (685, 692), (800, 800), (808, 808), (850, 850), (852, 853), (855, 856), (870, 870)),
    *((878, 878), (880, 883), (886, 886), (888, 888), (960, 968), (970, 977), (979, 979), (992, 996), (998, 998)),
)
_CALLING_CODES = frozenset(str(code) for first, last in _RANGES for code in range(first, last + 1))
"""Country codes that are given out (list of ITU-T E.164 assigned country codes)."""
_SHORTEST_WHOLE = 9
"""Digits in front of a slash from which they are a whole number; country and area codes have fewer together."""


def international(value: str) -> str:
    """``value`` in the international form of ITU-T E.123: "+", the country code, groups of digits with spaces.

    Raises ValueError, with the remedy, if it is not written so, or with 00 in place of the plus.
    """
    plain = _NATIONAL_ZERO.sub("0" if _code(value) in _KEEP_ZERO else " ", value.strip())
    plain = f"+{plain[2:].lstrip()}" if plain.startswith("00") else plain
    if _two(plain):
        raise ValueError(f'"{shortened(value)}" is more than one telephone number; write the first, and no other')
    typed = re.sub(r"[\s./()\u2010-\u2015-]+", " ", plain).strip()
    digits = re.sub("[^0-9]", "", typed)
    if not re.fullmatch(r"\+[1-9][0-9 ]*", typed) or not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        remedy = (
            "write it with + and the code of the country, like +385 21 123456, without the 0 that is dialled inside "
            "the country only"
        )
        raise ValueError(f'"{shortened(value)}" is not a telephone number in the international form; {remedy}')
    if not _code(typed):
        raise ValueError(
            f'"{shortened(value)}" begins with the code of no country; correct what stands after the plus, like +385'
        )
    return typed


def _code(number: str) -> str:
    """The country code of a number that begins with + or 00; "" where it has none that is given out."""
    digits = re.sub("[^0-9]", "", number)
    digits = digits.removeprefix("00") if number.strip().startswith("00") else digits
    return next((digits[:length] for length in (1, 2, 3) if digits[:length] in _CALLING_CODES), "")


def _two(value: str) -> bool:
    """True if a second number follows, behind a comma, a semicolon, a word or a slash."""
    first, *others = re.split(r"[,;/]|(?<=[0-9])\s*(?:[^\W\d_]+|\+)\s*(?=[+0-9])", value)
    whole = len(re.sub("[^0-9]", "", first)) >= _SHORTEST_WHOLE
    return whole and any(re.search("[0-9]", other) for other in others)
