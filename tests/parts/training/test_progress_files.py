"""Progress as a file: what was saved comes back, and what no course wrote is refused."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.classroom import PORTAL, kept
from tests.parts.training.progress_tools import COURSE, OTHER, STATE, bar, file, mark, open, status, tools
from tools.server import Server


def test_what_is_written_to_a_file_comes_back_equal(page: Page, school: Server) -> None:
    tools(page, school)
    found = page.evaluate(
        """async (state) => {
          const { empty, fileOf, stateIn } = await import("/assets/course-store.js");
          return [state, empty()].map((one) => stateIn(fileOf("c", one), "c"));
        }""",
        STATE,
    )
    assert found == [STATE, {"version": 2, "units": {}, "quizzes": {}, "reviews": {}}]


def _quiz(**changes: Any) -> dict[str, Any]:
    """A quiz, with such changes of its best result or, if they are named so, of its answers."""
    answers = changes.pop("answers", {})
    best = {"version": "0123abcd", "mark": 1, "of": 2, "day": "2026-11-28", **changes}
    return {"quizzes": {"q": {"answers": answers, "best": best}}}


def _of_first(**changes: Any) -> str:
    """A file of the first version, with such changes of its quiz."""
    quiz = {"answers": {}, "right": 1, "total": 2, "passed": True, **changes}
    return file(version=1, units={"1.0": True}, quizzes={"q": quiz})


REFUSED: dict[str, str | bytes] = {
    "no JSON": "course",
    "not even text": b"\xff\xfe\x00\x01",
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "a number": "1",
    "no course": json.dumps(STATE),
    "a course that is no text": file(course=7),  # type: ignore[arg-type]
    "a version that never was": file(version=0),
    "a version as text": file(version="2"),
    "a name that stands twice": file()[:-1] + ', "units": {}}',
    "numbers written oddly": file().replace('"mark": 1', '"mark": 1e0'),
    "a number beyond all numbers": file().replace('"mark": 1', '"mark": 1e999'),
    "a number with a point": file().replace('"mark": 1', '"mark": 1.0'),
    "a unit with a number of another form": file(version=1, units={"01.1": True}),
    "a number for a unit": file(units={"1.1": True}),
    "a file in another encoding": file().encode("utf-16"),
    "a letter in another encoding": file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "?"}}})
    .encode()
    .replace(b"?", b"\xe8"),
    "a part too many": file(script="<script>window.planted = 1</script>"),
    "a part missing": json.dumps({"course": COURSE.id, "version": 2, "units": {}}),
    "a unit that is none": file(units={"<img src=x onerror=window.planted=1>": True}),
    "a unit marked oddly": file(units={"unit-1-0": "yes"}),
    "units as a list": file(units=["unit-1-0"]),
    "the prototype of objects": file(units={"__proto__": True}),
    "another prototype": file(quizzes={"__proto__": {"answers": {}}}),
    "more right than there are": file(**_quiz(mark=3)),
    "half a point": file(**_quiz(mark=0.5)),
    "less than nothing": file(**_quiz(mark=-1)),
    "points as text": file(**_quiz(of="<b>2</b>", mark=0)),
    "a version without a day": file(**_quiz(day=None)),
    "a day of another form": file(**_quiz(day="today")),
    "a version of another form": file(**_quiz(version="<b>")),
    "a result too many": file(quizzes={"q": {"answers": {}, "worst": {"mark": 0, "of": 1}}}),
    "answers as text": file(**_quiz(answers={"a:0123abcd": "0123abcd"})),
    "answers that run": file(**_quiz(answers={"a:0123abcd": ['"] , *']})),
    "answers to nothing known": file(**_quiz(answers={"a": ["0123abcd"]})),
    "more right than there were": _of_first(right=3),
    "passed as text": _of_first(passed="true"),
    "a level too high": file(reviews={"m": {"levels": {"0123abcd": 99}, "texts": {}}}),
    "a text too long": file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "x" * 20_001}}}),
    "too many entries": file(units={f"unit-{place}": True for place in range(1001)}),
    "a file too large": file() + " " * 1_000_000,
    "too deep": "[" * 100_000,
}


def test_a_file_that_no_course_wrote_is_refused(page: Page, school: Server) -> None:
    mark(page, school, "1.1")
    tools(page, school)
    before = kept(page, COURSE)
    for kind, content in REFUSED.items():
        open(page, content)
        refused = "This file is not from a course of this site. Nothing has changed."
        assert (status(page), kind) == (refused, kind)
        expect(page.get_by_role("button", name="Undo")).to_be_hidden()
        assert (kept(page, COURSE), kind) == (before, kind)
    assert page.evaluate("[window.planted, {}.answers]") == [None, None]


def test_a_file_of_a_newer_version_is_refused_as_such(page: Page, school: Server) -> None:
    tools(page, school)
    for content in (file(version=3), file(version=99, badges=["first"], units=None)):
        open(page, content)
        assert status(page) == (
            "This file was saved by a newer version of this site, and this version cannot read it. Nothing has changed."
        )
        assert kept(page, COURSE) is None


def test_the_file_of_another_course_is_refused(page: Page, school: Server) -> None:
    mark(page, school, "1.1")
    tools(page, school)
    open(page, file(course=OTHER.id))
    assert status(page) == "This file belongs to another course. Nothing has changed."
    assert kept(page, COURSE)["units"] == {"unit-1-1": True}
    assert kept(page, OTHER) is None


@pytest.mark.parametrize("content", ["{", '{"version": 9}', "[]", "null", json.dumps({**STATE, "units": {"a": 1}})])
def test_broken_storage_counts_as_nothing_done(page: Page, school: Server, content: str) -> None:
    tools(page, school)
    page.evaluate("([name, content]) => localStorage.setItem(name, content)", [f"{PORTAL}:course:{COURSE.id}", content])
    tools(page, school)
    assert bar(page) == ("0 of 6 units done", 0)
    mark(page, school, "1.0")
    assert kept(page, COURSE) == {"version": 2, "units": {"unit-1-0": True}, "quizzes": {}, "reviews": {}}
