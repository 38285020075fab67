"""A school in a list, with what the list says of it beside its record."""

from dataclasses import dataclass
from typing import Literal

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


def listed(portal: Portal, school: School) -> ListedSchool:
    """The school as lists show it."""
    membership = portal.view(Membership).membership_of(school)
    return ListedSchool(
        school=school,
        country=portal.every(Country)[school.country],
        hub=portal.view(Membership).cluster_of(school),
        role=portal.view(Membership).role_of(school),
        certainty=membership.certainty if membership else "stated",
        levels=tuple(portal.term("levels", id) for id in school.levels),
    )
