"""Numbers that the site states: counted from the records when the site is built, or limits of the site itself."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from portal.checks.bounds import OF_A_FEED
from portal.portal import Portal

FIGURES: Mapping[str, Callable[[Portal], int]] = MappingProxyType(
    {
        "countries": lambda portal: len(portal.countries),
        "partners": lambda portal: len(portal.partners),
        "hubs_planned": lambda portal: portal.project.targets.clusters,
        "hubs": lambda portal: len(portal.clusters),
        "schools_planned": lambda portal: portal.project.targets.schools,
        "schools": lambda portal: len(portal.schools),
        "mentor_schools_planned": lambda portal: portal.project.targets.mentor_schools,
        "mentor_schools": lambda portal: sum(1 for cluster in portal.clusters.values() if cluster.mentor),
        "mentee_schools_planned": lambda portal: portal.project.targets.mentee_schools,
        "mentee_schools": lambda portal: sum(len(cluster.mentees) for cluster in portal.clusters.values()),
        "programmes": lambda portal: sum(len(country.programmes) for country in portal.countries.values()),
        "programme_countries": lambda portal: sum(1 for country in portal.countries.values() if country.programmes),
        "case_studies": lambda portal: len(portal.case_studies),
        "advisory_members": lambda portal: len(portal.advisory_members),
        "feed_entries": lambda portal: OF_A_FEED,
    }
)


def figure(portal: Portal, name: str) -> int:
    """The number of that name. Raises KeyError, naming those there are, where there is none."""
    if name not in FIGURES:
        raise KeyError(f'there is no figure "{name}"; there are: {", ".join(FIGURES)}')
    return FIGURES[name](portal)
