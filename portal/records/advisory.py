"""The advisory board and its members."""

from pydantic import Field

from portal.records.base import Part, Record, Sourced
from portal.records.fields import AdvisoryType, CountryCode, Day, EmailAddress, Line, Markdown, WebAddress


class Benefit(Part):
    """Something that members gain."""

    title: Line
    """In a few words."""
    text: Line
    """In a sentence."""


class AdvisoryBoard(Sourced):
    """What the advisory board is, and how to join it."""

    about: Markdown
    """What the board is for."""
    charter: Markdown
    """What the Charter for Advisory Members is and where to get it."""
    benefits: tuple[Benefit, ...] = Field(min_length=1)
    """What members gain."""
    open: bool
    """Whether new members can join now."""
    joining: Markdown
    """How to join, or why it is closed and what to do instead."""
    purpose: Line
    """What the answers to the form are used for. Stands beside the form while it is open."""
    retention: Line
    """When the answers are deleted. Stands beside the form while it is open."""
    email: EmailAddress
    """Where to write."""
    empty_list: Markdown
    """Said instead of the list while no member is published."""

    @property
    def id(self) -> str:
        """The one board is named by its kind."""
        return "advisory-board"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Advisory board"


class AdvisoryMember(Record):
    """An organisation on the advisory board. Membership is for organisations, not people."""

    name: Line
    """Name of the organisation."""
    type: AdvisoryType
    """Type of organisation."""
    country: CountryCode | None = None
    """Country of the seat, as a two-letter code; left out for international organisations."""
    website: WebAddress | None = None
    """Home page."""
    joined: Day | None = None
    """Day of joining."""
    about: Markdown | None = None
    """What the organisation does, in its own interest in mentoring."""
