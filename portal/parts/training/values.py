"""What the templates of the pages of courses are filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.parts.library.records import Resource
from portal.parts.training.outline import CourseModule, Lesson
from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.records.peer_review import PeerReview
from portal.parts.training.records.quiz import Quiz
from portal.parts.training.take_along import CourseFile
from portal.records.base import Citation
from portal.records.licence import Licence
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class TrainingPage(Values):
    """The catalogue of courses."""

    template: ClassVar[str] = "pages/training.html"

    courses: tuple[Course, ...]
    result_sources: Mapping[str, tuple[Citation, ...]]
    """Id of the course -> what the numbers of its results come from."""


@dataclass(frozen=True, kw_only=True)
class CoursePage(Values):
    """The page of a course."""

    template: ClassVar[str] = "pages/course.html"

    course: Course
    licence: Licence
    intro: str | None
    """The introduction for learners, as Markdown."""
    result_sources: tuple[Citation, ...]
    """What the numbers of its results come from."""
    reviewed: tuple[CourseModule, ...]
    """The modules that have a peer review."""
    guide_path: str | None
    """Address of the facilitator's guide."""
    surveys: tuple[tuple[Survey, str], ...]
    """The surveys, each with the address of its page."""
    downloads: tuple[CourseFile, ...]


@dataclass(frozen=True, kw_only=True)
class CourseGuidePage(Values):
    """The guide for those who run a course with a group."""

    template: ClassVar[str] = "pages/course_guide.html"

    course: Course
    text: str
    """The guide, as Markdown."""
    modules: tuple[CourseModule, ...]
    licence: Licence


@dataclass(frozen=True, kw_only=True)
class ModulePage(Values):
    """The page of a module of a course that is offered here."""

    template: ClassVar[str] = "pages/module.html"

    course: Course
    module: Module
    number: int
    """Its place in the course, counted from 1."""
    lessons: tuple[Lesson, ...]
    print_path: str
    """Address of the whole module on one page."""
    review_path: str | None
    """Address of its peer review."""
    guide_path: str | None
    """Address of the facilitator's guide."""
    licence: Licence
    downloads: tuple[CourseFile, ...]


@dataclass(frozen=True)
class PrintedUnit:
    """A unit on the page with its whole module."""

    unit: Unit
    text: str
    """What is taught, as Markdown."""
    activity: str | None
    """What a school team does, as Markdown."""
    resources: tuple[Resource, ...]


@dataclass(frozen=True, kw_only=True)
class ModulePrintPage(Values):
    """A whole module on one page, to print or save."""

    template: ClassVar[str] = "pages/module_print.html"

    course: Course
    module: Module
    number: int
    """Its place in the course, counted from 1."""
    numbers: Mapping[str, str]
    """The number of each unit of the course, by its id."""
    units: tuple[PrintedUnit, ...]
    module_path: str
    """Address of the page of the module."""
    url: str
    """The whole address, as it is printed."""
    licence: Licence


@dataclass(frozen=True, kw_only=True)
class PeerReviewPage(Values):
    """How colleagues look at what came of a module."""

    template: ClassVar[str] = "pages/peer_review.html"

    course: Course
    module: Module
    number: int
    """Its place in the course, counted from 1."""
    module_path: str
    """Address of the page of the module."""
    review: PeerReview
    licence: Licence


@dataclass(frozen=True, kw_only=True)
class UnitPage(Values):
    """The page of a unit."""

    template: ClassVar[str] = "pages/unit.html"

    course: Course
    module: Module
    number: int
    """The module's place in the course, counted from 1."""
    module_path: str
    """Address of the page of the module."""
    unit: Unit
    text: str
    """What is taught, as Markdown."""
    activity: str | None
    """What a school team does, as Markdown."""
    lessons: tuple[Lesson, ...]
    """The units of the module, this one among them."""
    place: int
    """The unit's place in the module, counted from 1."""
    quiz: Quiz | None
    """The quiz of the module, after its last unit."""
    review_path: str | None
    """Address of the peer review of the module, after its last unit."""
    resources: tuple[Resource, ...]
    before: Lesson | None
    """The unit before it in the course."""
    after: Lesson | None
    """The unit after it in the course."""
    sources: tuple[Citation, ...]
    """What it rests on."""


@dataclass(frozen=True, kw_only=True)
class SurveyPage(Values):
    """A survey, to answer or to print."""

    template: ClassVar[str] = "pages/survey.html"

    course: Course
    survey: Survey
    thanks: str
    """Address of the page that thanks for answers."""


@dataclass(frozen=True, kw_only=True)
class SurveyThanksPage(Values):
    """The thanks for answers to a survey."""

    template: ClassVar[str] = "pages/survey_thanks.html"

    course: Course
    survey: Survey
