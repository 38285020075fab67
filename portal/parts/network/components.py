"""Components about hubs, schools and countries that show more than their calls give: their values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.about.records import Partner
from portal.parts.network import counts
from portal.parts.network.constellation import ConstellationMark, marks, pattern
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.maps.chart import Chart
from portal.parts.network.membership import Membership
from portal.parts.network.membership import programmes as by_purpose
from portal.parts.network.records import Cluster, Country, HubMembership, Programme, School
from portal.parts.network.roster import Seat
from portal.portal import Portal
from portal.records.base import Citation, Contact
from portal.records.figure import Figure
from portal.records.project import Project
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm

Drawing = tuple[ConstellationMark, ...]
"""The marks of the diagram of a hub."""
_OF_A_COUNTRY = 8
"""Most hubs that the card of a country draws, and most of those of which nothing is published."""


@dataclass(frozen=True, kw_only=True)
class HubCard(Values):
    """A card of a hub."""

    template: ClassVar[str] = "components/hub_card.html"
    hub: Cluster
    country: Country
    drawing: Drawing
    figures: Mapping[str, Figure]
    mentor: School | None
    implied: bool
    """Whether sources imply the role of the mentor without stating it."""


def hub_card(portal: Portal, hub: Cluster) -> HubCard:
    """The card of the hub."""
    roster = portal.view(Membership).roster(hub)
    return HubCard(
        hub=hub,
        country=portal.every(Country)[hub.country],
        drawing=marks(roster),
        figures=counts.of_hub(roster),
        mentor=roster.mentor,
        implied=any(seat.implied for seat in roster.named if seat.role == "mentor"),
    )


@dataclass(frozen=True, kw_only=True)
class SchoolCard(Values):
    """A card of a school."""

    template: ClassVar[str] = "components/school_card.html"
    school: School
    country: Country
    membership: HubMembership | None
    """Its place in the hub that the card is shown for, else in its present or last one."""
    levels: tuple[VocabularyTerm, ...]


def school_card(portal: Portal, school: School, seat: Seat | None = None) -> SchoolCard:
    """The card of the school, as the one that has this seat in a hub."""
    return SchoolCard(
        school=school,
        country=portal.every(Country)[school.country],
        membership=seat.membership if seat else portal.view(Membership).membership_of(school),
        levels=tuple(portal.term("levels", level) for level in school.levels),
    )


@dataclass(frozen=True, kw_only=True)
class CountryCard(Values):
    """A card of a country."""

    template: ClassVar[str] = "components/country_card.html"
    country: Country
    drawn: tuple[tuple[Cluster, Drawing], ...]
    """The first of its hubs, with the diagram of each."""
    missing: int
    """How many hubs are drawn of which nothing is published."""
    usual: Drawing
    """The diagram of such a hub."""
    figures: Mapping[str, Figure]


def country_card(portal: Portal, country: Country) -> CountryCard:
    """The card of the country."""
    hubs = portal.view(Membership).clusters_in(country)
    return CountryCard(
        country=country,
        drawn=tuple((hub, marks(portal.view(Membership).roster(hub))) for hub in hubs[:_OF_A_COUNTRY]),
        missing=min(portal.view(Membership).clusters_unpublished(country), _OF_A_COUNTRY),
        usual=pattern(portal.project.targets.mentees_per_cluster, named=False),
        figures=counts.of_country(portal, country),
    )


@dataclass(frozen=True, kw_only=True)
class CountryGrid(Values):
    """A card of every country."""

    template: ClassVar[str] = "components/country_grid.html"
    countries: tuple[Country, ...]
    figures: tuple[Figure, ...]
    """What the cards count, for the network as a whole."""


def country_grid(portal: Portal) -> CountryGrid:
    """The cards of all countries."""
    numbers = (counts.hubs(portal), counts.schools(portal), counts.schools_likely(portal))
    return CountryGrid(countries=tuple(portal.every(Country).values()), figures=numbers)


@dataclass(frozen=True, kw_only=True)
class HubExplained(Values):
    """How a hub works."""

    template: ClassVar[str] = "components/hub_explained.html"
    project: Project
    mentees: int
    """How many mentees the usual hub has."""
    drawing: Drawing
    """The diagram of the usual hub."""


def hub_explained(portal: Portal) -> HubExplained:
    """How a hub of this project works."""
    mentees = portal.project.targets.mentees_per_cluster
    return HubExplained(project=portal.project, mentees=mentees, drawing=pattern(mentees, named=True))


@dataclass(frozen=True, kw_only=True)
class NetworkMap(Values):
    """The map of the network."""

    template: ClassVar[str] = "components/network_map.html"
    chart: Chart | None


def network_map(portal: Portal, skip_to: str | None = None) -> NetworkMap:
    """The map, where there are outlines for one; ``skip_to`` is the anchor of what comes after it on the page."""
    chart = portal.view(Atlas).network()
    return NetworkMap(chart=replace(chart, skip_to=skip_to) if chart and skip_to else chart)


@dataclass(frozen=True, kw_only=True)
class ProgrammeTable(Values):
    """The national programmes of all countries by purpose."""

    template: ClassVar[str] = "components/programmes.html"
    countries: tuple[Country, ...]
    """The countries that have any."""
    programmes: Mapping[VocabularyTerm, tuple[tuple[Country, Programme], ...]]
    approaches: Mapping[str, VocabularyTerm]
    """The ways in which programmes are organised, by id."""
    total: Figure
    """How many programmes there are."""
    cited: tuple[tuple[str, tuple[Citation, ...]], ...]
    """The sources of each programme, under its name."""


def programmes(portal: Portal) -> ProgrammeTable:
    """All national programmes."""
    return ProgrammeTable(
        countries=tuple(country for country in portal.every(Country).values() if country.programmes),
        programmes=portal.view(by_purpose),
        approaches=portal.vocabularies["approaches"],
        total=counts.programmes(portal),
        cited=tuple(
            (programme.name, programme.sources)
            for entries in portal.view(by_purpose).values()
            for _country, programme in entries
        ),
    )


@dataclass(frozen=True, kw_only=True)
class ContactLines(Values):
    """Whom to turn to."""

    template: ClassVar[str] = "components/contact.html"
    contact: Contact
    partner: Partner | None
    """The organisation that has the role."""
    person: str | None
    """The name of the person in the role, while their consent holds."""
    person_until: date | None
    """The last day of that consent; None where it has none."""


def contact(portal: Portal, contact: Contact) -> ContactLines:
    """What is said of the contact."""
    partner = portal.every(Partner)[contact.organisation] if contact.organisation else None
    until = contact.person.consent.last_day if contact.person is not None else None
    return ContactLines(contact=contact, partner=partner, person=portal.person_of(contact), person_until=until)


FILLINGS: tuple[Filling, ...] = (
    hub_card,
    school_card,
    country_card,
    country_grid,
    hub_explained,
    network_map,
    programmes,
    contact,
)
"""What fills these components."""
