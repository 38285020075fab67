"""A kind of record: its model, its files, and the properties that the rest of the program needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from portal.records.base import Addressed, Piece, Publication
from portal.records.section import Card, Section
from portal.records.values import Values

Scope = Literal["network", "country", "theme", "hub"]
"""What readers can follow: the whole network or one place or theme."""


Calendar = Callable[[Scope, str, Iterable[Any]], str | None]
"""From what readers follow (its scope and id) and the records announced there to the address of its calendar, below the
site's root; None where there is none."""


def _nothing(record: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Apart:
    """How readers distinguish the records of a kind."""

    remedy: str
    """What to do about two that they cannot."""
    field: str = "title"
    """The field that they know a record by."""
    what: str = ""
    """How messages call that, where it is more than the field."""
    also: Callable[[Any], tuple[str, ...]] = _nothing
    """What else distinguishes a record from another of the same name."""
    unique: bool = False
    """True where no two may have the very same name; stories and events may, if they are spelt alike."""

    @staticmethod
    def one_of_them(field: str = "title") -> str:
        """The usual remedy for two records that readers cannot distinguish by ``field``."""
        return f"if they are one, delete one record; else give one another {field}"


class Subjects(NamedTuple):
    """The subjects of an announced record."""

    countries: tuple[str, ...]
    """Codes; none where it is about all."""
    clusters: tuple[str, ...]
    """Ids of hubs."""
    themes: tuple[str, ...]
    """Ids of themes."""


@dataclass(frozen=True)
class Mentions:
    """The components that show announced records on the pages of the records that they mention.

    Each takes ``told``, a group of ``portal.following.told``.
    """

    place: str = "told"
    """As a section of the page of a hub or country."""
    record: str = "told"
    """As a section of another page."""
    line: str = "told_lines"
    """As items of a list of links."""


@dataclass(frozen=True)
class Announcement:
    """How the records of a kind, which are publications, are announced to subscribers."""

    rank: int
    """Its place in the order of what is announced, the smallest first."""
    leads: bool = False
    """True for the kind whose list those are sent to who follow everything."""
    archives: tuple[str, ...] = ()
    """The sorts of places (``country``, ``theme``) whose records have a list of their own, below the section's."""
    one_list: bool = False
    """True where the list of all serves every place."""
    licensed: bool = False
    """True where a record names the licence of its text; else that of the project holds."""
    subjects: Callable[[Any, Any], Subjects] | None = None
    """From the portal and a record to what it is about, where that is not said in the record itself."""
    mentions: Mentions | None = Mentions()
    """How it is shown on the pages of what it mentions; None where these show it in their own way, or not at all."""
    calendar: Calendar | None = None
    """The calendars in which the days of its records stand; None where they have no day to come."""
    body: Callable[[Any, Any], Values] | None = None
    """From what an entry in a feed is made from (``portal.following.entry_bodies``) and a record to the values of its
    body; None for a plain one."""


Named = Callable[[Any], Iterable[tuple[list[str | int], str]]]
"""From a record to (path in it, name) of each text and file of the data that it names."""
Tables = Mapping[str, Mapping[str, Any]]
"""Records by the name of their kind and by id."""
Dates = Callable[[Any], Iterable[tuple[str, str]]]
"""From a record to (field, moment or span) of what must be of the time of the project."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What documents to take along print of one record."""

    fields: tuple[str, ...]
    texts: tuple[str, ...] = ()
    """Names of its texts in ``data/texts/``."""
    quoted: tuple[tuple[str, str], ...] = ()
    """(kind, id) of the records that they quote, for what is ``quoted`` of that kind. Others do not count."""
    every: tuple[str, ...] = ()
    """Kinds of which they quote every record."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record."""

    name: str
    """Singular, as in references and messages. It never changes: lasting names of records are made from it."""
    stem: str
    """Path under ``data/`` without ending: ``schools`` means schools.yaml and every schools/*.yaml."""
    model: type[Piece]
    single: bool = False
    """True where there is one record at the most."""
    optional: bool = False
    """True where there need be no such record. Then its section is not there, and nothing leads to it."""
    most: int = 60_000
    """How many there can be. Fewer where pages list or name all of them."""
    section: Section | None = None
    """Where the pages of its records are found; None where records have no page each, nor a section of their own."""
    one: str = "record"
    """What readers call one of them."""
    many: str = "records"
    """What they call many."""
    proposed: str | None = None
    """What readers hand in for a record of it, in a few words; None where editors alone write such records."""
    scope: Scope | None = None
    """What its records are to readers who follow one of them; None where there is nothing to follow."""
    taken: str | None = None
    """Pattern of the ids that pages of its list have as addresses; None where there is no list beside its pages."""
    apart: Apart | None = None
    """How readers distinguish its records; None where they need not."""
    announced: Announcement | None = None
    """How it is announced to subscribers; None where it is not."""
    dated: Dates | None = None
    """What must be of the time of the project, unless a record has a waiver; None where nothing must."""
    named: Named | None = None
    """The texts and files that a record names; None where it can name none."""
    printed: Callable[[Any], Printed | None] | None = None
    """What documents print of a record, where there are documents of it."""
    quoted: tuple[str, ...] = ()
    """Fields that documents of other records print; `funding.statement` is that field of each entry of a list."""
    drawn: tuple[str, ...] = ()
    """Fields with words that stand on preview images."""
    card: Card | None = None
    """The image of its records' pages, one for each country; None for that of the section."""
    listed: Callable[[Any, Tables], Any] | None = None
    """From a record, and all records by the name of their kind and by id, to its place in every list (as
    ``portal.words.collation`` orders names); None where the order of the files is meant."""
    open_data: bool = False
    """True where its records are published as a list for programs, and no part makes a fuller one."""

    @property
    def schema(self) -> str:
        """Filename of the JSON Schema."""
        return "vocabulary.schema.json" if self.vocabulary else f"{self.stem}.schema.json"

    @property
    def vocabulary(self) -> bool:
        """True if the records are the terms of a vocabulary."""
        return PurePosixPath(self.stem).parts[0] == "vocabularies"

    @property
    def folder(self) -> str | None:
        """Folder of the pages of its records, below the site's root; None if they have no pages."""
        return self.model.folder if issubclass(self.model, Addressed) else None

    @property
    def illustrated(self) -> bool:
        """True if a record can have an image."""
        return "image" in self.model.model_fields

    @property
    def publication(self) -> bool:
        """True if a record has a publication date."""
        return issubclass(self.model, Publication)
