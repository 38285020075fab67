"""Telephone numbers that can be dialled from every country."""

import re

from portal.problem import shortened

_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
"""Of a number with its country code; ITU-T E.164, section 6.2.1, says the most."""


def international(value: str) -> str:
    """``value`` in the international form of ITU-T E.123: "+", the country code, groups of digits with spaces.

    Raises ValueError, with the remedy, if it is not written so, or with 00 in place of the plus.
    """
    typed = re.sub(r"[\s./()\u2010-\u2015-]+", " ", value).strip()
    if typed.startswith("00"):
        typed = f"+{typed[2:].lstrip()}"
    digits = re.sub("[^0-9]", "", typed)
    if not re.fullmatch(r"\+[1-9][0-9 ]*", typed) or not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        remedy = (
            "write it with + and the code of the country, like +385 21 123456, without the 0 that is dialled inside "
            "the country only"
        )
        raise ValueError(f'"{shortened(value)}" is not a telephone number in the international form; {remedy}')
    return typed
