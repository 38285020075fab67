"""References to units and modules in a course lead somewhere, and none is by a number that will change."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.parts.training import unit_references
from portal.parts.training.checks.course_texts import named
from portal.parts.training.records import Course
from portal.problem import Hints, Problem
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records

Path = tuple[str | int, ...]


def references_lead_somewhere(records: Records, day: date) -> Iterator[Problem]:
    """What is in braces names a unit or module of the course, and stands where it is replaced.

    It is replaced in the texts of a course, in activities, and in the introduction and the steps of a peer review.
    """
    hints = Hints()
    for course in records.all(Course):
        known = {"unit": [unit.id for unit in course.units], "reading": [module.id for module in course.modules]}
        for path, name, text in _texts(records, course):
            for line, sort, id in unit_references.found(text):
                if id not in known[sort]:
                    hint = hints.did_you_mean(id, known[sort])
                    what = "unit" if sort == "unit" else "module"
                    message = f'refers to the {what} "{id}", which the course has not{hint}; correct the id'
                elif name is None and not _replaced(path):
                    message = f'refers to "{id}" in braces, which is not replaced here; say it without the reference'
                else:
                    continue
                yield _problem(records, course, path, name, line, message)


def units_are_not_named_by_number(records: Records, day: date) -> Iterator[Problem]:
    """Says where a text names a unit by its number, which changes when a unit is inserted. The build goes on."""
    for course in records.all(Course):
        ids = {unit.number: unit.id for unit in course.units}
        for path, name, text in _texts(records, course):
            for line, number in unit_references.by_number(text):
                if number in ids:
                    remedy = f"write {{unit:{ids[number]}}} for the number"
                    if name is None and not _replaced(path):
                        remedy = f'say it without the number (it is "{ids[number]}")'
                    message = f"names unit {number} by its number, which changes when a unit is inserted; {remedy}"
                    yield _problem(records, course, path, name, line, message, notice=True)


def _problem(
    records: Records, course: Course, path: Path, name: str | None, line: int, text: str, *, notice: bool = False
) -> Problem:
    if name is not None:
        return Problem(f"data/{TEXTS}/{name}", line, "", text, notice=notice)
    return records.problem("course", course.id, list(path), text, notice=notice)


def _replaced(path: Path) -> bool:
    """True if references are replaced in the field at the path."""
    fields = [step for step in path if isinstance(step, str)]
    return fields[-1] == "activity" or fields[-2:] in (["peer_review", "intro"], ["steps", "text"])


def _texts(records: Records, course: Course) -> Iterator[tuple[Path, str | None, str]]:
    """Every text of a course: its path and words, and for those of data/texts/ the name of the file."""
    for path, text in _strings(course, ()):
        yield path, None, text
    for file_path, name in {name: (tuple(path), name) for path, name in named(course)}.values():
        file = records.folder / TEXTS / name
        if file.is_file() and not file.is_symlink():
            try:
                yield file_path, name, textfile.read(file)
            except UnicodeDecodeError:
                continue  # Another check says so.


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _strings(item, (*path, place))
