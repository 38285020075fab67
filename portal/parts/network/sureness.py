"""What is known of a school or hub beside what readers come for: exact places, numbers, and how sure a role is."""

from collections.abc import Iterable, Iterator

from portal.frame.components import Known
from portal.parts.network.records import Cluster, HubMembership, School
from portal.parts.network.roster import Roster
from portal.records.base import Place
from portal.words.language import _


def of_school(school: School, membership: HubMembership | None) -> tuple[Known, ...]:
    """What stands folded on the page of the school, whose place in its hub is ``membership``."""
    return (*_coordinates(school.sites), *_number(school), *(_role(membership) if membership else ()))


def of_hub(hub: Cluster, roster: Roster) -> tuple[Known, ...]:
    """What stands folded on the page of the hub."""
    mentor = roster.mentor
    place = hub.place or (mentor.site if mentor is not None else None)
    reasons = (
        Known(_name(seat.membership), seat.membership.why or "", about=seat.school.name, language=seat.school.language)
        for seat in roster.seats
        if seat.implied
    )
    return (*_coordinates((place,) if place else ()), *reasons)


def _name(membership: HubMembership) -> str:
    return _("Likely a member") if membership.certainty == "likely" else _("The role is probable")


def _role(membership: HubMembership) -> Iterator[Known]:
    if membership.why is not None:
        yield Known(_name(membership), membership.why)


def _number(school: School) -> Iterator[Known]:
    if school.national_code is not None:
        yield Known(_("Number in the national register"), school.national_code)


def _coordinates(places: Iterable[Place]) -> Iterator[Known]:
    marks = {
        "town-centre": _("centre of the town, not the school building"),
        "approximate": _("approximate"),
        "building": _("the building"),
    }
    for place in places:
        if place.lat is not None:
            yield Known(_("Coordinates"), f"{place.lat}, {place.lon} ({marks[place.precision]})")
