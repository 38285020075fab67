"""A page per hub: /hubs/<id>/."""

from collections.abc import Iterator, Mapping

from portal.following.channels import Channel
from portal.following.follow_line import follow
from portal.frame import json_ld
from portal.frame.addresses import address
from portal.frame.page import Crumb, Page
from portal.frame.sections import NETWORK_SECTION
from portal.parts.network.records import Cluster
from portal.portal import Portal
from portal.words.language import _

NEWS_SHOWN = 6


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """A page for every hub, under its country."""
    for cluster in portal.clusters.values():
        country = portal.countries[cluster.country]
        yield Page(
            path=address(cluster),
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
                "news": portal.news_of(cluster)[:NEWS_SHOWN],
                "resources": portal.resources_of(cluster)[:12],
                "neighbours": portal.neighbours(cluster),
                "cases": portal.cases_of(cluster)[:12],
                "events": portal.events_of(cluster)[:12],
            },
            section=NETWORK_SECTION,
            parents=(*root, (country.name, address(country))),
            linked_data=json_ld.hub(portal, cluster, site_url),
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
