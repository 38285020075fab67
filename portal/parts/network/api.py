"""What is published of hubs and schools for programs.

Nothing personal is in here: people in a role stay on the pages, where their consent is judged at each build.
"""

from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Collection, Document
from portal.open_data.items import (
    CitationItem,
    ConfirmedItem,
    Located,
    Published,
    WebAddress,
    citations,
    confirming,
    precision,
    sources,
)
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, HubMembership, Role, School
from portal.portal import Portal
from portal.records.lasting import Lasting, State
from portal.words.language import _


class SchoolItem(ConfirmedItem, Located):
    """A school of the network."""

    towns: tuple[str, ...]
    """Towns of all its sites, the main one first."""
    other_names: tuple[str, ...]
    """Its names in other languages."""
    former_names: tuple[str, ...]
    """Names that it had before."""
    language: str
    """Language that the name is written in (BCP 47)."""
    organisation: Literal["school", "school-cluster"]
    """One school, or several under one management."""
    hub: str | None
    """Id of its hub, or of the last one that it was in. All of its hubs are in the list of memberships."""
    role: Role | None
    """Role in the hub; not-stated where no source says it, null for a school in no hub."""
    role_certainty: Literal["stated", "implied", "likely"] | None
    """How sure the role is: stated by a source, implied, or likely, where no source states that the school is a member.
    Null for a school in no hub."""
    role_implied: bool
    """True if sources imply the role without stating it."""
    counted: bool
    """True if it is among the named schools that are counted: a source names it as a member of a hub, and it has not
    ended."""
    levels: tuple[str, ...] | None
    """School levels taught: ids, explained under terms; null where no source says them."""
    themes: tuple[str, ...]
    """What the school works on: ids, explained under terms."""
    contexts: tuple[str, ...]
    """Circumstances the school works in: ids, explained under terms."""
    national_code: str | None
    """Number in the national register of schools. It is text: zeros at its beginning belong to it."""
    website: WebAddress | None
    """Home page of the school."""
    state: Literal["active", "ended", "not-known"] | None
    """Whether it is alive; not-known where somebody looked and could not tell, null where nobody has said."""
    as_of: str | None
    """Day on which somebody looked (ISO 8601)."""
    since: str | None
    """When it began (ISO 8601: a day, month or year)."""
    until: str | None
    """When it ended, or until when a source shows it at work where its state is not known."""
    successors: tuple[str, ...]
    """Ids of the schools that succeed it, where it was closed, merged or split."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


class HubItem(ConfirmedItem, Located):
    """A hub: a mentor school and the mentee schools that it helps. Its place is its own, else that of its mentor."""

    mentor: str | None
    """Id of the mentor school, null while it is not named."""
    mentees: tuple[str, ...]
    """Ids of the mentee schools that are named."""
    role_not_stated: tuple[str, ...]
    """Ids of named members whose role no source says."""
    roles_implied: tuple[str, ...]
    """Ids of members whose role sources imply without stating it."""
    likely: tuple[str, ...]
    """Ids of schools of which no source states that they are members; they are not counted as named."""
    size: int
    """Members, named or not."""
    named: int
    """Members that are named."""
    levels: tuple[str, ...] | None
    """School levels: ids, explained under terms; null where no source says them."""
    themes: tuple[str, ...]
    """What the hub works on: ids, explained under terms."""
    contexts: tuple[str, ...]
    """Circumstances its schools work in: ids, explained under terms."""
    state: Literal["active", "ended", "not-known"] | None
    """Whether it is alive; not-known where somebody looked and could not tell, null where nobody has said."""
    as_of: str | None
    """Day on which somebody looked (ISO 8601)."""
    since: str | None
    """When it began (ISO 8601: a day, month or year)."""
    until: str | None
    """When it ended, or until when a source shows it at work where its state is not known."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


