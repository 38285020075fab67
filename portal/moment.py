"""Times as records state them: a year, a month, a day, or a day with the time of a clock in a time zone."""

from calendar import monthrange
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_TIMED = len("2022-03-29 10:00")


def timed(moment: str) -> bool:
    """Whether the moment has a time of the clock."""
    return len(moment) == _TIMED


def day_known(moment: str) -> bool:
    """Whether the day is known, not only the month or year."""
    return len(moment) >= len("2022-03-29")


def instant(moment: str, time_zone: str) -> datetime:
    """The point in time in UTC at which the clocks of ``time_zone`` show ``moment``.

    Raises ValueError where they never show it, or show it twice, because they are put forward or back.
    """
    local = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(time_zone))
    first, second = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
    if first == second:
        return first
    if first < second:
        raise ValueError(f"the clocks in {time_zone} show {moment} twice, as they go back; choose another time")
    raise ValueError(f"the clocks in {time_zone} never show {moment}, as they go forward; choose another time")


def first_day(moment: str) -> date:
    """The first day that the moment can mean."""
    return date.fromisoformat(f"{moment}-01-01"[:10])


def last_day(moment: str) -> date:
    """The last day that the moment can mean."""
    if day_known(moment):
        return date.fromisoformat(moment[:10])
    year, month = int(moment[:4]), int(moment[5:7] or 12)
    return date(year, month, monthrange(year, month)[1])
