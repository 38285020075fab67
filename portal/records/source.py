"""Where facts come from."""

from portal.records.base import Piece
from portal.records.fields import Day, Id, LanguageTag, Line, WebAddress


class Source(Piece):
    """A document or web page that facts are taken from."""

    id: Id
    """Permanent name, used in the `sources:` of records."""
    title: Line
    """Title of the document or page, or what it is where it has no title."""
    publisher: Line
    """Organisation that published it."""
    url: WebAddress | None = None
    """Address of the page; left out for documents that are not online."""
    date: Day | None = None
    """Day of publication, where known."""
    language: LanguageTag = "en"
    """Language of the page that the address leads to, as a code like hr or sr-Latn."""
    long: bool = False
    """True for a document that is too long to look through: whoever cites it has to say the place (`at`)."""
    note: Line | None = None
    """What was read and what was not, or how far to trust it."""

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.title
