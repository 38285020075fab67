"""Stories by the schools, hubs and countries that they are about."""

from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal, grouped
from portal.records.base import latest_first


class Cases:
    """The stories of one portal. ``portal.view(Cases)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        clusters, membership = portal.every(Cluster), portal.view(Membership)
        self.latest = latest_first(portal.every(CaseStudy).values())
        """All stories, what happened last first."""
        pairs: list[tuple[tuple[type, str], CaseStudy]] = []
        for case in self.latest:
            pairs.append(((Country, case.country), case))
            pairs += [((Cluster, id), case) for id in case.clusters]
            rosters = [membership.roster(clusters[id]) for id in case.clusters]
            about = dict.fromkeys((*case.schools, *(seat.school.id for roster in rosters for seat in roster.named)))
            pairs += [((School, id), case) for id in about]
        self._about = grouped(pairs)

    def about(self, record: School | Cluster | Country) -> tuple[CaseStudy, ...]:
        """The case studies and stories about a school, hub or country, what happened last first."""
        return self._about.get((type(record), record.id), ())
