"""By which values filters find a hub or a school."""

from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, School
from portal.portal import Portal

NONE = "none"
"""The value of a record of which nothing is stated, or that is in no hub."""
FACETS = ("country", "role", "level", "theme")
"""The filters beside the search, by their names in the address."""


def roles_of(portal: Portal, record: Cluster | School) -> tuple[str, ...]:
    """The role of a school, or the roles that schools of a hub have."""
    members = portal.view(Membership)
    if isinstance(record, School):
        return (members.role_of(record) or NONE,)
    return tuple(dict.fromkeys(seat.role for seat in members.roster(record).seats))


def levels_of(portal: Portal, record: Cluster | School) -> tuple[str, ...]:
    """The levels that are stated of it, each for itself."""
    return portal.answers("levels", record.levels) or (NONE,)


def themes_of(portal: Portal, record: Cluster | School) -> tuple[str, ...]:
    """The themes of a hub, or those of a school and of its hub."""
    hub = portal.view(Membership).cluster_of(record) if isinstance(record, School) else None
    return tuple(dict.fromkeys((*record.themes, *(hub.themes if hub is not None else ())))) or (NONE,)


Answers = tuple[tuple[str, tuple[str, ...]], ...]
"""The values by which each filter finds a record."""


def answers(portal: Portal, record: Cluster | School) -> Answers:
    """The values of a hub or school, in the order of ``FACETS``."""
    return (
        ("country", (record.country,)),
        ("role", roles_of(portal, record)),
        ("level", levels_of(portal, record)),
        ("theme", themes_of(portal, record)),
    )
