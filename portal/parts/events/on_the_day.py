"""From when to when something holds, for what a page says on the day on which it is read.

The script ``events.js`` compares these with the reader's clock. Without it, what a build knows by itself is said: that
something was over when the site was made.
"""

from dataclasses import dataclass
from datetime import UTC, date

from portal.parts.events.records import Event
from portal.words import moment


@dataclass(frozen=True)
class TimeSpan:
    """A time in two texts: days of the reader's calendar (2027-03-29) or instants in UTC (2027-03-29T08:00Z)."""

    begins: str | None
    """None where it is not known, or has begun long ago."""
    ends: str


def event_span(event: Event) -> TimeSpan:
    """From its beginning to its end; without the beginning where no day is known, or between sessions it rests."""
    if not event.occasions:
        return TimeSpan(None, moment.last_day(event.end or event.start).isoformat())
    bounds = [occasion.bounds(event.time_zone) for occasion in event.occasions]
    return TimeSpan(bounds[0][0] if len(bounds) == 1 else None, max(end for _begin, end in bounds))


def session_span(event: Event, number: int) -> TimeSpan:
    """From the beginning to the end of a session."""
    return TimeSpan(*event.occasions[number].bounds(event.time_zone))


def registration_span(event: Event) -> TimeSpan:
    """From its opening to its deadline, or to the end of the event where there is no deadline."""
    registration = event.registration
    if registration is None:
        return event_span(event)
    opens, deadline = registration.opens, registration.deadline
    begins = _point(opens, event.time_zone) if opens is not None else None
    if deadline is None:
        return TimeSpan(begins, event_span(event).ends)
    exact = moment.timed(deadline)
    return TimeSpan(begins, _point(deadline, event.time_zone) if exact else moment.last_day(deadline).isoformat())


def registration_closed(event: Event, day: date) -> bool:
    """True if one could register until a day before ``day`` at the latest."""
    return date.fromisoformat(registration_span(event).ends[:10]) < day


def _point(at: str, time_zone: str | None) -> str:
    if moment.timed(at) and time_zone is not None:
        return f"{moment.local(at, time_zone).astimezone(UTC):%Y-%m-%dT%H:%MZ}"
    return moment.first_day(at).isoformat()
