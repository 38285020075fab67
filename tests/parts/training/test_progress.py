"""Progress in a course: kept on the reader's device, saved as a file, opened again, and erased."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.parts.training.addresses import module_page, unit_page
from portal.parts.training.records.course import Course
from tests.browsing import open_page
from tests.classroom import COURSES, FAILING, answer_all, check, faults, kept, quiz_of, quiz_page, unmarked_stops
from tools.server import Server

COURSE, OTHER = COURSES


def _unit(course: Course, number: str) -> str:
    module = course.modules[int(number[0]) - 1]
    return f"/{unit_page(course, module, next(unit for unit in module.units if unit.number == number))}"


def _mark(page: Page, school: Server, *numbers: str, course: Course = COURSE) -> None:
    for number in numbers:
        page.goto(school.url + _unit(course, number))
        page.get_by_label("I have done this unit").check()


def _tools(page: Page, school: Server, course: Course = COURSE) -> Page:
    page.goto(f"{school.url}/{course.path}")
    return page


def _status(page: Page) -> str:
    return page.locator("[data-part=status]").inner_text()


def _bar(page: Page) -> tuple[str, int]:
    bar = page.get_by_role("progressbar")
    return page.locator(".progress-bar p").first.inner_text(), int(bar.evaluate("bar => bar.value"))


def _saved(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == f"{COURSE.id}-progress.json"
    return Path(download.value.path()).read_text(encoding="utf-8")


def _open(page: Page, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    status = page.locator("[data-part=status]")
    status.evaluate("status => { status.textContent = '' }")
    page.get_by_label("Open a saved file").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": data}
    )
    expect(status).not_to_be_empty()


# The rules


def test_one_goes_on_after_the_last_unit_done(page: Page, school: Server) -> None:
    _tools(page, school)
    found = page.evaluate(
        """async () => {
          const { goOn, progress, withUnit } = await import("/assets/progress.js");
          const units = ["1.0", "1.1", "2.0"], marked = (...done) => Object.fromEntries(done.map((one) => [one, true]));
          const state = { version: 1, units: { "1.0": true }, quizzes: { q: {} }, reviews: {} };
          return {
            next: [[], ["1.0"], ["1.1"], ["2.0"], ["1.0", "2.0"], ["1.0", "1.1", "2.0"], ["gone"]]
              .map((done) => goOn(units, marked(...done))),
            progress: [progress(units, marked("1.0", "gone")), progress([], {}), progress(["constructor"], {})],
            marked: [withUnit(state, "1.1", true), withUnit(state, "1.0", false), state],
          };
        }"""
    )
    assert found["next"] == ["1.0", "1.1", "2.0", "1.0", "1.1", None, "1.0"]
    assert found["progress"] == [{"done": 1, "all": 3}, {"done": 0, "all": 0}, {"done": 0, "all": 1}]
    assert [state["units"] for state in found["marked"]] == [{"1.0": True, "1.1": True}, {}, {"1.0": True}]


STATE = {
    "version": 1,
    "units": {"1.0": True, "2.2": True},
    "quizzes": {
        "q-1": {
            "answers": {"a": ["0123abcd"], "d": ["0123abcd:2", "0123abce:0123abcd"]},
            "right": 1,
            "total": 2,
            "passed": False,
        },
        "q-2": {"answers": {}},
    },
    "reviews": {"module-1": {"levels": {"0123abcd": 3}, "texts": {"0123abce": 'Ž, "quoted"\n<script>'}}},
}


def test_what_is_written_to_a_file_comes_back_equal(page: Page, school: Server) -> None:
    _tools(page, school)
    found = page.evaluate(
        """async (state) => {
          const { empty, fileOf, stateIn } = await import("/assets/course-store.js");
          return [state, empty()].map((one) => stateIn(fileOf("c", one), "c"));
        }""",
        STATE,
    )
    assert found == [STATE, {"version": 1, "units": {}, "quizzes": {}, "reviews": {}}]


def _file(course: str = COURSE.id, **changes: Any) -> str:
    return json.dumps({"course": course, **STATE, **changes})


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
    "a course that is no text": _file(course=7),  # type: ignore[arg-type]
    "a version that never was": _file(version=0),
    "a version as text": _file(version="2"),
    "a name that stands twice": _file()[:-1] + ', "units": {}}',
    "numbers written oddly": _file().replace('"right": 1', '"right": 1e0'),
    "a number beyond all numbers": _file().replace('"right": 1', '"right": 1e999'),
    "a number with a point": _file().replace('"right": 1', '"right": 1.0'),
    "a unit with a number of another form": _file(units={"01.1": True}),
    "a file in another encoding": _file().encode("utf-16"),
    "a letter in another encoding": _file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "?"}}})
    .encode()
    .replace(b"?", b"\xe8"),
    "a part too many": _file(script="<script>window.planted = 1</script>"),
    "a part missing": json.dumps({"course": COURSE.id, "version": 1, "units": {}}),
    "a unit that is none": _file(units={"<img src=x onerror=window.planted=1>": True}),
    "a unit marked oddly": _file(units={"1.0": "yes"}),
    "units as a list": _file(units=["1.0"]),
    "the prototype of objects": _file(units={"__proto__": True}),
    "another prototype": _file(quizzes={"__proto__": {"answers": {}}}),
    "more right than there are": _file(**_quiz(right=3)),
    "half a point": _file(**_quiz(right=0.5)),
    "less than nothing": _file(**_quiz(right=-1)),
    "points as text": _file(**_quiz(total="<b>2</b>", right=0)),
    "passed as text": _file(**_quiz(passed="true")),
    "answers as text": _file(**_quiz(answers={"a": "0123abcd"})),
    "answers that run": _file(**_quiz(answers={"a": ['"] , *']})),
    "a level too high": _file(reviews={"m": {"levels": {"0123abcd": 99}, "texts": {}}}),
    "a text too long": _file(reviews={"m": {"levels": {}, "texts": {"0123abcd": "x" * 20_001}}}),
    "too many entries": _file(units={f"{place // 999}.{place % 999}": True for place in range(1001)}),
    "a file too large": _file() + " " * 1_000_000,
    "too deep": "[" * 100_000,
}


def test_a_file_that_no_course_wrote_is_refused(page: Page, school: Server) -> None:
    _mark(page, school, "1.1")
    _tools(page, school)
    before = kept(page, COURSE)
    for kind, content in REFUSED.items():
        _open(page, content)
        refused = "This is not a file that a course of this site has saved. Nothing has changed."
        assert (_status(page), kind) == (refused, kind)
        expect(page.get_by_role("button", name="Take it back")).to_be_hidden()
        assert (kept(page, COURSE), kind) == (before, kind)
    assert page.evaluate("[window.planted, {}.answers]") == [None, None]


def test_a_file_of_a_newer_version_is_refused_as_such(page: Page, school: Server) -> None:
    _tools(page, school)
    for content in (_file(version=2), _file(version=99, badges=["first"], units=None)):
        _open(page, content)
        assert _status(page) == (
            "A newer version of this site has saved this file, and this version cannot read it. Nothing has changed."
        )
        assert kept(page, COURSE) is None


def test_the_file_of_another_course_is_refused(page: Page, school: Server) -> None:
    _mark(page, school, "1.1")
    _tools(page, school)
    _open(page, _file(course=OTHER.id))
    assert _status(page) == "This file belongs to another course. Nothing has changed."
    assert kept(page, COURSE)["units"] == {"1.1": True}
    assert kept(page, OTHER) is None


@pytest.mark.parametrize("content", ["{", '{"version": 9}', "[]", "null", json.dumps({**STATE, "units": {"1.0": 1}})])
def test_broken_storage_counts_as_nothing_done(page: Page, school: Server, content: str) -> None:
    _tools(page, school)
    page.evaluate("([name, content]) => localStorage.setItem(name, content)", [f"course:{COURSE.id}", content])
    _tools(page, school)
    assert _bar(page) == ("0 of 6 units done", 0)
    _mark(page, school, "1.0")
    assert kept(page, COURSE) == {"version": 1, "units": {"1.0": True}, "quizzes": {}, "reviews": {}}


# On the pages


def test_a_unit_is_marked_as_done_and_that_is_kept(page: Page, school: Server) -> None:
    _mark(page, school, "1.0", "1.2")
    page.reload()
    expect(page.get_by_label("I have done this unit")).to_be_checked()
    page.goto(f"{school.url}/{module_page(COURSE, COURSE.modules[0])}")
    assert _bar(page) == ("2 of 3 units done", 2)
    expect(page.get_by_role("progressbar")).to_have_accessible_name("2 of 3 units done")
    assert page.locator("li:has(.unit-state:visible) a").all_inner_texts() == [
        "Unit 0 of module 1",
        "Unit 2 of module 1",
    ]
    _tools(page, school)
    assert _bar(page) == ("2 of 6 units done", 2)
    page.goto(school.url + _unit(COURSE, "1.2"))
    page.get_by_label("I have done this unit").uncheck()
    assert kept(page, COURSE)["units"] == {"1.0": True}


def test_it_leads_to_where_one_stopped(page: Page, school: Server) -> None:
    def link() -> tuple[str, str]:
        found = _tools(page, school).locator("[data-progress=go-on]")
        return found.inner_text(), str(found.get_attribute("href"))

    assert link() == ("Start with 1.0 Unit 0 of module 1", _unit(COURSE, "1.0"))
    _mark(page, school, "1.0", "1.1", "1.2")
    assert link() == ("Go on with 2.0 Unit 0 of module 2", _unit(COURSE, "2.0"))
    _mark(page, school, "2.0", "2.1", "2.2")
    assert link() == ("All units done. Begin again with 1.0", _unit(COURSE, "1.0"))


def test_it_tells_of_the_quizzes(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, quiz_of(COURSE), 2)
    check(page)
    page.goto(school.url + quiz_page(COURSE, 1))
    answer_all(page, quiz_of(COURSE, 1), 4)
    check(page)
    _tools(page, school)
    assert page.locator("[data-quiz]").all_inner_texts() == [
        "Quiz of module 1: 2 of 5 points, not yet passed",
        "Quiz of module 2: passed with 4 of 5 points",
    ]
    _tools(page, school, OTHER)
    expect(page.locator("[data-quiz]").first).to_have_text("Quiz of module 1: not taken yet")


def test_two_courses_do_not_mix(page: Page, school: Server) -> None:
    _mark(page, school, "1.0", "1.1")
    _mark(page, school, "2.0", course=OTHER)
    assert _bar(_tools(page, school)) == ("2 of 6 units done", 2)
    assert _bar(_tools(page, school, OTHER)) == ("1 of 6 units done", 1)
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page, OTHER) is None
    assert kept(page, COURSE)["units"] == {"1.0": True, "1.1": True}


def test_another_window_shows_what_is_done_in_this_one(page: Page, school: Server) -> None:
    other = page.context.new_page()
    _tools(other, school)
    assert _bar(other)[1] == 0
    _mark(page, school, "1.0")
    expect(other.locator(".progress-bar p").first).to_have_text("1 of 6 units done")


def test_all_is_saved_as_a_file_and_opened_on_another_device(page: Page, school: Server, browser: Browser) -> None:
    _mark(page, school, "1.0", "2.1")
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, quiz_of(COURSE), 5)
    check(page)
    _tools(page, school)
    content = _saved(page)
    assert "Saved as first-course-progress.json" in _status(page)
    assert json.loads(content) == {"course": COURSE.id, **kept(page, COURSE)}
    other, errors = open_page(browser)
    _mark(other, school, "1.1")
    _tools(other, school)
    _open(other, content)
    assert _status(other) == "The file is open, and your progress is now what it says."
    assert kept(other, COURSE) == kept(page, COURSE)
    assert _bar(other) == ("2 of 6 units done", 2)
    other.get_by_role("button", name="Take it back").click()
    assert kept(other, COURSE)["units"] == {"1.1": True}
    other.context.close()
    assert errors == []


def test_everything_is_erased_in_one_click_which_can_be_taken_back(page: Page, school: Server) -> None:
    _mark(page, school, "1.0", "1.1")
    _tools(page, school)
    before = kept(page, COURSE)
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page, COURSE) is None
    assert page.evaluate("localStorage.length") == 0
    assert _bar(page) == ("0 of 6 units done", 0)
    assert _status(page) == "Erased: nothing about this course is kept on this device any more."
    expect(page.locator("[data-part=status]")).to_have_role("status")
    page.get_by_role("button", name="Take it back").click()
    assert kept(page, COURSE) == before
    assert _bar(page) == ("2 of 6 units done", 2)
    page.get_by_role("button", name="Erase everything").click()
    page.reload()
    expect(page.get_by_role("button", name="Take it back")).to_be_hidden()
    assert _bar(page) == ("0 of 6 units done", 0)


@pytest.mark.parametrize("failing", FAILING)
def test_where_nothing_can_be_kept_that_is_said_and_all_works(page: Page, school: Server, failing: str) -> None:
    page.add_init_script(failing)
    _tools(page, school)
    expect(page.get_by_text("does not let this page keep anything")).to_be_visible()
    _open(page, _file())
    assert _bar(page) == ("2 of 6 units done", 2)
    assert json.loads(_saved(page)) == {"course": COURSE.id, **STATE}
    page.get_by_role("button", name="Erase everything").click()
    assert _bar(page) == ("0 of 6 units done", 0)
    _mark(page, school, "1.0")
    expect(page.get_by_label("I have done this unit")).to_be_checked()


def test_the_note_on_storage_is_not_shown_where_all_is_well(page: Page, school: Server) -> None:
    _tools(page, school)
    expect(page.get_by_text("does not let this page keep anything")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_is_sent_and_no_cookie_is_set(page: Page, school: Server) -> None:
    _tools(page, school)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _saved(page)
    _open(page, _file())
    page.get_by_role("button", name="Erase everything").click()
    assert [url for url in asked if not url.startswith("blob:")] == []
    context: BrowserContext = page.context
    assert context.cookies() == []


def test_with_the_keyboard_alone(page: Page, school: Server) -> None:
    page.goto(school.url + _unit(COURSE, "1.0"))
    page.get_by_label("I have done this unit").focus()
    page.keyboard.press("Space")
    assert kept(page, COURSE)["units"] == {"1.0": True}
    _tools(page, school)
    page.locator("[data-progress=go-on]").focus()
    walked = []
    for _stop in range(3):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        )
    assert walked == ["Save as a file", "Open a saved file", "Erase everything"]
    page.keyboard.press("Enter")
    assert kept(page, COURSE) is None
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert kept(page, COURSE)["units"] == {"1.0": True}
    expect(page.get_by_role("button", name="Save as a file")).to_be_focused()


def test_without_scripts_one_can_begin(browser: Browser, school: Server) -> None:
    page, _errors = open_page(browser, scripts=False)
    _tools(page, school)
    expect(page.get_by_text("Your browser runs no scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Erase everything")).to_be_hidden()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.get_by_role("link", name="Start with 1.0 Unit 0 of module 1").click()
    assert page.url == school.url + _unit(COURSE, "1.0")
    expect(page.get_by_label("I have done this unit")).to_be_hidden()
    page.context.close()


def test_axe_finds_nothing(page: Page, school: Server) -> None:
    found = {}
    _mark(page, school, "1.0", "1.1")
    found["unit"] = faults(page)
    page.goto(f"{school.url}/{module_page(COURSE, COURSE.modules[0])}")
    found["module"] = faults(page)
    _tools(page, school)
    found["tools"] = faults(page)
    page.get_by_role("button", name="Erase everything").click()
    found["erased"] = faults(page)
    assert found == {place: [] for place in found}


def test_every_control_shows_where_the_focus_is(page: Page, school: Server) -> None:
    _mark(page, school, "1.0")
    assert unmarked_stops(page) == []
    _tools(page, school)
    page.get_by_role("button", name="Erase everything").click()
    assert unmarked_stops(page) == []
