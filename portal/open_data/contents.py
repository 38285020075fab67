"""The files as wholes: a head that says what they are and what may be done with them, and the records."""

from collections.abc import Iterable
from io import BytesIO
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, Field

from portal.open_data.items import Address, Latitude, Longitude, Published, WebAddress

VERSION: Literal["1"] = "1"
T = TypeVar("T", bound=BaseModel)


class Words(Published):
    """The licence of the portal's own words."""

    id: str
    """Id in the SPDX list of licences."""
    name: str
    """Full name."""
    url: WebAddress | None
    """Address of the deed that explains it."""


class CreditDue(Published):
    """Somebody else's work inside the data."""

    what: str
    """What it is."""
    holder: str
    """Whom to name."""
    terms: str
    """Under which terms it may be used."""
    url: WebAddress | None
    """Where it comes from, or the page that states its terms."""


class Terms(Published):
    """What may be done with the data."""

    words: Words
    """Licence of our own words: notes and descriptions."""
    facts: str
    """What may be done with facts."""
    credits: tuple[CreditDue, ...]
    """Whom else to name."""


class Head(Published):
    """The data of a file before its records."""

    schema_address: Address = Field(alias="$schema")
    """Address of the JSON Schema of this file."""
    title: str
    """What the file has."""
    description: str
    """More, in a sentence."""
    version: Literal["1"]
    """Version of the format. It rises when a field goes or changes its meaning, not when one is added."""
    licence: Terms
    """What may be done with the data."""
    project: str
    """The project that it is about."""
    publisher: str | None
    """Who publishes it: the organisation that runs the site; null while none is named."""
    source: Address
    """The site that it comes from."""
    documentation: Address
    """The page that explains it."""
    count: int
    """Number of records."""
    terms: dict[str, dict[str, str]]
    """What the ids in levels, themes and contexts mean, by field."""


class Document(Head, Generic[T]):
    """Records as JSON."""

    items: tuple[T, ...]
    """The records, in the order of the data."""


class Point(Published):
    """A place (RFC 7946, section 3.1.2)."""

    type: Literal["Point"]
    """Kind of the geometry."""
    coordinates: tuple[Longitude, Latitude]
    """Longitude, then latitude, in degrees (RFC 7946, section 3.1.1)."""


class Feature(Published, Generic[T]):
    """A record on a map (RFC 7946, section 3.2)."""

    type: Literal["Feature"]
    """Always Feature."""
    id: str
    """Id of the record."""
    geometry: Point | None
    """Where it is; null where that is not known."""
    properties: T
    """The record."""


class Collection(Head, Generic[T]):
    """Records as GeoJSON (RFC 7946, section 3.3). The other data are foreign members (section 6.1)."""

    type: Literal["FeatureCollection"]
    """Always FeatureCollection."""
    features: tuple[Feature[T], ...]
    """The records, in the order of the data."""


def json_file(head: Head, items: Iterable[BaseModel]) -> bytes:
    """A Document. Each record is on a line of its own, so that large files can be read line by line."""
    return _file(_opening(head), "items", items)


def geojson_file(head: Head, features: Iterable[BaseModel]) -> bytes:
    """A Collection, likewise."""
    return _file(f'{{"type":"FeatureCollection",{_opening(head)[1:]}', "features", features)


def _opening(head: Head) -> str:
    return head.model_dump_json(by_alias=True).removesuffix("}")


def _file(opening: str, name: str, parts: Iterable[BaseModel]) -> bytes:
    file = BytesIO()
    file.write(f'{opening},"{name}":['.encode())
    between = "\n"
    for part in parts:
        file.write(f"{between}{part.model_dump_json()}".encode())
        between = ",\n"
    file.write(b"\n]}\n")
    return file.getvalue()
