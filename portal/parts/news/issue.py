"""What stands in an issue of the newsletter: what was published in its period."""

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
        """Whether nothing was published in the period."""
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
        news=_published(portal.news.values(), newsletter),
        events=_published(portal.events.values(), newsletter),
        cases=_published(portal.case_studies.values(), newsletter),
        resources=_published(portal.resources.values(), newsletter),
        clusters=_published(portal.clusters.values(), newsletter),
        schools=_published(portal.schools.values(), newsletter),
    )


def _published(records: Iterable[R], period: Newsletter) -> tuple[R, ...]:
    def day(record: R) -> date:
        return record.published or date.min

    return tuple(sorted((record for record in records if period.start <= day(record) <= period.end), key=day))
