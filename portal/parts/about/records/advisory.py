"""The advisory board and its members."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from portal.parts.about.sections import BOARD
from portal.records.base import Addressed, Consent, Piece, Retired, Sourced
from portal.records.confirmed import Confirmable
from portal.records.fields import AdvisoryType, CountryCode, EmailAddress, Line, Markdown, MemberRef, WebAddress, When
from portal.records.lasting import Lasting, LifeState, Stated
from portal.records.operator import Operator
from portal.words.moment import first_day, last_day


class Benefit(Piece):
    """Something that members gain."""

    title: Line
    """In a few words."""
    text: Line
    """In a sentence, as it reads while the board is closed."""
    now: Line | None = None
    """The same as it reads while the board is open. Needed to open the board."""


class MemberMark(Sourced):
    """The mark that members may show: files that this portal draws, with their rules."""

    rules: tuple[Line, ...] = Field(min_length=1)
    """Who may use the mark, where and how; a sentence each."""


class AdvisoryBoard(Sourced, Lasting):
    """What the advisory board is, and how to join it."""

    about: Markdown
    """What the board is for, as it reads while the board is closed."""
    about_open: Markdown | None = None
    """The same as it reads while the board is open. Needed to open the board."""
    history: Markdown | None = None
    """What the board has done."""
    charter: Markdown
    """What the charter of the board says and where to get it."""
    benefits: tuple[Benefit, ...] = Field(min_length=1)
    """What members gain."""
    open: bool
    """True if new members can join now: this one line opens and closes the form."""
    answers: Literal["form", "mail"] = "form"
    """How organisations answer while it is open: `form` where the host takes forms (Netlify), else `mail`."""
    joining: Markdown
    """Why the board is closed and what to do instead. Shown while it is closed."""
    joining_open: Markdown | None = None
    """How to join. Shown while the board is open."""
    charter_url: WebAddress | None = None
    """Where to read the charter; left out while it is not found."""
    controller: Line | None = None
    """Who answers for what the form collects: name and postal address. Left out where that is the controller whom
    data/operator.yaml names."""
    purpose: Line
    """What the answers to the form are used for. Shown beside the form while the board is open."""
    retention: Line
    """When the answers are deleted. Shown beside the form while the board is open."""
    email: EmailAddress
    """Where to write."""
    empty_list: Markdown
    """Said instead of the list while no member is published."""
    mark: MemberMark | None = None
    """The mark of members, with its rules; left out where none is offered."""

    @model_validator(mode="after")
    def _ready_to_open(self) -> "AdvisoryBoard":
        missing = [name for name in ("joining_open", "about_open") if getattr(self, name) is None]
        missing += [f'now of the benefit "{benefit.title}"' for benefit in self.benefits if benefit.now is None][:1]
        if self.open and missing:
            raise ValueError(f"open is true, but {' and '.join(missing)} is missing; add it or write open: false")
        return self

    def answerable(self, operator: Operator | None) -> str:
        """Who answers for what the form collects: name and postal address; "" where nobody is named."""
        if self.controller is not None or operator is None:
            return self.controller or ""
        return f"{operator.controller.name}, {operator.controller.address}"

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


class AdvisoryMember(Confirmable, Addressed, Stated):
    """An organisation on the advisory board. Membership is for organisations, not people."""

    told_from: ClassVar[str] = "joined"
    retired: ClassVar[Mapping[str, Retired]] = {
        "since": Retired("of a member of the board write joined", "joined"),
        "until": Retired("of a member of the board write left", "left"),
    }

    name: Line
    """Name of the organisation."""
    type: AdvisoryType
    """Type of organisation."""
    country: CountryCode | None = None
    """Country of the seat, as a two-letter code; left out for international organisations."""
    website: WebAddress | None = None
    """Home page."""
    joined: When | None = None
    """When it joined, as exactly as a source says: a day, month or year."""
    left: When | None = None
    """When it left, likewise. The organisation stays on the page, among former members."""
    former_names: tuple[Line, ...] = ()
    """Names it had before."""
    successor: MemberRef | None = None
    """Member that took its place on the board, where it was dissolved, merged or renamed."""
    about: Markdown | None = None
    """What the organisation does, in its own interest in mentoring."""
    consent: Consent | None = None
    """The organisation's agreement to be listed here, with its day; once it ends, the member is left out of the site.
    What a public source lists needs none."""

    @model_validator(mode="after")
    def _left_after_joining(self) -> "AdvisoryMember":
        if self.left is None:
            if self.successor is not None and not self.ended:
                raise ValueError("has a successor and no end; add left, or state: ended and as_of")
            return self
        if self.joined is not None and last_day(self.left) < first_day(self.joined):
            raise ValueError(f"left ({self.left}) lies before joined ({self.joined}); correct one of them")
        if self.state in {"active", "not-known"}:
            raise ValueError(f"has left ({self.left}) and is said to be {self.state}; write state: ended")
        return self

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return f"{BOARD.path}#member-{self.id}"

    @property
    def ended(self) -> bool:
        """True if it is known to have left."""
        return self.state == "ended" or self.left is not None

    @property
    def condition(self) -> LifeState | None:
        """Whether it is a member; None where nobody has said anything of that."""
        state = self.state or ("ended" if self.left else None)
        return LifeState(state, self.as_of, self.joined, self.left or self.known_until) if state else None
