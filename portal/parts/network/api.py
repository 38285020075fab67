"""What is published of hubs and schools for programs.

Nothing personal is in here: people in a role stay on the pages, where their consent is judged at each build.
"""

from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Collection, Document
from portal.open_data.items import Located, WebAddress, precision, sources
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.words.language import _


class SchoolItem(Located):
    """A school of the network."""

    language: str
    """Language that the name is written in (ISO 639-1)."""
    organisation: Literal["school", "school-cluster"]
    """One school, or several under one management."""
    hub: str | None
    """Id of its hub."""
    role: Literal["mentor", "mentee", "not-stated"] | None
    """Role in the hub; not-stated where no source says it, null for a school in no hub."""
    role_implied: bool
    """True if sources imply the role without stating it."""
    levels: tuple[str, ...]
    """School levels taught: ids, explained under terms."""
    themes: tuple[str, ...]
    """What the school works on: ids, explained under terms."""
    contexts: tuple[str, ...]
    """Circumstances the school works in: ids, explained under terms."""
    national_code: str | None
    """Number in the national register of schools. It is text: zeros at its beginning belong to it."""
    website: WebAddress | None
    """Home page of the school."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


class HubItem(Located):
    """A hub: a mentor school and the mentee schools that it helps. Its place is its own, else that of its mentor."""

    mentor: str | None
    """Id of the mentor school, null while it is not named."""
    mentees: tuple[str, ...]
    """Ids of the mentee schools that are named."""
    role_not_stated: tuple[str, ...]
    """Ids of named members whose role no source says."""
    roles_implied: tuple[str, ...]
    """Ids of members whose role sources imply without stating it."""
    size: int
    """Members, named or not."""
    named: int
    """Members that are named."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms."""
    themes: tuple[str, ...]
    """What the hub works on: ids, explained under terms."""
    contexts: tuple[str, ...]
    """Circumstances its schools work in: ids, explained under terms."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


def school(portal: Portal, record: School, site_url: str) -> SchoolItem:
    """What is published of a school."""
    cluster, place = portal.view(Membership).cluster_of(record), record.place
    return SchoolItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        country_code=record.country.upper(),
        country_name=portal.every(Country)[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=precision(place),
        language=record.language,
        organisation=record.organisation,
        hub=cluster.id if cluster else None,
        role=portal.view(Membership).role_of(record),
        role_implied=portal.view(Membership).role_is_implied(record),
        levels=record.levels,
        themes=record.themes,
        contexts=record.contexts,
        national_code=record.national_code,
        website=record.website,
        sources=sources(portal, record.sources),
        note=record.note,
    )


def hub(portal: Portal, record: Cluster, site_url: str) -> HubItem:
    """What is published of a hub."""
    mentor = portal.view(Membership).mentor(record)
    place = record.place or (mentor.place if mentor else None)
    return HubItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{record.path}",
        country_code=record.country.upper(),
        country_name=portal.every(Country)[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=precision(place),
        mentor=record.mentor,
        mentees=record.mentees,
        role_not_stated=record.role_not_stated,
        roles_implied=tuple(entry.school for entry in record.implied),
        size=record.size,
        named=len(record.members),
        levels=record.levels,
        themes=record.themes,
        contexts=record.contexts,
        sources=sources(portal, record.sources),
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
        description=_("The hubs with their mentor and mentee schools, and how many members are not yet named."),
        model=HubItem,
        document=Document[HubItem],
        collection=Collection[HubItem],
        count=len(portal.every(Cluster)),
        items=lambda: (hub(portal, record, site_url) for record in portal.every(Cluster).values()),
    )


DATASETS = (_schools, _hubs)
