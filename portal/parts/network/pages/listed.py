"""A school or a hub in a list, with what the list says of it beside its record."""

from dataclasses import dataclass
from typing import Literal

from portal.parts.network import found
from portal.parts.network.constellation import ConstellationMark, marks
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, Role, School
from portal.portal import Portal
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class ListedSchool:
    """One school of a list."""

    school: School
    country: Country
    hub: Cluster | None
    role: Role | None
    """Its role in its hub; None where it is in no hub."""
    certainty: Literal["stated", "implied", "likely"]
    """How sure the role is."""
    levels: tuple[VocabularyTerm, ...]
    answers: found.Answers
    """The values by which filters find it, by the filter."""


@dataclass(frozen=True, kw_only=True)
class ListedHub:
    """One hub of a list."""

    hub: Cluster
    country: Country
    drawing: tuple[ConstellationMark, ...]
    mentor: School | None
    implied: bool
    """True where sources imply the mentor's role without stating it."""
    named: int
    """How many of its members are named."""
    size: int
    """How many it has."""
    answers: found.Answers
    """The values by which filters find it, by the filter."""


def list_school(portal: Portal, school: School) -> ListedSchool:
    """The school as lists show it."""
    membership = portal.view(Membership).membership_of(school)
    return ListedSchool(
        school=school,
        country=portal.every(Country)[school.country],
        hub=portal.view(Membership).cluster_of(school),
        role=portal.view(Membership).role_of(school),
        certainty=membership.certainty if membership else "stated",
        levels=tuple(portal.term("levels", id) for id in school.levels),
        answers=found.answers(portal, school),
    )


def list_hub(portal: Portal, hub: Cluster) -> ListedHub:
    """The hub as lists show it."""
    roster = portal.view(Membership).roster(hub)
    return ListedHub(
        hub=hub,
        country=portal.every(Country)[hub.country],
        drawing=marks(roster),
        mentor=roster.mentor,
        implied=any(seat.implied for seat in roster.named if seat.role == "mentor"),
        named=len(roster.named),
        size=roster.size,
        answers=found.answers(portal, hub),
    )
