"""The exchange between those who make policy, what they have to decide, and the brief for them."""

from datetime import date

from pydantic import Field, ValidationInfo, field_validator

from portal.records.base import Piece, Sourced, not_before
from portal.records.fields import (
    AuthorRef,
    Day,
    EmailAddress,
    FindingRef,
    LicenceRef,
    Line,
    Markdown,
    PolicyChallenge,
    ResourceRef,
    WebAddress,
    When,
)
from portal.records.lasting import Lasting


class Participant(Piece):
    """A group that takes part."""

    name: Line
    """Name of the group."""
    text: Line
    """Who they are, in a sentence."""


class Post(Piece):
    """An article about the exchange."""

    title: Line
    """Title, or what it is about."""
    url: WebAddress
    """Where to read it."""
    date: When | None = None
    """When it appeared, or when what it reports took place."""
    summary: Line
    """What it says, in one or two sentences."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """Policy challenges it speaks to."""


class PolicyQuestion(Piece):
    """Something that those who make policy have to decide."""

    question: Line
    """The question."""
    why: Line
    """Why it has to be decided, as far as findings say."""
    findings: tuple[FindingRef, ...] = ()
    """Findings that help to decide it."""
    resources: tuple[ResourceRef, ...] = ()
    """Resources of the library that help."""


class PolicyBrief(Piece):
    """A brief of two pages, made from findings, national programmes and questions."""

    title: Line
    """Title."""
    summary: Line
    """What it says, in one or two sentences."""
    authors: tuple[AuthorRef, ...] = Field(min_length=1)
    """Organisations that made it: ids of partners, or the names of others."""
    licence: LicenceRef
    """Its licence."""
    version: Line | None = None
    """Version, where it has one."""
    published: Day
    """Day on which this portal publishes it, like 2026-11-28."""
    updated: Day | None = None
    """Day of the last change that a reader should know of."""
    findings: tuple[FindingRef, ...] = Field((), max_length=16)
    """The findings in it, in order. Those about costs and rewards stand by themselves."""

    @field_validator("updated")
    @classmethod
    def _after_publication(cls, day: date | None, info: ValidationInfo) -> date | None:
        return not_before(day, info, "published")

    @property
    def changed(self) -> date:
        """Day of the last change; the day of publication if there was none."""
        return self.updated or self.published


class PolicyExchange(Sourced, Lasting):
    """What the policy exchange is and who takes part."""

    about: Markdown
    """What it is for and how it works."""
    participants: tuple[Participant, ...] = Field(min_length=1)
    """Who takes part."""
    joining: Markdown
    """How to take part now."""
    email: EmailAddress
    """Where to write."""
    questions: tuple[PolicyQuestion, ...] = ()
    """What those who make policy have to decide."""
    cost_sheet: ResourceRef | None = None
    """The resource of the library on which costs are worked out."""
    brief: PolicyBrief | None = None
    """The policy brief, where there is one."""
    posts: tuple[Post, ...] = ()
    """Articles, newest first."""

    @property
    def id(self) -> str:
        """The one exchange is named by its kind."""
        return "policy-exchange"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return "Policy exchange"
