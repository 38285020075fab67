"""How large the network was to be and is, for programs: countries, their programmes, the plan, and unnamed members."""

from collections.abc import Callable, Iterator
from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import CitationItem, Code, Published, RecordItem, citations, sources
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, Programme, Role
from portal.parts.network.roster import OpenPlace
from portal.portal import Portal
from portal.words.language import _


class CountryItem(RecordItem):
    """A country of the network."""

    country_code: Code
    """Country, as two capital letters (ISO 3166-1 alpha-2)."""
    hubs_planned: int | None
    """Hubs that it was to have by the plan of the project; null where no plan is known."""
    languages: tuple[str, ...]
    """Languages of its schools (BCP 47)."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


class ProgrammeItem(Published):
    """A national programme in which schools work together."""

    name: str
    """Name, in English where one is used."""
    national_name: str | None
    """Name in the national language, where the source gives it."""
    country_code: Code
    """Country, as two capital letters (ISO 3166-1 alpha-2)."""
    purpose: str
    """What it is for: an id, explained under terms."""
    approach: str
    """How it is organised: an id, explained under terms."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


class PlannedItem(Published):
    """A number of the plan of the network."""

    id: Literal["hubs", "mentor-schools", "mentee-schools", "mentees-of-a-hub"]
    """What was planned."""
    counts: Literal["hubs", "schools", "schools of a hub"]
    """What the number counts."""
    number: int
    """How many there were to be."""
    sources: tuple[str, ...]
    """Where the plan is told: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""


class UnnamedItem(Published):
    """Members of a hub that no source names and of which the same is known."""

    hub: str
    """Id of the hub."""
    role: Role
    """Their role in the hub; not-stated where no source says it."""
    count: int
    """How many they are."""
    town: str | None
    """Town or village, where a source tells it."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms."""
    note: str | None
    """What else is known of them."""


def _country(portal: Portal, record: Country, site_url: str) -> CountryItem:
    return CountryItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        country_code=record.id.upper(),
        hubs_planned=record.clusters_planned,
        languages=record.languages,
        note=record.note,
    )


def _programme(portal: Portal, country: Country, programme: Programme) -> ProgrammeItem:
    return ProgrammeItem(
        name=programme.name,
        national_name=programme.national_name,
        country_code=country.id.upper(),
        purpose=programme.purpose,
        approach=programme.approach,
        sources=sources(portal, programme.sources),
        citations=citations(portal, programme.sources),
        note=programme.note,
    )


def _planned(portal: Portal) -> Iterator[PlannedItem]:
    targets, told = portal.project.targets, portal.project.sources
    for id, counts, number in (
        ("hubs", "hubs", targets.clusters),
        ("mentor-schools", "schools", targets.mentor_schools),
        ("mentee-schools", "schools", targets.mentee_schools),
        ("mentees-of-a-hub", "schools of a hub", targets.mentees_per_cluster),
    ):
        yield PlannedItem.model_validate(
            {
                "id": id,
                "counts": counts,
                "number": number,
                "sources": sources(portal, told),
                "citations": citations(portal, told),
            }
        )


def _unnamed(hub: Cluster, place: OpenPlace) -> UnnamedItem:
    return UnnamedItem(
        hub=hub.id,
        role=place.role,
        count=place.count,
        town=place.place.town if place.place else None,
        levels=place.levels,
        note=place.note,
    )


def _countries(portal: Portal, site_url: str) -> OpenRecords:
    found = portal.every(Country)
    return OpenRecords(
        id="countries",
        title=_("Countries of the network"),
        description=_("The countries that have hubs, and how many each was to have."),
        model=CountryItem,
        document=Document[CountryItem],
        collection=None,
        count=len(found),
        items=lambda: (_country(portal, record, site_url) for record in found.values()),
        vocabularies=(),
    )


def _programmes(portal: Portal, site_url: str) -> OpenRecords:
    found = [(country, one) for country in portal.every(Country).values() for one in country.programmes]
    return OpenRecords(
        id="programmes",
        title=_("National programmes"),
        description=_("Programmes in which schools work together, with what they are for."),
        model=ProgrammeItem,
        document=Document[ProgrammeItem],
        collection=None,
        count=len(found),
        items=lambda: (_programme(portal, country, one) for country, one in found),
        vocabularies=("policy_challenges", "approaches"),
    )


def _plan(portal: Portal, site_url: str) -> OpenRecords:
    found = tuple(_planned(portal))
    return OpenRecords(
        id="planned",
        title=_("Planned size of the network"),
        description=_("How many hubs and schools there were to be, with sources."),
        model=PlannedItem,
        document=Document[PlannedItem],
        collection=None,
        count=len(found),
        items=lambda: iter(found),
        vocabularies=(),
    )


def _places(portal: Portal, site_url: str) -> OpenRecords:
    rosters = portal.view(Membership).rosters
    found = [(roster.hub, place) for roster in rosters.values() for place in roster.open_places]
    return OpenRecords(
        id="unnamed",
        title=_("Members of hubs that are not named"),
        description=_("The members that no source names, with what is known of them."),
        model=UnnamedItem,
        document=Document[UnnamedItem],
        collection=None,
        count=len(found),
        items=lambda: (_unnamed(hub, place) for hub, place in found),
        vocabularies=("levels",),
    )


DATASETS: tuple[Callable[[Portal, str], OpenRecords], ...] = (_countries, _programmes, _plan, _places)
