"""Names of countries and languages, from the Unicode CLDR data that Babel carries."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale

_ENGLISH = Locale("en", "GB")

TERRITORIES: Mapping[str, str] = MappingProxyType(
    {code.lower(): name for code, name in _ENGLISH.territories.items() if len(code) == 2 and code.isalpha()}
)
"""English names by two-letter code, lower case."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {code: name for code, name in _ENGLISH.languages.items() if len(code) == 2}
)
"""English names by two-letter code."""
