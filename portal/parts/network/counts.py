"""Numbers of the network that texts state."""

from portal.frame.figures import Figures
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, Role
from portal.portal import Portal


def _named(portal: Portal, role: Role) -> int:
    """The members of hubs with that role that are named."""
    return sum(len(portal.view(Membership).roster(hub).ids(role)) for hub in portal.every(Cluster).values())


FIGURES: Figures = {
    "countries": lambda portal: len(portal.every(Country)),
    "hubs_planned": lambda portal: portal.project.targets.clusters,
    "hubs": lambda portal: len(portal.every(Cluster)),
    "schools_planned": lambda portal: portal.project.targets.schools,
    "schools": lambda portal: sum(map(portal.view(Membership).named_in, portal.every(Country).values())),
    "schools_likely": lambda portal: sum(map(portal.view(Membership).likely_in, portal.every(Country).values())),
    "mentor_schools_planned": lambda portal: portal.project.targets.mentor_schools,
    "mentor_schools": lambda portal: _named(portal, "mentor"),
    "mentee_schools_planned": lambda portal: portal.project.targets.mentee_schools,
    "mentee_schools": lambda portal: _named(portal, "mentee"),
    "programmes": lambda portal: sum(len(country.programmes) for country in portal.every(Country).values()),
    "programme_countries": lambda portal: sum(1 for one in portal.every(Country).values() if one.programmes),
}
