"""Components about events that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.about.records import Partner
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class EventList(Values):
    """Events as a list."""

    template: ClassVar[str] = "components/event_list.html"
    events: tuple[tuple[Event, Partner | None], ...]
    """Each with who organises it, where that is a partner."""


def event_list(portal: Portal, events: tuple[Event, ...]) -> EventList:
    """The events in the order in which they are given."""
    return EventList(
        events=tuple((event, portal.every(Partner)[event.organiser] if event.organiser else None) for event in events)
    )


FILLINGS: tuple[Filling, ...] = (event_list,)
"""What fills these components."""
