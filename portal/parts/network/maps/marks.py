"""The marks on a map: the schools whose place is known, named or not, and the lines from mentor to mentees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from portal.parts.network.maps.labels import Label
from portal.parts.network.maps.projection import metres
from portal.parts.network.maps.topology import Point
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Role, School
from portal.portal import Portal
from portal.records.base import Place


@dataclass(frozen=True)
class Member:
    """A school of the network whose place is known."""

    role: Role
    place: Place
    country: str
    school: School | None
    """None where its name is not published."""
    hub: Cluster | None

    likely: bool = False
    """True where no source states that the school is in the hub."""

    @property
    def named(self) -> bool:
        """True if it is counted among the members that are named."""
        return self.school is not None and not self.likely

    @property
    def at(self) -> Point:
        """Where it is, in metres of EPSG:3035, y downwards."""
        return place_at(self.place)


@dataclass(frozen=True)
class Mark:
    """A member on a map, in units of the map."""

    x: float
    y: float
    member: Member
    label: Label | None = None
    """The name of its town, where no other mark shares it and there is room."""


@dataclass(frozen=True)
class Spoke:
    """The line from a mentor to one of its mentees."""

    x1: float
    y1: float
    x2: float
    y2: float
    country: str
    named: bool
    """True if the names of both are published."""


def in_hub(portal: Portal, hub: Cluster) -> Iterator[Member]:
    """The members of a hub that can be on a map, the mentor first."""
    roster = portal.view(Membership).roster(hub)
    members = [
        Member(seat.role, site, seat.school.country, seat.school, hub, seat.likely)
        for seat in roster.seats
        for site in seat.school.sites
        if known(site)
    ]
    for entry in roster.open_places:
        if known(entry.place):
            members.append(Member(entry.role, entry.place, hub.country, None, hub))
    yield from sorted(members, key=lambda member: member.role != "mentor")


def in_no_hub(portal: Portal, schools: Iterable[School]) -> Iterator[Member]:
    """Schools that can be on a map and are in no hub."""
    for school in schools:
        if portal.view(Membership).cluster_of(school) is None:
            yield from (
                Member("not-stated", site, school.country, school, None) for site in school.sites if known(site)
            )


def place_at(place: Place) -> Point:
    """Where a place with coordinates is, in metres of EPSG:3035, y downwards."""
    assert place.lat is not None
    assert place.lon is not None
    east, north = metres(float(place.lat), float(place.lon))
    return east, -north


def known(place: Place | None) -> TypeGuard[Place]:
    """True if a place has coordinates."""
    return place is not None and place.lat is not None


def spokes(marks: Iterable[Mark]) -> Iterator[Spoke]:
    """The lines of all hubs among some marks."""
    mentors: dict[str, Mark] = {}
    marks = list(marks)
    for mark in marks:
        if mark.member.hub is not None and mark.member.role == "mentor":
            mentors.setdefault(mark.member.hub.id, mark)
    for mark in marks:
        hub = mark.member.hub
        if hub is not None and mark.member.role == "mentee" and hub.id in mentors:
            mentor = mentors[hub.id]
            named = mark.member.named and mentor.member.named
            yield Spoke(mentor.x, mentor.y, mark.x, mark.y, mark.member.country, named)
