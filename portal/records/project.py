"""The project the network grew from."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from portal.records.base import Citations, Piece, Retired, Sourced, not_before
from portal.records.fields import (
    Count,
    Day,
    EmailAddress,
    LanguageTag,
    LicenceRef,
    Line,
    Markdown,
    Month,
    PartnerRef,
    PortalIdentity,
    SitePath,
    WebAddress,
)
from portal.records.funding import Funding
from portal.records.lasting import Lasting
from portal.records.lists import EntryError
from portal.records.repository import Repository

_OF_FUNDING = "move its value into the list funding, to the entry of the funder, as {field}"


class Targets(Piece):
    """How large the network was planned to be."""

    clusters: Count
    """Number of hubs."""
    mentor_schools: Count
    """Number of mentor schools."""
    mentee_schools: Count
    """Number of mentee schools."""
    mentees_per_cluster: Count
    """Mentee schools in a hub; the shape that every hub is checked against."""

    @model_validator(mode="after")
    def _adds_up(self) -> "Targets":
        if self.clusters * self.mentees_per_cluster != self.mentee_schools:
            planned = self.clusters * self.mentees_per_cluster
            raise ValueError(
                f"do not add up: {self.clusters} hubs of {self.mentees_per_cluster} mentees are {planned} "
                f"mentee_schools, not {self.mentee_schools}; correct one of the numbers"
            )
        return self

    @property
    def schools(self) -> int:
        """Mentor and mentee schools together."""
        return self.mentor_schools + self.mentee_schools


class Objective(Piece):
    """One aim of the project."""

    title: Line
    """The aim in a few words."""
    text: Line
    """The aim in a sentence."""


class Outcome(Piece):
    """One result the project set out to produce, and what became of it."""

    title: Line
    """The result in a few words."""
    text: Line
    """What was promised."""
    state: Line
    """What became of it, as far as the sources say."""
    see: SitePath | None = None
    """Page of this site that shows more, like /network/."""
    sources: Citations = ()
    """Sources that say what became of it."""


class Milestone(Piece):
    """A point on the project's timeline."""

    month: Month
    """Year and month, like 2021-09."""
    title: Line
    """What happens, in a few words."""
    text: Line | None = None
    """More, in a sentence."""
    sources: Citations = ()
    """Sources that say so, if it is not in the project's own sources."""


class Phase(Piece):
    """A stretch of the project's time."""

    title: Line
    """What was done then, in a few words."""
    start: Month
    """First month, like 2021-09."""
    end: Month
    """Last month."""

    @model_validator(mode="after")
    def _in_order(self) -> "Phase":
        if self.end < self.start:
            raise ValueError(f"end ({self.end}) lies before start ({self.start}); correct one of them")
        return self


class WorkPackage(Piece):
    """A part of the project's work."""

    number: Line
    """Number, like WP3."""
    title: Line
    """Title or subject, as far as a source gives it."""
    sources: Citations = ()
    """Sources that name it."""


class Step(Piece):
    """One step of what a hub does."""

    title: Line
    """The step in a few words."""
    text: Line
    """The step in a sentence or two."""


class Outlet(Lasting):
    """What is known of a channel being used."""

    sources: Citations = ()
    """Sources of that."""


class Website(Outlet):
    """An address of the project."""

    title: Line
    """What a reader finds there."""
    url: WebAddress
    """The address."""


class SecurityReports(Piece):
    """How long the file about reporting security problems is valid (RFC 9116)."""

    reviewed: Day
    """Day on which somebody last saw that the contact address is still right for such reports."""
    expires: Day
    """Day from which the file no longer counts, within a year after it was reviewed."""
    languages: tuple[LanguageTag, ...] = Field(default=("en",), min_length=1, max_length=10)
    """Languages in which reports are read, as their two letters."""

    @field_validator("expires")
    @classmethod
    def _within_a_year(cls, expires: date, info: ValidationInfo) -> date:
        reviewed = info.data.get("reviewed")
        if reviewed is None:
            return expires
        if expires <= reviewed:
            raise ValueError(f"({expires}) must lie after reviewed ({reviewed}); correct one of them")
        # RFC 9116, section 2.5.5, recommends less than a year, so that what is out of date is not believed for long.
        if (latest := reviewed + timedelta(days=364)) < expires:
            raise ValueError(
                f"({expires}) lies a year or more after reviewed ({reviewed}); write a day up to {latest}, "
                "so that an address that is out of date is not believed for long"
            )
        return expires


