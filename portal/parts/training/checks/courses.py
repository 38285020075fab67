"""Courses: what they promise is taught, what is taught is asked, and nothing is mixed up on readers' devices."""

from collections.abc import Iterator
from datetime import date

from portal.parts.training.records import Course, Survey
from portal.parts.training.records.course import Module, Unit
from portal.parts.training.records.quiz import Quiz
from portal.problem import Hints, Problem, listed
from portal.reading.load import Records

_RESERVED = ("guide",)
_SURVEYS = "survey-"
_OF_MODULES = ("about", "peer-review", "print")


def module_addresses_are_free(records: Records, day: date) -> Iterator[Problem]:
    """No module has an id that is the address of another page of its course (/training/some-course/guide/)."""
    for course in records.all(Course):
        for index, module in enumerate(course.modules):
            if module.id in _RESERVED or module.id.startswith(_SURVEYS):
                text = f'the id "{module.id}" stands for another page of the course; give the module one like module-1'
                yield records.problem("course", course.id, ["modules", index, "id"], text)


def units_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """No two units of a course have the same id, and none has one that stands for another page of its module."""
    for course in records.all(Course):
        taken: dict[str, Unit] = {}
        for place, _module, index, unit in _units(course):
            path: list[str | int] = ["modules", place, "units", index, "id"]
            if unit.id in _OF_MODULES:
                text = f'the id "{unit.id}" stands for another page of its module; give the unit one like first-steps'
                yield records.problem("course", course.id, path, text)
            if (other := taken.setdefault(unit.id, unit)) is not unit:
                text = (
                    f'unit {other.number} ({other.title}) has the id "{unit.id}" too, and what readers mark would be '
                    "mixed; give the one that is new another"
                )
                yield records.problem("course", course.id, path, text)


def former_units_lead_to_one(records: Records, day: date) -> Iterator[Problem]:
    """What was the id of a unit is that of no other today, in the whole course, and leads to one unit."""
    for course in records.all(Course):
        today = {unit.id: unit for unit in course.units}
        led: dict[str, Unit] = {}
        for place, module, index, unit in _units(course):
            for position, former in enumerate(unit.formerly):
                before, _slash, id = former.rpartition("/")
                path: list[str | int] = ["modules", place, "units", index, "formerly", position]
                here = id == unit.id and before in {"", module.id}
                if here or today.get(id, unit) is not unit:
                    text = f'"{former}" is the id of a unit today; take it out, or give that unit another'
                    yield records.problem("course", course.id, path, text)
                elif (other := led.setdefault(id, unit)) is not unit:
                    text = f'"{former}" leads to unit {other.number} ({other.title}) already; take one of the two out'
                    yield records.problem("course", course.id, path, text)


def offered_courses_are_complete(records: Records, day: date) -> Iterator[Problem]:
    """A course that can be followed here has a text for every unit, a language, and a mark for its quizzes."""
    for course in records.all(Course):
        if not course.offered:
            continue
        if course.language is None:
            text = "has texts but no language; add the one that they are written in (language: en)"
            yield records.problem("course", course.id, [], text)
        if course.pass_mark is None and any(module.quiz for module in course.modules):
            text = "has quizzes but no pass_mark; add the per cent of the points that pass a quiz (pass_mark: 75)"
            yield records.problem("course", course.id, [], text)
        for place, module in enumerate(course.modules):
            for index, unit in enumerate(module.units):
                if unit.text is None:
                    text = f"unit {unit.number} has no text, and others have one; name its file of data/texts/"
                    yield records.problem("course", course.id, ["modules", place, "units", index], text)


def questions_fit_their_module(records: Records, day: date) -> Iterator[Problem]:
    """A question assesses objectives of its module, and the unit that teaches the answer is a unit of the course."""
    hints = Hints()
    for course in records.all(Course):
        units = {unit.id: unit for unit in course.units}
        numbers = {unit.number: unit.id for unit in course.units}
        for place, module, quiz in _quizzes(course):
            objectives = [objective.id for objective in module.objectives]
            for index, question in enumerate(quiz.questions):
                path: list[str | int] = ["modules", place, "quiz", "questions", index]
                for position, id in enumerate(question.objectives):
                    if id not in objectives:
                        hint = hints.did_you_mean(id, objectives)
                        text = f'{question.id}: "{id}" is not an objective of module "{module.id}"{hint}'
                        remedy = f"use one of: {listed(objectives)}" if objectives else "add it to the module"
                        yield records.problem("course", course.id, [*path, "objectives", position], f"{text}; {remedy}")
                if question.unit in numbers:
                    text = (
                        f"{question.id}: the unit is named by its number {question.unit}, which changes when a unit is "
                        f'inserted; write its id, "{numbers[question.unit]}"'
                    )
                    yield records.problem("course", course.id, [*path, "unit"], text)
                elif question.unit not in units:
                    hint = hints.did_you_mean(question.unit, units)
                    text = f'{question.id}: the course has no unit "{question.unit}"{hint}'
                    text += "; write the id of the one that teaches the answer"
                    yield records.problem("course", course.id, [*path, "unit"], text)


