"""The clusters, called hubs on the site: one mentor school and its mentee schools."""

from typing import ClassVar, Literal

from pydantic import Field

from portal.records.base import Addressed, Piece, Place, Waiver
from portal.records.fields import (
    Approach,
    Context,
    CountryRef,
    Day,
    Level,
    Line,
    Markdown,
    PolicyChallenge,
    SchoolRef,
    Theme,
    Whole,
)


class Unnamed(Piece):
    """Members that exist but whose names are not published."""

    role: Literal["mentor", "mentee", "not-stated"]
    """Role in the hub; `not-stated` where the sources do not say."""
    count: Whole = Field(1, ge=1, le=100)
    """How many members these are."""
    place: Place | None = None
    """Where the member is, if at least that is known."""
    levels: tuple[Level, ...] = ()
    """School levels, if known."""
    note: Line | None = None
    """What else is known, in a sentence."""


class Implied(Piece):
    """A role that the sources imply but do not state."""

    school: SchoolRef
    """The member whose role is meant."""
    why: Line
    """What the sources do say."""


class Cluster(Addressed):
    """A hub: one mentor school and its mentee schools, which learn from each other."""

    folder: ClassVar[str | None] = "hubs/"

    name: Line
    """Name as readers know it."""
    country: CountryRef
    """Country of all its schools."""
    mentor: SchoolRef | None = None
    """The mentor school; left out while it is not named."""
    mentees: tuple[SchoolRef, ...] = ()
    """The mentee schools that are named."""
    role_not_stated: tuple[SchoolRef, ...] = ()
    """Named members whose role no source states."""
    unnamed: tuple[Unnamed, ...] = ()
    """Members not yet named, so that the hub still adds up to one mentor and the planned mentees."""
    implied: tuple[Implied, ...] = ()
    """Members whose role is implied by the sources, not stated."""
    levels: tuple[Level, ...] = ()
    """School levels of the hub."""
    themes: tuple[Theme, ...] = ()
    """What the hub works on."""
    contexts: tuple[Context, ...] = ()
    """Circumstances its schools work in."""
    approaches: tuple[Approach, ...] = ()
    """How the hub is organised."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """Policy challenges it takes up."""
    place: Place | None = None
    """The hub's region or centre, where its mentor school has no place."""
    profile: Markdown | None = None
    """What is known of the hub, in our own words."""
    published: Day | None = None
    """Day on which the hub was made public; only then is it named among what is new."""
    waiver: Waiver | None = None
    """Only for a hub that rightly has another shape than one mentor and the planned mentees."""

    @property
    def members(self) -> tuple[str, ...]:
        """Ids of all named members as written, the mentor first."""
        return (*((self.mentor,) if self.mentor else ()), *self.mentees, *self.role_not_stated)

    def unnamed_count(self, role: str) -> int:
        """How many members of ``role`` are not named."""
        return sum(entry.count for entry in self.unnamed if entry.role == role)

    @property
    def size(self) -> int:
        """Members, named or not."""
        return len(self.members) + sum(entry.count for entry in self.unnamed)
