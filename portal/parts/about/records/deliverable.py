"""Reports and other results of the project."""

from typing import Literal

from portal.records.base import Record
from portal.records.fields import Line, WebAddress, When


class Deliverable(Record):
    """A document or other result."""

    title: Line
    """Title, or what it is where no title is known."""
    number: Line | None = None
    """Number in the grant agreement, like D3.5, where known."""
    type: Literal["report", "course", "manual", "charter", "recording", "guidelines"]
    """What sort of result it is."""
    state: Literal["published", "handed-in", "announced"]
    """`published`; `handed-in` where a source shows only that it was handed in to the funder; or `announced` where none
    shows either."""
    date: When | None = None
    """Day, month or year of publication or, where it is only known to be handed in, of that."""
    summary: Line
    """What it is, in one or two sentences."""
    licence: Line | None = None
    """Licence, where a source states one. Without it all rights are reserved."""
    url: WebAddress | None = None
    """Where to read it."""
