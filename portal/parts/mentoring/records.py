"""The mentoring guide: its lists, tables and drawings, and the sources of each part. And the way to a hub. There is one
of each.

Their running text is in ``docs/mentoring/index.md`` and ``docs/start-a-hub/index.md``.
"""

from datetime import date
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.parts.mentoring.sections import GUIDE, START
from portal.records.base import Citations, Piece, Sourced, not_before
from portal.records.fields import (
    Approach,
    CaseStudyRef,
    ClusterRef,
    CountryCode,
    CourseRef,
    Day,
    Id,
    LicenceRef,
    Line,
    Markdown,
    ResourceRef,
    SourceRef,
    Whole,
)
from portal.records.lists import EntryError


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


class HubStep(Piece):
    """One step on the way to a hub."""

    id: Id
    """Permanent name of the step: lower-case a-z, digits and hyphens. What readers tick is kept under it on their
    devices, so it is never changed and never reused."""
    title: Line
    """What to do, in a few words, like `Hold the first meeting`."""
    text: Markdown
    """How to do it, in a few short paragraphs."""
    who: Line
    """Who does it."""
    week: Whole = Field(ge=1, le=104)
    """In which week it begins, counted from the start: 1 is the first week."""
    weeks: Whole = Field(1, ge=1, le=104)
    """How many weeks there are for it, the first included."""
    minutes: Whole = Field(ge=5, le=6_000)
    """Minutes that it takes a person who is there from first to last."""
    often: Line | None = None
    """How often it takes them, where it is more than once, like `at each meeting`."""
    resources: tuple[ResourceRef, ...] = ()
    """What of the library helps to do it, the main sheet first."""
    units: tuple[Id, ...] = ()
    """Ids of the units of the course that tell more about it."""

    @property
    def last_week(self) -> int:
        """The last week that there is for it."""
        return self.week + self.weeks - 1


class HubPath(Sourced):
    """The way from an idea to a hub and through its first year."""

    title: Line
    """Title of the booklet that is made of it."""
    summary: Line
    """What it is, in one or two sentences."""
    credit: Line
    """Who wrote it."""
    licence: LicenceRef
    """Licence of the booklet: that of its sheets, too."""
    course: CourseRef | None = None
    """The course whose units the steps name. Needed if they name any."""
    published: Day
    """Day on which this portal publishes it, like 2026-11-28."""
    updated: Day | None = None
    """Day of the last change that a reader should know of."""
    steps: tuple[HubStep, ...] = Field(min_length=1, max_length=20)
    """The steps, in the order in which they begin."""

    @field_validator("updated")
    @classmethod
    def _after_publication(cls, day: date | None, info: ValidationInfo) -> date | None:
        return not_before(day, info, "published")

    @field_validator("steps")
    @classmethod
    def _in_order(cls, steps: tuple[HubStep, ...], info: ValidationInfo) -> tuple[HubStep, ...]:
        met = set[str]()
        week = 1
        for place, step in enumerate(steps):
            if step.units and info.data.get("course", "") is None:
                raise EntryError(
                    place, f'has "{step.id}", which names units of no course; add course, or take units away'
                )
            if step.id in met:
                raise EntryError(place, f'has two steps with the id "{step.id}"; give one of them another id')
            if step.week < week:
                text = f'has "{step.id}" in week {step.week} after a step in week {week}; correct its week, or move it'
                raise EntryError(place, text)
            met.add(step.id)
            week = step.week
        return steps

    @property
    def id(self) -> str:
        """The one way is named by its page."""
        return START.key

    @property
    def label(self) -> str:
        """The name a reader sees."""
        return self.title

    @property
    def path(self) -> str:
        """Address of its page below the site's root."""
        return START.path

    @property
    def changed(self) -> date:
        """Day of the last change; the day of publication if there was none."""
        return self.updated or self.published
