"""The accessibility statement, after Commission Implementing Decision (EU) 2018/1523."""

from typing import Literal

from pydantic import Field, model_validator

from portal.records.base import Piece, Sourced
from portal.records.fields import Day, EmailAddress, Line, Markdown


class Audit(Piece):
    """One way in which the site was checked."""

    method: Line
    """What was done, with which tool."""
    scope: Line
    """Which pages, in which circumstances."""
    result: Line
    """What was found."""
    date: Day
    """Day of the check."""


class Limitation(Piece):
    """Content that is not accessible."""

    what: Line
    """What cannot be used, and by whom."""
    why: Line
    """Why it is so."""
    instead: Line
    """What to use instead."""


class Accessibility(Sourced):
    """How accessible the site is, and how that is known."""

    status: Literal["full", "partial", "none"]
    """Compliance with the standard: full, partial or none."""
    standard: Line
    """The standard the site is held against."""
    prepared: Day
    """Day on which the statement was first made."""
    reviewed: Day
    """Day of the last review."""
    how: Markdown
    """How the statement was prepared."""
    audits: tuple[Audit, ...] = Field(min_length=1)
    """Checks and their results, newest first."""
    limitations: tuple[Limitation, ...] = ()
    """Content that is not accessible."""
    email: EmailAddress
    """Where to report a barrier."""
    feedback: Markdown
    """What to write and what will happen."""

    @property
    def id(self) -> str:
        """The one statement is named by its kind."""
        return "accessibility"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Accessibility statement"

    @model_validator(mode="after")
    def _in_order(self) -> "Accessibility":
        if self.reviewed < self.prepared:
            raise ValueError(f"reviewed ({self.reviewed}) lies before prepared ({self.prepared}); correct one of them")
        return self
