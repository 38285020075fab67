"""The values of the body of an entry in a feed that all kinds of records share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from portal.portal import Portal
from portal.records.base import Addressed, Citation, Publication, by_source
from portal.records.image import Image
from portal.records.licence import Licence
from portal.records.values import Values


@dataclass(frozen=True)
class EntryPicture:
    """The picture of a record, as a feed shows it."""

    image: Image
    address: str
    """Whole address of the file."""
    width: int
    height: int


@dataclass(frozen=True)
class EntrySource:
    """Where a fact comes from."""

    citations: tuple[Citation, ...]
    publisher: str | None
    """None for a web address."""


@dataclass(frozen=True, kw_only=True)
class EntryFoot:
    """The lines at the end of every entry."""

    related: tuple[Addressed, ...]
    """Records that it leads to."""
    note: str | None
    """What is to know of the sources."""
    sources: tuple[EntrySource, ...]
    licence: Licence
    """That of the text."""
    page: str
    """Whole address of the record's page."""
    acronym: str
    """That of the project."""
    site_url: str


@dataclass(frozen=True, kw_only=True)
class EntryBody(Values):
    """The body of an entry of a kind that has none of its own."""

    template: ClassVar[str] = "entries/plain.html"

    record: Publication
    foot: EntryFoot


@dataclass(frozen=True, kw_only=True)
class EntryMaking:
    """What the body of one entry is made from, beside its record."""

    portal: Portal
    site_url: str
    """Whole address of the home page, with a slash at its end."""
    licence: Licence
    """That of the text."""
    picture: EntryPicture | None

    def foot(self, record: Publication, related: Sequence[Addressed] = ()) -> EntryFoot:
        """The lines at the end of the entry of the record, with links to the ``related`` pages."""
        sources = self.portal.sources
        return EntryFoot(
            related=tuple(related),
            note=record.note,
            sources=tuple(
                EntrySource(cited, sources[cited[0].source].publisher if cited[0].source in sources else None)
                for cited in by_source(record.sources)
            ),
            licence=self.licence,
            page=f"{self.site_url}{record.path}",
            acronym=self.portal.project.acronym,
            site_url=self.site_url,
        )


def plain(making: EntryMaking, record: Publication) -> EntryBody:
    """The values of an entry of a kind that has no body of its own."""
    return EntryBody(record=record, foot=making.foot(record))
