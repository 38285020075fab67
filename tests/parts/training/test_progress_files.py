"""Progress as a file: what was saved comes back, and what no course wrote is refused."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.classroom import kept
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
    assert found == [STATE, {"version": 1, "units": {}, "quizzes": {}, "reviews": {}}]


def _quiz(**changes: Any) -> dict[str, Any]:
    return {"quizzes": {"q": {"answers": {}, "right": 1, "total": 2, "passed": True, **changes}}}


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
    "numbers written oddly": file().replace('"right": 1', '"right": 1e0'),
    "a number beyond all numbers": file().replace('"right": 1', '"right": 1e999'),
    "a number with a point": file().replace('"right": 1', '"right": 1.0'),
    "a unit with a number of another form": file(units={"01.1": True}),
    "a file in another encoding": file().encode("utf-16"),
    "a letter in another encoding": file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "?"}}})
    .encode()
    .replace(b"?", b"\xe8"),
    "a part too many": file(script="<script>window.planted = 1</script>"),
    "a part missing": json.dumps({"course": COURSE.id, "version": 1, "units": {}}),
    "a unit that is none": file(units={"<img src=x onerror=window.planted=1>": True}),
    "a unit marked oddly": file(units={"1.0": "yes"}),
    "units as a list": file(units=["1.0"]),
    "the prototype of objects": file(units={"__proto__": True}),
    "another prototype": file(quizzes={"__proto__": {"answers": {}}}),
    "more right than there are": file(**_quiz(right=3)),
    "half a point": file(**_quiz(right=0.5)),
    "less than nothing": file(**_quiz(right=-1)),
    "points as text": file(**_quiz(total="<b>2</b>", right=0)),
    "passed as text": file(**_quiz(passed="true")),
    "answers as text": file(**_quiz(answers={"a": "0123abcd"})),
    "answers that run": file(**_quiz(answers={"a": ['"] , *']})),
    "a level too high": file(reviews={"m": {"levels": {"0123abcd": 99}, "texts": {}}}),
    "a text too long": file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "x" * 20_001}}}),
    "too many entries": file(units={f"{place // 999}.{place % 999}": True for place in range(1001)}),
    "a file too large": file() + " " * 1_000_000,
    "too deep": "[" * 100_000,
}


def test_a_file_that_no_course_wrote_is_refused(page: Page, school: Server) -> None:
    mark(page, school, "1.1")
    tools(page, school)
    before = kept(page, COURSE)
    for kind, content in REFUSED.items():
        open(page, content)
        refused = "This is not a file that a course of this site has saved. Nothing has changed."
        assert (status(page), kind) == (refused, kind)
        expect(page.get_by_role("button", name="Take it back")).to_be_hidden()
        assert (kept(page, COURSE), kind) == (before, kind)
    assert page.evaluate("[window.planted, {}.answers]") == [None, None]


def test_a_file_of_a_newer_version_is_refused_as_such(page: Page, school: Server) -> None:
    tools(page, school)
    for content in (file(version=2), file(version=99, badges=["first"], units=None)):
        open(page, content)
        assert status(page) == (
            "A newer version of this site has saved this file, and this version cannot read it. Nothing has changed."
        )
        assert kept(page, COURSE) is None


def test_the_file_of_another_course_is_refused(page: Page, school: Server) -> None:
    mark(page, school, "1.1")
    tools(page, school)
    open(page, file(course=OTHER.id))
    assert status(page) == "This file belongs to another course. Nothing has changed."
    assert kept(page, COURSE)["units"] == {"1.1": True}
    assert kept(page, OTHER) is None


@pytest.mark.parametrize("content", ["{", '{"version": 9}', "[]", "null", json.dumps({**STATE, "units": {"1.0": 1}})])
def test_broken_storage_counts_as_nothing_done(page: Page, school: Server, content: str) -> None:
    tools(page, school)
    page.evaluate("([name, content]) => localStorage.setItem(name, content)", [f"course:{COURSE.id}", content])
    tools(page, school)
    assert bar(page) == ("0 of 6 units done", 0)
    mark(page, school, "1.0")
    assert kept(page, COURSE) == {"version": 1, "units": {"1.0": True}, "quizzes": {}, "reviews": {}}
