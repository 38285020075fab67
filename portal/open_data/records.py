"""The terms under which the files for programs are published."""

from portal.records.base import Piece, Sourced
from portal.records.fields import Line, WebAddress


class Credit(Piece):
    """Somebody else's work inside the data, who is to be named."""

    what: Line
    """What it is, for example "Coordinates of most towns"."""
    holder: Line
    """Whom to name."""
    terms: Line
    """Under which terms it may be used, for example "CC BY"."""
    url: WebAddress | None = None
    """Where it comes from, or the page that states its terms."""


class OpenData(Sourced):
    """What may be done with the data. The licence of the portal's own words is that of the project."""

    facts: Line
    """What may be done with facts, in one sentence."""
    credits: tuple[Credit, ...] = ()
    """Whom else to name."""

    @property
    def id(self) -> str:
        """The one record is named by its kind."""
        return "open-data"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Open data"
