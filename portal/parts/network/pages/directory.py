"""The directory of hubs and schools: /network/, and /network/2/ and so on where one page would grow too long."""

from collections.abc import Iterator
from math import ceil

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.network.records import Cluster, School
from portal.parts.network.sections import NETWORK
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
    for sheet in sheets(hubs, HUBS_A_PAGE, NETWORK.path, further="", least=max(1, ceil(len(alone) / SCHOOLS_A_PAGE))):
        shown, number = sheet.items, sheet.number
        schools: list[tuple[Cluster | None, School]] = []
        schools += [(hub, school) for hub in shown for school in portal.members(hub)]
        schools += [(None, school) for school in alone[(number - 1) * SCHOOLS_A_PAGE : number * SCHOOLS_A_PAGE]]
        title = sheet.title(_("Network"))
        used = {"levels": set[str](), "themes": set[str]()}
        for hub, school in schools:
            for name, found in used.items():
                found.update(getattr(school, name))
                if hub is not None:
                    found.update(getattr(hub, name))
        yield Page(
            path=sheet.path,
            title=title,
            description=title,
            written=sheet.first,
            template="pages/network.html",
            values={
                "hubs": shown,
                "schools": schools,
                "countries": countries,
                "number": number,
                "pages": sheet.paths,
                "used": {
                    name: [term for term in portal.vocabularies[name].values() if term.id in ids]
                    for name, ids in used.items()
                },
            },
            section=NETWORK,
            parents=root[:1] if sheet.first else root,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
        )
