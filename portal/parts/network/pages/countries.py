"""A page per country: /countries/<cc>/."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow, with_sections
from portal.following.told import Groups, Told
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.page import Crumb, Page
from portal.parts.events.diary import Diary
from portal.parts.events.records import Event
from portal.parts.network import region_lists
from portal.parts.network.areas import Area
from portal.parts.network.constellation import ConstellationMark, pattern
from portal.parts.network.counts import of_country
from portal.parts.network.embeds import country_embed
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.maps.chart import Chart
from portal.parts.network.membership import Membership
from portal.parts.network.next_acts import after_country
from portal.parts.network.pages.listed import ListedSchool, list_school
from portal.parts.network.records import Cluster, Country, Programme
from portal.parts.network.sections import NETWORK
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Citation
from portal.records.figure import Figure
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _
from portal.words.territories import names_of_country, territories

HUBS_SHOWN = 12
"""No page lists all records; a larger country sends readers on to its list by region."""
SCHOOLS_SHOWN = 40
OTHERS_SHOWN = 6
"""Events and stories."""
TOLD_SHOWN = 6
"""The most records of each section that the page of a country shows as being about it."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    """A national programme, with the words for what its record has as terms."""

    programme: Programme
    purpose: VocabularyTerm
    approach: VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class CountryPage(Values):
    """A country: its map, hubs, schools and programmes, and the announced records about it."""

    template: ClassVar[str] = "pages/country.html"
    country: Country
    follow: Follow
    chart: Chart | None
    """The map of its schools; None where there is nothing to show on it."""
    figures: Mapping[str, Figure]
    receipts: tuple[Figure, ...]
    """Those that its head states."""
    hubs: tuple[Cluster, ...]
    """The first HUBS_SHOWN."""
    more_hubs: int
    usual_hub: tuple[ConstellationMark, ...]
    """The diagram of a hub of which no school is named."""
    embed: str
    """Address of the list of its hubs for other sites, below ``site_url``."""
    site_url: str
    programmes: tuple[ProgrammeRow, ...]
    """Grouped by purpose."""
    cited_programmes: tuple[tuple[str, tuple[Citation, ...]], ...]
    """The sources of each programme, under its name."""
    schools: tuple[ListedSchool, ...]
    """The first SCHOOLS_SHOWN."""
    more_schools: int
    listed_at: str | None
    """Address of the list by region; None where the country has no hub and no school."""
    areas: tuple[tuple[Area, str], ...]
    """The regions with most schools, with the addresses of their lists."""
    told: Groups
    """The first TOLD_SHOWN records of each section that are about it."""
    events: tuple[Event, ...]
    more_events: int
    cases: tuple[CaseStudy, ...]
    more_cases: int


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel], told: Told
) -> Iterator[Page]:
    """A page for every country of the network."""
    atlas, usual_hub = Atlas(portal), pattern(portal.project.targets.mentees_per_cluster, named=False)
    for country in portal.every(Country).values():
        hubs, schools = portal.view(Membership).clusters_in(country), portal.view(Membership).schools_in(country)
        figures = of_country(portal, country)
        events, cases = portal.view(Diary).in_country(country), portal.view(Cases).about(country)
        yield Page(
            path=country.path,
            title=_("%(country)s in the network") % {"country": country.name},
            description=_description(portal, country),
            values=CountryPage(
                country=country,
                follow=follow(channels, channel_path(None, "country", country.id)),
                chart=atlas.country(country),
                figures=figures,
                receipts=tuple(one for one in figures.values() if one.value),
                hubs=hubs[:HUBS_SHOWN],
                more_hubs=max(0, len(hubs) - HUBS_SHOWN),
                usual_hub=usual_hub,
                embed=country_embed(country),
                site_url=site_url,
                programmes=_programmes(portal, country),
                cited_programmes=tuple((one.name, one.sources) for one in country.programmes),
                schools=tuple(list_school(portal, school) for school in schools[:SCHOOLS_SHOWN]),
                more_schools=max(0, len(schools) - SCHOOLS_SHOWN),
                listed_at=region_lists.listed_at(portal).get(country.id),
                areas=region_lists.largest(portal, country) if len(schools) > SCHOOLS_SHOWN else (),
                told=told.of("country", country, TOLD_SHOWN),
                events=events[:OTHERS_SHOWN],
                more_events=max(0, len(events) - OTHERS_SHOWN),
                cases=cases[:OTHERS_SHOWN],
                more_cases=max(0, len(cases) - OTHERS_SHOWN),
            ),
            section=NETWORK,
            parents=root,
            linked_data=json_ld.item_list(country.name, hubs[:HUBS_SHOWN], site_url),
            record=country,
            country=country.id,
            name=country.name,
            names=_names(country),
            preview=f"countries-{country.id}",
            feeds=with_sections(channels, "country", country.id),
            next_steps=after_country(portal, country),
        )


def _description(portal: Portal, country: Country) -> str:
    words = {
        "country": country.phrase,
        "hubs": len(portal.view(Membership).clusters_in(country)),
        "planned": country.clusters_planned,
        "schools": portal.view(Membership).named_in(country),
    }
    if country.clusters_planned is None:
        return (
            _("Hubs, schools and stories in %(country)s: %(hubs)d hubs and %(schools)d schools are published.") % words
        )
    if country.clusters_planned < len(portal.view(Membership).clusters_in(country)):
        return (
            _(
                "Hubs, schools, national programmes and stories in %(country)s: "
                "%(hubs)d hubs and %(schools)d schools are published; %(planned)d hubs were planned."
            )
            % words
        )
    return (
        _(
            "Hubs, schools, national programmes and stories in %(country)s: "
            "%(hubs)d of %(planned)d planned hubs and %(schools)d schools are published."
        )
        % words
    )


def _programmes(portal: Portal, country: Country) -> tuple[ProgrammeRow, ...]:
    """The country's programmes by purpose, in the order in which the purposes come."""
    purposes = tuple(dict.fromkeys(programme.purpose for programme in country.programmes))
    return tuple(
        ProgrammeRow(
            programme=programme,
            purpose=portal.term("policy_challenges", programme.purpose),
            approach=portal.term("approaches", programme.approach),
        )
        for programme in sorted(country.programmes, key=lambda programme: purposes.index(programme.purpose))
    )


def _names(country: Country) -> tuple[str, ...]:
    """What readers call the country: as the network does, in English, and in the languages of Europe."""
    return (country.name, territories()[country.state], *names_of_country(country.state, country.languages))
