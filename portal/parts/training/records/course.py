"""Courses: what one learns in them, module by module and unit by unit, with quizzes and peer review."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, PrivateAttr, ValidationInfo, field_validator

from portal.parts.training.records.peer_review import PeerReview
from portal.parts.training.records.quiz import Quiz
from portal.parts.training.sections import TRAINING
from portal.problem import shortened
from portal.records.base import Citations, Link, Piece, Publication, Retired
from portal.records.fields import (
    Audiences,
    AuthorRef,
    Count,
    Day,
    Id,
    LanguageTag,
    LicenceRef,
    Line,
    Markdown,
    ResourceRef,
    TextName,
    Theme,
    When,
    Whole,
    is_id,
)
from portal.records.lasting import LifeState
from portal.records.scene import Scene


def _former_unit(value: str) -> str:
    if not all(map(is_id, value.split("/"))) or value.count("/") > 1:
        raise ValueError(
            f'"{shortened(value)}" is not the former id of a unit; write the id, and where the unit was in another '
            "module, that module and a slash before it, like module-1/first-steps"
        )
    return value


FormerUnit = Annotated[str, Field(max_length=170), AfterValidator(_former_unit)]


class LearningObjective(Piece):
    """Something learners can do afterwards."""

    id: Id
    """Name that questions use, like m1-peer-learning."""
    text: Line
    """What one can do, as a sentence."""


class Unit(Piece):
    """A piece of a module."""

    retired: ClassVar[Mapping[str, Retired]] = {
        "number": Retired(
            "delete it and give the unit an id, like first-steps: units are numbered by their place", instead="id"
        )
    }

    id: Id
    """Permanent name in the address of its page, used once in the course; what readers mark is kept under it."""
    title: Line
    """Title."""
    text: TextName | None = None
    """Name of the Markdown file of data/texts/ with what is taught; left out where only the outline is known."""
    minutes: Whole | None = Field(None, ge=1, le=10_000)
    """Time for the unit with its activity, in minutes."""
    activity: Markdown | None = None
    """What a school team does."""
    resources: tuple[ResourceRef, ...] = ()
    """Resources of the library that help."""
    sources: Citations = ()
    """What the unit rests on."""
    formerly: tuple[FormerUnit, ...] = ()
    """Ids it had before, the oldest first, such as module-1/first-steps where it was in another module."""
    _number: str = PrivateAttr("")

    @property
    def marked_under(self) -> tuple[str, ...]:
        """What readers' devices may keep a mark on it under: its id, and before that its former ids."""
        return (self.id, *(former.rpartition("/")[2] for former in reversed(self.formerly)))

    @property
    def number(self) -> str:
        """Its number as readers see it, from its place in the course, counted from 0: "1.0"; "" outside a course."""
        return self._number


class Module(Piece):
    """A part of a course."""

    id: Id
    """Name in the address of its page, like module-1."""
    title: Line
    """Title."""
    focus: Markdown | None = None
    """What it is about."""
    scene: Scene | None = None
    """Drawing at the head of its page: a scene of mentoring, for example `visit`."""
    opens: Day | None = None
    """Day it opened or opens, where the course has dates."""
    objectives: tuple[LearningObjective, ...] = ()
    """What learners can do afterwards."""
    units: tuple[Unit, ...] = Field(min_length=1)
    """The units, in order."""
    quiz: Quiz | None = None
    """The quiz at its end."""
    peer_review: PeerReview | None = None
    """How colleagues look at what came of it."""

    @property
    def minutes(self) -> int:
        """Time for all units, in minutes."""
        return sum(unit.minutes or 0 for unit in self.units)


class CourseResult(Piece):
    """A number that says what came of a course."""

    value: Count
    """The number."""
    label: Line
    """What was counted, as it is written after the number."""
    sources: Citations = Field(min_length=1)
    """Where it comes from."""


class Workload(Piece):
    """Time that a course takes."""

    least: Whole = Field(ge=1, le=100_000)
    """The least, in minutes."""
    most: Whole = Field(ge=1, le=100_000)
    """The most, in minutes; the same as the least where there is one figure."""

    @field_validator("most")
    @classmethod
    def _in_order(cls, most: int, info: ValidationInfo) -> int:
        if most < info.data.get("least", most):
            raise ValueError("is less than least; swap them")
        return most


class PlannedDate(Piece):
    """A date of a course's plan."""

    label: Line
    """What was to happen."""
    date: Day
    """When."""