class Project(Sourced):
    """The project: its funding, aims, shape and channels."""

    retired: ClassVar[Mapping[str, Retired]] = {
        "programme": Retired(_OF_FUNDING.format(field="programme")),
        "action": Retired(_OF_FUNDING.format(field="action")),
        "grant": Retired(_OF_FUNDING.format(field="grant")),
        "grant_agreement": Retired(_OF_FUNDING.format(field="grant")),
        "funding_statement": Retired(_OF_FUNDING.format(field="statement")),
        "disclaimer": Retired(_OF_FUNDING.format(field="disclaimer")),
        "training": Retired("what the page of the courses says stands in docs/training/index.md; move the text there"),
    }

    identity: PortalIdentity
    """Name of this portal among all others, for good: `urn:uuid:` and a UUID that no other portal has, for example from
    `make new KIND=identity`. Feed readers, calendars and the devices of readers know everything here by it, wherever
    the site stands. A copy of the portal for another network takes one of its own."""
    acronym: Line
    """Short name."""
    name: Line
    """Full name."""
    headline: Line
    """What the project is about, as the heading of the home page."""
    tagline: Line
    """What the project is, in one sentence."""
    about: Markdown
    """What the project did, in a few paragraphs."""
    start: Day
    """First day."""
    end: Day
    """Last day."""
    portal_since: Day | None = None
    """First day of this portal, like 2026-11-22: nothing was published here before. Left out, it is not checked."""
    coordinator: PartnerRef
    """Partner that coordinated."""
    targets: Targets
    """The planned size of the network."""
    funding: tuple[Funding, ...] = Field(default=(), max_length=10)
    """Who paid for the project, the largest first, each with what must be said of it. Left out, no funding is named."""
    email: EmailAddress
    """Contact address."""
    security_reports: SecurityReports | None = None
    """How long /.well-known/security.txt is valid, which says that security problems can be reported to the contact
    address. Left out, there is no such file."""
    repository: Repository | None = None
    """Where the records and the program are kept. Left out while it is not known: then doors that need it say so."""
    editor: bool = False
    """`true` puts the editor at /admin/ into the site. Its program then comes from npm when the site is built. Left
    out, no file of it is there."""
    licence: LicenceRef
    """Licence of the portal's own words, where a record names no other."""
    hashtag: Line
    """Hashtag on social media."""
    hashtag_use: Outlet | None = None
    """Whether the hashtag is still used, and since when that is known."""
    websites: tuple[Website, ...] = ()
    """The project's own sites."""
    hub_explained: Line
    """What a hub is, in a sentence or two."""
    hub_steps: tuple[Step, ...] = ()
    """What a hub does, in order."""
    objectives: tuple[Objective, ...] = Field(min_length=1)
    """Aims, in order."""
    outcomes: tuple[Outcome, ...] = ()
    """Expected results, in order."""
    phases: tuple[Phase, ...] = ()
    """What was done when, earliest first."""
    timeline: tuple[Milestone, ...] = ()
    """Milestones, earliest first."""
    work_packages: tuple[WorkPackage, ...] = ()
    """Work packages, as far as known."""

    @property
    def id(self) -> str:
        """The one project is named by its kind."""
        return "project"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.acronym

    @property
    def funding_said(self) -> tuple[str, ...]:
        """The statements and disclaimers of all funders, each on one line."""
        return tuple(text for funder in self.funding for text in funder.said)

    @property
    def by_the_eu(self) -> bool:
        """True if there is money of the European Union, so that its emblem is shown."""
        return any(funder.by_the_eu for funder in self.funding)

    @model_validator(mode="after")
    def _can_be_signed_in(self) -> "Project":
        held = self.repository
        if self.editor and held is not None and held.forge == "gitlab" and held.application is None:
            raise EntryError(
                "repository",
                "repository is on GitLab and has no application, through which editors sign in; register one there, "
                "write its id as application, or delete the line editor",
            )
        return self

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: date, info: ValidationInfo) -> date:
        not_before(end, info, "start")
        return end

    @field_validator("timeline")
    @classmethod
    def _earliest_first(cls, timeline: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
        for before, after in pairwise(timeline):
            if after.month < before.month:
                raise ValueError(f"has {after.month} after {before.month}; put the earliest milestone first")
        return timeline
