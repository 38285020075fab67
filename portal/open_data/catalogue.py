"""Which files there are."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from portal.frame.addresses import OPEN_DATA
from portal.frame.media_types import MEDIA_TYPES
from portal.open_data import formats
from portal.open_data.contents import (
    VERSION,
    CreditDue,
    Document,
    Feature,
    Head,
    Point,
    Terms,
    Words,
    geojson_file,
    json_file,
)
from portal.open_data.csv_table import csv_file
from portal.open_data.items import Located, Published, RecordItem, item
from portal.open_data.records import OpenData
from portal.portal import Portal
from portal.records.kind import Kind

FOLDER = "api/"
SCHEMAS = "api/schemas/"


@dataclass(frozen=True)
class File:
    """One file of a dataset."""

    path: str
    """Address below the site's root."""
    format: str
    """Name of the format."""
    type: str
    """Media type, as in the header Content-Type."""
    content: bytes
    schema: str | None = None
    """Address of its JSON Schema below the site's root."""

    @property
    def size(self) -> int:
        """Length in bytes."""
        return len(self.content)


@dataclass(frozen=True)
class Dataset:
    """Records of one kind, in every format."""

    id: str
    title: str
    description: str
    fields: tuple[formats.Explained, ...]
    count: int
    example: str
    """The first record as JSON, for people to read; "" where there is none."""
    files: tuple[File, ...]


@dataclass(frozen=True)
class OpenRecords:
    """Records of one kind, before they are written."""

    id: str
    title: str
    description: str
    model: type[Published]
    document: type[BaseModel]
    """The JSON file."""
    collection: type[BaseModel] | None
    """The GeoJSON file; None where the records have no place."""
    count: int
    items: Callable[[], Iterator[Published]]
    """The records, made anew at each call, so that no format keeps them for another."""
    vocabularies: tuple[str, ...] = ("levels", "themes", "contexts")
    """Labels of the ids in the records."""


class Catalogue:
    """The open data of one portal. Everything is made when it is first asked for, and once."""

    def __init__(self, portal: Portal, site_url: str, makers: Iterable[Callable[[Portal, str], OpenRecords]]) -> None:
        """``makers`` give the records of each dataset.

        ``site_url`` is the whole address of the home page, with a slash at its end.
        """
        self._portal, self._url, self._makers = portal, site_url, tuple(makers)

    @cached_property
    def datasets(self) -> tuple[Dataset, ...]:
        """What there is, in the order of the page on it."""
        return tuple(self._dataset(make(self._portal, self._url)) for make in self._makers)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Path below the site's root -> content, of every file and schema."""
        files = [file for dataset in self.datasets for file in dataset.files]
        return {**{file.path: file.content for file in files}, **self._schemas}

    @property
    def types(self) -> Mapping[str, str]:
        """Path -> media type, of the files whose endings hosts may not know."""
        files = (file for dataset in self.datasets for file in dataset.files)
        return {file.path: file.type for file in files if file.format != "JSON"}

    @cached_property
    def _schemas(self) -> Mapping[str, bytes]:
        made: dict[str, bytes] = {}
        for make in self._makers:
            kind = make(self._portal, self._url)
            for ending, model in (("", kind.document), (".geojson", kind.collection)):
                if model is not None:
                    path = f"{SCHEMAS}{kind.id}{ending}.schema.json"
                    made[path] = formats.schema(model, f"{self._url}{path}", kind.title)
        return made

    def _dataset(self, kind: OpenRecords) -> Dataset:
        return Dataset(
            kind.id,
            kind.title,
            kind.description,
            formats.explained(kind.model),
            kind.count,
            _example(kind.items()),
            tuple(self._written(kind)),
        )

    def _written(self, kind: OpenRecords) -> Iterator[File]:
        path, schema = f"{FOLDER}{kind.id}", f"{SCHEMAS}{kind.id}"
        content = json_file(self._head(kind, f"{schema}.schema.json"), kind.items())
        yield File(f"{path}.json", "JSON", MEDIA_TYPES["json"], content, f"{schema}.schema.json")
        yield File(f"{path}.csv", "CSV", f"{MEDIA_TYPES['csv']}; charset=utf-8", csv_file(kind.model, kind.items()))
        if kind.collection is not None:
            schema = f"{schema}.geojson.schema.json"
            content = geojson_file(self._head(kind, schema), map(_feature, kind.items()))
            yield File(f"{path}.geojson", "GeoJSON", MEDIA_TYPES["geojson"], content, schema)

    def _head(self, kind: OpenRecords, schema: str) -> Head:
        portal = self._portal
        licence = portal.licences[portal.project.licence]
        credits = (CreditDue(**dict(credit)) for credit in portal.single(OpenData).credits)
        return Head(
            schema_address=f"{self._url}{schema}",
            title=kind.title,
            description=kind.description,
            version=VERSION,
            licence=Terms(
                words=Words(id=licence.id, name=licence.name, url=licence.url),
                facts=portal.single(OpenData).facts,
                credits=tuple(credits),
            ),
            project=f"{portal.project.acronym}, {portal.project.name}",
            publisher=portal.organisation(portal.operator.organisation) if portal.operator is not None else None,
            source=self._url,
            documentation=f"{self._url}{OPEN_DATA}",
            count=kind.count,
            terms={name: _labels(portal, name) for name in kind.vocabularies},
        )


def _labels(portal: Portal, vocabulary: str) -> dict[str, str]:
    return {id: term.label for id, term in portal.vocabularies[vocabulary].items()}


def _feature(item: Published) -> Feature[Located]:
    assert isinstance(item, Located)
    point = None
    if item.longitude is not None and item.latitude is not None:
        point = Point(type="Point", coordinates=(item.longitude, item.latitude))
    return Feature(type="Feature", id=item.id, geometry=point, properties=item)


def _example(items: Iterable[Published]) -> str:
    first = next(iter(items), None)
    return "" if first is None else json.dumps(first.model_dump(), indent=2, ensure_ascii=False)


def of_kind(kind: Kind) -> Callable[[Portal, str], OpenRecords]:
    """The records of a kind, published with no more than their name and address."""

    def records(portal: Portal, site_url: str) -> OpenRecords:
        found = portal.tables[kind.name]
        return OpenRecords(
            id=kind.stem,
            title=kind.section.name if kind.section is not None else kind.many,
            description=kind.section.about if kind.section is not None else "",
            model=RecordItem,
            document=Document[RecordItem],
            collection=None,
            count=len(found),
            items=lambda: (item(portal, record, site_url) for record in found.values()),
            vocabularies=(),
        )

    return records
