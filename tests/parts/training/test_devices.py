"""What readers have on their devices is never lost: what another version wrote, another window, a store that fails."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.parts.training import quizzes
from portal.parts.training.addresses import review_page, unit_page
from tests.classroom import COURSES, PORTAL, answer, check, kept, quiz_of, quiz_page
from tools.server import Server

COURSE, _OTHER = COURSES
QUIZ = quiz_of(COURSE)
NAME = f"{PORTAL}:course:{COURSE.id}"
UNREADABLE = "this version of the site cannot read"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
NEWER = json.dumps({"version": 3, "units": {"unit-1-0": {"on": "2026-01-01"}}, "badges": ["first"]})


def _unit(number: str) -> str:
    module = COURSE.modules[int(number[0]) - 1]
    return f"/{unit_page(COURSE, module, next(unit for unit in module.units if unit.number == number))}"


def _tools(page: Page, school: Server) -> None:
    page.goto(f"{school.url}/{COURSE.path}")


def _put(page: Page, text: str, name: str = NAME) -> None:
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [name, text])


def _stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("() => ({ ...localStorage })")
    return found


def _state(**parts: Any) -> dict[str, Any]:
    return {"version": 2, "units": {}, "quizzes": {}, "reviews": {}, **parts}


def _saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


# What another version wrote


@pytest.mark.parametrize(
    "text",
    [
        NEWER,
        '{"version": 1, "units": {"1.0": 1}, "quizzes": {}, "reviews": {}}',
        '{"version": 2, "units": {"1.0": true}, "quizzes": {}, "reviews": {}}',
        "{",
        "[]",
        "null",
        "",
        "x" * 1_000_001,
        '{"version":1,"units":{"__proto__":true},"quizzes":{},"reviews":{}}',
    ],
)
def test_what_this_version_cannot_read_is_kept_word_for_word(page: Page, school: Server, text: str) -> None:
    _tools(page, school)
    _put(page, text)
    _tools(page, school)
    note = page.locator("[data-part=set-aside]").first
    expect(note).to_contain_text(UNREADABLE)
    expect(note).to_have_role("status")
    assert _stored(page) == {NAME: text}
    page.goto(school.url + _unit("1.1"))
    expect(page.locator("[data-part=set-aside]").first).to_contain_text(UNREADABLE)
    page.get_by_label("I have done this unit").check()
    page.get_by_label("I have done this unit").uncheck()
    page.get_by_label("I have done this unit").check()
    assert _stored(page) == {
        f"{NAME}:aside-1": text,
        NAME: json.dumps(_state(units={"unit-1-1": True}), separators=(",", ":")),
    }
    expect(page.locator("[data-part=set-aside]").first).to_be_visible()


@pytest.mark.parametrize("path", ["quiz", "review"])
def test_each_tool_says_so_and_keeps_it(page: Page, school: Server, path: str) -> None:
    _tools(page, school)
    _put(page, NEWER)
    if path == "quiz":
        page.goto(school.url + quiz_page(COURSE))
        answer(page, QUIZ, QUIZ.questions[0], right=True)
    else:
        page.goto(f"{school.url}/{review_page(COURSE, COURSE.modules[0])}")
        page.get_by_label("A strength is ...").fill("Short.")
    expect(page.locator("[data-part=set-aside]").first).to_contain_text(UNREADABLE)
    assert _stored(page)[f"{NAME}:aside-1"] == NEWER
    assert kept(page, COURSE)["version"] == 2


def test_texts_of_several_versions_are_all_kept(page: Page, school: Server) -> None:
    _tools(page, school)
    for text in (NEWER, "{", NEWER):
        _put(page, text)
        page.goto(school.url + _unit("1.0"))
        page.get_by_label("I have done this unit").set_checked(True)
        page.get_by_label("I have done this unit").set_checked(False)
    assert sorted(_stored(page).values()) == sorted([NEWER, "{"])


def test_it_can_be_saved_as_a_file_that_its_version_would_open(page: Page, school: Server) -> None:
    _tools(page, school)
    expect(page.get_by_role("button", name="Save what this version cannot read")).to_be_hidden()
    for text, content in {
        NEWER: {"course": COURSE.id, **json.loads(NEWER)},
        "[1, 2": "[1, 2",
        "{}": "{}",
        "[{}]": "[{}]",
    }.items():
        _put(page, text)
        _tools(page, school)
        saved = _saved(page, "Save what this version cannot read")
        assert (saved if isinstance(content, str) else json.loads(saved)) == content
        assert "first-course-set-aside-1.json" in page.locator("[data-part=status]").inner_text()
        assert _stored(page) == {NAME: text}


def test_what_can_be_read_again_comes_back_beside_what_was_done_since(page: Page, school: Server) -> None:
    """As after a roll-back: this version plays the newer one, which finds what it wrote before."""
    _tools(page, school)
    answers, others = {"a:0123abcd": ["0123abcd"]}, {"a:0123abcd": ["0123abce"], "b:0123abcd": ["0123abcf"]}
    passed = {"version": "0123abcd", "mark": 3, "of": 5, "day": "2026-11-27"}
    before = {"q": {"answers": answers, "best": passed, "passed": passed}}
    _put(page, json.dumps(_state(units={"unit-1-0": True}, quizzes=before)), f"{NAME}:aside-1")
    since = {"q": {"answers": others, "best": {**passed, "mark": 1, "day": "2026-11-28"}}}
    _put(page, json.dumps(_state(units={"unit-2-0": True}, quizzes=since)))
    _put(page, NEWER, f"{NAME}:aside-2")
    _tools(page, school)
    expect(page.locator(".progress-bar p").first).to_have_text("2 of 6 units done")
    assert kept(page, COURSE) == _state(
        units={"unit-1-0": True, "unit-2-0": True},
        quizzes={"q": {"answers": others, "best": passed, "passed": passed}},
    )
    assert {name for name in _stored(page) if ":aside" in name} == {f"{NAME}:aside-2"}


def test_erasing_leaves_nothing_and_can_be_taken_back_with_all_of_it(page: Page, school: Server) -> None:
    _tools(page, school)
    _put(page, NEWER)
    _put(page, "{", f"{NAME}:aside-1")
    before = _stored(page)
    _tools(page, school)
    page.get_by_role("button", name="Erase everything").click()
    assert _stored(page) == {}
    expect(page.locator("[data-part=set-aside]").first).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    assert _stored(page) == before


def test_where_there_is_no_room_to_set_it_aside_nothing_is_written_over_it(page: Page, school: Server) -> None:
    _tools(page, school)
    _put(page, NEWER)
    page.add_init_script(FULL)
    page.goto(school.url + quiz_page(COURSE))
    answer(page, QUIZ, QUIZ.questions[0], right=True)
    expect(page.get_by_text("your answers are lost")).to_be_visible()
    assert _stored(page) == {NAME: NEWER}


def test_a_mark_that_is_not_kept_is_said_to_be_so(page: Page, school: Server) -> None:
    page.goto(school.url + _unit("1.0"))
    said = page.locator(".unit-done [data-part=not-kept]")
    expect(said).to_be_hidden()
    page.evaluate(f"window.was = Storage.prototype.setItem; {FULL}; null")
    page.get_by_label("I have done this unit").check()
    expect(said).to_contain_text("lost when you leave")
    page.evaluate("Storage.prototype.setItem = window.was; null")
    page.get_by_label("I have done this unit").uncheck()
    expect(said).to_be_hidden()


# Two windows, and a store that fails in between


def test_answers_given_in_two_windows_are_all_kept(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    other = page.context.new_page()
    other.goto(school.url + quiz_page(COURSE))
    first, second = QUIZ.questions[0], QUIZ.questions[2]
    answer(page, QUIZ, first, right=True)
    answer(other, QUIZ, second, right=True)
    expect(other.locator(f"#{QUIZ.id}-{first.id} input:checked")).to_have_count(1)
    expect(page.locator(f"#{QUIZ.id}-{second.id} input:checked")).to_have_count(1)
    stored = set(kept(page, COURSE)["quizzes"][QUIZ.id]["answers"])
    assert stored == {quizzes.kept_under(QUIZ, one) for one in (first, second)}
    check(page)
    answer(other, QUIZ, first, right=False)
    expect(page.locator("[data-part=result]")).to_have_text(
        "You have changed an answer. Check again when you are ready."
    )


def test_a_review_written_in_two_windows_is_kept_whole(page: Page, school: Server) -> None:
    address = f"{school.url}/{review_page(COURSE, COURSE.modules[0])}"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    page.get_by_label("A strength is ...").fill("Clear.")
    expect(other.get_by_label("A strength is ...")).to_have_value("Clear.")
    other.get_by_label("A question of mine:").fill("Why?")
    other.get_by_role("group", name="Reasons").get_by_label("good Two.").check()
    expect(page.get_by_label("A question of mine:")).to_have_value("Why?")
    page.get_by_label("A strength is ...").press_sequentially(" And")
    page.get_by_label("A strength is ...").press_sequentially(" short.")
    review = kept(page, COURSE)["reviews"]["module-1"]
    assert sorted(review["texts"].values()) == ["Clear. And short.", "Why?"]
    assert list(review["levels"].values()) == [2]


def test_what_could_not_be_kept_is_kept_later_beside_what_another_window_kept(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    other = page.context.new_page()
    other.goto(school.url + quiz_page(COURSE))
    page.evaluate(f"window.was = Storage.prototype.setItem; {FULL}; null")
    answer(page, QUIZ, QUIZ.questions[0], right=True)
    expect(page.get_by_text("your answers are lost")).to_be_visible()
    answer(other, QUIZ, QUIZ.questions[2], right=True)
    expect(page.locator(f"#{QUIZ.id}-c input:checked")).to_have_count(1)
    expect(page.locator(f"#{QUIZ.id}-a input:checked")).to_have_count(1)
    page.evaluate("Storage.prototype.setItem = window.was; null")
    answer(page, QUIZ, QUIZ.questions[1], right=True)
    expect(page.get_by_text("your answers are lost")).to_be_hidden()
    assert set(kept(other, COURSE)["quizzes"][QUIZ.id]["answers"]) == {
        quizzes.kept_under(QUIZ, one) for one in QUIZ.questions[:3]
    }


def test_taking_back_leaves_what_another_window_kept_since(page: Page, school: Server) -> None:
    _tools(page, school)
    _put(page, json.dumps(_state(units={"unit-1-0": True})))
    _put(page, "{", f"{NAME}:aside-1")
    _tools(page, school)
    other = page.context.new_page()
    other.goto(school.url + _unit("1.1"))
    done = other.get_by_label("I have done this unit")
    page.get_by_role("button", name="Erase everything").click()
    done.check()
    page.get_by_role("button", name="Undo").click()
    assert kept(page, COURSE)["units"] == {"unit-1-0": True, "unit-1-1": True}
    file = json.dumps({"course": COURSE.id, **_state(units={"unit-2-0": True})}).encode()
    page.locator("[data-progress=tools] input[type=file]").set_input_files(
        {"name": "file.json", "mimeType": "application/json", "buffer": file}
    )
    expect(done).not_to_be_checked()
    done.check()
    page.get_by_role("button", name="Undo").click()
    assert kept(page, COURSE)["units"] == {"unit-1-0": True, "unit-1-1": True, "unit-2-0": True}
    page.get_by_role("button", name="Erase everything").click()
    _put(other, NEWER)
    page.get_by_role("button", name="Undo").click()
    assert sorted(text for text in _stored(page).values() if text in {"{", NEWER}) == ["{", NEWER]
    assert kept(page, COURSE)["units"] == {"unit-1-0": True, "unit-1-1": True, "unit-2-0": True}


def test_an_erased_review_comes_back_beside_what_another_window_wrote_since(page: Page, school: Server) -> None:
    address = f"{school.url}/{review_page(COURSE, COURSE.modules[0])}"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    page.get_by_label("A strength is ...").fill("Clear.")
    page.get_by_role("button", name=re.compile("Erase")).click()
    expect(other.get_by_label("A strength is ...")).to_have_value("")
    other.get_by_label("A question of mine:").fill("Why?")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("A strength is ...")).to_have_value("Clear.")
    expect(page.get_by_label("A question of mine:")).to_have_value("Why?")
    assert sorted(kept(page, COURSE)["reviews"]["module-1"]["texts"].values()) == ["Clear.", "Why?"]


# Names that every object has


NAMES = ("constructor", "__proto__", "toString", "valueOf", "hasOwnProperty", "then")


def test_maps_have_no_prototype(page: Page, school: Server) -> None:
    _tools(page, school)
    found = page.evaluate(
        """async (names) => {
          const { empty, entryOf, filled, stateIn, fileOf, tableOf, together, withEntry } =
            await import("/assets/course-store.js");
          const { goOn, progress, withUnit } = await import("/assets/progress.js");
          const { score, toRead } = await import("/assets/quiz.js");
          const { review } = await import("/assets/peer-review.js");
          const quizzes = tableOf(["constructor", "tostring"].map((name) => [name, { answers: tableOf() }]));
          const state = { ...empty(), quizzes };
          const read = stateIn(fileOf("constructor", state), "constructor");
          const units = names.map((name) => [name]);
          const bare = (table) => Object.getPrototypeOf(table) === null;
          return {
            bare: [read.units, read.quizzes, read.reviews, read.quizzes.constructor.answers, withEntry(quizzes, "a", 1),
              together(read, empty()).quizzes, withUnit(read, ["a"], true).units, review([], []).levels].map(bare),
            none: names.map((name) => entryOf(empty().quizzes, name) ?? entryOf({}, name) ?? null),
            filled: filled("{constructor} {a}", { a: 1 }),
            done: progress(units, {}).done + progress(units, empty().units).done,
            next: goOn(units, {}),
            score: score(names.map((id) => ({ id, right: ["x"] })), {}).right,
            wrong: toRead(names.map((id) => ({ id, unit: id, right: ["x"] })), {}).length,
            polluted: {}.answers ?? null,
          };
        }""",
        list(NAMES),
    )
    assert found == {
        "bare": [True] * 8,
        "none": [None] * len(NAMES),
        "filled": "{constructor} 1",
        "done": 0,
        "next": ["constructor"],
        "score": 0,
        "wrong": len(NAMES),
        "polluted": None,
    }


@pytest.mark.parametrize("day", ["275760-09-13", "0001-01-01", "9999-12-31"])
def test_no_day_breaks_the_calendar_of_a_course(page: Page, school: Server, day: str) -> None:
    _tools(page, school)
    page.locator("[name=day]").evaluate(
        "(field, day) => { field.value = day; field.dispatchEvent(new Event('input', { bubbles: true })); }", day
    )
    expect(page.locator("[data-part=when]").first).to_have_text("Choose a day")
