"""A page per hub: /hubs/<id>/."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.following.told import Groups, Told
from portal.frame.addresses import channel_path
from portal.frame.components import Known
from portal.frame.page import Crumb, Page
from portal.parts.events.diary import Diary
from portal.parts.events.records import Event
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.parts.network import linked_data, sureness
from portal.parts.network.constellation import ConstellationMark, marks
from portal.parts.network.counts import mentees_of_a_hub, of_hub
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.maps.chart import Chart
from portal.parts.network.membership import Membership
from portal.parts.network.next_acts import after_hub
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.roster import Roster
from portal.parts.network.sections import NETWORK
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

TOLD_SHOWN = 6
"""The most records of each section that the page of a hub shows as being about it."""
OTHERS_SHOWN = 12
"""Resources, stories and events."""


@dataclass(frozen=True, kw_only=True)
class HubPage(Values):
    """A hub: its diagram, map and schools, what is not known of it, and the announced records about it."""

    template: ClassVar[str] = "pages/hub.html"
    hub: Cluster
    roster: Roster
    figures: Mapping[str, Figure]
    receipts: tuple[Figure, ...]
    """Those that are not 0."""
    country: Country
    follow: Follow
    diagram: tuple[ConstellationMark, ...]
    chart: Chart | None
    """The map of its schools; None where there is nothing to show on it."""
    mentor: School | None
    mentor_implied: bool
    """True where sources imply the mentor's role without stating it."""
    mentees_planned: Figure
    agreed_by: tuple[str, ...]
    """Names of the countries whose schools are in it, where an agreement says so."""
    levels: Mapping[str, VocabularyTerm]
    """The vocabulary of school levels."""
    events: tuple[Event, ...]
    told: Groups
    """The first TOLD_SHOWN records of each section that are about it."""
    cases: tuple[CaseStudy, ...]
    resources: tuple[Resource, ...]
    neighbours: tuple[Cluster, ...]
    known: tuple[Known, ...]
    """What stands folded with the sources."""


def pages(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel], told: Told
) -> Iterator[Page]:
    """A page for every hub, under its country."""
    atlas, mentees_planned = Atlas(portal), mentees_of_a_hub(portal)
    for cluster in portal.every(Cluster).values():
        country, roster = portal.every(Country)[cluster.country], portal.view(Membership).roster(cluster)
        mentor, figures = roster.mentor, of_hub(roster)
        yield Page(
            path=cluster.path,
            title=_("%(hub)s, %(country)s") % {"hub": cluster.name, "country": country.name},
            description=_description(portal, cluster),
            values=HubPage(
                hub=cluster,
                roster=roster,
                figures=figures,
                receipts=tuple(one for one in figures.values() if one.value),
                country=country,
                follow=follow(channels, channel_path(None, "hub", cluster.id), _("this hub")),
                diagram=marks(roster),
                chart=atlas.hub(cluster),
                mentor=mentor,
                mentor_implied=_implied(roster),
                mentees_planned=mentees_planned,
                agreed_by=_countries(portal, roster) if cluster.agreement else (),
                levels=portal.vocabularies["levels"],
                events=portal.view(Diary).of_hub(cluster)[:OTHERS_SHOWN],
                told=told.of("cluster", cluster, TOLD_SHOWN),
                cases=portal.view(Cases).about(cluster)[:OTHERS_SHOWN],
                resources=portal.view(Holdings).of_hub(cluster)[:OTHERS_SHOWN],
                neighbours=portal.view(Membership).neighbours(cluster),
                known=sureness.of_hub(cluster, roster),
            ),
            section=NETWORK,
            parents=(*root, (country.name, country.path)),
            linked_data=linked_data.hub(portal, cluster, site_url),
            record=cluster,
            country=country.id,
            name=cluster.name,
            names=(cluster.name, cluster.id.replace("-", " ")),
            preview=f"hubs-{country.id}",
            feeds=(channel_path(None, "hub", cluster.id),),
            next_steps=after_hub(portal, cluster, country),
        )


def _countries(portal: Portal, roster: Roster) -> tuple[str, ...]:
    codes = {roster.hub.country, *(school.country for school in roster.schools)}
    return tuple(country.name for country in portal.every(Country).values() if country.id in codes)


def _description(portal: Portal, cluster: Cluster) -> str:
    country, roster = portal.every(Country)[cluster.country], portal.view(Membership).roster(cluster)
    mentor = roster.mentor
    words = {
        "country": country.phrase,
        "mentor": mentor.name if mentor else "",
        "named": len(roster.named),
        "size": roster.size,
    }
    known = _("A hub of %(size)d schools in %(country)s, %(named)d named here.")
    if mentor is not None:
        known += " " + (_("Probably its mentor: %(mentor)s.") if _implied(roster) else _("Its mentor: %(mentor)s."))
    return known % words


def _implied(roster: Roster) -> bool:
    return any(seat.implied for seat in roster.named if seat.school is roster.mentor)
