"""Components about courses that show more than their calls give: their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.about.records import AdvisoryBoard, Partner
from portal.parts.library.records import Resource
from portal.parts.training.addresses import module_page, survey_page, unit_page
from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class CourseCard(Values):
    """A card of the catalogue."""

    template: ClassVar[str] = "components/course_card.html"
    course: Course
    sources: tuple[str, ...]
    """The sources of its results."""
    audience: tuple[VocabularyTerm, ...]


def course_card(portal: Portal, course: Course, sources: tuple[str, ...]) -> CourseCard:
    """The card of the course."""
    audience = tuple(portal.term("audiences", id) for id in course.audience)
    return CourseCard(course=course, sources=sources, audience=audience)


@dataclass(frozen=True, kw_only=True)
class CourseFacts(Values):
    """What is known of a course, as a list of facts."""

    template: ClassVar[str] = "components/course_facts.html"
    course: Course
    licence: Licence
    partner: Partner | None
    """Who offers it, where that is a partner."""


def course_facts(portal: Portal, course: Course, licence: Licence) -> CourseFacts:
    """The facts of the course."""
    return CourseFacts(course=course, licence=licence, partner=portal.every(Partner).get(course.provider))


@dataclass(frozen=True, kw_only=True)
class CourseCalendar(Values):
    """The weeks of a course for a group."""

    template: ClassVar[str] = "components/course_calendar.html"
    course: Course
    acronym: str
    """The short name of the project."""
    paths: Mapping[str, str]
    """Address of the page of each module, by its id, below the site's root."""


def course_calendar(portal: Portal, course: Course) -> CourseCalendar:
    """The weeks of the course, a module each."""
    paths = {module.id: module_page(course, module) for module in course.modules}
    return CourseCalendar(course=course, acronym=portal.project.acronym, paths=paths)


@dataclass(frozen=True, kw_only=True)
class FurtherResources(Values):
    """What the library has on a unit."""

    template: ClassVar[str] = "components/further_resources.html"
    resources: tuple[tuple[Resource, VocabularyTerm], ...]
    """Each with the type that it is."""


def further_resources(portal: Portal, resources: tuple[Resource, ...]) -> FurtherResources:
    """The resources in the order in which they are given."""
    return FurtherResources(
        resources=tuple((resource, portal.term("resource_types", resource.type)) for resource in resources)
    )


@dataclass(frozen=True, kw_only=True)
class GoOn(Values):
    """A link to the unit where the reader stopped."""

    template: ClassVar[str] = "components/go_on.html"
    course: Course
    units: tuple[tuple[Unit, str], ...]
    """The units of the course, each with the address of its page below the site's root."""


def go_on(_portal: Portal, course: Course) -> GoOn:
    """The link into the course."""
    units = (_placed(course, module) for module in course.modules)
    return GoOn(course=course, units=tuple(placed for of_module in units for placed in of_module))


@dataclass(frozen=True)
class PlacedModule:
    """A module and the addresses of its pages, below the site's root."""

    module: Module
    path: str
    units: tuple[tuple[Unit, str], ...]
    """Each with the address of its page."""


@dataclass(frozen=True, kw_only=True)
class ModuleCards(Values):
    """The modules of a course that can be followed here."""

    template: ClassVar[str] = "components/module_cards.html"
    course: Course
    modules: tuple[PlacedModule, ...]


def module_cards(_portal: Portal, course: Course) -> ModuleCards:
    """A card for each module of the course."""
    modules = tuple(
        PlacedModule(module, module_page(course, module), _placed(course, module)) for module in course.modules
    )
    return ModuleCards(course=course, modules=modules)


@dataclass(frozen=True, kw_only=True)
class ModuleTurn(Values):
    """The way to the modules before and after."""

    template: ClassVar[str] = "components/module_turn.html"
    before: tuple[str, str] | None
    """Address below the site's root and title."""
    after: tuple[str, str] | None


def module_turn(_portal: Portal, course: Course, number: int) -> ModuleTurn:
    """The modules beside the one with that number, from 1."""
    modules = [(module_page(course, module), module.title) for module in course.modules]
    return ModuleTurn(
        before=modules[number - 2] if number > 1 else None,
        after=modules[number] if number < len(modules) else None,
    )


@dataclass(frozen=True, kw_only=True)
class PrivacyOfForms(Values):
    """What happens with what readers write into forms."""

    template: ClassVar[str] = "components/privacy_of_forms.html"
    board: AdvisoryBoard | None
    """The board, while its form is open."""
    answerable: str
    """Who answers for what that form collects."""
    surveys: tuple[tuple[Survey, Course, str], ...]
    """The surveys that are open, each with its course and the address of its page below the site's root."""


def privacy_of_forms(portal: Portal) -> PrivacyOfForms:
    """The forms that are open."""
    board = portal.optional(AdvisoryBoard)
    return PrivacyOfForms(
        board=board if board is not None and board.open and board.answers == "form" else None,
        answerable=board.answerable(portal.operator) if board is not None else "",
        surveys=tuple(
            (survey, portal.every(Course)[survey.course], survey_page(survey))
            for survey in portal.every(Survey).values()
            if survey.open
        ),
    )


def _placed(course: Course, module: Module) -> tuple[tuple[Unit, str], ...]:
    """The units of the module, each with the address of its page."""
    return tuple((unit, unit_page(course, module, unit)) for unit in module.units)


FILLINGS: tuple[Filling, ...] = (
    course_card,
    course_facts,
    course_calendar,
    further_resources,
    go_on,
    module_cards,
    module_turn,
    privacy_of_forms,
)
"""What fills these components."""
