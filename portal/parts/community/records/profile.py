"""What a school offers and looks for, given by the school or by a coordinator for it."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from portal.parts.community.addresses import BOARD
from portal.records.base import Contact, Place, Publication, not_before
from portal.records.confirmed import Confirmable, ConfirmedBy
from portal.records.fields import (
    Approach,
    Context,
    CountryRef,
    Day,
    LanguageTag,
    Levels,
    Line,
    PolicyChallenge,
    SchoolRef,
    Theme,
    Whole,
)
from portal.records.lists import EntryError

SoughtRole = Literal["mentor", "mentee"]
MOST_NEEDS = 4
"""Needs of a school: with more, a single one would no longer outweigh all else."""


class Profile(Publication, Confirmable):
    """What a school offers and looks for on the exchange board. It is matched by what it says here, and by nothing
    else; what is left out is not known, and counts neither for nor against."""

    folder: ClassVar[str | None] = BOARD

    title: Line
    """What is offered or sought, in a few words, for example "We can show how we teach mixed ages"."""
    summary: Line
    """The same in one or two sentences, without names of people."""
    role: SoughtRole
    """`mentor` where the school wants to mentor others, `mentee` where it looks for a mentor. A school that does both
    gives two profiles."""
    name: Line
    """Name of the school."""
    school: SchoolRef | None = None
    """The school, where it has a record here. Then it is named as there."""
    country: CountryRef
    """Country the school is in."""
    across: bool | None = None
    """`true` if it also works with schools of other countries, `false` if it does not. Both schools have to agree."""
    languages: tuple[LanguageTag, ...] = ()
    """Languages in which its staff can work with others, like hr, en."""
    levels: Levels = ()
    """School levels for which help is offered or sought."""
    offers: tuple[Theme, ...] = ()
    """Themes with which it can help others."""
    needs: tuple[Theme, ...] = Field((), max_length=MOST_NEEDS)
    """Themes with which it wants help, at most four."""
    contexts: tuple[Context, ...] = ()
    """Circumstances it works in, such as a city, the country or an island."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """The challenge that the cooperation is to meet."""
    approaches: tuple[Approach, ...] = ()
    """How it wants to work with the other school."""
    visits: bool | None = None
    """`true` if visits between the schools are planned, `false` if the work is online only."""
    capacity: Annotated[Whole, Field(ge=0, le=40)] | None = None
    """Schools that a mentor can still take; 0 where it is full. Only for `role: mentor`."""
    place: Place | None = None
    """Where the school is, for distances. Left out where the record of the school says it."""
    contact: Contact | None = None
    """Whom to write to: a role, never a private address."""
    until: Day
    """Last day on which this holds, like 2027-06-30. Then it leaves the board by itself."""

    @field_validator("until")
    @classmethod
    def _ends_after_it_began(cls, day: date, info: ValidationInfo) -> date:
        return not_before(day, info, "published") or day

    @model_validator(mode="after")
    def _as_its_role(self) -> "Profile":
        if self.role == "mentee" and self.capacity is not None:
            raise EntryError("capacity", "has capacity, which is for mentors only; delete it, or write role: mentor")
        return self

    @property
    def label(self) -> str:
        """What it is about."""
        return self.title

    def open_on(self, day: date) -> bool:
        """True if it is on the board on ``day``."""
        return day <= self.until

    @property
    def countries_named(self) -> tuple[str, ...]:
        """The country it is in."""
        return (self.country,)

    @property
    def themes_named(self) -> tuple[str, ...]:
        """What it offers and needs."""
        return tuple(dict.fromkeys((*self.offers, *self.needs)))

    @property
    def known_in(self) -> str | None:
        """Code of the country whose coordinator knows it."""
        return self.country

    @property
    def knower(self) -> tuple[ConfirmedBy, Contact | None]:
        """The school, and where to write to it."""
        return "school", self.contact
