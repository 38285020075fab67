"""Events by month, for calendar sheets."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.parts.events.diary import Diary
from portal.parts.events.records import Event, Occasion
from portal.portal import Portal
from portal.words import moment

DAY_SHOWS = 5
"""How many events a day of a sheet has room for."""
UNDATED_SHOWS = 60
"""Maximum number of events without a known day below a month."""


@dataclass(frozen=True)
class DayEntry:
    """An event, or one of its sessions, on a day of a sheet."""

    event: Event
    occasion: Occasion
    """Which of its times it is."""


@dataclass(frozen=True)
class Day:
    """A day of a sheet."""

    date: date
    entries: tuple[DayEntry, ...]
    """The first DAY_SHOWS of the day in the order of their start; what takes several days is on each of them."""
    hidden: tuple[DayEntry, ...]
    """The others."""


@dataclass(frozen=True)
class Month:
    """A month with at least one event."""

    id: str
    """Year and month, like 2022-03."""
    weeks: tuple[tuple[Day | None, ...], ...]
    """Seven days each, from Monday to Sunday; None for days of the months before and after."""
    undated: tuple[Event, ...]
    """The first UNDATED_SHOWS events of which only the month is known."""
    hidden: tuple[Event, ...]
    """The others of these."""

    @property
    def dated(self) -> bool:
        """True if a day of the month has an event."""
        return any(day.entries for week in self.weeks for day in week if day is not None)

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event that the sheet shows, once, in the order of time."""
        days = [entry.event for week in self.weeks for day in week if day is not None for entry in day.entries]
        return tuple({event.id: event for event in (*days, *self.undated)}.values())


def months(portal: Portal) -> tuple[Month, ...]:
    """The months that have an event, the earliest first. An event of which only the year is known is in none."""
    dated: dict[str, dict[date, list[DayEntry]]] = defaultdict(lambda: defaultdict(list))
    undated: dict[str, list[Event]] = defaultdict(list)
    entries = [DayEntry(event, occasion) for event in portal.view(Diary).latest for occasion in event.occasions]
    for entry in sorted(entries, key=lambda entry: (entry.occasion.start, entry.event.id)):
        for day in _days(entry.occasion.start, entry.occasion.end):
            dated[day.isoformat()[:7]][day].append(entry)
    for event in reversed(portal.view(Diary).latest):
        if moment.month_known(event.start) and not moment.day_known(event.start):
            for month in dict.fromkeys(day.isoformat()[:7] for day in _days(event.start, event.end)):
                undated[month].append(event)
    return tuple(_month(id, dated[id], undated[id]) for id in sorted({*dated, *undated}))


def _days(start: str, end: str | None) -> Iterator[date]:
    """Every day from start to end, or of their months."""
    first, last = moment.first_day(start), moment.last_day(end or start)
    for passed in range((last - first).days + 1):
        yield first + timedelta(days=passed)


def _month(id: str, dated: dict[date, list[DayEntry]], undated: list[Event]) -> Month:
    year, number = int(id[:4]), int(id[5:])
    return Month(
        id=id,
        weeks=tuple(
            tuple(_day(day, dated.get(day, [])) if day.month == number else None for day in week)
            for week in Calendar().monthdatescalendar(year, number)
        ),
        undated=tuple(undated[:UNDATED_SHOWS]),
        hidden=tuple(undated[UNDATED_SHOWS:]),
    )


def _day(day: date, entries: list[DayEntry]) -> Day:
    return Day(day, tuple(entries[:DAY_SHOWS]), tuple(entries[DAY_SHOWS:]))
