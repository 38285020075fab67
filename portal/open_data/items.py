"""What is published of each record. Files, their schemas and the page about them are made from these models.

Nothing personal is in here: people in a role stay on the pages, where their consent is judged at each build.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from portal.frame.addresses import address
from portal.parts.library.downloads import names
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster, School
from portal.portal import Portal
from portal.records.base import Place

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
WebAddress = Annotated[str, Field(json_schema_extra={"format": "iri"})]
"""An address that somebody else chose: it may have letters beyond ASCII."""
Code = Annotated[str, Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Precision = Literal["town-centre", "approximate", "building"]


class Published(BaseModel):
    """A piece of a file. Every field is always there; what no source tells is null, or an empty list."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Located(Published):
    """A record with a page and, as far as known, a place."""

    id: str
    """Permanent name of the record. It is never changed without the old address leading on, and never reused."""
    name: str
    """Name as readers know it."""
    url: Address
    """Whole address of its page."""
    country_code: Code
    """Country, as two capital letters (ISO 3166-1 alpha-2)."""
    country_name: str
    """Name of the country, or of the part of one that takes part, in English."""
    town: str | None
    """Town or village."""
    region: str | None
    """Province, county or district, where the record tells."""
    latitude: Latitude | None
    """Latitude in degrees, WGS84."""
    longitude: Longitude | None
    """Longitude in degrees, WGS84."""
    precision: Precision | None
    """What the coordinates mark: the centre of the town, something near, or the building."""


class SchoolItem(Located):
    """A school of the network."""

    language: str
    """Language that the name is written in (ISO 639-1)."""
    organisation: Literal["school", "school-cluster"]
    """One school, or several under one management."""
    hub: str | None
    """Id of its hub."""
    role: Literal["mentor", "mentee", "not-stated"] | None
    """Role in the hub; not-stated where no source tells it, null for a school in no hub."""
    role_implied: bool
    """Whether sources imply the role without stating it."""
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
    """Ids of named members whose role no source tells."""
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


class ResourceItem(Published):
    """A resource of the library."""

    id: str
    """Permanent name of the record. It is never changed without the old address leading on, and never reused."""
    title: str
    """Title, in the resource's own language."""
    summary: str
    """What it is and what it is good for."""
    url: Address
    """Whole address of its page."""
    type: str
    """What sort of resource it is: an id, explained under terms."""
    audience: tuple[str, ...]
    """Whom it is for: ids, explained under terms."""
    levels: tuple[str, ...]
    """School levels: ids, explained under terms; empty where it is for all."""
    themes: tuple[str, ...]
    """Themes: ids, explained under terms."""
    languages: tuple[str, ...]
    """Languages that it is written or spoken in (ISO 639-1)."""
    authors: tuple[str, ...]
    """Organisations that made it."""
    date: str | None
    """Day, month or year it was made, as exactly as a source tells (ISO 8601)."""
    version: str | None
    """Version, where it has one."""
    licence: str
    """Licence of the resource itself: its id in the SPDX list, or all-rights-reserved, or LicenseRef-..."""
    licence_url: WebAddress | None
    """Address of the deed that explains the licence."""
    minutes: int | None
    """Time that it takes, in minutes."""
    objectives: tuple[str, ...]
    """What one can do afterwards."""
    files: tuple[Address, ...]
    """Whole addresses of the files that this site offers."""
    found_at: WebAddress | None
    """Where another site offers it."""
    archived_at: WebAddress | None
    """A copy of that in a web archive."""
    hubs: tuple[str, ...]
    """Ids of hubs it comes from or is about."""
    stories: tuple[str, ...]
    """Ids of stories that belong to it."""
    related: tuple[str, ...]
    """Ids of resources that go with it."""
    translation_of: str | None
    """Id of the resource that it is a translation of."""
    published: str
    """Day on which it came to the library (ISO 8601)."""
    changed: str
    """Day of its last change."""
    sources: tuple[str, ...]
    """Where the facts come from: web addresses, or titles of documents that are not online."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


def school(portal: Portal, record: School, site_url: str) -> SchoolItem:
    """What is published of a school."""
    cluster, place = portal.cluster_of(record), record.place
    return SchoolItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{address(record)}",
        country_code=record.country.upper(),
        country_name=portal.countries[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=_precision(place),
        language=record.language,
        organisation=record.organisation,
        hub=cluster.id if cluster else None,
        role=portal.role_of(record),
        role_implied=portal.role_is_implied(record),
        levels=record.levels,
        themes=record.themes,
        contexts=record.contexts,
        national_code=record.national_code,
        website=record.website,
        sources=_sources(portal, record.sources),
        note=record.note,
    )


def hub(portal: Portal, record: Cluster, site_url: str) -> HubItem:
    """What is published of a hub."""
    mentor = portal.mentor(record)
    place = record.place or (mentor.place if mentor else None)
    return HubItem(
        id=record.id,
        name=record.name,
        url=f"{site_url}{address(record)}",
        country_code=record.country.upper(),
        country_name=portal.countries[record.country].name,
        town=place.town if place else None,
        region=place.region if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        precision=_precision(place),
        mentor=record.mentor,
        mentees=record.mentees,
        role_not_stated=record.role_not_stated,
        roles_implied=tuple(entry.school for entry in record.implied),
        size=record.size,
        named=len(record.members),
        levels=record.levels,
        themes=record.themes,
        contexts=record.contexts,
        sources=_sources(portal, record.sources),
        note=record.note,
    )


def resource(portal: Portal, record: Resource, site_url: str) -> ResourceItem:
    """What is published of a resource."""
    url = f"{site_url}{address(record)}"
    return ResourceItem(
        id=record.id,
        title=record.title,
        summary=record.summary,
        url=url,
        type=record.type,
        audience=record.audience,
        levels=record.levels,
        themes=record.themes,
        languages=record.languages,
        authors=tuple(portal.author(written) for written in record.authors),
        date=record.date,
        version=record.version,
        licence=record.licence,
        licence_url=portal.licences[record.licence].url,
        minutes=record.minutes,
        objectives=record.objectives,
        files=tuple(f"{url}{name}" for name in names(record)),
        found_at=record.url,
        archived_at=record.archived_url,
        hubs=record.clusters,
        stories=record.case_studies,
        related=record.related,
        translation_of=record.translation_of,
        published=record.published.isoformat(),
        changed=record.changed.isoformat(),
        sources=_sources(portal, record.sources),
        note=record.note,
    )


def _precision(place: Place | None) -> Precision | None:
    return place.precision if place is not None and place.lat is not None else None


def _sources(portal: Portal, sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(id if "://" in id else portal.sources[id].url or portal.sources[id].title for id in sources)
