"""What a document is made from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

Format = Literal["docx", "odt", "epub", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "odt", "epub", "pdf")


@dataclass(frozen=True)
class ManuscriptChapter:
    """A text under a title of its own."""

    title: str
    body: str
    """The dialect of ``portal.words.richtext``. Headings begin at ##; a list whose items all begin with ☐ has boxes to
    tick; in an empty cell of a table there is room to write."""
    level: int = 1
    """1, or 2 for what belongs to the chapter of level 1 before it."""


@dataclass(frozen=True)
class Manuscript:
    """Texts and what must be said with them wherever they go."""

    title: str
    summary: str
    language: str
    """BCP 47, like en or pt-PT."""
    credit: str
    """Who made it: organisations."""
    version: str | None
    day: date
    """The day of this version: the only date in the files."""
    address: str
    """Address of its web page."""
    record: str
    """What a contributor calls it, for messages: its file and record."""
    licence: str
    """Short name, like CC BY-NC-SA 4.0."""
    licence_url: str | None
    terms: str
    """What a reader may do with it, in a sentence."""
    funding: str
    disclaimer: str
    body: str = ""
    """The text itself, or what stands before the chapters; written like those."""
    chapters: tuple[ManuscriptChapter, ...] = ()
    """With chapters, the document has a table of contents, and each chapter of level 1 begins on a new page."""

    @property
    def footer(self) -> str:
        """The line at the foot of every page."""
        return f"{self.title} · {self.credit} · {self.licence}"

    @property
    def time(self) -> datetime:
        """Noon of its day, UTC: the same day in every time zone of Europe."""
        return datetime.combine(self.day, time(12), UTC)

    @property
    def depth(self) -> int:
        """Levels of chapters that there are: 0, 1 or 2."""
        return max((chapter.level for chapter in self.chapters), default=0)
