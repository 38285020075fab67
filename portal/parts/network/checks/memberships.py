"""A school says in which hub it is: one at a time, of its country, and as many as a hub has places for."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from portal.parts.network.records import Cluster, School
from portal.parts.network.roster import Seat, is_named, overlap, rosters
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.project import Project


def schools_have_a_hub(records: Records, day: date) -> Iterator[Problem]:
    """A school that says no hub is noticed."""
    for school in records.all(School):
        if not school.memberships:
            text = "is in no hub; if it is in one, add memberships with the hub and the role"
            yield records.problem("school", school.id, ["id"], text, notice=True)


def schools_have_one_hub_at_a_time(records: Records, day: date) -> Iterator[Problem]:
    """No school has two memberships at the same time."""
    for school in records.all(School):
        for (_first, one), (second, other) in combinations(enumerate(school.memberships), 2):
            if not overlap(one, other):
                continue
            where = f'twice in the hub "{one.hub}"' if one.hub == other.hub else f'in "{one.hub}" and in "{other.hub}"'
            text = f"is {where} at the same time; give each its time (since and until), or keep one"
            yield records.problem("school", school.id, ["memberships", second, "hub"], text)


def members_are_of_the_country(records: Records, day: date) -> Iterator[Problem]:
    """The schools of a hub are in its country, unless it has an agreement."""
    for school in records.all(School):
        for index, membership in enumerate(school.memberships):
            hub = records.find(Cluster, membership.hub)
            if hub is not None and hub.country != school.country and hub.agreement is None:
                text = (
                    f'is in "{school.country}", but the hub "{hub.id}" is in "{hub.country}"; correct the hub or the '
                    'country, or write into the record of the hub what allows it ("agreement:", with a source)'
                )
                yield records.problem("school", school.id, ["memberships", index, "hub"], text)


def hubs_have_their_shape(records: Records, day: date) -> Iterator[Problem]:
    """A hub has one mentor and no more mentees than planned, unless a waiver says why not."""
    project = next(records.all(Project), None)
    if project is None:
        return
    planned = project.targets.mentees_per_cluster
    places = {school.id: place for place, school in enumerate(records.all(School))}
    for roster in rosters(records.all(Cluster), records.all(School), planned, day).values():
        hub = roster.hub
        if hub.size is not None and hub.waiver is None:
            text = f"has a size ({hub.size}), but a hub is 1 + {planned}; delete it, or add a waiver that says why"
            yield records.problem("cluster", hub.id, ["size"], text)
        elif len(hub.others) > (hub.size or planned + 1):
            text = f"has {len(hub.others)} entries, but a hub is 1 + {planned}; delete those that are too many"
            yield records.problem("cluster", hub.id, ["others"], f"others {text}")
        elif hub.waiver is None:
            yield from _surplus(records, sorted(roster.seats, key=lambda seat: places[seat.school.id]), hub.id, planned)


def others_are_not_named(records: Records, day: date) -> Iterator[Problem]:
    """A member without a name that has been named since is noticed, for its entry to be deleted."""
    project = next(records.all(Project), None)
    if project is None:
        return
    found = rosters(records.all(Cluster), records.all(School), project.targets.mentees_per_cluster, day)
    for roster in found.values():
        others = roster.hub.others
        if len(others) + len(roster.seats) <= roster.size:
            continue
        index = next((index for index, other in enumerate(others) if is_named(other, roster.seats)), 0)
        town = f" ({place.town})" if (place := others[index].place) else ""
        text = (
            f"others, entry {index + 1}{town} may be a school that is named now: with {len(roster.seats)} schools by "
            f"name, this hub has more than its {roster.size}; delete the entry of a school that is named"
        )
        yield records.problem("cluster", roster.hub.id, ["others", index], text, notice=True)


def _surplus(records: Records, seats: list[Seat], hub: str, planned: int) -> Iterator[Problem]:
    """Those of the members, which are in the order of the files, that a hub of the planned shape has no place for."""
    mentor, mentees = "", 0
    for members, seat in enumerate(seats):
        school = seat.school
        mentees += seat.role == "mentee"
        if seat.role == "mentor" and mentor:
            wrong = f'the hub "{hub}" has a mentor already, "{mentor}"'
        elif members > planned or mentees > planned:
            wrong = f'the hub "{hub}" is 1 + {planned}, and has {members} schools at that time already'
        else:
            wrong = ""
        mentor = mentor or (school.id if seat.role == "mentor" else "")
        if wrong:
            index = school.memberships.index(seat.membership)
            remedy = "correct the hub, the role or the time (since and until)"
            text = f"{wrong}; {remedy}; a hub that is rightly different needs a waiver"
            yield records.problem("school", school.id, ["memberships", index, "hub"], text)
