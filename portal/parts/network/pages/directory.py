"""The directory of hubs and schools: /network/, and /network/2/ and so on where one page would grow too long."""

from collections.abc import Iterator
from math import ceil

from portal.frame import json_ld
from portal.frame.addresses import NETWORK
from portal.frame.page import Crumb, Page
from portal.parts.network.records import Cluster, School
from portal.portal import Portal
from portal.words.language import _

HUBS_A_PAGE = 60
SCHOOLS_A_PAGE = 300
"""Of schools in no hub, which stand beside the hubs' own."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """All hubs with their schools, by country, at most HUBS_A_PAGE hubs a page, and schools in no hub."""
    countries = list(portal.countries.values())
    hubs = [hub for country in countries for hub in portal.clusters_in(country)]
    alone = [school for school in portal.schools.values() if portal.cluster_of(school) is None]
    last = max(1, ceil(len(hubs) / HUBS_A_PAGE), ceil(len(alone) / SCHOOLS_A_PAGE))
    paths = tuple(path(other) for other in range(1, last + 1))
    for number in range(1, last + 1):
        shown = hubs[(number - 1) * HUBS_A_PAGE : number * HUBS_A_PAGE]
        schools: list[tuple[Cluster | None, School]] = []
        schools += [(hub, school) for hub in shown for school in portal.members(hub)]
        schools += [(None, school) for school in alone[(number - 1) * SCHOOLS_A_PAGE : number * SCHOOLS_A_PAGE]]
        title = _("Network") if number == 1 else _("Network, page %(number)d") % {"number": number}
        used = {"levels": set[str](), "themes": set[str]()}
        for hub, school in schools:
            for name, found in used.items():
                found.update(getattr(school, name))
                if hub is not None:
                    found.update(getattr(hub, name))
        yield Page(
            path=path(number),
            title=title,
            description=_(
                "Every hub and school of the network that is published, in %(countries)d countries, to filter by "
                "country, role, school level and theme."
            )
            % {"countries": len(countries)},
            template="pages/network.html",
            values={
                "hubs": shown,
                "schools": schools,
                "countries": countries,
                "number": number,
                "pages": paths,
                "used": {
                    name: [term for term in portal.vocabularies[name].values() if term.id in ids]
                    for name, ids in used.items()
                },
            },
            parents=root[:1] if number == 1 else root,
            linked_data=json_ld.item_list(title, shown, site_url),
        )


def path(number: int) -> str:
    """Address of a page of the directory, counted from 1."""
    return NETWORK if number == 1 else f"{NETWORK}{number}/"
