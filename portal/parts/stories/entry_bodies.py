"""Stories in feeds."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.entry_bodies import EntryBody, EntryMaking, EntryPicture
from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.records import CaseStudy


@dataclass(frozen=True, kw_only=True)
class StoryEntry(EntryBody):
    """A case study or story in a feed: the whole of it."""

    template: ClassVar[str] = "entries/cases.html"

    record: CaseStudy
    image: EntryPicture | None
    country: Country
    country_page: str
    """Whole address of the country's page."""


def story(making: EntryMaking, record: CaseStudy) -> StoryEntry:
    """The values of its entry."""
    portal = making.portal
    country = portal.every(Country)[record.country]
    hubs = (portal.every(Cluster)[id] for id in record.clusters)
    schools = (portal.every(School)[id] for id in record.schools)
    return StoryEntry(
        record=record,
        image=making.picture,
        country=country,
        country_page=f"{making.site_url}{country.path}",
        foot=making.foot(record, (*hubs, *schools)),
    )
