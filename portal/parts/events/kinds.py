"""The kind of record of events."""

from collections.abc import Iterator

from portal.parts.events import calendars, entry_bodies
from portal.parts.events.records import Event
from portal.parts.events.sections import EVENTS
from portal.records.kind import Announcement, Apart, Kind
from portal.words.language import N_


def _dated(event: Event) -> Iterator[tuple[str, str]]:
    yield "start", event.start
    if event.end is not None:
        yield "end", event.end
    if event.moved_from is not None:
        yield "moved_from", event.moved_from
    for session in event.sessions:
        yield "sessions", session.end or session.start


EVENT = Kind(
    name="event",
    stem="events",
    model=Event,
    section=EVENTS,
    one="event",
    many="events",
    proposed=N_("An event"),
    taken="page-[0-9]+|month",
    apart=Apart(Apart.one_of_them(), also=lambda event: (event.start,)),
    announced=Announcement(rank=30, mentions=None, calendar=calendars.calendar_of, body=entry_bodies.event),
    dated=_dated,
)

KINDS = (EVENT,)
