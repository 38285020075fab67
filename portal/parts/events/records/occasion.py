"""The times at which an event takes place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from portal.words import moment

State = Literal["planned", "cancelled", "moved", "postponed"]
"""``postponed``: put off, and no new day is known."""
OFF = frozenset({"cancelled", "postponed"})
"""States in which nothing takes place on the day that was announced."""
SHOWN_FOR = timedelta(hours=1)
"""How long calendars show what begins at a time and whose end no source tells: they cannot show an open end, and an
event of no length is invisible in some (RFC 5545, 3.6.1: without DTEND it ends when it begins)."""


def ends_after(end: str | None, start: str) -> str | None:
    """``end``. Raises ValueError if it is not written like ``start``, lies before it, or is the same time."""
    if end is None:
        return None
    if len(end) != len(start):
        raise ValueError(f"({end}) must be written like start ({start})")
    if end < start:
        raise ValueError(f"({end}) lies before start ({start}); correct one of them")
    if end == start and moment.timed(end):
        raise ValueError(f"({end}) is the very time of start; write when it ends, or delete it where that is not known")
    return end


@dataclass(frozen=True)
class Occasion:
    """A time at which an event takes place, or was to; its day is known."""

    day: str
    """The day for which it was planned at first, like 2027-03-09: what calendars know it by."""
    start: str
    end: str | None
    state: State
    moved_from: str | None = None
    """When it was to begin before it was moved."""

    def instants(self, time_zone: str | None) -> tuple[datetime, datetime] | None:
        """Start and end in UTC; None where it has no time of the clock."""
        if time_zone is None or not moment.timed(self.start):
            return None
        start = moment.instant(self.start, time_zone)
        return start, moment.instant(self.end, time_zone) if self.end else start + SHOWN_FOR

    def bounds(self, time_zone: str | None) -> tuple[str, str]:
        """First and last moment of it for the script of the page: instants in UTC, or days of the reader's calendar.

        What has no known end is over at the end of its day.
        """
        if (found := self.instants(time_zone)) is None or time_zone is None:
            return self.start[:10], (self.end or self.start)[:10]
        start, end = found
        if self.end is None:
            end = moment.local(f"{self.start[:10]} 23:59", time_zone).astimezone(UTC)
        return _instant(start), _instant(end)


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%MZ}"
