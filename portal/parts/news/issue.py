"""The content of an issue of the newsletter: what was published in its period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster, School
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Publication
from portal.records.kind import Subjects

R = TypeVar("R", News, Event, CaseStudy, Resource, Cluster, School)


@dataclass(frozen=True)
class Issue:
    """The contents of an issue, each section in the order of publication."""

    news: tuple[News, ...]
    events: tuple[Event, ...]
    cases: tuple[CaseStudy, ...]
    resources: tuple[Resource, ...]
    clusters: tuple[Cluster, ...]
    """Hubs that are new in the network."""
    schools: tuple[School, ...]
    """Schools that are new in the network."""

    @property
    def empty(self) -> bool:
        """True if nothing was published in the period."""
        return not (self.news or self.events or self.cases or self.resources or self.clusters or self.schools)

    def first(self, most: int) -> "Issue":
        """The issue with the first ``most`` records of each section."""
        return Issue(
            news=self.news[:most],
            events=self.events[:most],
            cases=self.cases[:most],
            resources=self.resources[:most],
            clusters=self.clusters[:most],
            schools=self.schools[:most],
        )


def issue(portal: Portal, newsletter: Newsletter) -> Issue:
    """The contents of the issue."""
    return Issue(
        news=_published(portal.every(News).values(), newsletter),
        events=_published(portal.every(Event).values(), newsletter),
        cases=_published(portal.every(CaseStudy).values(), newsletter),
        resources=_published(portal.every(Resource).values(), newsletter),
        clusters=_published(portal.every(Cluster).values(), newsletter),
        schools=_published(portal.every(School).values(), newsletter),
    )


def _published(records: Iterable[R], period: Newsletter) -> tuple[R, ...]:
    def day(record: R) -> date:
        return record.published or date.min

    return tuple(sorted((record for record in records if period.start <= day(record) <= period.end), key=day))


def subjects(portal: Portal, contents: Issue) -> Subjects:
    """The subjects of an issue are those of all that it includes."""
    records: tuple[Publication, ...] = (*contents.news, *contents.events, *contents.cases, *contents.resources)
    places: tuple[Cluster | School, ...] = (*contents.clusters, *contents.schools)
    countries = (
        *(id for record in records for id in portal.countries_of(record)),
        *(place.country for place in places),
    )
    clusters = (
        *(id for record in records for id in record.clusters_named),
        *(cluster.id for cluster in contents.clusters),
    )
    themes = (id for record in records for id in record.themes_named)
    return Subjects(*(tuple(dict.fromkeys(ids)) for ids in (countries, clusters, themes)))
