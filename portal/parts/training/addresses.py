"""Addresses of the pages of courses, below the site's root. They never change once published."""

from collections.abc import Iterator

from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.sections import TRAINING


def module_page(course: Course, module: Module) -> str:
    """Path of the page about a module of a course that is offered here."""
    return f"{course.path}{module.id}/"


def unit_page(course: Course, module: Module, unit: Unit) -> str:
    """Path of the page of a unit, such as ".../module-1/first-steps/"; the last unit of a module holds its quiz."""
    return f"{module_page(course, module)}{unit.id}/"


def moved(course: Course) -> Iterator[tuple[str, str]]:
    """The addresses that units of a course had before, each with that of the unit now."""
    for module in course.modules:
        for unit in module.units:
            for former in unit.formerly:
                place = former if "/" in former else f"{module.id}/{former}"
                yield f"{course.path}{place}/", unit_page(course, module, unit)


def review_page(course: Course, module: Module) -> str:
    """Path of the page with the peer review of a module."""
    return f"{module_page(course, module)}peer-review/"


def print_page(course: Course, module: Module) -> str:
    """Path of the page with a whole module, to print or save."""
    return f"{module_page(course, module)}print/"


def guide_page(course: Course) -> str:
    """Path of the page with the guide for those who run a course with a group."""
    return f"{course.path}guide/"


def survey_page(survey: Survey) -> str:
    """Path of the page of a survey."""
    return f"{TRAINING.path}{survey.course}/survey-{survey.when}/"


def thank_you_page(survey: Survey) -> str:
    """Path of the page that thanks for answers to a survey. It is there while the survey is open."""
    return f"{survey_page(survey)}thank-you/"
