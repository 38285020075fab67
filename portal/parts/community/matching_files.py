"""The files that the tool to find a mentor reads: the rules, and what one country has; nobody loads a whole network."""

import json
from collections.abc import Mapping
from typing import Any

from portal.parts.community import statements
from portal.parts.community.addresses import MATCHING
from portal.parts.community.distances import COSINES
from portal.parts.community.fit_words import WORDS
from portal.parts.community.records import Profile
from portal.parts.network.membership import Membership
from portal.parts.network.records import Country, School
from portal.portal import Portal
from portal.words.language import _
from portal.words.territories import language_name

RULES = f"{MATCHING}rules.json"
ACROSS = f"{MATCHING}across.json"
"""Mentors of any country who work across borders."""
MOST_ACROSS = 2_000
"""How many of them the file holds, so that it does not grow without a bound."""


def of_country(code: str) -> str:
    """Address of the file of a country."""
    return f"{MATCHING}{code}.json"


def proposes(portal: Portal) -> bool:
    """True if enough mentors are on the board for pages to propose them; else they show a list with distances."""
    return len(statements.open_profiles(portal, "mentor")) >= statements.mentors_needed(portal)


def names(portal: Portal) -> Mapping[str, Mapping[str, str]]:
    """What readers call terms and languages, by their sort and id."""
    sorts = ("themes", "policy_challenges", "contexts", "approaches", "levels")
    found = {sort: {id: term.label for id, term in portal.vocabularies[sort].items()} for sort in sorts}
    used = {code for one in portal.every(Profile).values() for code in one.languages}
    used |= {code for country in portal.every(Country).values() for code in country.languages}
    return {**found, "languages": {code: language_name(code) for code in sorted({*used, "en"})}}


def files(portal: Portal) -> Mapping[str, str]:
    """Address -> content of each file."""
    weights = statements.weights_of(portal)
    rules = {
        "weights": {name: getattr(weights, name) for name in weights.__dataclass_fields__},
        "cosines": COSINES,
        "words": {key: _(words) for key, words in WORDS.items()},
        "names": names(portal),
    }
    made = {RULES: _written(rules)}
    mentors = statements.open_profiles(portal, "mentor") if proposes(portal) else ()
    across = [one for one in mentors if one.across][:MOST_ACROSS]
    made[ACROSS] = _written({"mentors": [_mentor(portal, one) for one in across]})
    for code in portal.every(Country):
        there = [_mentor(portal, one) for one in mentors if one.country == code]
        made[of_country(code)] = _written({"mentors": there, "schools": _schools(portal, code)})
    return made


def _mentor(portal: Portal, profile: Profile) -> Mapping[str, Any]:
    school = statements.school_of(portal, profile)
    hub = portal.view(Membership).cluster_of(school) if school is not None else None
    its_hub = {"hub": {"name": hub.name, "path": hub.path}} if hub is not None else {}
    return {**statements.as_json(statements.stated(portal, profile)), "path": profile.path, **its_hub}


def _schools(portal: Portal, code: str) -> list[Mapping[str, Any]]:
    """The schools of a country: to start from one's own record, and to see how far away the mentors are."""
    members = portal.view(Membership)
    found = (school for school in portal.every(School).values() if school.country == code)
    return [
        {
            "id": school.id,
            "name": school.name,
            "path": school.path,
            "town": school.site.town if school.site is not None else None,
            "spot": statements.spot_of(school.site),
            "levels": portal.answers("levels", school.levels),
            "role": members.role_of(school),
        }
        for school in found
    ]


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
