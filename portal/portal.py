"""The portal: every record, frozen, with look-ups in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from portal import prose
from portal.checks import check
from portal.kinds import VOCABULARIES
from portal.open_data.records import OpenData
from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    GlossaryTerm,
    Partner,
    PolicyExchange,
    Project,
    Source,
)
from portal.parts.events.records import Event
from portal.parts.library.records import Licence, Resource
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, Country, Programme, School
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course, Survey
from portal.problem import DataError, Findings
from portal.reading import folders, load
from portal.reading.load import Records
from portal.records.base import Contact
from portal.records.vocabulary import VocabularyTerm
from portal.words import moment

Role = Literal["mentor", "mentee", "not-stated"]
R = TypeVar("R")
T = TypeVar("T")
P = TypeVar("P", News, Event)


@dataclass(frozen=True)
class Portal:
    """Everything the site is made from. Mappings keep the order of the files."""

    as_of: date
    """The day on which consents are judged."""
    project: Project
    board: AdvisoryBoard
    sources: Mapping[str, Source]
    licences: Mapping[str, Licence]
    countries: Mapping[str, Country]
    partners: Mapping[str, Partner]
    schools: Mapping[str, School]
    clusters: Mapping[str, Cluster]
    advisory_members: Mapping[str, AdvisoryMember]
    case_studies: Mapping[str, CaseStudy]
    resources: Mapping[str, Resource]
    courses: Mapping[str, Course]
    surveys: Mapping[str, Survey]
    texts: Mapping[str, str]
    """Markdown of our own resources and courses, by the name of its file in data/texts/."""
    events: Mapping[str, Event]
    news: Mapping[str, News]
    newsletters: Mapping[str, Newsletter]
    deliverables: Mapping[str, Deliverable]
    policy_exchange: PolicyExchange
    accessibility: Accessibility
    open_data: OpenData
    guide: Guide
    glossary: Mapping[str, GlossaryTerm]
    vocabularies: Mapping[str, Mapping[str, VocabularyTerm]]

    def term(self, vocabulary: str, id: str) -> VocabularyTerm:
        """A term of a vocabulary. Raises KeyError where there is none."""
        return self.vocabularies[vocabulary][id]

    # From a school

    def cluster_of(self, school: School) -> Cluster | None:
        """The hub the school belongs to."""
        return self._cluster_of_school.get(school.id)

    def role_of(self, school: School) -> Role | None:
        """The school's role in its hub, None where it is in no hub."""
        cluster = self.cluster_of(school)
        if cluster is None:
            return None
        if school.id == cluster.mentor:
            return "mentor"
        return "mentee" if school.id in cluster.mentees else "not-stated"

    def role_is_implied(self, school: School) -> bool:
        """Whether sources imply the school's role without stating it."""
        cluster = self.cluster_of(school)
        return cluster is not None and any(entry.school == school.id for entry in cluster.implied)

    # From a hub

    def members(self, cluster: Cluster) -> tuple[School, ...]:
        """The named schools of a hub, the mentor first."""
        return tuple(self.schools[id] for id in cluster.members)

    def mentor(self, cluster: Cluster) -> School | None:
        """The mentor school of a hub, where it is named."""
        return self.schools[cluster.mentor] if cluster.mentor else None

    def neighbours(self, cluster: Cluster, most: int = 12) -> tuple[Cluster, ...]:
        """Other hubs of the same country, ``most`` at the most."""
        hubs = self._clusters_by_country.get(cluster.country, ())
        return tuple(islice((other for other in hubs if other.id != cluster.id), most))

    # From a country

    def clusters_in(self, country: Country) -> tuple[Cluster, ...]:
        """The hubs of a country."""
        return self._clusters_by_country.get(country.id, ())

    def schools_in(self, country: Country) -> tuple[School, ...]:
        """The named schools of a country."""
        return self._schools_by_country.get(country.id, ())

    def partners_in(self, country: Country) -> tuple[Partner, ...]:
        """The organisations that coordinate the country's hubs."""
        return tuple(partner for partner in self.partners.values() if partner.hubs_in == country.id)

    def clusters_unpublished(self, country: Country) -> int:
        """How many planned hubs of the country nothing is published about."""
        return max(0, country.clusters_planned - len(self.clusters_in(country)))

    # Programmes

    @cached_property
    def programmes(self) -> Mapping[VocabularyTerm, tuple[tuple[Country, Programme], ...]]:
        """The national programmes of all countries by purpose, in the order of the vocabulary."""
        pairs = [
            (programme.purpose, (country, programme))
            for country in self.countries.values()
            for programme in country.programmes
        ]
        found = _grouped(pairs)
        return {term: found[id] for id, term in self.vocabularies["policy_challenges"].items() if id in found}

    # Stories

    def cases_of(self, record: School | Cluster | Country) -> tuple[CaseStudy, ...]:
        """The case studies and stories about a school, hub or country."""
        key = {School: "school", Cluster: "cluster", Country: "country"}[type(record)]
        return self._cases.get((key, record.id), ())

    # News

    @cached_property
    def latest_news(self) -> tuple[News, ...]:
        """All news, the latest first."""
        return tuple(sorted(self.news.values(), key=lambda item: (item.published, item.id), reverse=True))

    def news_of(self, record: Cluster | Country) -> tuple[News, ...]:
        """The news about a hub or country, the latest first. News about all countries is not among them."""
        return self._news.get(("country" if isinstance(record, Country) else "cluster", record.id), ())

    def news_on(self, theme: VocabularyTerm) -> tuple[News, ...]:
        """The news on a theme, the latest first."""
        return self._news_of_theme.get(theme.id, ())

    def news_about(self, event: Event) -> tuple[News, ...]:
        """The news that tell of an event, the latest first."""
        return self._news_of_event.get(event.id, ())

    @cached_property
    def latest_newsletters(self) -> tuple[Newsletter, ...]:
        """All issues of the newsletter, the latest period first."""
        return tuple(sorted(self.newsletters.values(), key=lambda issue: (issue.end, issue.id), reverse=True))

    def countries_of(self, record: News | Event | CaseStudy | Resource) -> tuple[str, ...]:
        """Codes of the countries that a record is about, those of its hubs among them; none where it is about all."""
        own: tuple[str, ...] = ()
        if isinstance(record, CaseStudy):
            own = (record.country,)
        elif not isinstance(record, Resource):
            own = record.countries
        return tuple(dict.fromkeys((*own, *(self.clusters[id].country for id in record.clusters))))

    # Resources

    def author(self, written: str) -> str:
        """The name of an author of a resource, which is written as the id of a partner or as a name."""
        partner = self.partners.get(written)
        return written if partner is None else partner.name

    @cached_property
    def latest_resources(self) -> tuple[Resource, ...]:
        """All resources: first those published last, then those made last, else in the order of their files."""
        return tuple(sorted(self.resources.values(), key=lambda item: (item.published, item.date or ""), reverse=True))

    def resources_of(self, cluster: Cluster) -> tuple[Resource, ...]:
        """The resources that come from a hub or are about it, the latest first."""
        return self._resources.get(cluster.id, ())

    def translations_of(self, resource: Resource) -> tuple[Resource, ...]:
        """The same resource in other languages: what it is a translation of, and the other translations of that."""
        original = resource.translation_of or resource.id
        same = (self.resources[original], *self._translations.get(original, ()))
        return tuple(other for other in same if other.id != resource.id)

    # Events

    def events_in(self, country: Country) -> tuple[Event, ...]:
        """The events of a country, the latest first."""
        return self._events.get(("country", country.id), ())

    def events_of(self, cluster: Cluster) -> tuple[Event, ...]:
        """The events of a hub, the latest first."""
        return self._events.get(("cluster", cluster.id), ())

    @cached_property
    def latest_events(self) -> tuple[Event, ...]:
        """All events, the latest first."""
        return tuple(sorted(self.events.values(), key=lambda event: (event.start, event.id), reverse=True))

    @cached_property
    def policy_meetings(self) -> tuple[Event, ...]:
        """The meetings of the policy exchange, the latest first."""
        return tuple(event for event in self.latest_events if event.policy_exchange)

    # People

    def person_of(self, contact: Contact) -> str | None:
        """The name of the person in a role, only while their consent holds."""
        person = contact.person
        return person.name if person is not None and person.consent.holds(self.as_of) else None

    @cached_property
    def _cluster_of_school(self) -> Mapping[str, Cluster]:
        return {member: cluster for cluster in self.clusters.values() for member in cluster.members}

    @cached_property
    def _clusters_by_country(self) -> Mapping[str, tuple[Cluster, ...]]:
        return _grouped((cluster.country, cluster) for cluster in self.clusters.values())

    @cached_property
    def _schools_by_country(self) -> Mapping[str, tuple[School, ...]]:
        return _grouped((school.country, school) for school in self.schools.values())

    @cached_property
    def _resources(self) -> Mapping[str, tuple[Resource, ...]]:
        return _grouped((id, resource) for resource in self.latest_resources for id in resource.clusters)

    @cached_property
    def _translations(self) -> Mapping[str, tuple[Resource, ...]]:
        pairs = [(resource.translation_of, resource) for resource in self.resources.values()]
        return _grouped((original, resource) for original, resource in pairs if original is not None)

    @cached_property
    def _events(self) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        return self._by_place(self.latest_events)

    @cached_property
    def _news(self) -> Mapping[tuple[str, str], tuple[News, ...]]:
        return self._by_place(self.latest_news)

    @cached_property
    def _news_of_theme(self) -> Mapping[str, tuple[News, ...]]:
        return _grouped((id, item) for item in self.latest_news for id in item.themes)

    @cached_property
    def _news_of_event(self) -> Mapping[str, tuple[News, ...]]:
        return _grouped((id, item) for item in self.latest_news for id in item.events)

    def _by_place(self, records: Iterable[P]) -> Mapping[tuple[str, str], tuple[P, ...]]:
        """The records by country and by hub, in their order."""
        pairs: list[tuple[tuple[str, str], P]] = []
        for record in records:
            pairs += [(("country", id), record) for id in self.countries_of(record)]
            pairs += [(("cluster", id), record) for id in record.clusters]
        return _grouped(pairs)

    @cached_property
    def _cases(self) -> Mapping[tuple[str, str], tuple[CaseStudy, ...]]:
        pairs: list[tuple[tuple[str, str], CaseStudy]] = []
        for case in self.case_studies.values():
            pairs.append((("country", case.country), case))
            pairs += [(("cluster", id), case) for id in case.clusters]
            about = dict.fromkeys((*case.schools, *(m for id in case.clusters for m in self.clusters[id].members)))
            pairs += [(("school", id), case) for id in about]
        return _grouped(pairs)


