"""Training as a part of the site."""

from collections.abc import Iterator

from portal.frame.page import Page
from portal.frame.templates import Templates, Tools
from portal.parts.making import Files, Making
from portal.parts.part import Part
from portal.parts.training import addresses, components, lessons, pages, question_components
from portal.parts.training.checks.course_texts import (
    course_texts_can_be_read,
    courses_fit_into_a_book,
    lost_links,
    texts_belong_to_a_record,
)
from portal.parts.training.checks.courses import (
    former_units_lead_to_one,
    minutes_add_up,
    module_addresses_are_free,
    objectives_are_assessed,
    offered_courses_are_complete,
    questions_fit_their_module,
    quizzes_are_told_apart,
    surveys_are_told_apart,
    units_are_asked_about,
    units_are_told_apart,
)
from portal.parts.training.checks.unit_names import references_lead_somewhere, units_are_not_named_by_number
from portal.parts.training.checks.units import units_are_read_in_their_minutes, units_say_their_sources
from portal.parts.training.kinds import KINDS
from portal.parts.training.records import Course
from portal.parts.training.sections import TRAINING
from portal.parts.training.take_along import CourseFiles
from portal.portal import Portal


def _course_files(making: Making) -> CourseFiles | None:
    """What courses can be taken as; None where only addresses are wanted."""
    if making.shelf is None or making.templates is None:
        return None
    return CourseFiles(making.portal, making.templates, making.shelf, making.url)


def _pages(making: Making) -> Iterator[Page]:
    files = making.view(_course_files)
    of = files.of if files is not None else lambda _course, _module=None: ()
    return pages.pages(making.portal, making.url, making.home, of)


def _moved(portal: Portal) -> Iterator[tuple[str, str]]:
    for course in portal.every(Course).values():
        if course.offered:
            yield from addresses.moved(course)


def _files(making: Making, templates: Templates) -> Files:
    files = making.view(_course_files)
    return files.files() if files is not None else {}


PART = Part(
    name="training",
    kinds=KINDS,
    sections=(TRAINING,),
    written=(TRAINING.path,),
    checks=(
        module_addresses_are_free,
        units_are_told_apart,
        former_units_lead_to_one,
        offered_courses_are_complete,
        questions_fit_their_module,
        objectives_are_assessed,
        references_lead_somewhere,
        units_are_not_named_by_number,
        units_are_asked_about,
        units_are_read_in_their_minutes,
        units_say_their_sources,
        quizzes_are_told_apart,
        minutes_add_up,
        surveys_are_told_apart,
        course_texts_can_be_read,
        texts_belong_to_a_record,
        courses_fit_into_a_book,
    ),
    lost_links=lost_links,
    tools=lambda _portal, base: Tools(
        (*components.FILLINGS, *question_components.FILLINGS),
        {"lesson": lambda text, top=2: lessons.html(text, base, top)},
    ),
    pages=_pages,
    moved=_moved,
    files=_files,
)
