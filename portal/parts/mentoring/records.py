"""The mentoring guide: its lists, tables and drawings, and the sources of each part. There is one.

Its running text is in ``docs/mentoring/index.md``.
"""

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.parts.mentoring.sections import GUIDE
from portal.records.base import Citations, Piece, Sourced
from portal.records.fields import (
    Approach,
    CaseStudyRef,
    ClusterRef,
    CountryCode,
    Line,
    ResourceRef,
    SourceRef,
    Whole,
)


class Chapter(Sourced):
    """A part of the guide."""

    resources: tuple[ResourceRef, ...] = ()
    """Resources of the library that help to do what it describes."""


class GuidePoint(Piece):
    """One point of a list."""

    title: Line
    """The point in a few words."""
    text: Line
    """The point in a sentence or two."""


class Fact(GuidePoint):
    """A point with sources of its own."""

    sources: Citations = Field(min_length=1)
    """Sources that say so."""


class Reasons(Chapter):
    """Why schools work together."""

    reasons: tuple[GuidePoint, ...] = Field(min_length=1)
    """The reasons."""


class CooperationModel(Piece):
    """One way in which schools work together: a row of the table."""

    approach: Approach
    """Which way it is; readers see the label of the term."""
    question: Literal["who-starts-it", "what-schools-do", "how-it-is-arranged"]
    """The question it answers: `who-starts-it`, `what-schools-do` or `how-it-is-arranged`."""
    how: Line
    """How it works."""
    worth_knowing: Line
    """What to expect or to watch, as far as sources say."""
    example: Line | None = None
    """An example, where a source names one."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs that are examples of it."""
    case_studies: tuple[CaseStudyRef, ...] = ()
    """Stories about it."""
    sources: Citations = Field(min_length=1)
    """Sources that say so."""


class Models(Chapter):
    """Ways in which schools work together, compared."""

    models: tuple[CooperationModel, ...] = Field(min_length=1)
    """The rows of the table."""
    mentoring: tuple[GuidePoint, ...] = ()
    """What is known about mentoring between schools in particular."""

    @field_validator("models")
    @classmethod
    def _once_each(cls, models: tuple[CooperationModel, ...]) -> tuple[CooperationModel, ...]:
        met = set[str]()
        for model in models:
            if model.approach in met:
                raise ValueError(f'has two rows for "{model.approach}"; make them one')
            met.add(model.approach)
        return models


class EarlierProject(Chapter):
    """The project whose model the network took over, with its levels and its plan."""

    levels: tuple[Line, ...] = Field(min_length=2, max_length=6)
    """Names of the levels, the lowest first."""
    steps: tuple[Line, ...] = Field(min_length=3, max_length=8)
    """Its parts, a word each, in order."""


class SelfReview(Chapter):
    """How schools look at their own work: a tool for it."""

    facts: tuple[Fact, ...] = ()
    """Facts about the tool."""


class Condition(Piece):
    """One condition of success, with what to tick."""

    title: Line
    """The condition in a few words."""
    checks: tuple[Line, ...] = Field(min_length=1)
    """Sentences that are true where the condition is met."""


class Conditions(Chapter):
    """What must be in place for mentoring to succeed."""

    conditions: tuple[Condition, ...] = Field(min_length=1)
    """The conditions, in order."""


class Dimension(Piece):
    """One field that a study looked at, and what interviews showed of it."""

    title: Line
    """The field in a few words."""
    aspects: tuple[Line, ...] = Field(min_length=1)
    """What belongs to it."""
    findings: tuple[Line, ...] = ()
    """What interviews showed."""


class Interviews(Piece):
    """Schools of one country that were interviewed."""

    country: CountryCode
    """Two-letter code of the country."""
    count: Whole = Field(ge=1, le=100_000)
    """How many schools."""


class SmallSchools(Chapter):
    """Small and rural schools: a survey, interviews, and what both have to do with the network."""

    countries: tuple[CountryCode, ...] = Field(min_length=1)
    """Two-letter codes of the countries that took part in the survey."""
    incomplete: tuple[CountryCode, ...] = ()
    """Those among them that did not complete it."""
    findings: tuple[Line, ...] = ()
    """What the survey showed."""
    challenges: tuple[Line, ...] = ()
    """What schools find hard."""
    interviews: tuple[Interviews, ...] = ()
    """Where schools were interviewed."""
    dimensions: tuple[Dimension, ...] = ()
    """What the study looked at, with what interviews showed."""

    @field_validator("incomplete")
    @classmethod
    def _took_part(cls, incomplete: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        countries = info.data.get("countries")
        for code in incomplete:
            if countries is not None and code not in countries:
                raise ValueError(f'names "{code}", which is not among countries; add it there or remove it')
        return incomplete


class Learning(Chapter):
    """How all staff of a school learn together."""

    community: tuple[GuidePoint, ...] = ()
    """What makes a professional learning community."""
    reasons: tuple[GuidePoint, ...] = ()
    """Why the organisation takes part in this network."""


class Reading(Piece):
    """Something to read on."""

    source: SourceRef
    """Id of an entry of `data/sources.yaml`, or a web address."""
    why: Line
    """What a reader finds there."""


class Guide(Sourced):
    """The mentoring guide."""

    title: Line
    """Title of the guide."""
    why: Reasons
    """Why schools work together."""
    models: Models
    """Ways of working together, compared."""
    earlier_project: EarlierProject
    """The project whose model was taken over."""
    self_review: SelfReview
    """Self-review and its tool."""
    conditions: Conditions
    """The conditions of success."""
    small_schools: SmallSchools
    """Small and rural schools."""
    learning: Learning
    """Professional learning of the whole school."""
    theory: Chapter
    """Theory of change."""
    reading: tuple[Reading, ...] = ()
    """What to read on."""

    @property
    def id(self) -> str:
        """The one guide is named by its kind."""
        return "guide"

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.title

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return GUIDE.path
