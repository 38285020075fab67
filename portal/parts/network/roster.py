"""Who is in a hub: the schools that name it, at their time, and the places of members that no source names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from portal.parts.network.records import Cluster, HubMembership, Role, School
from portal.parts.network.records.cluster import Other
from portal.records.base import Place
from portal.words.alphabets import alike
from portal.words.collation import order
from portal.words.moment import first_day, last_day

_RANKS: tuple[Role, ...] = ("mentor", "mentee", "not-stated")


@dataclass(frozen=True)
class Seat:
    """A school in a hub."""

    school: School
    membership: HubMembership

    @property
    def role(self) -> Role:
        """Its role in the hub."""
        return self.membership.role

    @property
    def implied(self) -> bool:
        """True if the role is not stated in so many words."""
        return self.membership.certainty != "stated"

    @property
    def likely(self) -> bool:
        """True if no source states that it is a member at all."""
        return self.membership.certainty == "likely"


@dataclass(frozen=True)
class OpenPlace:
    """Members of a hub whose names are not published and of which the same is known."""

    role: Role
    count: int = 1
    place: Place | None = None
    levels: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Roster:
    """The members of a hub, as they are or as they were when it was last at work."""

    hub: Cluster
    size: int
    """Members by the plan, named or not; more where more are named."""
    seats: tuple[Seat, ...]
    """The schools, the mentor first, then by name; those that are only likely among them."""
    former: tuple[Seat, ...]
    """Schools that were in it before, the latest first."""
    open_places: tuple[OpenPlace, ...]
    """The members that are not named."""

    @cached_property
    def named(self) -> tuple[Seat, ...]:
        """The members that are named: all but those that are only likely."""
        return tuple(seat for seat in self.seats if not seat.likely)

    @cached_property
    def likely(self) -> tuple[Seat, ...]:
        """The schools of which no source states that they are members."""
        return tuple(seat for seat in self.seats if seat.likely)

    @property
    def schools(self) -> tuple[School, ...]:
        """The schools of the seats."""
        return tuple(seat.school for seat in self.seats)

    @property
    def mentor(self) -> School | None:
        """The mentor school, where it is named."""
        return next((seat.school for seat in self.named if seat.role == "mentor"), None)

    def ids(self, role: Role) -> tuple[str, ...]:
        """The ids of the named members with that role."""
        return tuple(seat.school.id for seat in self.named if seat.role == role)

    def unnamed(self, role: Role) -> int:
        """How many members with that role are not named."""
        return sum(place.count for place in self.open_places if place.role == role)


def rosters(
    clusters: Iterable[Cluster], schools: Iterable[School], mentees_planned: int, day: date
) -> Mapping[str, Roster]:
    """The roster of each hub by its id, as it is on ``day``."""
    seats: dict[str, list[Seat]] = {}
    for school in schools:
        for membership in school.memberships:
            if _begun(membership, day):
                seats.setdefault(membership.hub, []).append(Seat(school, membership))
    return {hub.id: _roster(hub, seats.get(hub.id, []), mentees_planned, day) for hub in clusters}


def at_present(school: School, day: date) -> HubMembership | None:
    """The membership that the school has on ``day``, else the last one that it had; None where there is none."""
    begun = [membership for membership in school.memberships if _begun(membership, day)]
    return max(begun, key=lambda one: (not _over(one, day), _start(one), _end(one)), default=None)


def overlap(one: HubMembership, other: HubMembership) -> bool:
    """True unless one of two memberships ended before the other began, or may have."""
    return not (_before(one, other) or _before(other, one))


def _before(one: HubMembership, other: HubMembership) -> bool:
    if one.until is None or other.since is None:
        return False
    return first_day(one.until) <= last_day(other.since)


def _begun(membership: HubMembership, day: date) -> bool:
    return membership.since is None or first_day(membership.since) <= day


def _over(membership: HubMembership, day: date) -> bool:
    return _end(membership) < day


def _start(membership: HubMembership) -> date:
    return first_day(membership.since) if membership.since else date.min


def _end(membership: HubMembership) -> date:
    return last_day(membership.until) if membership.until else date.max


def _roster(hub: Cluster, seats: list[Seat], mentees_planned: int, day: date) -> Roster:
    moment = min(day, max((_end(seat.membership) for seat in seats), default=day))
    there = list({seat.school.id: seat for seat in seats if not _over(seat.membership, moment)}.values())
    there.sort(key=lambda seat: (_RANKS.index(seat.role), order(seat.school.name, seat.school.language)))
    gone = [seat for seat in seats if _over(seat.membership, moment)]
    gone.sort(key=lambda seat: (_end(seat.membership), order(seat.school.name, seat.school.language)), reverse=True)
    size = max(hub.size or mentees_planned + 1, len(there))
    return Roster(hub, size, tuple(there), tuple(gone), tuple(_open_places(hub, there, size, mentees_planned)))


def _open_places(hub: Cluster, there: list[Seat], size: int, mentees_planned: int) -> list[OpenPlace]:
    """The members that are not named: those of which something is known, then what is left of the size.

    Where all do not fit, the first to go are those whose town is that of a school that has been named since.
    """
    known = [
        OpenPlace(other.role, place=other.place, levels=other.levels or hub.levels_of_others, note=other.note)
        for other in hub.others
    ]
    room = size - len(there)
    known = sorted(known, key=lambda place: is_named(place, there))[:room] if len(known) > room else known
    left = size - len(there) - len(known)
    roles = Counter([seat.role for seat in there] + [place.role for place in known])
    rest: list[OpenPlace] = []
    if left and not roles["mentor"] and roles["not-stated"]:
        rest = [OpenPlace("not-stated", left)]
    elif left:
        mentors = 0 if roles["mentor"] else 1
        rest = [OpenPlace("mentor")] * mentors + ([OpenPlace("mentee", left - mentors)] if left > mentors else [])
    return [*known, *(replace(place, levels=hub.levels_of_others) for place in rest)]


def is_named(other: Other | OpenPlace, there: Iterable[Seat]) -> bool:
    """True if a school of the town is named, so that it may be the one meant."""
    towns = {alike(seat.school.site.town) for seat in there if seat.school.site is not None}
    return other.place is not None and alike(other.place.town) in towns