class Course(Publication):
    """A course, past, running or to follow at one's own pace."""

    folder: ClassVar[str | None] = TRAINING.path

    title: Line
    """Title."""
    summary: Line
    """What it is, in one or two sentences."""
    state: Literal["planned", "open", "archived"]
    """`open` where one can follow it now."""
    audience: Audiences = Field((), min_length=1)
    """Whom it is for; `all` for everybody. Left out where nobody has said it."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    language: LanguageTag | None = None
    """Language it is in, as a code like hr; left out where no source says."""
    mode: Literal["online", "onsite", "blended"] = "online"
    """How it is taught: `online`, `onsite`, or both (`blended`)."""
    provider: AuthorRef
    """Organisation that offers it: id of a partner, or a name."""
    edition: Line | None = None
    """Which edition it is, where there are several."""
    start: When | None = None
    """First day, month or year, where it has dates."""
    end: When | None = None
    """Last day, month or year, written like the start."""
    planned: tuple[PlannedDate, ...] = ()
    """Dates of its plan, where they are known."""
    planned_note: Line | None = None
    """What must be known of the plan, for example where sources disagree."""
    workload: Workload | None = None
    """Time it takes."""
    aims: Markdown | None = None
    """What it is for."""
    objectives: tuple[Line, ...] = ()
    """What learners can do afterwards."""
    description: Markdown | None = None
    """What it is like, and how it works."""
    intro: TextName | None = None
    """Name of the Markdown file of data/texts/ that explains to learners how it works, where it is offered here."""
    pass_mark: Whole | None = Field(None, ge=1, le=100)
    """Per cent of the points that a quiz must reach."""
    certificate: Line | None = None
    """What one gets in the end."""
    licence: LicenceRef
    """Licence of its materials; `not-stated` where nobody has said what may be done with them."""
    licence_note: Line | None = None
    """What must be known of the licence."""
    results: tuple[CourseResult, ...] = ()
    """What came of it in numbers."""
    modules: tuple[Module, ...] = ()
    """Its modules, in order."""
    outline_note: Line | None = None
    """What must be known of the outline, for example that it could still change."""
    guide: TextName | None = None
    """Name of the Markdown file of data/texts/ with the guide for those who run the course with a group."""
    links: tuple[Link, ...] = ()
    """Where it was or is offered, and what others say about it."""

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: str | None, info: ValidationInfo) -> str | None:
        if end is None or "start" not in info.data:
            return end
        start = info.data["start"]
        if start is None:
            raise ValueError(f"({end}) stands without start; write start, or delete end")
        if len(end) != len(start) or end < start:
            raise ValueError(f"({end}) must be written like start ({start}) and not lie before it")
        return end

    @field_validator("modules")
    @classmethod
    def _outlined(cls, modules: tuple[Module, ...], info: ValidationInfo) -> tuple[Module, ...]:
        start = info.data.get("start")
        for place, module in enumerate(modules, start=1):
            for index, unit in enumerate(module.units):
                unit._number = f"{place}.{index}"
            if module.opens is not None and start is not None and module.opens.isoformat()[: len(start)] < start:
                raise ValueError(
                    f'("{module.id}") open on {module.opens}, before the course starts ({start}); correct one of them'
                )
        for before, after in pairwise(module for module in modules if module.opens is not None):
            if (after.opens or date.max) < (before.opens or date.min):
                raise ValueError(f'("{after.id}") open on {after.opens}, before "{before.id}"; put them in order')
        if len({module.id for module in modules}) < len(modules):
            raise ValueError("have an id twice; give one of them another")
        return modules

    @property
    def condition(self) -> LifeState | None:
        """Whether one can follow it, as of its last change; None while it is planned."""
        if self.state == "planned":
            return None
        return LifeState("active" if self.state == "open" else "ended", self.changed, self.start, self.end)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all modules, in order."""
        return tuple(unit for module in self.modules for unit in module.units)

    @property
    def offered(self) -> bool:
        """True if one can follow it on this portal: if its units have texts."""
        return any(unit.text is not None for unit in self.units)

    @property
    def texts_named(self) -> tuple[str, ...]:
        """Names of the files of data/texts/ that it is made from."""
        named = (self.intro, *(unit.text for unit in self.units), self.guide)
        return tuple(dict.fromkeys(name for name in named if name is not None))

    @property
    def minutes(self) -> int:
        """Time for all modules, in minutes."""
        return sum(module.minutes for module in self.modules)
