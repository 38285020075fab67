"""Codes and names of countries and languages, from the Unicode CLDR data that Babel carries."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from babel import localedata
from babel.core import Locale, UnknownLocaleError, get_global

from portal.words.language import spoken

# Codes specific to Unicode: outlying islands, unions, "unknown region" and pseudo-languages for tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

_OTHER_LANGUAGES = {"cnr": "Montenegrin", "lld": "Ladin"}
"""Languages of schools in Europe (ISO 639-3) of which the data has no name."""


_NO_LANGUAGE = re.compile("und|mul|mis|zxx|root|q[a-t][a-z]")
"""Codes for what is no language, for several, for one without a code, and for private use (ISO 639-2 and 639-3)."""
_NO_SCRIPT_OR_REGION = {"Zzzz", "Zyyy", "Zinh", "Zxxx", "Zmth", "Zsye", "Zsym", "ZZ", "QO", "XA", "XB"}
"""Codes for what is unknown, common or no script (ISO 15924), and for no region."""


@cache
def country_codes() -> frozenset[str]:
    """Two-letter codes of countries (ISO 3166-1), lower case."""
    codes = get_global("territory_languages")
    return frozenset(code.lower() for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)


def territories() -> Mapping[str, str]:
    """Maps two-letter country codes, lower case, to names in the current language."""
    return _territories(spoken().locale)


EUROPE = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)
"""Official languages of the European Union (Regulation No 1/1958)."""


@cache
def names_of_country(code: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What the country is called in these languages and in those of Europe, each name once."""
    tags = [tag.partition("-")[0] for tag in languages]
    known = (_territories(tag).get(code, "") for tag in (*tags, *EUROPE) if localedata.exists(tag))
    return tuple(dict.fromkeys(filter(None, known)))


def language_name(tag: str) -> str:
    """The name of a language in the current language, with its script or region where the tag says them (BCP 47)."""
    locale = Locale.parse(spoken().locale)
    code, *rest = tag.split("-")
    whole = locale.languages.get("_".join([code, *rest])) if rest else None
    name = whole or locale.languages.get(code) or _OTHER_LANGUAGES.get(code, code)
    if whole or not rest:
        return str(name)
    more = [
        locale.scripts.get(part) or locale.territories.get(part) or locale.variants.get(part.upper()) or part
        for part in rest
    ]
    return f"{name} ({', '.join(more)})"


def languages_to_choose() -> tuple[tuple[str, str], ...]:
    """Tag and name of each language with a code of two letters (ISO 639-1) and of those of schools in Europe without
    one, by name. Codes that mean the same as another are left out."""
    aliases = get_global("language_aliases")
    tags = [*(code for code in tag_parts().codes if code not in aliases), *_OTHER_LANGUAGES]
    return tuple(sorted(((tag, language_name(tag)) for tag in tags), key=lambda one: one[1].casefold()))


class TagParts(NamedTuple):
    """What a tag of a language can be made of, as far as it is known."""

    shorter: Mapping[str, str]
    """Code of three letters -> that of two, which is written instead."""
    codes: frozenset[str]
    """Codes of two letters."""
    scripts_and_regions: frozenset[str]
    variants: frozenset[str]
    """In capitals."""


@cache
def tag_parts() -> TagParts:
    """The parts of tags that the data knows."""
    locale = Locale.parse("en")
    aliases = get_global("language_aliases")
    return TagParts(
        {str(code): str(short) for code, short in aliases.items() if len(str(code)) == 3 and len(str(short)) == 2},
        frozenset(code for code in map(str, locale.languages) if len(code) == 2),
        frozenset({*map(str, locale.scripts), *map(str, locale.territories)} - _NO_SCRIPT_OR_REGION),
        frozenset(map(str, locale.variants)),
    )


def language_fault(tag: str) -> str | None:
    """Why a tag says no language, with the remedy; None if it does, as far as is known of codes of three letters."""
    known = tag_parts()
    code, *rest = tag.split("-")
    if code in known.shorter:
        return f'is written with the shorter code "{"-".join([known.shorter[code], *rest])}" (BCP 47); write that'
    if len(code) == 2 and code not in known.codes:
        return "is the code of no language; correct it (nl, hsb and sr-Latn are some)"
    if _NO_LANGUAGE.fullmatch(code):
        return "names no language; name it, or leave it out where nobody has said it"
    if any(part not in known.scripts_and_regions and part.upper() not in known.variants for part in rest):
        return "names a script, region or variant that does not exist; correct it (like sr-Latn)"
    return None


def names_of_language(tag: str | None) -> tuple[str, ...]:
    """What a language is called in the current one and, where the data says, in itself; none for None."""
    if tag is None:
        return ()
    return tuple(dict.fromkeys(name for name in (language_name(tag), _in_itself(tag)) if name))


def _in_itself(tag: str) -> str | None:
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    # Babel takes some languages for others: Montenegrin (cnr) for Serbian.
    return locale.get_display_name(locale) if tag.split("-", maxsplit=1)[0] == locale.language else None


@cache
def _territories(locale: str) -> Mapping[str, str]:
    names = Locale.parse(locale).territories
    return MappingProxyType({code: names[code.upper()] for code in country_codes()})
