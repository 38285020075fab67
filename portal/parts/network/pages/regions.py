"""Lists of a country's schools and hubs by region, /network/<cc>/: plain pages for readers without scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import Sheet
from portal.parts.network.areas import Area, Areas
from portal.parts.network.pages.listed import ListedHub, ListedSchool, list_hub, list_school
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.region_lists import by_name, list_pages, listed_at, region_anchor
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import _

REGIONS_NAMED = 80
"""The most regions that the first page of a list names."""


@dataclass(frozen=True, kw_only=True)
class RegionLines:
    """What a page lists of one region."""

    area: Area
    anchor: str
    goes_on: bool
    """True if its list began on the page before."""
    hubs: tuple[ListedHub, ...]
    schools: tuple[ListedSchool, ...]


@dataclass(frozen=True, kw_only=True)
class RegionPage(Values):
    """A page of the list of a country."""

    template: ClassVar[str] = "pages/regions.html"
    country: Country
    hubs: int
    """How many the country has."""
    schools: int
    index: tuple[tuple[Area, str], ...]
    """The regions with the addresses of their lists; on the first page, where there are several."""
    more: int
    """How many regions are not among them."""
    groups: tuple[RegionLines, ...]
    filtered: bool
    """True if the country can be chosen in the finder."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """The addresses of all pages of the list, below the site's root."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The list of every country that has hubs or schools, region by region."""
    several = len(listed_at(portal)) > 1
    for country in portal.every(Country).values():
        if country.id not in listed_at(portal):
            continue
        areas = portal.view(Areas).of(country)
        index = by_name(portal, country)
        title = _("Hubs and schools in %(country)s") % {"country": country.phrase}
        for sheet in list_pages(portal, country):
            yield Page(
                path=sheet.path,
                title=sheet.title(title),
                description=_("The hubs and schools of the network in %(country)s, by region.")
                % {"country": country.phrase},
                values=RegionPage(
                    country=country,
                    hubs=sum(len(area.hubs) for area in areas),
                    schools=sum(len(area.schools) for area in areas),
                    index=index[:REGIONS_NAMED] if sheet.first and len(index) > 1 else (),
                    more=max(0, len(index) - REGIONS_NAMED),
                    groups=tuple(_groups(portal, areas, sheet)),
                    filtered=several,
                    number=sheet.number,
                    pages=sheet.paths,
                ),
                section=NETWORK,
                parents=root,
                linked_data=json_ld.item_list(title, [record for _number, record in sheet.items], site_url),
                country=country.id,
                name=sheet.title(country.name),
                searched=False,
            )


def _groups(
    portal: Portal, areas: tuple[Area, ...], sheet: Sheet[tuple[int, Cluster | School]]
) -> Iterator[RegionLines]:
    for number, items in groupby(sheet.items, key=lambda item: item[0]):
        area, records = areas[number - 1], [record for _number, record in items]
        yield RegionLines(
            area=area,
            anchor=region_anchor(number),
            goes_on=records[0] is not area.all[0],
            hubs=tuple(list_hub(portal, one) for one in records if isinstance(one, Cluster)),
            schools=tuple(list_school(portal, one) for one in records if isinstance(one, School)),
        )
