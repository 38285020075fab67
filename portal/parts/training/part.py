"""Training as a part of the site."""

from portal.checks.bounds import courses_fit_into_a_book
from portal.frame.templates import Tools
from portal.parts.part import Part
from portal.parts.training import addresses, lessons, pages, quizzes
from portal.parts.training.checks.course_texts import course_texts_can_be_read, texts_belong_to_a_record
from portal.parts.training.checks.courses import (
    minutes_add_up,
    module_addresses_are_free,
    objectives_are_assessed,
    offered_courses_are_complete,
    questions_fit_their_module,
    quizzes_are_told_apart,
    surveys_are_told_apart,
    units_are_asked_about,
)
from portal.parts.training.checks.units import units_are_read_in_their_minutes, units_say_their_sources
from portal.parts.training.kinds import KINDS
from portal.parts.training.sections import TRAINING

PART = Part(
    name="training",
    kinds=KINDS,
    sections=(TRAINING,),
    written=(TRAINING.path,),
    checks=(
        module_addresses_are_free,
        offered_courses_are_complete,
        questions_fit_their_module,
        objectives_are_assessed,
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
    tools=lambda _portal, base: Tools(
        {"course_addresses": addresses, "quizzes": quizzes},
        {"lesson": lambda text, top=2: lessons.html(text, base, top)},
    ),
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.course_files),
    files=lambda making, _templates: making.courses.files() if making.courses is not None else {},
)
