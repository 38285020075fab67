"""What is published of each record. Files, their schemas and the page about them are made from these models.

Nothing personal is in here: people in a role stay on the pages, where their consent is judged at each build.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field

from portal.portal import Portal
from portal.records.base import Addressed, Citation, Place, sources_named
from portal.records.confirmed import Age, Confirmable, ConfirmedBy, confirmed
from portal.records.source import Source

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
WebAddress = Annotated[str, Field(json_schema_extra={"format": "iri"})]
"""An address that somebody else chose: it may have letters beyond ASCII."""
Code = Annotated[str, Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Precision = Literal["town-centre", "approximate", "building"]


class Published(BaseModel):
    """A piece of a file. Every field is always there; what no source says is null, or an empty list."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class ConfirmedItem(Published):
    """A record that somebody who knows it can confirm."""

    confirmed: str | None
    """Day on which somebody who knows it last said that it is right (ISO 8601); null where nobody has."""
    confirmed_by: ConfirmedBy | None
    """In whose role that was said."""
    confirmation: Age
    """How old that was when this file was made: within a year, over a year, or never."""


class Confirming(TypedDict):
    """The values of these fields."""

    confirmed: str | None
    confirmed_by: ConfirmedBy | None
    confirmation: Age


def confirming(portal: Portal, record: Confirmable) -> Confirming:
    """What is known of the record's being right on the day of the portal."""
    found = record.confirmed
    known = confirmed(record, portal.as_of)
    return Confirming(
        confirmed=found.day.isoformat() if found else None,
        confirmed_by=found.by if found else None,
        confirmation=known.age if known else "never",
    )


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
    education_system: str
    """Id of the country, or of the education system within one."""
    country_name: str
    """Name of the country, or of the part of one that takes part, in English."""
    town: str | None
    """Town or village."""
    region: str | None
    """Province, county or district, where the record has it."""
    latitude: Latitude | None
    """Latitude in degrees, WGS84."""
    longitude: Longitude | None
    """Longitude in degrees, WGS84."""
    precision: Precision | None
    """What the coordinates mark: the centre of the town, something near, or the building."""


class CitationItem(Published):
    """A source of the record, and the place in it."""

    source: str
    """Title of the source, or its address where the record names no more."""
    url: WebAddress | None
    """Web address of the source; null for documents that are not online."""
    at: str | None
    """Where in the source: a slide, page or section."""
    quote: str | None
    """Words of the source, in its own language."""


class RecordItem(Published):
    """A record with a page."""

    id: str
    """Permanent name of the record. It is never changed without the old address leading on, and never reused."""
    name: str
    """Name as readers know it."""
    url: Address
    """Whole address of its page."""
    sources: tuple[WebAddress, ...]
    """Where each fact comes from."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""


def item(portal: Portal, record: Addressed, site_url: str) -> RecordItem:
    """The record as it is published where its part of the site has no fuller form for it."""
    return RecordItem(
        id=record.id,
        name=record.label,
        url=f"{site_url}{record.path}",
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
    )


def precision(place: Place | None) -> Precision | None:
    return place.precision if place is not None and place.lat is not None else None


def sources(portal: Portal, citations: Sequence[Citation]) -> tuple[str, ...]:
    """The addresses of the sources cited, or the titles of those that have none; each once."""
    found = (portal.sources.get(id) or id for id in sources_named(citations))
    return tuple(source if isinstance(source, str) else source.url or source.title for source in found)


def citations(portal: Portal, citations: Sequence[Citation]) -> tuple[CitationItem, ...]:
    """The citations as they are published."""
    return tuple(_citation(portal.sources.get(each.source), each) for each in citations)


def _citation(source: Source | None, citation: Citation) -> CitationItem:
    title, url = (source.title, source.url) if source is not None else (citation.source, citation.source)
    return CitationItem(source=title, url=url, at=citation.at, quote=citation.quote)
