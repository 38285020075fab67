"""The schools of the network."""

from typing import ClassVar, Literal

from pydantic import model_validator

from portal.parts.network.records.cluster import Role
from portal.records.base import Addressed, Citations, Contact, Piece, Place
from portal.records.fields import (
    ClusterRef,
    Context,
    CountryRef,
    Day,
    LanguageTag,
    Level,
    Line,
    Markdown,
    Theme,
    WebAddress,
    When,
)
from portal.words.moment import first_day, last_day


class HubMembership(Piece):
    """A place in a hub, for a time."""

    hub: ClusterRef
    """The hub."""
    role: Role
    """Role in the hub; `not-stated` where the sources do not say."""
    since: When | None = None
    """When it began, as exactly as a source says: a day, month or year."""
    until: When | None = None
    """When it ended. Leave it out while it lasts, and where no source says."""
    certainty: Literal["stated", "implied", "likely"] = "stated"
    """`stated` where a source says it; `implied` where the sources imply the role and do not state it; `likely` where
    none states that the school is a member at all. Who is only likely is not counted among those named."""
    why: Line | None = None
    """What the sources do say, where it is implied or likely."""
    sources: Citations = ()
    """Sources of this, where they are others than those of the school."""
    note: Line | None = None
    """What else readers should know of it."""

    @model_validator(mode="after")
    def _reasoned(self) -> "HubMembership":
        if self.certainty != "stated" and self.why is None:
            raise ValueError(f"is {self.certainty}; add why, and say there what the sources do say")
        if self.certainty == "stated" and self.why is not None:
            raise ValueError("has a why, but is stated; write certainty: implied or likely, or make why a note")
        if self.since and self.until and last_day(self.until) < first_day(self.since):
            raise ValueError(f"has until ({self.until}) before since ({self.since}); correct one of them")
        return self


class School(Addressed):
    """A school of the network, with the hubs it is or was in."""

    folder: ClassVar[str | None] = "schools/"

    name: Line
    """Official name in the national language."""
    country: CountryRef
    """Country the school is in."""
    organisation: Literal["school", "school-cluster"] = "school"
    """`school`, or `school-cluster` for several schools under one management (Portuguese agrupamento)."""
    language: LanguageTag
    """Language the name is written in, as a two-letter code."""
    levels: tuple[Level, ...] = ()
    """School levels taught, as far as a source says."""
    contexts: tuple[Context, ...] = ()
    """Circumstances the school works in."""
    themes: tuple[Theme, ...] = ()
    """What the school works on."""
    memberships: tuple[HubMembership, ...] = ()
    """The hubs it is or was in, each with its role and time. An entry for each hub."""
    place: Place | None = None
    """Where it is; left out where no source says."""
    national_code: Line | None = None
    """Number in the national register of schools."""
    website: WebAddress | None = None
    """Home page."""
    about: Markdown | None = None
    """What is known of the school, in our own words."""
    published: Day | None = None
    """Day on which the school was made public; only then is it named among what is new."""
    contact: Contact | None = None
    """Whom to turn to."""