class MembershipItem(Published):
    """A school in a hub, for a time."""

    school: str
    """Id of the school."""
    hub: str
    """Id of the hub."""
    role: Role
    """Role in the hub; not-stated where no source says it."""
    since: str | None
    """When it began (ISO 8601: a day, month or year), null where no source says it."""
    until: str | None
    """When it ended, likewise; null also while it lasts."""
    counted: bool
    """True if it is among those by which the members of the hub are counted: those of today, or, where the hub is no
    longer at work, those of its last day."""
    certainty: Literal["stated", "implied", "likely"]
    """Stated by a source; implied, where that is so for the role; or likely, where no source states the membership."""
    why: str | None
    """What the sources do say, where it is implied or likely."""
    sources: tuple[str, ...]
    """Where it comes from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """What else readers should know of it."""


def membership(portal: Portal, record: School, entry: HubMembership) -> MembershipItem:
    """What is published of a membership. Without sources of its own it has those of the school."""
    roster = portal.view(Membership).rosters.get(entry.hub)
    return MembershipItem(
        school=record.id,
        hub=entry.hub,
        role=entry.role,
        since=entry.since,
        until=entry.until,
        counted=roster is not None and any(seat.membership is entry for seat in roster.seats),
        certainty=entry.certainty,
        why=entry.why,
        sources=sources(portal, entry.sources or record.sources),
        citations=citations(portal, entry.sources or record.sources),
        note=entry.note,
    )


def _condition(record: Lasting) -> tuple[State | None, str | None, str | None, str | None]:
    """State, day of the look, beginning and end."""
    found = record.condition
    if found is None:
        return None, None, record.since, record.known_until
    return found.state, found.as_of.isoformat() if found.as_of else None, found.since, found.until


def school(portal: Portal, record: School, site_url: str) -> SchoolItem:
    """What is published of a school."""
    entry, place = portal.view(Membership).membership_of(record), record.site
    state, as_of, since, until = _condition(record)
    return SchoolItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        country_code=record.country[:2].upper(),
        education_system=record.country,
        country_name=portal.every(Country)[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=precision(place),
        towns=tuple(dict.fromkeys(site.town for site in record.sites)),
        other_names=tuple(name.name for name in record.names),
        former_names=tuple(name.name for name in record.former_names),
        language=record.language,
        organisation=record.organisation,
        hub=entry.hub if entry else None,
        role=entry.role if entry else None,
        role_certainty=entry.certainty if entry else None,
        role_implied=portal.view(Membership).role_is_implied(record),
        counted=portal.view(Membership).is_counted(record),
        levels=record.levels or None,
        themes=record.themes,
        contexts=record.contexts,
        national_code=record.national_code,
        website=record.website,
        state=state,
        as_of=as_of,
        since=since,
        until=until,
        **confirming(portal, record),
        successors=record.successors,
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        note=record.note,
    )


def hub(portal: Portal, record: Cluster, site_url: str) -> HubItem:
    """What is published of a hub."""
    roster = portal.view(Membership).roster(record)
    mentor = roster.mentor
    place = record.place or (mentor.site if mentor else None)
    state, as_of, since, until = _condition(record)
    return HubItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        country_code=record.country[:2].upper(),
        education_system=record.country,
        country_name=portal.every(Country)[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=precision(place),
        mentor=mentor.id if mentor else None,
        mentees=roster.ids("mentee"),
        role_not_stated=roster.ids("not-stated"),
        roles_implied=tuple(seat.school.id for seat in roster.named if seat.implied),
        likely=tuple(seat.school.id for seat in roster.likely),
        size=roster.size,
        named=len(roster.named),
        levels=record.levels or None,
        themes=record.themes,
        contexts=record.contexts,
        state=state,
        as_of=as_of,
        since=since,
        until=until,
        **confirming(portal, record),
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        note=record.note,
    )


def _schools(portal: Portal, site_url: str) -> OpenRecords:
    return OpenRecords(
        id="schools",
        title=_("Schools of the network"),
        description=_("The schools that are named, with their hub, role, town and sources."),
        model=SchoolItem,
        document=Document[SchoolItem],
        collection=Collection[SchoolItem],
        count=len(portal.every(School)),
        items=lambda: (school(portal, record, site_url) for record in portal.every(School).values()),
    )


def _hubs(portal: Portal, site_url: str) -> OpenRecords:
    return OpenRecords(
        id="hubs",
        title=_("Hubs of the network"),
        description=_("The hubs with their mentor and mentee schools, and how many members are not named here."),
        model=HubItem,
        document=Document[HubItem],
        collection=Collection[HubItem],
        count=len(portal.every(Cluster)),
        items=lambda: (hub(portal, record, site_url) for record in portal.every(Cluster).values()),
    )


def _memberships(portal: Portal, site_url: str) -> OpenRecords:
    found = [(record, entry) for record in portal.every(School).values() for entry in record.memberships]
    return OpenRecords(
        id="memberships",
        title=_("Memberships of schools in hubs"),
        description=_("Each school in each of its hubs, with role, time, and how sure that is."),
        model=MembershipItem,
        document=Document[MembershipItem],
        collection=None,
        count=len(found),
        items=lambda: (membership(portal, record, entry) for record, entry in found),
        vocabularies=(),
    )


DATASETS = (_schools, _hubs, _memberships)
