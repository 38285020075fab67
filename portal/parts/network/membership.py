"""Which schools form which hub, and in which roles; which hubs and schools are in which country."""

from itertools import islice

from portal.parts.network.namesakes import namesake
from portal.parts.network.records import Cluster, Country, HubMembership, Programme, Role, School
from portal.parts.network.roster import Roster, at_present, rosters
from portal.portal import Portal, grouped
from portal.records.vocabulary import VocabularyTerm


class Membership:
    """The hubs and schools of one portal. ``portal.view(Membership)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        schools, self._clusters = portal.every(School).values(), portal.every(Cluster)
        planned = portal.project.targets.mentees_per_cluster
        self._of_school = {school.id: at_present(school, portal.as_of) for school in schools}
        self.rosters = rosters(self._clusters.values(), schools, planned, portal.as_of)
        self._clusters_by_country = grouped((cluster.country, cluster) for cluster in self._clusters.values())
        self._schools_by_country = grouped((school.country, school) for school in schools)

    # From a school

    def membership_of(self, school: School) -> HubMembership | None:
        """The membership that the school has at present, else the last one that it had."""
        return self._of_school[school.id]

    def cluster_of(self, school: School) -> Cluster | None:
        """The hub the school belongs to, else the last one that it was in."""
        membership = self.membership_of(school)
        return None if membership is None else self._clusters[membership.hub]

    def role_of(self, school: School) -> Role | None:
        """The school's role in its hub, None where it is in no hub."""
        membership = self.membership_of(school)
        return None if membership is None else membership.role

    def role_is_implied(self, school: School) -> bool:
        """True if sources imply the school's role without stating it."""
        membership = self.membership_of(school)
        return membership is not None and membership.certainty != "stated"

    def is_likely(self, school: School) -> bool:
        """True if no source states that the school is in its hub: it is not counted among those named."""
        membership = self.membership_of(school)
        return membership is not None and membership.certainty == "likely"

    def is_counted(self, school: School) -> bool:
        """True if it is counted as named: a source names it as a member of a hub, and it has not ended."""
        membership = self.membership_of(school)
        if membership is None or membership.certainty == "likely" or school.ended:
            return False
        return any(seat.membership is membership for seat in self.rosters[membership.hub].seats)

    # From a hub

    def roster(self, cluster: Cluster) -> Roster:
        """The members of a hub, named or not."""
        return self.rosters[cluster.id]

    def members(self, cluster: Cluster) -> tuple[School, ...]:
        """The schools of a hub, the mentor first; those that are only likely among them."""
        return self.roster(cluster).schools

    def mentor(self, cluster: Cluster) -> School | None:
        """The mentor school of a hub, where it is named."""
        return self.roster(cluster).mentor

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

    def named_in(self, country: Country) -> int:
        """How many schools of a country are named as members of hubs; see ``is_counted``."""
        return sum(map(self.is_counted, self.schools_in(country)))

    def clusters_unpublished(self, country: Country) -> int:
        """How many planned hubs of the country nothing is published about."""
        return max(0, (country.clusters_planned or 0) - len(self.clusters_in(country)))


def twins(portal: Portal) -> frozenset[str]:
    """The ids of the schools that have the name of another in the same town."""
    schools = portal.every(School).values()
    same = grouped((namesake(school), school.id) for school in schools)
    return frozenset(id for ids in same.values() if len(ids) > 1 for id in ids)


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
