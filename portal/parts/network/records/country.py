"""The countries of the network."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from portal.records.base import Addressed, Contact, Piece, Sourced
from portal.records.confirmed import Confirmable, ConfirmedBy
from portal.records.fields import (
    Approach,
    Count,
    Decimal,
    LanguageTag,
    Line,
    Markdown,
    PolicyChallenge,
    SystemCode,
    Theme,
)
from portal.records.lasting import Lasting

Colour = Literal["amber", "rose", "blue", "green", "teal", "plum", "slate", "brown"]


class Programme(Sourced, Lasting):
    """A national programme in which schools work together."""

    name: Line
    """Name, in English where one is used."""
    national_name: Line | None = None
    """Name in the national language, where the source gives it."""
    purpose: PolicyChallenge
    """What it is for."""
    approach: Approach
    """How it is organised: from above (`top-down`) or by schools themselves (`bottom-up`)."""
    summary: Line | None = None
    """What it does, in one sentence, where a source says so."""


class Bounds(Piece):
    """A box round the country, in degrees WGS84. Schools must lie inside it."""

    south: Decimal = Field(ge=-90, le=90)
    """Southernmost latitude."""
    west: Decimal = Field(ge=-180, le=180)
    """Westernmost longitude."""
    north: Decimal = Field(ge=-90, le=90)
    """Northernmost latitude."""
    east: Decimal = Field(ge=-180, le=180)
    """Easternmost longitude."""

    @model_validator(mode="after")
    def _in_order(self) -> "Bounds":
        if self.south >= self.north or self.west >= self.east:
            raise ValueError("must have south below north and west below east; swap the values")
        return self


class Country(Confirmable, Addressed):
    """A country, or an education system within one (the Flemish Community, Scotland), that has hubs."""

    folder: ClassVar[str | None] = "countries/"

    id: SystemCode
    """Two-letter code (ISO 3166-1), lower case. An education system within a state has a word behind it, like `be-fr`
    or `gb-sct`. Ids of its hubs and schools begin with it."""
    name: Line
    """Name as readers know it, for example "Spain (Galicia)"."""
    short_name: Line | None = None
    """A shorter name for tight places."""
    territory: Line | None = None
    """Name of the whole country, where `name` is that of a part."""
    in_sentence: Line | None = None
    """The name as it is written after "in", where that differs, for example "the Netherlands"."""
    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    """Languages of its schools: codes like nl, hsb or sr-Latn (BCP 47)."""
    colour: Colour
    """The colour that marks the country on the site."""
    clusters_planned: Count | None = None
    """Hubs the country was to have by the plan of the project. Leave it out for a country that joined later."""
    coordinator: Contact
    """Who coordinates the country's hubs."""
    context: Markdown | None = None
    """Schooling and policy in the country, as far as it matters here."""
    selection: Markdown | None = None
    """How the schools were chosen."""
    priorities: tuple[Theme, ...] = ()
    """National priorities within the project."""
    programmes: tuple[Programme, ...] = ()
    """National programmes in which schools work together."""
    bounds: Bounds
    """The box that coordinates are checked against."""

    @property
    def known_in(self) -> str | None:
        """Its own code: its coordinator knows it."""
        return self.id

    @property
    def knower(self) -> tuple[ConfirmedBy, Contact | None]:
        """Its coordinator."""
        return "coordinator", self.coordinator

    @property
    def state(self) -> str:
        """Two-letter code of the state that it is, or is in."""
        return self.id[:2]

    @property
    def phrase(self) -> str:
        """The name as it is written after "in"."""
        return self.in_sentence or self.name
