"""Dates and times in words, as precisely as they are known."""

from collections.abc import Callable
from datetime import date

from babel.dates import format_date, format_datetime, get_day_names, get_timezone_location

from portal.words import moment, span
from portal.words.language import N_, _, counted, spoken
from portal.words.time_zones import time_zone as zone_of

_SEASONS = {
    "spring": N_("spring %(year)s"),
    "summer": N_("summer %(year)s"),
    "autumn": N_("autumn %(year)s"),
    # It begins in one year and ends in the next.
    "winter": N_("winter %(year)s/%(next)s"),
}


def long_date(day: date) -> str:
    """A day, for example 6 December 2022."""
    return format_date(day, "d MMMM y", locale=spoken().locale)


def month(id: str) -> str:
    """A month given as 2022-12, for example December 2022."""
    return format_date(date.fromisoformat(f"{id}-01"), "MMMM y", locale=spoken().locale)


def month_name(id: str) -> str:
    """The month without its year, for example December."""
    return format_date(date.fromisoformat(f"{id}-01"), "LLLL", locale=spoken().locale)


def weekdays() -> tuple[str, ...]:
    """The days of the week, from Monday to Sunday."""
    names = get_day_names(locale=spoken().locale)
    return tuple(names[number] for number in range(7))


def when(start: str, end: str | None = None) -> str:
    """A day, month or year as precisely as it is known, or a period (6–7 December 2022).

    Clock times follow the day: 6 December 2022, 10:00–12:00.
    """
    if moment.timed(start):
        return _when_timed(start, end)
    words: dict[int, Callable[[str], str]] = {4: str, 7: month, 10: lambda text: long_date(date.fromisoformat(text))}
    last = words[len(start)](end or start)
    if end is None or end == start:
        return last
    if start[:7] == end[:7]:
        return f"{date.fromisoformat(start).day}–{last}"
    return f"{words[len(start)](start)} – {last}"


def happened(told: str) -> str:
    """When something happened, as exactly as it is known (``portal.words.span``), for example autumn 2021."""
    first, last = span.parts(told)
    if span.season(first) is None and span.season(last) is None and len(first) == len(last):
        return when(first, last)
    if first == last:
        return _one(first)
    return f"{_one(first)} – {_one(last)}"


def _one(part: str) -> str:
    found = span.season(part)
    if found is None:
        return when(part)
    name, year = found
    return _(_SEASONS[name]) % {"year": year, "next": f"{(year + 1) % 100:02}"}


def duration(minutes: int) -> str:
    """A duration in hours and minutes, for example 2 hours 10 minutes."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(counted("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest:
        parts.append(counted("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


def clocks(time_zone: str, start: str, end: str | None = None) -> str:
    """The zone of the times: Brussels time (GMT+02:00). The offset is omitted if it changes between start and end."""
    locale = spoken().locale
    city = get_timezone_location(zone_of(time_zone), locale=locale, return_city=True)
    offsets = {format_datetime(moment.local(at, time_zone), "OOOO", locale=locale) for at in (start, end or start)}
    if len(offsets) > 1:
        return _("%(city)s time") % {"city": city}
    return _("%(city)s time (%(offset)s)") % {"city": city, "offset": offsets.pop()}


def _when_timed(start: str, end: str | None) -> str:
    first = f"{long_date(date.fromisoformat(start[:10]))}, {start[11:]}"
    if end is None or end == start:
        return first
    if end[:10] == start[:10]:
        return f"{first}–{end[11:]}"
    return f"{first} – {long_date(date.fromisoformat(end[:10]))}, {end[11:]}"
