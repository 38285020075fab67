"""The portal: every record, frozen, with look-ups in both directions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from portal.open_data.records import OpenData
from portal.parts.about.records import (
    Accessibility,
    AdvisoryBoard,
    AdvisoryMember,
    Deliverable,
    GlossaryTerm,
    Partner,
    PolicyExchange,
)
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Guide
from portal.parts.network.records import Cluster, Country, Programme, School
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course, Survey
from portal.reading import load
from portal.reading.load import Records
from portal.records.base import Contact, Piece, Publication
from portal.records.kind import Kind
from portal.records.licence import Licence
from portal.records.project import Project
from portal.records.source import Source
from portal.records.vocabulary import VocabularyTerm

Role = Literal["mentor", "mentee", "not-stated"]
R = TypeVar("R", bound=Piece)
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Portal:
    """Everything the site is made from. Mappings keep the order of the files."""

    as_of: date
    """The day on which consents are judged."""
    kinds: tuple[Kind, ...]
    """The kinds of its records."""
    tables: Mapping[str, Mapping[str, Any]]
    """The records by the name of their kind and by id."""
    texts: Mapping[str, str]
    """Markdown of our own resources and courses, by the name of its file in data/texts/."""
    _views: dict[Callable[["Portal"], Any], Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def table(self, model: type[R]) -> Mapping[str, R]:
        """The records of the kind that has this model, by id. Raises KeyError where there is no such kind."""
        for kind in self.kinds:
            if kind.model is model:
                return self.tables[kind.name]
        raise KeyError(model)

    def view(self, make: Callable[["Portal"], T]) -> T:
        """What ``make`` makes of the portal, made once."""
        if make not in self._views:
            self._views[make] = make(self)
        return self._views[make]  # type: ignore[no-any-return]

    def _single(self, model: type[R]) -> R:
        return next(iter(self.table(model).values()))

    @cached_property
    def project(self) -> Project:
        return self._single(Project)

    @cached_property
    def board(self) -> AdvisoryBoard | None:
        return next(iter(self.table(AdvisoryBoard).values()), None)

    @cached_property
    def policy_exchange(self) -> PolicyExchange | None:
        return next(iter(self.table(PolicyExchange).values()), None)

    @cached_property
    def accessibility(self) -> Accessibility:
        return self._single(Accessibility)

    @cached_property
    def open_data(self) -> OpenData:
        return self._single(OpenData)

    @cached_property
    def guide(self) -> Guide:
        return self._single(Guide)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return self.table(Source)

    @cached_property
    def licences(self) -> Mapping[str, Licence]:
        return self.table(Licence)

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        return self.table(Country)

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        return self.table(Partner)

    @cached_property
    def schools(self) -> Mapping[str, School]:
        return self.table(School)

    @cached_property
    def clusters(self) -> Mapping[str, Cluster]:
        return self.table(Cluster)

    @cached_property
    def advisory_members(self) -> Mapping[str, AdvisoryMember]:
        return self.table(AdvisoryMember)

    @cached_property
    def case_studies(self) -> Mapping[str, CaseStudy]:
        return self.table(CaseStudy)

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        return self.table(Resource)

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        return self.table(Course)

    @cached_property
    def surveys(self) -> Mapping[str, Survey]:
        return self.table(Survey)

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return self.table(Event)

    @cached_property
    def deliverables(self) -> Mapping[str, Deliverable]:
        return self.table(Deliverable)

    @cached_property
    def glossary(self) -> Mapping[str, GlossaryTerm]:
        return self.table(GlossaryTerm)

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, VocabularyTerm]]:
        return {kind.name: self.tables[kind.name] for kind in self.kinds if kind.vocabulary}

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
        """True if sources imply the school's role without stating it."""
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
        found = grouped(pairs)
        return {term: found[id] for id, term in self.vocabularies["policy_challenges"].items() if id in found}

    # Stories

    def cases_of(self, record: School | Cluster | Country) -> tuple[CaseStudy, ...]:
        """The case studies and stories about a school, hub or country."""
        key = {School: "school", Cluster: "cluster", Country: "country"}[type(record)]
        return self._cases.get((key, record.id), ())

    def countries_of(self, record: Publication) -> tuple[str, ...]:
        """Codes of the countries that a record is about, those of its hubs among them; none where it is about all."""
        of_hubs = (self.clusters[id].country for id in record.clusters_named)
        return tuple(dict.fromkeys((*record.countries_named, *of_hubs)))

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
        return grouped((cluster.country, cluster) for cluster in self.clusters.values())

    @cached_property
    def _schools_by_country(self) -> Mapping[str, tuple[School, ...]]:
        return grouped((school.country, school) for school in self.schools.values())

    @cached_property
    def _resources(self) -> Mapping[str, tuple[Resource, ...]]:
        return grouped((id, resource) for resource in self.latest_resources for id in resource.clusters)

    @cached_property
    def _translations(self) -> Mapping[str, tuple[Resource, ...]]:
        pairs = [(resource.translation_of, resource) for resource in self.resources.values()]
        return grouped((original, resource) for original, resource in pairs if original is not None)

    @cached_property
    def _events(self) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        pairs: list[tuple[tuple[str, str], Event]] = []
        for event in self.latest_events:
            pairs += [(("country", id), event) for id in self.countries_of(event)]
            pairs += [(("cluster", id), event) for id in event.clusters]
        return grouped(pairs)

    @cached_property
    def _cases(self) -> Mapping[tuple[str, str], tuple[CaseStudy, ...]]:
        pairs: list[tuple[tuple[str, str], CaseStudy]] = []
        for case in self.case_studies.values():
            pairs.append((("country", case.country), case))
            pairs += [(("cluster", id), case) for id in case.clusters]
            about = dict.fromkeys((*case.schools, *(m for id in case.clusters for m in self.clusters[id].members)))
            pairs += [(("school", id), case) for id in about]
        return grouped(pairs)


def made(records: Records, day: date) -> Portal:
    """The portal made of records in which nothing is wrong; consents are judged on ``day``."""
    tables = {
        name: MappingProxyType({id: entry.record for id, entry in entries.items()})
        for name, entries in records.entries.items()
    }
    return Portal(
        as_of=day,
        kinds=records.kinds,
        tables=MappingProxyType(tables),
        texts=MappingProxyType(load.texts(records)),
    )


def grouped(pairs: Iterable[tuple[T, V]]) -> Mapping[T, tuple[V, ...]]:
    """The values by their keys, in the order in which they come."""
    groups: dict[T, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
