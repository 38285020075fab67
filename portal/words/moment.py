"""Dates and times as records write them: a year, a month, a day, or a day with a clock time in a time zone."""

import os
from calendar import monthrange
from datetime import UTC, date, datetime

from portal.words.time_zones import time_zone as zone_of

_TIMED = len("2022-03-29 10:00")


def timed(moment: str) -> bool:
    """True if the moment has a clock time."""
    return len(moment) == _TIMED


def day_known(moment: str) -> bool:
    """True if the day is known, not only the month or year."""
    return len(moment) >= len("2022-03-29")


def month_known(moment: str) -> bool:
    """True if the month is known, not only the year."""
    return len(moment) >= len("2022-03")


def instant(moment: str, time_zone: str) -> datetime:
    """The instant in UTC at which clocks in ``time_zone`` show ``moment``.

    Raises ValueError if clocks skip that time or show it twice, because they are put forward or back.
    """
    shown = local(moment, time_zone)
    first, second = shown.astimezone(UTC), shown.replace(fold=1).astimezone(UTC)
    if first == second:
        return first
    if first < second:
        how, why = "twice", "back"
    else:
        how, why = "never", "forward"
    raise ValueError(f"({moment}) is {how} shown by the clocks in {time_zone}, as they go {why}; choose another time")


def local(moment: str, time_zone: str) -> datetime:
    """The moment in the local time of ``time_zone``."""
    return datetime.fromisoformat(moment).replace(tzinfo=zone_of(time_zone))


def iso(moment: str, time_zone: str | None = None) -> str:
    """The moment in ISO 8601, as precisely as it is known; a time includes its UTC offset if the zone is given."""
    if timed(moment) and time_zone is not None:
        return local(moment, time_zone).isoformat(timespec="minutes")
    return moment.replace(" ", "T")


def first_day(moment: str) -> date:
    """The earliest day that the moment can mean."""
    return date.fromisoformat(f"{moment}-01-01"[:10])


def last_day(moment: str) -> date:
    """The latest day that the moment can mean."""
    if day_known(moment):
        return date.fromisoformat(moment[:10])
    year, month = int(moment[:4]), int(moment[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])


def today() -> date:
    """The day of the build in UTC: that of SOURCE_DATE_EPOCH (seconds; see reproducible-builds.org), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