def objectives_are_assessed(records: Records, day: date) -> Iterator[Problem]:
    """Every objective of a module with a quiz is assessed by a question of it, and no two have the same id."""
    for course in records.all(Course):
        for place, module, quiz in _quizzes(course):
            asked = {id for question in quiz.questions for id in question.objectives}
            met: set[str] = set()
            for index, objective in enumerate(module.objectives):
                path: list[str | int] = ["modules", place, "objectives", index]
                if objective.id in met:
                    text = f'module "{module.id}" has two objectives with the id "{objective.id}"; give one another'
                    yield records.problem("course", course.id, path, text)
                elif objective.id not in asked:
                    text = f'no question assesses the objective "{objective.id}"; add one that does to "{quiz.id}"'
                    yield records.problem("course", course.id, path, text)
                met.add(objective.id)


def units_are_asked_about(records: Records, day: date) -> Iterator[Problem]:
    """Says which units no question of their module goes back to. The build goes on.

    The first unit of a module introduces it and the last one holds the quiz, so they teach nothing to ask about.
    """
    for course in records.all(Course):
        for place, module, quiz in _quizzes(course):
            asked = {question.unit for question in quiz.questions}
            for index, unit in enumerate(module.units[1:-1], start=1):
                if unit.id not in asked:
                    text = f'no question of "{quiz.id}" is about unit {unit.number} ({unit.title})'
                    path: list[str | int] = ["modules", place, "units", index]
                    yield records.problem("course", course.id, path, text, notice=True)


def quizzes_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """No two quizzes have the same id, in whatever course: progress on readers' devices would be mixed."""
    met: dict[str, str] = {}
    for course in records.all(Course):
        for place, module, quiz in _quizzes(course):
            here = f'module "{module.id}" of "{course.id}"'
            if met.setdefault(quiz.id, here) != here:
                text = (
                    f'the id of the quiz "{quiz.id}" is that of {met[quiz.id]} too; '
                    "answers on readers' devices would be mixed, so give this one another"
                )
                yield records.problem("course", course.id, ["modules", place, "quiz", "id"], text)


def minutes_add_up(records: Records, day: date) -> Iterator[Problem]:
    """The minutes of all units are the stated workload, give or take a tenth."""
    for course in records.all(Course):
        stated = course.workload
        if stated is None or course.minutes == 0:
            continue
        if not 9 * stated.least <= 10 * course.minutes <= 11 * stated.most:
            said = f"{stated.least}" if stated.least == stated.most else f"{stated.least} to {stated.most}"
            text = (
                f"its units take {course.minutes} minutes together, but its workload says {said}; "
                "correct one of them, so that they differ by a tenth at the most"
            )
            yield records.problem("course", course.id, ["workload"], text)


def surveys_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """A course has one survey before it and one after it at the most, and no two questions of one are alike."""
    met: dict[tuple[str, str], str] = {}
    for survey in records.all(Survey):
        if met.setdefault((survey.course, survey.when), survey.id) != survey.id:
            other = met[survey.course, survey.when]
            text = f'"{other}" is already the survey {survey.when} the course "{survey.course}"; a course has one'
            yield records.problem("survey", survey.id, ["when"], f"{text}, so delete one of them")
        ids: set[str] = set()
        for index, question in enumerate(survey.questions):
            if question.id in ids:
                text = f'has two questions with the id "{question.id}"; their answers would be mixed, give one another'
                yield records.problem("survey", survey.id, ["questions", index, "id"], text)
            ids.add(question.id)


def _units(course: Course) -> Iterator[tuple[int, Module, int, Unit]]:
    """The units with their modules, each with its place."""
    for place, module in enumerate(course.modules):
        for index, unit in enumerate(module.units):
            yield place, module, index, unit


def _quizzes(course: Course) -> Iterator[tuple[int, Module, Quiz]]:
    """The modules that have a quiz, with their place in the course."""
    for place, module in enumerate(course.modules):
        if module.quiz is not None:
            yield place, module, module.quiz
