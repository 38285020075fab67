"""A page per hub: /hubs/<id>/."""

from collections.abc import Iterator, Mapping

from portal.following.channels import Channel
from portal.following.follow_line import follow
from portal.following.told import Told
from portal.frame.page import Crumb, Page
from portal.parts.network import linked_data
from portal.parts.network.records import Cluster
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.words.language import _

TOLD_SHOWN = 6
"""How many of each section that tell of the hub."""


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel], told: Told
) -> Iterator[Page]:
    """A page for every hub, under its country."""
    for cluster in portal.clusters.values():
        country = portal.countries[cluster.country]
        yield Page(
            path=cluster.path,
            title=_("%(hub)s, %(country)s") % {"hub": cluster.name, "country": country.name},
            description=_description(portal, cluster),
            template="pages/hub.html",
            values={
                "hub": cluster,
                "country": country,
                "follow": follow(channels, f"feeds/hub/{cluster.id}", _("this hub")),
                "mentor": portal.mentor(cluster),
                "mentees": [portal.schools[id] for id in cluster.mentees],
                "others": [portal.schools[id] for id in cluster.role_not_stated],
                "told": told.of("cluster", cluster, TOLD_SHOWN),
                "resources": portal.resources_of(cluster)[:12],
                "neighbours": portal.neighbours(cluster),
                "cases": portal.cases_of(cluster)[:12],
                "events": portal.events_of(cluster)[:12],
            },
            section=NETWORK,
            parents=(*root, (country.name, country.path)),
            linked_data=linked_data.hub(portal, cluster, site_url),
            record=cluster,
            country=country.id,
            name=cluster.name,
            names=(cluster.name, cluster.id.replace("-", " ")),
            preview=f"hubs-{country.id}",
            feeds=(f"feeds/hub/{cluster.id}",),
        )


def _description(portal: Portal, cluster: Cluster) -> str:
    country = portal.countries[cluster.country]
    mentor = portal.mentor(cluster)
    words = {
        "country": country.phrase,
        "mentor": mentor.name if mentor else "",
        "named": len(cluster.members),
        "size": cluster.size,
    }
    if mentor is not None:
        return _("%(mentor)s mentors this hub of %(size)d schools in %(country)s; %(named)d are named here.") % words
    return _("A hub of %(size)d schools in %(country)s that learn from each other; %(named)d are named so far.") % words
