"""The source of a document."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

Format = Literal["docx", "odt", "epub", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "odt", "epub", "pdf")
FirstPage = Literal["svg"]
Made = Format | FirstPage
"""What is made of a text: the documents that readers take, and a small drawing of the first page of the PDF."""
FIRST_PAGE: FirstPage = "svg"


@dataclass(frozen=True)
class ManuscriptChapter:
    """A text with a title of its own."""

    title: str
    body: str
    """Text in the dialect of ``portal.words.richtext``. Headings begin at ##; a list whose items all begin with ☐
    becomes boxes to tick; an empty cell of a table gets room to write."""
    level: int = 1
    """1, or 2 for a part of the preceding chapter of level 1."""


@dataclass(frozen=True)
class Manuscript:
    """Texts, with the information that must accompany them wherever they are copied."""

    title: str
    summary: str
    language: str
    """Language tag after BCP 47, for example en or pt-PT."""
    credit: str
    """The authors: organisations."""
    version: str | None
    day: date
    """The day of this version: the only date in the files."""
    identity: str
    """The lasting name of the document (a URN), wherever its web page stands."""
    address: str
    """Address of the document's web page."""
    record: str
    """The file and record of the source, for messages to contributors."""
    licence: str
    """Short name of the licence, for example CC BY-NC-SA 4.0."""
    licence_url: str | None
    terms: str
    """What the licence permits, in a sentence."""
    funding: tuple[str, ...]
    """What must be said of those who paid for it: statements and disclaimers, a paragraph each."""
    by_the_eu: bool
    """True if the European emblem must be shown."""
    body: str = ""
    """The text of the document, or what precedes its chapters; in the same dialect as theirs."""
    most_pages: int | None = None
    """Pages that the PDF may have; None for any number."""
    chapters: tuple[ManuscriptChapter, ...] = ()
    """If there are chapters, the document has a table of contents, and each chapter of level 1 begins on a new page."""

    @property
    def footer(self) -> str:
        """The line at the foot of every page."""
        return f"{self.title} · {self.credit} · {self.licence}"

    @property
    def time(self) -> datetime:
        """Noon UTC on ``day``: the same day in every time zone of Europe."""
        return datetime.combine(self.day, time(12), UTC)

    @property
    def depth(self) -> int:
        """The number of levels of chapters: 0, 1 or 2."""
        return max((chapter.level for chapter in self.chapters), default=0)
