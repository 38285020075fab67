"""Codes and names of countries and languages, from the Unicode CLDR data that Babel carries."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel.core import Locale, get_global

from portal.words.language import spoken

# Codes specific to Unicode: outlying islands, unions, "unknown region" and pseudo-languages for tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@cache
def country_codes() -> frozenset[str]:
    """Two-letter codes of countries (ISO 3166-1), lower case."""
    codes = get_global("territory_languages")
    return frozenset(code.lower() for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)


def territories() -> Mapping[str, str]:
    """Maps two-letter country codes, lower case, to names in the current language."""
    return _territories(spoken().locale)


def languages() -> Mapping[str, str]:
    """Maps two-letter language codes to names in the current language."""
    return _languages(spoken().locale)


def names_of_language(code: str | None) -> tuple[str, ...]:
    """What a language is called in the current one and in itself; none for None and for a code that CLDR lacks."""
    if code is None or code not in languages():
        return ()
    return languages()[code], Locale.parse(code).get_display_name(code) or ""


@cache
def _territories(locale: str) -> Mapping[str, str]:
    names = Locale.parse(locale).territories
    return MappingProxyType({code: names[code.upper()] for code in country_codes()})


@cache
def _languages(locale: str) -> Mapping[str, str]:
    names = Locale.parse(locale).languages
    return MappingProxyType({code: name for code, name in names.items() if len(code) == 2})
