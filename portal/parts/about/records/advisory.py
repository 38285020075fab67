"""The advisory board and its members."""

from datetime import date
from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from portal.parts.about.sections import BOARD
from portal.records.base import Piece, Record, Sourced, not_before
from portal.records.fields import AdvisoryType, CountryCode, Day, EmailAddress, Line, Markdown, WebAddress
from portal.records.lasting import Lasting


class Benefit(Piece):
    """Something that members gain."""

    title: Line
    """In a few words."""
    text: Line
    """In a sentence."""


class AdvisoryBoard(Sourced, Lasting):
    """What the advisory board is, and how to join it."""

    about: Markdown
    """What the board is for."""
    history: Markdown | None = None
    """What the board has done."""
    charter: Markdown
    """What the charter of the board says and where to get it."""
    benefits: tuple[Benefit, ...] = Field(min_length=1)
    """What members gain."""
    open: bool
    """True if new members can join now."""
    joining: Markdown
    """Why the board is closed and what to do instead. Shown while it is closed."""
    joining_open: Markdown | None = None
    """How to join. Shown while the board is open."""
    charter_url: WebAddress | None = None
    """Where to read the charter. Needed to open the board."""
    controller: Line | None = None
    """Who answers for what the form collects: name and postal address. Needed to open the board."""
    purpose: Line
    """What the answers to the form are used for. Shown beside the form while the board is open."""
    retention: Line
    """When the answers are deleted. Shown beside the form while the board is open."""
    email: EmailAddress
    """Where to write."""
    empty_list: Markdown
    """Said instead of the list while no member is published."""

    @model_validator(mode="after")
    def _ready_to_open(self) -> "AdvisoryBoard":
        needed = ("joining_open", "charter_url", "controller")
        missing = [name for name in needed if getattr(self, name) is None]
        if self.open and missing:
            raise ValueError(f"open is true, but {' and '.join(missing)} is missing; add it or write open: false")
        return self

    @property
    def id(self) -> str:
        """The one board is named by its kind."""
        return "advisory-board"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Advisory board"

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return BOARD.path


class AdvisoryMember(Record):
    """An organisation on the advisory board. Membership is for organisations, not people."""

    told_from: ClassVar[str] = "joined"

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
    left: Day | None = None
    """Day of leaving. The organisation stays on the page, among former members."""
    about: Markdown | None = None
    """What the organisation does, in its own interest in mentoring."""

    @field_validator("left")
    @classmethod
    def _after_joining(cls, day: date | None, info: ValidationInfo) -> date | None:
        return not_before(day, info, "joined")
