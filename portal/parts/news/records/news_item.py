"""News of the network."""

from typing import ClassVar

from portal.parts.news.sections import NEWS
from portal.records.base import Account, Link, Piece
from portal.records.fields import (
    CaseStudyRef,
    ClusterRef,
    CountryRef,
    EventRef,
    LanguageTag,
    LicenceRef,
    Line,
    Markdown,
    Theme,
)
from portal.records.image import Image
from portal.records.waiver import Waiver


class Translation(Piece):
    """The item in another language."""

    language: LanguageTag
    """The language, as a code like hr."""
    title: Line
    """Title in that language."""
    summary: Line
    """Summary in that language."""
    body: Markdown
    """Text in that language."""


class News(Account):
    """Something that happened in the network, reported on one page."""

    folder: ClassVar[str | None] = NEWS.path

    title: Line
    """Title in a few words."""
    summary: Line
    """The news in one or two sentences."""
    body: Markdown
    """The whole text."""
    countries: tuple[CountryRef, ...] = ()
    """Countries it is about; left out where it is about all."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it is about."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    events: tuple[EventRef, ...] = ()
    """Events it is about."""
    case_studies: tuple[CaseStudyRef, ...] = ()
    """Stories that belong to it."""
    links: tuple[Link, ...] = ()
    """Where to read more."""
    licence: LicenceRef
    """Licence of the text."""
    image: Image | None = None
    """A picture, if there is one with a licence."""
    translations: tuple[Translation, ...] = ()
    """The same in other languages than that of its text."""
    waiver: Waiver | None = None
    """Only for news of what rightly happened before the project."""
