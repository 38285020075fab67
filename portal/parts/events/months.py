"""Events by month, for calendar sheets."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.parts.events.diary import Diary
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.words import moment

DAY_SHOWS = 5
"""How many events a day of a sheet has room for."""
UNDATED_SHOWS = 60
"""Maximum number of events without a known day below a month."""


@dataclass(frozen=True)
class Day:
    """A day of a sheet."""

    date: date
    events: tuple[Event, ...]
    """The first DAY_SHOWS events of the day in the order of their start; one of several days is on each of them."""
    hidden: tuple[Event, ...]
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
        return any(day.events for week in self.weeks for day in week if day is not None)

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event that the sheet shows, once, in the order of time."""
        days = [event for week in self.weeks for day in week if day is not None for event in day.events]
        return tuple({event.id: event for event in (*days, *self.undated)}.values())


def months(portal: Portal) -> tuple[Month, ...]:
    """The months that have an event, the earliest first. An event of which only the year is known is in none."""
    dated: dict[str, dict[date, list[Event]]] = defaultdict(lambda: defaultdict(list))
    undated: dict[str, list[Event]] = defaultdict(list)
    for event in reversed(portal.view(Diary).latest):
        for day in _days(event):
            if moment.day_known(event.start):
                dated[day.isoformat()[:7]][day].append(event)
            elif day.day == 1:
                undated[day.isoformat()[:7]].append(event)
    return tuple(_month(id, dated[id], undated[id]) for id in sorted({*dated, *undated}))


def _days(event: Event) -> Iterator[date]:
    """Every day of the event, or of its months; none where not even the month is known."""
    if not moment.month_known(event.start):
        return
    first, last = moment.first_day(event.start), moment.last_day(event.end or event.start)
    for passed in range((last - first).days + 1):
        yield first + timedelta(days=passed)


def _month(id: str, dated: dict[date, list[Event]], undated: list[Event]) -> Month:
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


def _day(day: date, events: list[Event]) -> Day:
    return Day(day, tuple(events[:DAY_SHOWS]), tuple(events[DAY_SHOWS:]))
