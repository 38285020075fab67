"""Codes of countries, education systems and languages, and names of accounts, as records write them."""

import re

from portal.problem import shortened
from portal.words.territories import language_fault

COUNTRY = re.compile(r"[a-z]{2}")
"""ISO 3166-1, in small letters."""
SYSTEM = re.compile(r"[a-z]{2}(-[a-z0-9]+)*")
"""The code of a state, and a word behind it for an education system within the state."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")
"""A tag of BCP 47: language, script, region and variants, each in its usual letters (RFC 5646, 2.1.1)."""

FORGE_ACCOUNT = re.compile(r"@[A-Za-z0-9](-?[A-Za-z0-9]){0,38}(/[A-Za-z0-9]([._-]?[A-Za-z0-9]){0,99})?")
"""An account on the forge, or a team of an organisation, as CODEOWNERS writes them."""


def forge_account(value: str) -> str:
    """The account. Raises ValueError, with the remedy, if ``value`` is none."""
    if not FORGE_ACCOUNT.fullmatch(value):
        remedy = "write it with its @, like @some-organisation/reviewers"
        raise ValueError(f'"{shortened(value)}" is no account or team on the forge; {remedy}')
    return value


BRANCH = re.compile(r"[A-Za-z0-9]+([._/-][A-Za-z0-9]+)*")
"""A branch of git: letters, digits and single signs between them, a part of what git-check-ref-format allows."""


def branch(value: str) -> str:
    """The branch. Raises ValueError, with the remedy, if ``value`` is no name that every forge takes."""
    if not BRANCH.fullmatch(value):
        remedy = "write its name in letters, digits and single . _ / - between them, like main"
        raise ValueError(f'"{shortened(value)}" is no name of a branch; {remedy}')
    return value


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
        usual = _in_usual_letters(value)
        if LANGUAGE.fullmatch(usual):
            raise ValueError(f'"{shortened(value)}" is a language code in other letters; write "{usual}"')
        remedy = (
            "use the two or three lower-case letters of the language, like nl or hsb, and its script where there are "
            "two, like sr-Latn"
        )
        raise ValueError(f'"{shortened(value)}" is not a language code; {remedy}')
    if reason := language_fault(value):
        raise ValueError(f'"{value}" {reason}')
    return value


def _in_usual_letters(tag: str) -> str:
    """The tag with small letters for the language and variants, a capital for the script, capitals for the region."""
    code, *rest = tag.strip().replace("_", "-").split("-")
    forms = {4: str.title, 2: str.upper}
    shown = [part.lower() if part[:1].isdigit() else forms.get(len(part), str.lower)(part) for part in rest]
    return "-".join([code.lower(), *shown])
