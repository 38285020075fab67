"""Progress in a course: kept on the reader's device, saved as a file, opened again, and erased."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.parts.training.addresses import module_page
from tests.browsing import open_page
from tests.classroom import FAILING, answer_all, check, faults, kept, quiz_of, quiz_page, unmarked_stops
from tests.parts.training.progress_tools import COURSE, OTHER, STATE, bar, file, mark, open, status, tools, unit
from tools.server import Server


def _saved(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == f"{COURSE.id}-progress.json"
    return Path(download.value.path()).read_text(encoding="utf-8")


# The rules


def test_one_goes_on_after_the_last_unit_done(page: Page, school: Server) -> None:
    tools(page, school)
    found = page.evaluate(
        """async () => {
          const { goOn, progress, withUnit } = await import("/assets/progress.js");
          const units = [["a", "1-0"], ["b"], ["c"]];
          const marked = (...done) => Object.fromEntries(done.map((one) => [one, true]));
          const state = { version: 2, units: { "1-0": true }, quizzes: { q: {} }, reviews: {} };
          return {
            next: [[], ["a"], ["b"], ["c"], ["1-0", "c"], ["a", "b", "c"], ["gone"]]
              .map((done) => goOn(units, marked(...done))),
            progress: [progress(units, marked("1-0", "gone")), progress([], {}), progress([["constructor"]], {})],
            marked: [[1, true], [0, false], [0, true]].map(([place, done]) => withUnit(state, units[place], done)),
          };
        }"""
    )
    assert found["next"] == [["a", "1-0"], ["b"], ["c"], ["a", "1-0"], ["b"], None, ["a", "1-0"]]
    assert found["progress"] == [{"done": 1, "all": 3}, {"done": 0, "all": 0}, {"done": 0, "all": 1}]
    assert [state["units"] for state in found["marked"]] == [{"1-0": True, "b": True}, {}, {"a": True}]


# On the pages


def test_a_unit_is_marked_as_done_and_that_is_kept(page: Page, school: Server) -> None:
    mark(page, school, "1.0", "1.2")
    page.reload()
    expect(page.get_by_label("I have done this unit")).to_be_checked()
    page.goto(f"{school.url}/{module_page(COURSE, COURSE.modules[0])}")
    assert bar(page) == ("2 of 3 units done", 2)
    expect(page.get_by_role("progressbar")).to_have_accessible_name("2 of 3 units done")
    assert page.locator("li:has(.unit-state:visible) a").all_inner_texts() == [
        "Unit 0 of module 1",
        "Unit 2 of module 1",
    ]
    tools(page, school)
    assert bar(page) == ("2 of 6 units done", 2)
    page.goto(school.url + unit(COURSE, "1.2"))
    page.get_by_label("I have done this unit").uncheck()
    assert kept(page, COURSE)["units"] == {"unit-1-0": True}


def test_it_leads_to_where_one_stopped(page: Page, school: Server) -> None:
    def link() -> tuple[str, str]:
        found = tools(page, school).locator("[data-progress=go-on]")
        return found.inner_text(), str(found.get_attribute("href"))

    assert link() == ("Start with 1.0 Unit 0 of module 1", unit(COURSE, "1.0"))
    mark(page, school, "1.0", "1.1", "1.2")
    assert link() == ("Continue with 2.0 Unit 0 of module 2", unit(COURSE, "2.0"))
    mark(page, school, "2.0", "2.1", "2.2")
    assert link() == ("All units done. Begin again with 1.0", unit(COURSE, "1.0"))


def test_it_tells_of_the_quizzes(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, quiz_of(COURSE), 2)
    check(page)
    page.goto(school.url + quiz_page(COURSE, 1))
    answer_all(page, quiz_of(COURSE, 1), 4)
    check(page)
    tools(page, school)
    assert page.locator("[data-quiz]").all_inner_texts() == [
        "Quiz of module 1: 2 of 5 points, not yet passed",
        "Quiz of module 2: passed with 4 of 5 points",
    ]
    tools(page, school, OTHER)
    expect(page.locator("[data-quiz]").first).to_have_text("Quiz of module 1: not taken yet")


def test_progress_is_shown_only_to_those_who_have_begun(page: Page, school: Server) -> None:
    tools(page, school)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_role("heading", name="Your progress")).to_be_hidden()
    expect(page.get_by_label("Open a saved file")).to_be_visible()
    mark(page, school, "1.0")
    tools(page, school)
    expect(page.get_by_role("heading", name="Your progress")).to_be_visible()
    expect(page.get_by_role("button", name="Erase everything")).to_be_visible()


def test_two_courses_do_not_mix(page: Page, school: Server) -> None:
    mark(page, school, "1.0", "1.1")
    mark(page, school, "2.0", course=OTHER)
    assert bar(tools(page, school)) == ("2 of 6 units done", 2)
    assert bar(tools(page, school, OTHER)) == ("1 of 6 units done", 1)
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page, OTHER) is None
    assert kept(page, COURSE)["units"] == {"unit-1-0": True, "unit-1-1": True}


def test_another_window_shows_what_is_done_in_this_one(page: Page, school: Server) -> None:
    other = page.context.new_page()
    tools(other, school)
    assert bar(other)[1] == 0
    mark(page, school, "1.0")
    expect(other.locator(".progress-bar p").first).to_have_text("1 of 6 units done")


def test_all_is_saved_as_a_file_and_opened_on_another_device(page: Page, school: Server, browser: Browser) -> None:
    mark(page, school, "1.0", "2.1")
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, quiz_of(COURSE), 5)
    check(page)
    tools(page, school)
    content = _saved(page)
    assert "Saved as first-course-progress.json" in status(page)
    assert json.loads(content) == {"course": COURSE.id, **kept(page, COURSE)}
    other, errors = open_page(browser)
    mark(other, school, "1.1")
    tools(other, school)
    open(other, content)
    assert status(other) == "The file is open, and your progress is now what it says."
    assert kept(other, COURSE) == kept(page, COURSE)
    assert bar(other) == ("2 of 6 units done", 2)
    other.get_by_role("button", name="Undo").click()
    assert kept(other, COURSE)["units"] == {"unit-1-1": True}
    other.context.close()
    assert errors == []


def test_everything_is_erased_in_one_click_which_can_be_taken_back(page: Page, school: Server) -> None:
    mark(page, school, "1.0", "1.1")
    tools(page, school)
    before = kept(page, COURSE)
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page, COURSE) is None
    assert page.evaluate("localStorage.length") == 0
    assert bar(page) == ("0 of 6 units done", 0)
    assert status(page) == "Erased: nothing about this course is kept on this device any more."
    expect(page.locator("[data-part=status]")).to_have_role("status")
    page.get_by_role("button", name="Undo").click()
    assert kept(page, COURSE) == before
    assert bar(page) == ("2 of 6 units done", 2)
    page.get_by_role("button", name="Erase everything").click()
    page.reload()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert bar(page) == ("0 of 6 units done", 0)


@pytest.mark.parametrize("failing", FAILING)
def test_where_nothing_can_be_kept_that_is_said_and_all_works(page: Page, school: Server, failing: str) -> None:
    page.add_init_script(failing)
    tools(page, school)
    expect(page.get_by_text("does not allow this page to save anything")).to_be_visible()
    open(page, file())
    assert bar(page) == ("2 of 6 units done", 2)
    assert json.loads(_saved(page)) == {"course": COURSE.id, **STATE}
    page.get_by_role("button", name="Erase everything").click()
    assert bar(page) == ("0 of 6 units done", 0)
    mark(page, school, "1.0")
    expect(page.get_by_label("I have done this unit")).to_be_checked()


def test_the_note_on_storage_is_not_shown_where_all_is_well(page: Page, school: Server) -> None:
    tools(page, school)
    expect(page.get_by_text("does not allow this page to save anything")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_is_sent_and_no_cookie_is_set(page: Page, school: Server) -> None:
    mark(page, school, "1.0")
    tools(page, school)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _saved(page)
    open(page, file())
    page.get_by_role("button", name="Erase everything").click()
    assert [url for url in asked if not url.startswith("blob:")] == []
    context: BrowserContext = page.context
    assert context.cookies() == []


def test_with_the_keyboard_alone(page: Page, school: Server) -> None:
    page.goto(school.url + unit(COURSE, "1.0"))
    page.get_by_label("I have done this unit").focus()
    page.keyboard.press("Space")
    assert kept(page, COURSE)["units"] == {"unit-1-0": True}
    tools(page, school)
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
    assert kept(page, COURSE)["units"] == {"unit-1-0": True}
    expect(page.get_by_role("button", name="Save as a file")).to_be_focused()


def test_without_scripts_one_can_begin(browser: Browser, school: Server) -> None:
    page, _errors = open_page(browser, scripts=False)
    tools(page, school)
    expect(page.get_by_text("Your browser does not run scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Erase everything")).to_be_hidden()
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.get_by_role("link", name="Start with 1.0 Unit 0 of module 1").click()
    assert page.url == school.url + unit(COURSE, "1.0")
    expect(page.get_by_label("I have done this unit")).to_be_hidden()
    page.context.close()


def test_axe_finds_nothing(page: Page, school: Server) -> None:
    found = {}
    mark(page, school, "1.0", "1.1")
    found["unit"] = faults(page)
    page.goto(f"{school.url}/{module_page(COURSE, COURSE.modules[0])}")
    found["module"] = faults(page)
    tools(page, school)
    found["tools"] = faults(page)
    page.get_by_role("button", name="Erase everything").click()
    found["erased"] = faults(page)
    assert found == {place: [] for place in found}


def test_every_control_shows_where_the_focus_is(page: Page, school: Server) -> None:
    mark(page, school, "1.0")
    assert unmarked_stops(page) == []
    tools(page, school)
    page.get_by_role("button", name="Erase everything").click()
    assert unmarked_stops(page) == []