def read(data: Path, as_of: date | None = None, docs: Path | None = None) -> tuple[Portal, Findings]:
    """The portal in ``data`` and mere notices. Raises DataError with every problem there and in the pages ``docs``."""
    day = as_of or moment.today()
    folders.refuse_links(data, docs)
    records, problems = load.load(data)
    notices = Findings()
    for problem in check(records, day):
        (notices if problem.notice else problems).add([problem])
    problems.add(prose.problems(docs, records.seen) if docs is not None else ())
    if problems:
        raise DataError(problems)
    return _portal(records, day), notices


def _portal(records: Records, day: date) -> Portal:
    def table(kind: str, model: type[T]) -> Mapping[str, T]:
        return MappingProxyType({id: entry.record for id, entry in records.entries[kind].items()})

    return Portal(
        as_of=day,
        project=next(records.all("project", Project)),
        board=next(records.all("advisory board", AdvisoryBoard)),
        sources=table("source", Source),
        licences=table("licence", Licence),
        countries=table("country", Country),
        partners=table("partner", Partner),
        schools=table("school", School),
        clusters=table("cluster", Cluster),
        advisory_members=table("advisory member", AdvisoryMember),
        case_studies=table("case study", CaseStudy),
        resources=table("resource", Resource),
        courses=table("course", Course),
        surveys=table("survey", Survey),
        texts=MappingProxyType(load.texts(records)),
        events=table("event", Event),
        news=table("news item", News),
        newsletters=table("newsletter", Newsletter),
        deliverables=table("deliverable", Deliverable),
        policy_exchange=next(records.all("policy exchange", PolicyExchange)),
        accessibility=next(records.all("accessibility statement", Accessibility)),
        open_data=next(records.all("open data", OpenData)),
        guide=next(records.all("guide", Guide)),
        glossary=table("glossary term", GlossaryTerm),
        vocabularies=MappingProxyType({name: table(name, VocabularyTerm) for name in VOCABULARIES}),
    )


def _grouped(pairs: Iterable[tuple[T, "R"]]) -> Mapping[T, tuple["R", ...]]:
    groups: dict[T, list[R]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
