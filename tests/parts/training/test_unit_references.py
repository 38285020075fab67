"""References in the texts of a course, and the time that its texts take to read."""

from pathlib import Path

import pytest

from portal import inspection
from portal.parts.training import reading_time, unit_references
from portal.parts.training.records import Course
from tests import synthetic
from tests.classroom import course
from tests.project import ROOT

COURSE = course("some-course")
LESSON = {"unit.md": "word " * 610}
VALID = ROOT / "tests" / "valid"


def test_a_reference_is_told_as_the_number_that_the_unit_has_now() -> None:
    text = "See unit {unit:unit-1-1} and {unit:unit-2-0}; {other:unit-1-1} and {unit} stay."
    assert unit_references.told(COURSE, text, LESSON) == "See unit 1.1 and 2.0; {other:unit-1-1} and {unit} stay."
    module = COURSE.modules[0]
    moved = type(COURSE).model_validate(
        COURSE.model_dump(mode="json", exclude_none=True)
        | {"modules": [one.model_dump(mode="json", exclude_none=True) for one in reversed(COURSE.modules)]}
    )
    assert moved.modules[1].id == module.id
    assert unit_references.told(moved, "{unit:unit-1-1}", LESSON) == "2.1"


def test_the_time_to_read_is_counted_from_the_words() -> None:
    assert reading_time.words("One [two three](https://example.eu/four) 5, six-seven and don’t") == 7
    assert unit_references.told(COURSE, "{reading:module-1}", LESSON) == "15"
    assert reading_time.told_minutes([]) == 5
    assert [reading_time.least_minutes(count) for count in (0, 240, 241)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Read unit 1.1 again.", ["1.1"]),
        ("Units 1.1 to 1.4, and unit 2.0.", ["1.1", "1.4", "2.0"]),
        ("units 1.1, 1.2 and 1.3", ["1.1", "1.2", "1.3"]),
        ("**Schools (2.1).** More.", ["2.1"]),
        ("| 2.1 | Why? | 25 |", ["2.1"]),
        ("It grew by 2.5 % to 1.25 million (2.1 %), see D3.5 and version 1.1.", []),
        ("unit {unit:unit-1-1}", []),
    ],
)
def test_a_unit_that_is_named_by_number_is_found(text: str, numbers: list[str]) -> None:
    assert [number for _line, number in unit_references.by_number(text)] == numbers


def _read(folder: Path, written: str, instead: str, lesson: str = "") -> list[str]:
    text = (VALID / "courses.yaml").read_text(encoding="utf-8")
    assert written in text
    files = {"courses.yaml": text.replace(written, instead, 1)}
    if lesson:
        files["texts/reading-lesson.md"] = lesson
    found, notices = inspection.read(synthetic.small(folder, files), synthetic.DAY)
    assert found.every(Course)
    return [notice.message for notice in notices]


def test_a_number_is_noticed_with_what_to_write_instead(tmp_path: Path) -> None:
    why = "names unit 1.1 by its number, which changes when a unit is inserted;"
    said = _read(tmp_path / "one", "activity: Bring a book each.", "activity: Read unit 1.1 first.")
    assert said == [f"{why} write {{unit:practise-together}} for the number"]
    said = _read(tmp_path / "two", "question: A colleague can help.", "question: Unit 1.1 says that one can help.")
    assert said == [f'{why} say it without the number (it is "practise-together")']
    assert _read(tmp_path / "three", "Bring a book each.", "Read unit {unit:practise-together} first.") == []
