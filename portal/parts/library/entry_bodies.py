"""Resources of the library in feeds."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.entry_bodies import EntryBody, EntryMaking
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster
from portal.parts.stories.records import CaseStudy
from portal.records.licence import Licence
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class ResourceEntry(EntryBody):
    """A resource in a feed: what it is and what may be done with it."""

    template: ClassVar[str] = "entries/library.html"

    record: Resource
    type: VocabularyTerm
    licences: tuple[Licence, ...]
    """Those of the resource."""


def resource(making: EntryMaking, record: Resource) -> ResourceEntry:
    """The values of its entry."""
    portal = making.portal
    hubs = (portal.every(Cluster)[id] for id in record.clusters)
    stories = (portal.every(CaseStudy)[id] for id in record.case_studies)
    return ResourceEntry(
        record=record,
        type=portal.term("resource_types", record.type),
        licences=tuple(portal.licences[id] for id, _of in record.licences),
        foot=making.foot(record, (*hubs, *stories)),
    )
