"""The number of events that pages state, with its receipt."""

from collections.abc import Callable, Mapping

from portal.parts.events.records import Event
from portal.parts.events.sections import EVENTS
from portal.portal import Portal
from portal.records.figure import Figure, Slice
from portal.words.language import counted


def all_events(portal: Portal) -> Figure:
    """All events."""
    found = tuple(portal.every(Event).values())
    return Figure(
        name="events",
        value=len(found),
        label=counted("event", "events", len(found)),
        rule="events",
        slice=Slice(dataset="events"),
        records=found,
        listed=EVENTS.path,
    )


FIGURES: Mapping[str, Callable[[Portal], Figure]] = {"events": all_events}
