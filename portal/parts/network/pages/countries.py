"""A page per country: /countries/<cc>/."""

from collections.abc import Iterator, Mapping

from babel import Locale, UnknownLocaleError

from portal.following.channels import Channel
from portal.following.follow_line import follow, with_sections
from portal.following.told import Told
from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.open_data.embeds import country_embed
from portal.parts.network.records import Country
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.words.language import _
from portal.words.territories import territories

HUBS_SHOWN = 60
"""No page lists all records; a larger country sends readers on to the directory."""
SCHOOLS_SHOWN = 100
OTHERS_SHOWN = 24
"""Events and stories."""
TOLD_SHOWN = 6
"""How many of each section that tell of the country."""


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel], told: Told
) -> Iterator[Page]:
    """A page for every country of the network."""
    for country in portal.countries.values():
        hubs, schools = portal.clusters_in(country), portal.schools_in(country)
        purposes = dict.fromkeys(programme.purpose for programme in country.programmes)
        yield Page(
            path=country.path,
            title=_("%(country)s in the network") % {"country": country.name},
            description=_(
                "Hubs, schools, national programmes and stories in %(country)s: "
                "%(hubs)d of %(planned)d planned hubs and %(schools)d schools are published."
            )
            % {
                "country": country.phrase,
                "hubs": len(hubs),
                "planned": country.clusters_planned,
                "schools": len(schools),
            },
            template="pages/country.html",
            values={
                "country": country,
                "embed": country_embed(country),
                "site_url": site_url,
                "follow": follow(channels, f"feeds/country/{country.id}"),
                "partners": portal.partners_in(country),
                "hubs": hubs[:HUBS_SHOWN],
                "more_hubs": max(0, len(hubs) - HUBS_SHOWN),
                "unpublished": portal.clusters_unpublished(country),
                "schools": schools[:SCHOOLS_SHOWN],
                "more_schools": max(0, len(schools) - SCHOOLS_SHOWN),
                "programmes": {
                    purpose: [programme for programme in country.programmes if programme.purpose == purpose]
                    for purpose in purposes
                },
                "told": told.of("country", country, TOLD_SHOWN),
                "events": portal.events_in(country)[:OTHERS_SHOWN],
                "more_events": max(0, len(portal.events_in(country)) - OTHERS_SHOWN),
                "more_cases": max(0, len(portal.cases_of(country)) - OTHERS_SHOWN),
                "cases": portal.cases_of(country)[:OTHERS_SHOWN],
            },
            section=NETWORK,
            parents=root,
            linked_data=json_ld.item_list(country.name, hubs[:HUBS_SHOWN], site_url),
            record=country,
            country=country.id,
            name=country.name,
            names=_names(country),
            preview=f"countries-{country.id}",
            feeds=with_sections(channels, f"feeds/country/{country.id}"),
        )


def _names(country: Country) -> tuple[str, ...]:
    """What readers call the country: as the network does, in English, and in its own languages."""
    return (country.name, territories()[country.id], *(_own_name(country.id, tag) for tag in country.languages))


def _own_name(code: str, language: str) -> str:
    """The country's name in one of its languages, "" where Unicode knows none."""
    try:
        return str(Locale.parse(language, sep="-").territories.get(code.upper(), ""))
    except UnknownLocaleError:
        return ""
