"""The lists of a country's hubs that other sites show in a frame."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.addresses import EMBEDS
from portal.open_data.embeds import MOST, Embed
from portal.parts.network.constellation import ConstellationMark, marks
from portal.parts.network.counts import of_country, of_hub
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class EmbeddedHub:
    """A hub in a list, with what the list says of it beside its record."""

    hub: Cluster
    figures: Mapping[str, Figure]
    diagram: tuple[ConstellationMark, ...]
    mentor: School | None
    implied: bool
    """True where sources imply the mentor's role without stating it."""


@dataclass(frozen=True, kw_only=True)
class CountryEmbed(Values):
    """The list of a country's hubs."""

    template: ClassVar[str] = "embeds/country.html"
    title: str
    country: Country
    figures: Mapping[str, Figure]
    hubs: tuple[EmbeddedHub, ...]
    """The first MOST."""
    more: int
    """How many others there are."""


def country_embed(country: Country) -> str:
    """Address of the list of a country's hubs, below the site's root."""
    return f"{EMBEDS}country/{country.id}/"


def embeds(portal: Portal) -> Iterator[Embed]:
    """The list of each country."""
    for country in portal.every(Country).values():
        yield _hubs(portal, country)


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """(former address, address) of every list whose country had another id."""
    for country in portal.every(Country).values():
        yield from ((f"{EMBEDS}country/{former}/*", f"{country_embed(country)}:splat") for former in country.formerly)


def _hubs(portal: Portal, country: Country) -> Embed:
    hubs, title = portal.view(Membership).clusters_in(country), _("Hubs in %(country)s") % {"country": country.phrase}
    return Embed(
        path=country_embed(country),
        title=title,
        description=_("The hubs of %(network)s in %(country)s with their mentor schools, to be shown on other sites.")
        % {"network": portal.project.acronym, "country": country.phrase},
        page=country.path,
        about=country.name,
        listed=("countries",),
        colour=country.colour,
        values=CountryEmbed(
            title=title,
            country=country,
            figures=of_country(portal, country),
            hubs=tuple(_hub(portal, hub) for hub in hubs[:MOST]),
            more=max(0, len(hubs) - MOST),
        ),
    )


def _hub(portal: Portal, hub: Cluster) -> EmbeddedHub:
    roster = portal.view(Membership).roster(hub)
    implied = any(seat.implied for seat in roster.named if seat.role == "mentor")
    return EmbeddedHub(hub=hub, figures=of_hub(roster), diagram=marks(roster), mentor=roster.mentor, implied=implied)
