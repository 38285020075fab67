"""The network as a part of the site."""

from collections.abc import Iterator

from portal.frame.page import Page
from portal.frame.templates import Tools
from portal.parts.making import Making
from portal.parts.network import api, constellation
from portal.parts.network.checks.clusters import (
    cluster_has_its_shape,
    cluster_stays_in_its_country,
    implied_roles_are_members,
    member_stands_once,
    planned_clusters_add_up,
    school_has_one_cluster,
    stories_stay_in_their_country,
)
from portal.parts.network.checks.ids import ids_carry_their_country
from portal.parts.network.checks.places import coordinates_lie_in_the_country, territories_exist
from portal.parts.network.kinds import KINDS
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.pages import countries, directory, hubs, schools
from portal.parts.network.sections import NETWORK
from portal.parts.part import Part


def _pages(making: Making) -> Iterator[Page]:
    portal, url = making.portal, making.url
    below = (*making.home, (NETWORK.name, NETWORK.path))
    yield from directory.pages(portal, url, below)
    yield from countries.pages(portal, url, below, making.channels, making.told)
    yield from hubs.pages(portal, url, below, making.channels, making.told)
    yield from schools.pages(portal, url, below)


PART = Part(
    name="network",
    kinds=KINDS,
    sections=(NETWORK,),
    written=(NETWORK.path,),
    checks=(
        ids_carry_their_country,
        member_stands_once,
        implied_roles_are_members,
        school_has_one_cluster,
        cluster_has_its_shape,
        cluster_stays_in_its_country,
        planned_clusters_add_up,
        stories_stay_in_their_country,
        coordinates_lie_in_the_country,
        territories_exist,
    ),
    tools=lambda portal, _base: Tools(
        {"atlas": Atlas(portal), "marks": constellation.marks, "pattern": constellation.pattern}
    ),
    pages=_pages,
    datasets=api.DATASETS,
)
