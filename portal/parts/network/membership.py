"""Which schools form which hub, and in which roles; which hubs and schools are in which country."""

from itertools import islice
from typing import Literal

from portal.parts.network.records import Cluster, Country, Programme, School
from portal.portal import Portal, grouped
from portal.records.vocabulary import VocabularyTerm

Role = Literal["mentor", "mentee", "not-stated"]


class Membership:
    """The hubs and schools of one portal. ``portal.view(Membership)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        self._schools, clusters = portal.every(School), portal.every(Cluster).values()
        self._cluster_of_school = {member: cluster for cluster in clusters for member in cluster.members}
        self._clusters_by_country = grouped((cluster.country, cluster) for cluster in clusters)
        self._schools_by_country = grouped((school.country, school) for school in self._schools.values())

    # From a school

    def cluster_of(self, school: School) -> Cluster | None:
        """The hub the school belongs to."""
        return self._cluster_of_school.get(school.id)

    def role_of(self, school: School) -> Role | None:
        """The school's role in its hub, None where it is in no hub."""
        cluster = self.cluster_of(school)
        if cluster is None:
            return None
        if school.id == cluster.mentor:
            return "mentor"
        return "mentee" if school.id in cluster.mentees else "not-stated"

    def role_is_implied(self, school: School) -> bool:
        """True if sources imply the school's role without stating it."""
        cluster = self.cluster_of(school)
        return cluster is not None and any(entry.school == school.id for entry in cluster.implied)

    # From a hub

    def members(self, cluster: Cluster) -> tuple[School, ...]:
        """The named schools of a hub, the mentor first."""
        return tuple(self._schools[id] for id in cluster.members)

    def mentor(self, cluster: Cluster) -> School | None:
        """The mentor school of a hub, where it is named."""
        return self._schools[cluster.mentor] if cluster.mentor else None

    def neighbours(self, cluster: Cluster, most: int = 12) -> tuple[Cluster, ...]:
        """Other hubs of the same country, ``most`` at the most."""
        hubs = self._clusters_by_country.get(cluster.country, ())
        return tuple(islice((other for other in hubs if other.id != cluster.id), most))

    # From a country

    def clusters_in(self, country: Country) -> tuple[Cluster, ...]:
        """The hubs of a country."""
        return self._clusters_by_country.get(country.id, ())

    def schools_in(self, country: Country) -> tuple[School, ...]:
        """The named schools of a country."""
        return self._schools_by_country.get(country.id, ())

    def clusters_unpublished(self, country: Country) -> int:
        """How many planned hubs of the country nothing is published about."""
        return max(0, country.clusters_planned - len(self.clusters_in(country)))


Programmes = dict[VocabularyTerm, tuple[tuple[Country, Programme], ...]]


def programmes(portal: Portal) -> Programmes:
    """The national programmes of all countries by purpose, in the order of the vocabulary."""
    pairs = [
        (programme.purpose, (country, programme))
        for country in portal.every(Country).values()
        for programme in country.programmes
    ]
    found = grouped(pairs)
    return {term: found[id] for id, term in portal.vocabularies["policy_challenges"].items() if id in found}
