"""Names of countries and languages, from the Unicode CLDR data that Babel carries."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale

_ENGLISH = Locale("en", "GB")

# Codes of Unicode's own: outlying islands, unions, "unknown region" and pseudo-languages for tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

TERRITORIES: Mapping[str, str] = MappingProxyType(
    {
        code.lower(): name
        for code, name in _ENGLISH.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
)
"""English names by two-letter code, lower case."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {code: name for code, name in _ENGLISH.languages.items() if len(code) == 2}
)
"""English names by two-letter code."""
