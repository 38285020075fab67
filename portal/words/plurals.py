"""The words for a number of things, for scripts that count on the reader's device."""

from babel import Locale

from portal.words.language import counted, spoken

_EXAMPLES = (*range(201), 1_000, 1_000_000)
"""Whole numbers among which each plural category of every language of CLDR occurs that whole numbers have."""


def plural_forms(one: str, many: str) -> dict[str, str]:
    """The words in the current language, by plural category (Unicode CLDR, "one", "few", "other").

    ``one`` and ``many`` are a message with plural, with {n} for the number. Scripts ask Intl.PluralRules for the
    category, so a language with more categories than English has its own words for each.
    """
    category = Locale.parse(spoken().locale).plural_form
    found: dict[str, str] = {}
    for number in _EXAMPLES:
        found.setdefault(category(number), counted(one, many, number))
    found.setdefault("other", counted(one, many, _EXAMPLES[-1]))
    return dict(sorted(found.items()))
