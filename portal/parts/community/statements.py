"""What profiles state, as matching takes it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from portal.parts.community.distances import spot
from portal.parts.community.fit import CRITERIA, SchoolStatement, Weights
from portal.parts.community.records import MatchingRules, Profile, SoughtRole
from portal.parts.network.membership import Membership
from portal.parts.network.records import School
from portal.portal import Portal
from portal.records.base import Place


def weights_of(portal: Portal) -> Weights:
    """The weights of the network, or the usual ones where it has set none."""
    rules = portal.optional(MatchingRules)
    if rules is None:
        return Weights()
    return Weights(**{criterion: getattr(rules, criterion) for criterion in CRITERIA}, far=rules.far)


def mentors_needed(portal: Portal) -> int:
    """How many mentors must be on the board before pages propose any."""
    rules = portal.optional(MatchingRules)
    return rules.mentors_needed if rules is not None else 10


def open_profiles(portal: Portal, role: SoughtRole | None = None) -> tuple[Profile, ...]:
    """What is on the board on the day of the site, in the order of its lists."""
    found = (one for one in portal.every(Profile).values() if one.open_on(portal.as_of))
    return tuple(one for one in found if role is None or one.role == role)


def school_of(portal: Portal, profile: Profile) -> School | None:
    """The record of the school, where it has one."""
    return portal.every(School).get(profile.school) if profile.school is not None else None


def name_of(portal: Portal, profile: Profile) -> str:
    """The name of the school."""
    school = school_of(portal, profile)
    return school.name if school is not None else profile.name


def stated(portal: Portal, profile: Profile) -> SchoolStatement:
    """What a profile states; of the record of its school, only where it is and whether it has a hub."""
    school = school_of(portal, profile)
    place = profile.place or (school.site if school is not None else None)
    return SchoolStatement(
        id=profile.school or profile.id,
        name=name_of(portal, profile),
        country=profile.country,
        across=profile.across,
        languages=profile.languages,
        levels=portal.answers("levels", profile.levels),
        needs=profile.needs,
        offers=profile.offers,
        contexts=portal.answers("contexts", profile.contexts),
        challenges=profile.policy_challenges,
        approaches=profile.approaches,
        visits=profile.visits,
        capacity=profile.capacity,
        spot=spot_of(place),
        taken=school is not None and _mentored(portal, school),
    )


def _mentored(portal: Portal, school: School) -> bool:
    """True if it is mentored in a hub of which nobody has said that it ended."""
    hub = portal.view(Membership).cluster_of(school)
    lasting = any(one.until is None and one.role == "mentee" for one in school.memberships)
    return hub is not None and lasting and hub.state == "active"


def spot_of(place: Place | None) -> tuple[int, int] | None:
    """Where a place is, for distances; None where that is not known."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return spot(place.lat, place.lon)


def as_json(one: SchoolStatement) -> Mapping[str, Any]:
    """The same for a file that browsers read; what is not stated is left out."""
    usual = asdict(SchoolStatement(id=one.id))
    return {name: value for name, value in asdict(one).items() if name == "id" or value != usual[name]}
