"""Codes and names of countries and languages, from the Unicode CLDR data that Babel carries."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel.core import Locale, get_global

# Codes of Unicode's own: outlying islands, unions, "unknown region" and pseudo-languages for tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@cache
def country_codes() -> frozenset[str]:
    """Two-letter codes of countries (ISO 3166-1), lower case."""
    codes = get_global("territory_languages")
    return frozenset(code.lower() for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)


@cache
def territories() -> Mapping[str, str]:
    """English names of countries by two-letter code, lower case."""
    names = _english().territories
    return MappingProxyType({code: names[code.upper()] for code in country_codes()})


@cache
def languages() -> Mapping[str, str]:
    """English names of languages by two-letter code."""
    return MappingProxyType({code: name for code, name in _english().languages.items() if len(code) == 2})


def _english() -> Locale:
    return Locale("en", "GB")
