"""Where in its country a hub or school is: in the region that its record names, for lists, maps and filters."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.words.alphabets import alike
from portal.words.collation import order

SCHOOLS_WHOLE, HUBS_WHOLE = 60, 24
"""The most schools and hubs that one page lists as a whole. A larger network is listed by country and region."""


def is_whole(portal: Portal) -> bool:
    """True if one page has room for all hubs and schools."""
    return len(portal.every(School)) <= SCHOOLS_WHOLE and len(portal.every(Cluster)) <= HUBS_WHOLE


@dataclass(frozen=True)
class Area:
    """A region of a country, with the hubs and schools in it."""

    country: Country
    region: str | None
    """As records write it first; None for those that name no region, the last of their country."""
    hubs: tuple[Cluster, ...]
    schools: tuple[School, ...]
    """By name."""

    @property
    def all(self) -> tuple[Cluster | School, ...]:
        """The hubs, then the schools."""
        return (*self.hubs, *self.schools)


class Areas:
    """The regions of all countries."""

    def __init__(self, portal: Portal) -> None:
        self._of_school: dict[str, int] = {}
        found = [area for country in portal.every(Country).values() for area in _areas(portal, country)]
        self.all: tuple[Area, ...] = tuple(found)
        """The regions of each country by name, one country after the other."""
        for number, area in enumerate(self.all):
            self._of_school.update(dict.fromkeys((school.id for school in area.schools), number))

    def of(self, country: Country) -> tuple[Area, ...]:
        """The regions of a country by name; last what is in none."""
        return tuple(area for area in self.all if area.country is country)

    def number(self, school: School) -> int:
        """Place of the region of a school among all regions, from 0."""
        return self._of_school[school.id]


def region_of_hub(portal: Portal, hub: Cluster) -> str | None:
    """The region of a hub: that of its place, else of its mentor school, else of its first school that has one."""
    roster = portal.view(Membership).roster(hub)
    schools = [*([roster.mentor] if roster.mentor else []), *roster.schools]
    places = [hub.place, *(school.site for school in schools)]
    return next((place.region for place in places if place is not None and place.region), None)


def _areas(portal: Portal, country: Country) -> list[Area]:
    members = portal.view(Membership)
    names: dict[str, str] = {}
    hubs: dict[str, list[Cluster]] = {}
    schools: dict[str, list[School]] = {}

    def key(region: str | None) -> str:
        return alike(names.setdefault(alike(region), region)) if region else ""

    for school in members.schools_in(country):
        schools.setdefault(key(school.site.region if school.site else None), []).append(school)
    for hub in members.clusters_in(country):
        hubs.setdefault(key(region_of_hub(portal, hub)), []).append(hub)
    language = country.languages[0]
    keys = sorted({*hubs, *schools}, key=lambda one: (not one, order(names.get(one, ""), language)))
    return [_area(country, names.get(one), hubs.get(one, []), schools.get(one, [])) for one in keys]


def _area(country: Country, region: str | None, hubs: list[Cluster], schools: list[School]) -> Area:
    by_name: Mapping[str, School] = {school.id: school for school in schools}
    ids = sorted(by_name, key=lambda id: (order(by_name[id].name, by_name[id].language), id))
    return Area(country, region, tuple(hubs), tuple(by_name[id] for id in ids))
