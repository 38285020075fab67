"""Where the lists of hubs and schools by country and region are: /network/<cc>/, with further pages below it."""

from collections.abc import Mapping

from portal.frame.paging import Sheet, sheets
from portal.parts.network.areas import Area, Areas
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal

A_PAGE = 60
"""Hubs and schools on a page."""
LARGEST = 12
"""The most regions of a country that the finder and the page of the country name."""


def listed_at(portal: Portal) -> Mapping[str, str]:
    """The address of the list of each country that has one, by its id."""
    areas = portal.view(Areas)
    return {country.id: _path(country) for country in portal.every(Country).values() if areas.of(country)}


def largest(portal: Portal, country: Country) -> tuple[tuple[Area, str], ...]:
    """The LARGEST regions of a country by their schools, with the addresses of their lists; none where it has one."""
    named = [(area, path) for area, path in by_name(portal, country) if area.region]
    named.sort(key=lambda one: (-len(one[0].schools), -len(one[0].hubs)))
    return tuple(named[:LARGEST]) if len(named) > 1 else ()


def region_at(portal: Portal, area: Area) -> str:
    """The address of the list of a region."""
    return portal.view(_addresses)[area.country.id, area.region]


def _path(country: Country) -> str:
    return f"{NETWORK.path}{country.id}/"


def by_name(portal: Portal, country: Country) -> tuple[tuple[Area, str], ...]:
    """Every region of a country with the address at which its list begins."""
    return tuple((area, region_at(portal, area)) for area in portal.view(Areas).of(country))


def _addresses(portal: Portal) -> Mapping[tuple[str, str | None], str]:
    """The addresses at which the lists of all regions begin, by country and region."""
    found: dict[tuple[str, str | None], str] = {}
    for country in portal.every(Country).values():
        areas = portal.view(Areas).of(country)
        for sheet in list_pages(portal, country):
            for number, _record in sheet.items:
                found.setdefault((country.id, areas[number - 1].region), f"{sheet.path}#{region_anchor(number)}")
    return found


def list_pages(portal: Portal, country: Country) -> tuple[Sheet[tuple[int, Cluster | School]], ...]:
    """The records of a country, each with the number of its region, region by region and hubs first."""
    records = [(number, record) for number, area in enumerate(portal.view(Areas).of(country), 1) for record in area.all]
    return tuple(sheets(records, A_PAGE, _path(country)))


def region_anchor(number: int) -> str:
    """The place on its page where the list of a region begins; regions of a country are counted from 1."""
    return f"region-{number}"
