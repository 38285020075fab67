"""Who paid for the project, and what must be said of it."""

from typing import Literal

from portal.records.base import Piece
from portal.records.fields import Line, LineAsWritten, MarkdownAsWritten


class Funding(Piece):
    """Money that the project received from one funder."""

    name: Line
    """Who gave it."""
    programme: Line | None = None
    """Programme under which it was given."""
    action: Line | None = None
    """Type of action, where the programme has types."""
    grant: Line | None = None
    """Number of the grant agreement."""
    statement: LineAsWritten
    """Sentence on the funding, exactly as the funder asks for it. On every page, and in every file to take along."""
    disclaimer: MarkdownAsWritten | None = None
    """Who is not responsible for what is said, exactly as the funder asks for it. Shown after the statement."""
    emblem: Literal["eu", "none"] = "none"
    """The emblem that the funder asks to be shown: `eu`, the flag of the European Union, for money of the European
    Union only; or `none`."""

    @property
    def by_the_eu(self) -> bool:
        """True if the European emblem stands beside the statement."""
        return self.emblem == "eu"

    @property
    def said(self) -> tuple[str, ...]:
        """The statement and the disclaimer, each on one line."""
        return tuple(" ".join(text.split()) for text in (self.statement, self.disclaimer) if text)
