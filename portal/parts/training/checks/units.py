"""Units of a course that can be followed here take the time that they say, and say where they have it from."""

from collections.abc import Iterator
from datetime import date

from portal.parts.training import reading_time
from portal.parts.training.records import Course
from portal.problem import Problem
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records


def units_are_read_in_their_minutes(records: Records, day: date) -> Iterator[Problem]:
    """Says where the text of a unit alone takes longer to read than its minutes. The build goes on."""
    for course in records.all(Course):
        for place, module in enumerate(course.modules):
            for index, unit in enumerate(module.units):
                count = _words(records, unit.text)
                needed = reading_time.least_minutes(count)
                if unit.minutes is not None and needed > unit.minutes:
                    text = (
                        f"unit {unit.number} has {unit.minutes} minutes, and its {count} words alone take {needed} to "
                        "read; raise its minutes or shorten the text"
                    )
                    path: list[str | int] = ["modules", place, "units", index, "minutes"]
                    yield records.problem("course", course.id, path, text, notice=True)


def units_say_their_sources(records: Records, day: date) -> Iterator[Problem]:
    """Says which units with a text name no source. The build goes on."""
    for course in records.all(Course):
        for place, module in enumerate(course.modules):
            for index, unit in enumerate(module.units):
                if unit.text is not None and not unit.sources:
                    text = f"unit {unit.number} names no source; add sources: with what its text is drawn from"
                    path: list[str | int] = ["modules", place, "units", index, "text"]
                    yield records.problem("course", course.id, path, text, notice=True)


def _words(records: Records, name: str | None) -> int:
    """How many words the text has; none where it cannot be read, which others say."""
    file = records.folder / TEXTS / (name or "")
    if not file.is_file() or file.is_symlink():
        return 0
    try:
        return reading_time.words(textfile.read(file))
    except UnicodeDecodeError:
        return 0
