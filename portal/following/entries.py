"""What the portal announces to subscribers, whichever kind of record it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.frame.addresses import address, first_address
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster, School
from portal.parts.news.issue import issue
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal

Section = Literal["newsletter", "news", "events", "cases", "library"]
SECTIONS: tuple[Section, ...] = ("newsletter", "news", "events", "cases", "library")


@dataclass(frozen=True)
class Entry:
    """One thing that is announced."""

    section: Section
    record: Newsletter | News | Event | CaseStudy | Resource
    countries: tuple[str, ...]
    """Codes of the countries it is about; none where it is about all."""
    clusters: tuple[str, ...]
    """Ids of the hubs it is about."""
    themes: tuple[str, ...]
    """Ids of its themes."""

    @property
    def title(self) -> str:
        """The title, plain text."""
        return self.record.title

    @property
    def summary(self) -> str:
        """One or two sentences, plain text."""
        return self.record.summary

    @property
    def published(self) -> date:
        """Day of publication."""
        return self.record.published

    @property
    def changed(self) -> date:
        """Day of the last change."""
        return self.record.changed

    @property
    def path(self) -> str:
        """Address of its page below the site's root."""
        return address(self.record)

    @property
    def permanent_path(self) -> str:
        """What feeds know it by: the address at which it was first published."""
        return first_address(self.record)


def entries(portal: Portal) -> tuple[Entry, ...]:
    """Everything that is announced, the latest first; the order depends on nothing but the data."""
    return tuple(sorted(_entries(portal), key=_latest_last, reverse=True))


def _latest_last(entry: Entry) -> tuple[date, str, str]:
    return entry.published, entry.section, entry.record.id


def _entries(portal: Portal) -> Iterator[Entry]:
    for item in portal.news.values():
        yield Entry("news", item, portal.countries_of(item), item.clusters, item.themes)
    for event in portal.events.values():
        yield Entry("events", event, portal.countries_of(event), event.clusters, event.themes)
    for case in portal.case_studies.values():
        yield Entry("cases", case, portal.countries_of(case), case.clusters, case.themes)
    for resource in portal.resources.values():
        yield Entry("library", resource, portal.countries_of(resource), resource.clusters, resource.themes)
    for newsletter in portal.newsletters.values():
        yield _newsletter(portal, newsletter)


def _newsletter(portal: Portal, newsletter: Newsletter) -> Entry:
    """An issue is about whatever stands in it is about."""
    contents = issue(portal, newsletter)
    records: tuple[News | Event | CaseStudy | Resource, ...] = (
        *contents.news,
        *contents.events,
        *contents.cases,
        *contents.resources,
    )
    places: tuple[Cluster | School, ...] = (*contents.clusters, *contents.schools)
    countries = (
        *(id for record in records for id in portal.countries_of(record)),
        *(place.country for place in places),
    )
    clusters = (*(id for record in records for id in record.clusters), *(cluster.id for cluster in contents.clusters))
    themes = (id for record in records for id in record.themes)
    return Entry("newsletter", newsletter, *(tuple(dict.fromkeys(ids)) for ids in (countries, clusters, themes)))
