"""Events in feeds."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.entry_bodies import EntryBody, EntryMaking, EntryPicture
from portal.parts.about.records import Partner
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster
from portal.parts.stories.records import CaseStudy
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class EventEntry(EntryBody):
    """An event in a feed: what, when and where in words, then what came of it."""

    template: ClassVar[str] = "entries/events.html"

    record: Event
    image: EntryPicture | None
    organiser: Partner | None
    audiences: tuple[VocabularyTerm, ...]


def event(making: EntryMaking, record: Event) -> EventEntry:
    """The values of its entry."""
    portal = making.portal
    hubs = (portal.every(Cluster)[id] for id in record.clusters)
    stories = (portal.every(CaseStudy)[id] for id in record.case_studies)
    return EventEntry(
        record=record,
        image=making.picture,
        organiser=portal.every(Partner)[record.organiser] if record.organiser else None,
        audiences=tuple(portal.term("audiences", id) for id in record.audience),
        foot=making.foot(record, (*hubs, *stories)),
    )
