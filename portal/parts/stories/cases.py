"""Stories by the schools, hubs and countries that they are about."""

from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal, grouped


class Cases:
    """The stories of one portal. ``portal.view(Cases)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        clusters, membership = portal.every(Cluster), portal.view(Membership)
        pairs: list[tuple[tuple[type, str], CaseStudy]] = []
        for case in portal.every(CaseStudy).values():
            pairs.append(((Country, case.country), case))
            pairs += [((Cluster, id), case) for id in case.clusters]
            rosters = [membership.roster(clusters[id]) for id in case.clusters]
            about = dict.fromkeys((*case.schools, *(seat.school.id for roster in rosters for seat in roster.named)))
            pairs += [((School, id), case) for id in about]
        self._about = grouped(pairs)

    def about(self, record: School | Cluster | Country) -> tuple[CaseStudy, ...]:
        """The case studies and stories about a school, hub or country."""
        return self._about.get((type(record), record.id), ())
