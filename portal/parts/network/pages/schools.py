"""A page per school: /schools/<id>/."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.components import Known
from portal.frame.page import Crumb, Page
from portal.parts.network import linked_data, sureness
from portal.parts.network.membership import Membership, twins
from portal.parts.network.namesakes import distinction
from portal.parts.network.next_acts import after_school
from portal.parts.network.records import Cluster, Country, HubMembership, Role, School
from portal.parts.network.sections import NETWORK
from portal.parts.stories.cases import Cases
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import _

CASES_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class SchoolPage(Values):
    """A school: what is known of it, and its hub."""

    template: ClassVar[str] = "pages/school.html"
    school: School
    country: Country
    hub: Cluster | None
    role: Role | None
    """Its role in its hub; None where it is in no hub."""
    membership: HubMembership | None
    """That of its hub."""
    memberships: tuple[tuple[HubMembership, Cluster], ...]
    """All of them, the first first, with their hubs; none where there is nothing to say beside hub and role."""
    successors: tuple[School, ...]
    """The schools that succeed it."""
    siblings: tuple[School, ...]
    """The other schools of the hub that are named."""
    cases: tuple[CaseStudy, ...]
    known: tuple[Known, ...]
    """What stands folded with the sources."""
    mapped: bool
    """True if the page of its country has a map with it."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """A page for every named school, under its country and hub."""
    for school in portal.every(School).values():
        country, cluster = portal.every(Country)[school.country], portal.view(Membership).cluster_of(school)
        yield Page(
            path=school.path,
            title=title(school, country.name, twin=school.id in portal.view(twins)),
            description=_description(portal, school),
            values=SchoolPage(
                school=school,
                country=country,
                hub=cluster,
                role=portal.view(Membership).role_of(school),
                membership=portal.view(Membership).membership_of(school),
                memberships=_memberships(portal, school),
                successors=tuple(portal.every(School)[id] for id in school.successors),
                siblings=tuple(member for member in portal.view(Membership).members(cluster) if member.id != school.id)
                if cluster
                else (),
                cases=portal.view(Cases).about(school)[:CASES_SHOWN],
                known=sureness.of_school(school, portal.view(Membership).membership_of(school)),
                mapped=school.site is not None and school.site.lat is not None,
            ),
            section=NETWORK,
            parents=(
                *root,
                (country.name, country.path),
                *(((cluster.name, cluster.path),) if cluster else ()),
            ),
            linked_data=linked_data.school(portal, school, site_url),
            record=school,
            country=country.id,
            name=school.name,
            names=(
                school.name,
                *(name for site in school.sites for name in (site.town, site.region) if name),
                *school.also_called,
            ),
            preview=f"schools-{country.id}",
            next_steps=after_school(portal, school, cluster, country),
        )


def _memberships(portal: Portal, school: School) -> tuple[tuple[HubMembership, Cluster], ...]:
    found = sorted(school.memberships, key=lambda one: (one.since or one.until or "", one.until or "9"))
    told = len(found) > 1 or any(one.since or one.until or one.note for one in found)
    return tuple((one, portal.every(Cluster)[one.hub]) for one in found) if told else ()


def title(school: School, country: str, *, twin: bool = False) -> str:
    """The school's name and town, because several schools share a name; of twins in a town, what tells them apart."""
    told = distinction(school) if twin else ""
    if told:
        return f"{title(school, country)} ({told})"
    town = school.site.town if school.site else country
    named = re.search(rf"\b{re.escape(town)}\b", school.name, re.IGNORECASE)
    return school.name if named else f"{school.name}, {town}"


def _description(portal: Portal, school: School) -> str:
    cluster, country = portal.view(Membership).cluster_of(school), portal.every(Country)[school.country]
    words = {"school": school.name, "country": country.phrase, "hub": cluster.name if cluster else ""}
    membership = portal.view(Membership).membership_of(school)
    return (
        _place(membership) % words if membership else _("%(school)s, a school of the network in %(country)s.") % words
    )


def _place(membership: HubMembership) -> str:
    """What the school is to its hub, as surely as it is known, and without a tense: the hub may have ended."""
    match membership.certainty, membership.role:
        case "likely", _role:
            return _("%(school)s, likely a school of the %(hub)s in %(country)s.")
        case "implied", "mentor":
            return _("%(school)s, probably the mentor school of the %(hub)s in %(country)s.")
        case "implied", "mentee":
            return _("%(school)s, probably a mentee school of the %(hub)s in %(country)s.")
        case "stated", "mentor":
            return _("%(school)s, the mentor school of the %(hub)s in %(country)s.")
        case "stated", "mentee":
            return _("%(school)s, a mentee school of the %(hub)s in %(country)s.")
    return _("%(school)s, a school of the %(hub)s in %(country)s.")
