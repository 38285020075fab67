"""Days and times as contributors write them. Each function says what to write instead of what it refuses."""

import re
from datetime import date, time
from typing import Any

from portal.problem import did_you_mean, shortened
from portal.words import span, time_zones

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])")
WHEN = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
MOMENT = re.compile(rf"{WHEN.pattern}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [0-9]{{2}}:[0-9]{{2}}")
# Distances from UTC and abbreviations, which say no place and therefore no summer time: "UTC+1", "+02:00", "CEST".
_CLOCK = re.compile(
    r"(Etc/)?(UTC|GMT)?[+\u2212-]?[0-9]{1,2}(:?[0-9]{2})?|(Etc/)?([A-Z]{1,5}|utc|gmt)([+\u2212-][0-9:]*)?"
)


def day(value: Any) -> date:
    """The day. Raises ValueError, with the remedy, if the value is not written as one."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError("must be one day; write it as year-month-day, like 2021-05-19")
    if not _DAY.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not a date; write it as year-month-day, like 2021-05-19')
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f'"{value}" is not a day of the calendar; correct it') from error


def month(value: str) -> str:
    """``value``. Raises ValueError if it is no month."""
    if not _MONTH.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not a month; write it as year-month, like 2021-05')
    return value


def when(value: str) -> str:
    """``value``. Raises ValueError if it is neither a day nor a month nor a year."""
    if not WHEN.fullmatch(value):
        raise ValueError(f'"{shortened(value)}" is not a date; write the day, month or year, like 2022-03-29 or 2022')
    if len(value) > len("2022-03"):
        day(value)
    return value


def happened(value: str) -> str:
    """``value``. Raises ValueError if it is no time as ``portal.words.span`` reads it."""
    if reason := span.fault(value):
        raise ValueError(f'"{shortened(value)}" {reason}')
    return value


def moment(value: str) -> str:
    """``value``. Raises ValueError if it is neither a time of the clock on a day nor what ``when`` accepts."""
    if not MOMENT.fullmatch(value):
        raise ValueError(
            f'"{shortened(value)}" is not a time; write the day, with the time of the clock where it is known, '
            "like 2022-03-29 or 2022-03-29 10:00"
        )
    if len(value) > len("2022-03"):
        day(value[:10])
    try:
        time.fromisoformat(value[11:] or "00:00")
    except ValueError as error:
        raise ValueError(f'"{value}" has a time no clock shows; write hours 00 to 23 and minutes 00 to 59') from error
    return value


def time_zone(value: str) -> str:
    """``value``. Raises ValueError if it is no time zone of the IANA database that is named after a place."""
    if value in time_zones.places():
        return value
    if value in time_zones.known() or _CLOCK.fullmatch(value):
        raise ValueError(f'"{value}" does not say whose clocks show the time; write their place, like Europe/Brussels')
    hint = did_you_mean(value, time_zones.places())
    raise ValueError(
        f'"{shortened(value)}" is not a time zone{hint}; write the name of the IANA database, like Europe/Brussels'
    )
