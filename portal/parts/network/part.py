"""The network as a part of the site."""

from collections.abc import Iterator
from functools import partial

from portal.frame.page import Page
from portal.frame.preview import Preview
from portal.frame.templates import Tools
from portal.parts.making import Making
from portal.parts.network import api, components, embeds, finder_index, size
from portal.parts.network.checks.clusters import planned_clusters_add_up, stories_stay_in_their_country
from portal.parts.network.checks.ids import ids_carry_their_country
from portal.parts.network.checks.memberships import (
    hubs_have_their_shape,
    members_are_of_the_country,
    others_are_not_named,
    schools_have_a_hub,
    schools_have_one_hub_at_a_time,
)
from portal.parts.network.checks.places import coordinates_lie_in_the_country, territories_exist
from portal.parts.network.checks.registers import namesakes_are_told_apart, numbers_stand_once
from portal.parts.network.counts import FIGURES, of_places
from portal.parts.network.kinds import KINDS
from portal.parts.network.pages import countries, finder, hubs, schools
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.parts.part import Part
from portal.portal import Portal
from portal.words.language import _
from portal.words.territories import territories


def _territory(portal: Portal, code: str) -> str:
    """English name of the country with that two-letter code, as the portal's own records call it where they do."""
    country = portal.every(Country).get(code)
    return territories()[code] if country is None else country.territory or country.name


def _previews(portal: Portal) -> Iterator[Preview]:
    """For each country one image for itself and one for each kind of page that is about a country."""
    for country in portal.every(Country).values():
        for kind in portal.kinds:
            if (card := kind.card) is not None and kind.folder is not None:
                name = f"{kind.folder.strip('/')}-{country.id}"
                yield Preview(name, country.name, _(card.line), card.drawing, country.colour, country.id)


def _pages(making: Making) -> Iterator[Page]:
    portal, url = making.portal, making.url
    below = (*making.home, (NETWORK.name, NETWORK.path))
    yield from finder.pages(portal, url, below)
    yield from countries.pages(portal, url, below, making.channels, making.told)
    yield from hubs.pages(portal, url, below, making.channels, making.told)
    yield from schools.pages(portal, url, below)


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """Addresses that people shorten or guess, and those of lists for other sites."""
    # The project's short name for its hubs is "cluster"; people type that.
    yield "clusters/*", f"{Cluster.folder}:splat"
    for model, section in ((Cluster, "hubs"), (School, "schools"), (Country, "countries")):
        yield f"{model.folder}", f"{NETWORK.path}#{section}"
    yield from embeds.moved(portal)


PART = Part(
    name="network",
    kinds=KINDS,
    sections=(NETWORK,),
    written=(NETWORK.path,),
    checks=(
        ids_carry_their_country,
        schools_have_a_hub,
        schools_have_one_hub_at_a_time,
        members_are_of_the_country,
        hubs_have_their_shape,
        others_are_not_named,
        numbers_stand_once,
        namesakes_are_told_apart,
        planned_clusters_add_up,
        stories_stay_in_their_country,
        coordinates_lie_in_the_country,
        territories_exist,
    ),
    tools=lambda portal, _base: Tools(components.FILLINGS, {"territory": partial(_territory, portal)}),
    figures=FIGURES,
    further_figures=of_places,
    coverage=lambda portal: (country.territory or country.name for country in portal.every(Country).values()),
    pages=_pages,
    files=finder_index.files,
    embeds=embeds.embeds,
    previews=_previews,
    moved=_moved,
    datasets=(*api.DATASETS, *size.DATASETS),
)
