"""When something happened, as exactly as that is known: a day, month, season or year, or from one of these to another.

It is written ``2021-08-27``, ``2021-08``, ``autumn 2021``, ``2021`` or ``2021-09 to 2021-10``. The seasons are those of
EDTF (ISO 8601-2, level 1: 2021-21 is the spring of 2021), but in words, because ``2021-23`` reads like a day that was
cut short.
"""

import re
from datetime import date, timedelta

from portal.words import moment

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which each begins. Winter belongs to the year in which it begins."""
_DATE = r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_ONE = rf"({_DATE}|({'|'.join(_SEASONS)}) [12][0-9]{{3}})"
_TO = " to "
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})\.? )?([a-z]+)\.? (?:([0-9]{1,2}), )?([12][0-9]{3})([/\u2013-][0-9]{2,4})?")
PATTERN = rf"{_ONE}({_TO}{_ONE})?"


def parts(span: str) -> tuple[str, str]:
    """What it is from and to; twice the same where it is one day, month, season or year."""
    first, _to, last = span.partition(_TO)
    return first, last or first


def season(one: str) -> tuple[str, int] | None:
    """The season and its year; None for a day, month or year."""
    name, _space, year = one.partition(" ")
    return (name, int(year)) if name in _SEASONS else None


def first_day(span: str) -> date:
    """The earliest day that it can mean."""
    return moment.first_day(_months(parts(span)[0])[0])


def last_day(span: str) -> date:
    """The latest day that it can mean."""
    return moment.last_day(_months(parts(span)[1])[1])


def began_after(span: str, day: date) -> bool:
    """True if it, or its last part, can only have begun after ``day``."""
    return max(moment.first_day(_months(part)[0]) for part in parts(span)) > day


def fault(span: str) -> str | None:
    """What is wrong with it and what to write; None if nothing is."""
    if not re.fullmatch(PATTERN, span):
        meant = _meant(span)
        hint = f' (did you mean "{meant}"?)' if meant else ""
        return (
            f"is not a time{hint}; write the day, month, season or year, like 2021-08-27, 2021-08, autumn 2021 or "
            "2021, or from one to another, like 2021-09 to 2021-10"
        )
    first, last = parts(span)
    for one in (first, last):
        try:
            moment.last_day(_months(one)[0])
        except ValueError:
            return f"has a day that is not in the calendar ({one}); correct it"
    if first != last and not (first_day(first) <= first_day(last) and last_day(first) < last_day(last)):
        return f"ends ({last}) before it begins ({first}) or at the same time; correct one of them"
    return None


def _meant(span: str) -> str | None:
    """How a time in words, like "27 August 2021" or "Winter 2021/22", is written; None where that is not clear."""
    ones = [_meant_one(one) for one in re.split(r"\s*(?:\bto\b|\s[\u2013-]\s)\s*", span)]
    found = _TO.join(one for one in ones if one is not None)
    return found if None not in ones and re.fullmatch(PATTERN, found) else None


def _meant_one(one: str) -> str | None:
    words = " ".join(one.casefold().split())
    if re.fullmatch(_ONE, words):
        return words
    found = _IN_WORDS.fullmatch(words)
    if found is None:
        return None
    before, name, after, year, next_year = found.groups()
    name, day = "autumn" if name == "fall" else name, before or after
    if name in _SEASONS and day is None:
        return f"{name} {year}"
    months = [number for number, month in enumerate(_MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    if len(months) != 1 or next_year:
        return None
    return f"{year}-{months[0]:02}{f'-{int(day):02}' if day else ''}"


def machine(span: str) -> str | None:
    """It as the HTML element ``time`` takes it (``datetime``); None for a season and for what has an end of its own."""
    first, last = parts(span)
    return first if first == last and season(first) is None else None


def iso(span: str) -> str:
    """It in ISO 8601, as schema.org wants ``temporalCoverage``: a date or ``from/to``; a season as its months."""
    first, last = _months(parts(span)[0])[0], _months(parts(span)[1])[1]
    return first if first == last else f"{first}/{last}"


def _months(one: str) -> tuple[str, str]:
    """A day, month or year twice; the first and the last month of a season."""
    found = season(one)
    if found is None:
        return one, one
    name, year = found
    begin = date(year, _SEASONS[name], 1)
    return f"{begin:%Y-%m}", f"{begin + timedelta(days=70):%Y-%m}"
