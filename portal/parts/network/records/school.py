"""The schools of the network."""

from typing import ClassVar, Literal

from pydantic import model_validator

from portal.parts.network.records.cluster import Role
from portal.records.base import Addressed, Citations, Contact, Piece, Place
from portal.records.confirmed import Confirmable, ConfirmedBy
from portal.records.fields import (
    ClusterRef,
    Context,
    CountryRef,
    Day,
    LanguageTag,
    Levels,
    Line,
    Markdown,
    SchoolRef,
    Theme,
    Website,
    When,
)
from portal.records.image import Image
from portal.records.lasting import Lasting
from portal.records.waiver import Waiver
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


class OtherName(Piece):
    """A name in another language."""

    name: Line
    """The name as the school writes it."""
    language: LanguageTag
    """The language of that name."""


class FormerName(Piece):
    """A name that the school had before."""

    name: Line
    """The name as it was."""
    language: LanguageTag | None = None
    """The language of that name, where it is another than that of the name of today."""
    since: When | None = None
    """Since when it was used, as exactly as a source says."""
    until: When | None = None
    """Until when it was used, as exactly as a source says."""

    @model_validator(mode="after")
    def _in_order(self) -> "FormerName":
        if self.since and self.until and last_day(self.until) < first_day(self.since):
            raise ValueError(f"has until ({self.until}) before since ({self.since}); correct one of them")
        return self


class School(Confirmable, Addressed, Lasting):
    """A school of the network, with the hubs it is or was in."""

    folder: ClassVar[str | None] = "schools/"

    name: Line
    """Official name in the national language."""
    country: CountryRef
    """Country the school is in."""
    organisation: Literal["school", "school-cluster"] = "school"
    """`school`, or `school-cluster` for several schools under one management (Portuguese agrupamento)."""
    language: LanguageTag
    """Language the name is written in: a code like nl, hsb or sr-Latn (BCP 47)."""
    names: tuple[OtherName, ...] = ()
    """Its names in other languages, where it has several."""
    former_names: tuple[FormerName, ...] = ()
    """Names it had before. They stand on its page and find it in the search."""
    levels: Levels = ()
    """Each school level taught, as far as a source says; `all` only where a source says all."""
    contexts: tuple[Context, ...] = ()
    """Circumstances the school works in."""
    themes: tuple[Theme, ...] = ()
    """What the school works on."""
    memberships: tuple[HubMembership, ...] = ()
    """The hubs it is or was in, each with its role and time. An entry for each hub."""
    place: Place | None = None
    """Where it is; left out where no source says."""
    places: tuple[Place, ...] = ()
    """All its sites, the main one first, instead of `place`, where it has several."""
    national_code: Line | None = None
    """Number in the national register of schools. No two schools of a country have the same."""
    website: Website | None = None
    """Home page. Without http:// in front, https:// is meant."""
    about: Markdown | None = None
    """What is known of the school, in our own words."""
    image: Image | None = None
    """A picture of the school or its work, with the agreement of whom it shows."""
    published: Day | None = None
    """Day on which the school was made public; only then is it named among what is new."""
    ending: Literal["closed", "merged", "split"] | None = None
    """How it ended, with the day under `until`: closed, merged into another, or split into several."""
    successors: tuple[SchoolRef, ...] = ()
    """Schools that succeed it, where they have a record."""
    contact: Contact | None = None
    """Whom to turn to."""
    waiver: Waiver | None = None
    """Only for a school that has name and town of another, and nothing else that tells the two apart."""

    @model_validator(mode="after")
    def _one_list_of_sites(self) -> "School":
        if self.place is not None and self.places:
            raise ValueError("has place and places; put all sites under places, the main one first, and delete place")
        return self

    @model_validator(mode="after")
    def _names_are_others(self) -> "School":
        for field, names in (
            ("names", [other.name for other in self.names]),
            ("former_names", [former.name for former in self.former_names]),
        ):
            for index, name in enumerate(names, 1):
                if name.casefold() == self.name.casefold():
                    raise ValueError(f"{field}, entry {index} is the name itself; delete that entry, or correct it")
        return self

    @model_validator(mode="after")
    def _ended_as_its_memberships_did(self) -> "School":
        if (self.ending is not None or self.successors) and self.until is None and self.state != "ended":
            raise ValueError("has an ending or successors and no day of it; add until, or state: ended and as_of")
        lasting = [entry.hub for entry in self.memberships if entry.until is None] if self.ended else []
        if lasting:
            raise ValueError(f'ended, but its membership in "{lasting[0]}" lasts; add until to that membership')
        return self

    @property
    def also_called(self) -> tuple[str, ...]:
        """Its names in other languages, and those it had before."""
        return (*(other.name for other in self.names), *(former.name for former in self.former_names))

    @property
    def known_in(self) -> str | None:
        """Code of the country whose coordinator knows it."""
        return self.country

    @property
    def knower(self) -> tuple[ConfirmedBy, Contact | None]:
        """The school itself."""
        return "school", self.contact

    @property
    def site(self) -> Place | None:
        """Where it is; with several sites, the main one."""
        return self.place or next(iter(self.places), None)

    @property
    def sites(self) -> tuple[Place, ...]:
        """All its sites, the main one first."""
        return self.places or ((self.place,) if self.place else ())
