"""Pages of kinds of records that need none of their own making: a list of all, and a page of each with what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.page import Page
from portal.frame.paging import sheets
from portal.parts.making import Making
from portal.records.base import Addressed, Publication
from portal.records.kind import Kind
from portal.records.values import Values

RECORDS_A_PAGE = 60


@dataclass(frozen=True, kw_only=True)
class RecordsPage(Values):
    """A page of a list of records."""

    template: ClassVar[str] = "pages/records.html"
    title: str
    about: str
    records: tuple[Addressed, ...]
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """The addresses of all pages of the list, below the site's root."""


@dataclass(frozen=True, kw_only=True)
class RecordPage(Values):
    """A record."""

    template: ClassVar[str] = "pages/record.html"
    record: Addressed
    summary: str


def pages(kinds: Iterable[Kind], making: Making) -> Iterator[Page]:
    """The list and the pages of the records of each kind that has a section and pages."""
    for kind in kinds:
        if kind.section is not None and kind.folder is not None:
            yield from _of_kind(kind, kind.folder, making)


def _of_kind(kind: Kind, folder: str, making: Making) -> Iterator[Page]:
    section = kind.section
    assert section is not None
    records = [record for record in making.portal.tables[kind.name].values() if isinstance(record, Addressed)]
    key = channel_path(section.key) if kind.announced is not None else None
    feeds = (key,) if key is not None else ()
    for sheet in sheets(records, RECORDS_A_PAGE, folder):
        title = sheet.title(section.name)
        yield Page(
            path=sheet.path,
            title=title,
            description=section.about,
            section=section,
            values=RecordsPage(
                title=section.name,
                about=section.about,
                records=sheet.items,
                number=sheet.number,
                pages=sheet.paths,
            ),
            parents=making.home if sheet.first else (*making.home, (section.name, folder)),
            linked_data=json_ld.item_list(title, sheet.items, making.url),
            searched=sheet.first,
            feeds=feeds,
        )
    for record in records:
        summary = getattr(record, "summary", "") or record.label
        yield Page(
            path=record.path,
            title=record.label,
            description=summary,
            section=section,
            values=RecordPage(record=record, summary=summary),
            parents=(*making.home, (section.name, folder)),
            linked_data=json_ld.web_page(record.label, f"{making.url}{record.path}"),
            record=record,
            feeds=feeds,
            changed=record.changed if isinstance(record, Publication) else None,
        )
