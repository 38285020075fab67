"""Codes of countries, education systems and languages, as records write them."""

import re

from portal.problem import shortened
from portal.words.territories import language_fault

COUNTRY = re.compile(r"[a-z]{2}")
"""ISO 3166-1, in small letters."""
SYSTEM = re.compile(r"[a-z]{2}(-[a-z0-9]+)*")
"""The code of a state, and a word behind it for an education system within the state."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
"""A tag of BCP 47: language, script and region."""


def country(value: str) -> str:
    """The code of a country. Raises ValueError, with the remedy, if ``value`` is none."""
    if not COUNTRY.fullmatch(value):
        remedy = "use the two lower-case letters of ISO 3166-1, like be"
        raise ValueError(f'"{shortened(value)}" is not a country code; {remedy}')
    return value


def system(value: str) -> str:
    """The code of a country or education system. Raises ValueError, with the remedy, if ``value`` is none."""
    if not SYSTEM.fullmatch(value):
        remedy = (
            "use the two lower-case letters of ISO 3166-1, like be, and for an education system within a state a word "
            "behind them, like be-fr"
        )
        raise ValueError(f'"{shortened(value)}" is not the code of a country or education system; {remedy}')
    return value


def language(value: str) -> str:
    """The tag of a language. Raises ValueError, with the remedy, if ``value`` is none."""
    if not LANGUAGE.fullmatch(value):
        remedy = (
            "use the two or three lower-case letters of the language, like nl or hsb, and its script where there are "
            "two, like sr-Latn"
        )
        raise ValueError(f'"{shortened(value)}" is not a language code; {remedy}')
    if reason := language_fault(value):
        raise ValueError(f'"{value}" {reason}')
    return value
