"""What is kept under an id keeps its meaning: a unit is inserted, a statement is turned round, a quiz changes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from portal.parts.training import quizzes
from portal.parts.training.addresses import module_page, moved, unit_page
from portal.parts.training.records.course import Course
from portal.parts.training.records.quiz import Question, Quiz
from portal.parts.training.take_along.cartridge import cartridge
from portal.parts.training.take_along.qti import items
from portal.parts.training.take_along.volume import Volume
from portal.site import open_site
from tests import classroom, synthetic
from tests.classroom import COURSES, answer_all, check, kept, kept_under, quiz_of, quiz_page
from tests.learning_platform import Cartridge
from tests.project import ROOT
from tools.server import Server

COURSE = COURSES[0]
QUIZ = quiz_of(COURSE)
TOTAL = len(QUIZ.questions)


def _changed(change: Callable[[dict[str, Any]], None]) -> Course:
    """The course with its first module changed, as it would be read from a file."""
    record = COURSE.model_dump(mode="json", exclude_none=True)
    change(record["modules"][0])
    return Course.model_validate(record)


def _question(module: dict[str, Any], id: str) -> dict[str, Any]:
    return next(one for one in module["quiz"]["questions"] if one["id"] == id)


def _inserted(module: dict[str, Any]) -> None:
    module["units"].insert(1, {"id": "between", "title": "A unit between", "text": "unit.md", "minutes": 50})


def _turned(module: dict[str, Any]) -> None:
    _question(module, "c")["question"] = "The opposite of what stood here before."


def _publish(page: Page, school: Server, folder: Path, course: Course) -> None:
    """Has the browser meet the pages of the course as they would be published now."""
    made = classroom.templates(folder)

    def answer(html: str) -> Callable[[Route], None]:
        return lambda route: route.fulfill(body=html, content_type="text/html")

    for path, body in classroom._pages(course, made).items():
        page.route(f"{school.url}/{path}", answer(classroom.frame(made, course.title, path, body)))


def test_an_inserted_unit_moves_no_address_and_no_mark(page: Page, school: Server, tmp_path: Path) -> None:
    second = COURSE.modules[0].units[1]
    page.goto(f"{school.url}/{unit_page(COURSE, COURSE.modules[0], second)}")
    page.get_by_label("I have done this unit").check()
    grown = _changed(_inserted)
    module = grown.modules[0]
    assert [unit.number for unit in module.units] == ["1.0", "1.1", "1.2", "1.3"]
    assert unit_page(grown, module, module.units[2]) == unit_page(COURSE, COURSE.modules[0], second)
    _publish(page, school, tmp_path, grown)
    page.goto(f"{school.url}/{module_page(grown, module)}")
    assert page.locator("li:has(.unit-state:visible) a").all_inner_texts() == [second.title]


def test_a_renamed_unit_keeps_its_mark_and_its_address_leads_on(page: Page, school: Server, tmp_path: Path) -> None:
    def renamed(module: dict[str, Any]) -> None:
        module["units"][1] |= {"id": "better-name", "formerly": ["module-2/older", "unit-1-1"]}
        for one in module["quiz"]["questions"]:
            one["unit"] = {"unit-1-1": "better-name"}.get(one["unit"], one["unit"])

    page.goto(f"{school.url}/{unit_page(COURSE, COURSE.modules[0], COURSE.modules[0].units[1])}")
    page.get_by_label("I have done this unit").check()
    course = _changed(renamed)
    now = f"{course.path}module-1/better-name/"
    assert list(moved(course)) == [
        (f"{course.path}module-2/older/", now),
        (f"{course.path}module-1/unit-1-1/", now),
    ]
    _publish(page, school, tmp_path, course)
    page.goto(f"{school.url}/{now}")
    expect(page.get_by_label("I have done this unit")).to_be_checked()
    page.get_by_label("I have done this unit").uncheck()
    assert kept(page, COURSE) is None
    page.get_by_label("I have done this unit").check()
    assert kept(page, COURSE)["units"] == {"better-name": True}


def test_a_statement_turned_round_drops_its_answer_and_says_so(page: Page, school: Server, tmp_path: Path) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    _publish(page, school, tmp_path, _changed(_turned))
    page.goto(school.url + quiz_page(COURSE))
    field = page.locator(f"#{QUIZ.id}-c")
    expect(field).to_contain_text("The opposite of what stood here before.")
    expect(field.locator("input:checked")).to_have_count(0)
    expect(page.locator(f"#{QUIZ.id}-a input:checked")).to_have_count(1)
    said = page.locator("[data-part=result]")
    expect(said).to_have_text(
        "Your answers from before are still here. Changed since you answered: question 3. Answer again."
    )
    check(page)
    expect(said).to_contain_text(f"{TOTAL - 1} of {TOTAL} points")
    now = quizzes.kept_under(QUIZ, QUIZ.questions[2])
    assert now not in kept(page, COURSE)["quizzes"][QUIZ.id]["answers"]


def test_a_pass_belongs_to_the_version_in_which_it_was_earned(page: Page, school: Server, tmp_path: Path) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL - 1)
    check(page)
    course = _changed(_turned)
    _publish(page, school, tmp_path, course)
    page.goto(school.url + quiz_page(COURSE))
    best = page.locator("[data-part=best]")
    earlier = f"You passed an earlier version of this quiz: {TOTAL - 1} of {TOTAL}."
    expect(best).to_have_text(earlier)
    page.goto(f"{school.url}/{COURSE.path}")
    line = page.locator("[data-quiz]").first
    expect(line).to_have_text(f"Quiz of module 1: you passed an earlier version with {TOTAL - 1} of {TOTAL} points")
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, quiz_of(course), 1)
    check(page)
    expect(best).to_have_text(f"{earlier} Best result so far: 1 of {TOTAL}, not yet passed.")
    answer_all(page, quiz_of(course), TOTAL)
    check(page)
    expect(best).to_have_text(f"You have passed this quiz. Best result: {TOTAL} of {TOTAL}.")


OF_FIRST = {
    "version": 1,
    "units": {"1.1": True, "9.9": True},
    "quizzes": {
        QUIZ.id: {"answers": {"c": ["0123abcd"], "gone": []}, "right": 3, "total": 4, "passed": True},
        "other": {"answers": {"a": ["0123abcd"]}, "right": 1, "total": 4, "passed": False},
        "open": {"answers": {}},
    },
    "reviews": {"module-1": {"levels": {"0123abcd": 1}, "texts": {"0123abcd": "Words."}}},
}


def test_what_the_first_version_kept_is_taken_over(page: Page, school: Server, tmp_path: Path) -> None:
    def numbered(module: dict[str, Any]) -> None:
        module["units"][1]["formerly"] = ["1-1"]

    page.goto(f"{school.url}/{COURSE.path}")
    text = json.dumps(OF_FIRST)
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [kept_under(page, COURSE), text])
    _publish(page, school, tmp_path, _changed(numbered))
    page.goto(f"{school.url}/{COURSE.path}")
    expect(page.locator(".progress-bar p").first).to_have_text("1 of 6 units done")
    expect(page.locator("[data-part=set-aside]").first).to_be_hidden()
    page.goto(school.url + quiz_page(COURSE))
    expect(page.locator("form :checked:not(option)")).to_have_count(0)
    expect(page.locator("[data-part=best]")).to_have_text("You passed an earlier version of this quiz: 3 of 4.")
    page.get_by_label("I have done this unit").check()
    assert kept(page, COURSE) == {
        "version": 2,
        "units": {"1-1": True, "9-9": True, "unit-1-2": True},
        "quizzes": {
            QUIZ.id: {"answers": {}, "passed": {"mark": 3, "of": 4}},
            "other": {"answers": {}},
            "open": {"answers": {}},
        },
        "reviews": OF_FIRST["reviews"],
    }


# The keys


def _with(id: str, **fields: Any) -> tuple[Quiz, Question]:
    """The quiz with a question changed, and that question."""
    changed = {one.id: one for one in QUIZ.questions}
    changed[id] = Question.model_validate(changed[id].model_dump(mode="json", exclude_none=True) | fields)
    return QUIZ.model_copy(update={"questions": tuple(changed.values())}), changed[id]


def _answers(id: str) -> list[dict[str, Any]]:
    question = next(one for one in QUIZ.questions if one.id == id)
    return question.model_dump(mode="json", exclude_none=True)["answers"]  # type: ignore[no-any-return]


KEPT: dict[str, tuple[str, dict[str, Any]]] = {
    "the answers in another order": ("a", {"answers": _answers("a")[::-1]}),
    "other feedback": ("c", {"feedback": "Think of it."}),
    "another unit": ("c", {"unit": "unit-1-0"}),
    "pairs in another order": ("e", {"pairs": [pair.model_dump() for pair in QUIZ.questions[4].pairs[::-1]]}),
}
DROPPED: dict[str, tuple[str, dict[str, Any]]] = {
    "another statement": ("c", {"question": "Is it not so?"}),
    "another answer": ("a", {"answers": [*_answers("a")[:2], {"text": "Every one"}]}),
    "one answer more": ("a", {"answers": [*_answers("a"), {"text": "Every one"}]}),
    "another item": ("d", {"order": ["Wake up", "Get up", "Go in"]}),
    "another right side": ("e", {"pairs": [{"left": "Day", "right": "Light"}, {"left": "Night", "right": "Moon"}]}),
}


@pytest.mark.parametrize("name", [*KEPT, *DROPPED])
def test_an_answer_is_kept_as_long_as_the_question_asks_the_same(name: str) -> None:
    id, fields = (KEPT | DROPPED)[name]
    quiz, question = _with(id, **fields)
    before = next(one for one in QUIZ.questions if one.id == id)
    assert (quizzes.kept_under(quiz, question) == quizzes.kept_under(QUIZ, before)) is (name in KEPT)
    assert (quizzes.version(COURSE, quiz) == quizzes.version(COURSE, QUIZ)) is (name in KEPT)


def test_a_version_is_of_what_is_right_and_of_the_mark_and_of_no_order() -> None:
    now = quizzes.version(COURSE, QUIZ)
    flipped, _question = _with("c", answers=[{"text": "True"}, {"text": "False", "right": True}])
    assert quizzes.version(COURSE, flipped) != now
    reordered, _question = _with("d", order=["Get up", "Wake up", "Go out"])
    assert quizzes.version(COURSE, reordered) != now
    assert quizzes.version(COURSE.model_copy(update={"pass_mark": 61}), QUIZ) != now
    assert quizzes.version(COURSE, QUIZ.model_copy(update={"questions": QUIZ.questions[1:]})) != now
    assert quizzes.version(COURSE, QUIZ.model_copy(update={"questions": QUIZ.questions[::-1]})) == now


def test_learning_platforms_meet_the_same_identifiers(tmp_path: Path) -> None:
    def reordered(module: dict[str, Any]) -> None:
        _inserted(module)
        _question(module, "a")["answers"].reverse()
        _question(module, "e")["pairs"].reverse()

    site = open_site(ROOT, classroom.URL, [ROOT / "overrides"], synthetic.small(tmp_path), synthetic.DAY)

    def meanings(course: Course) -> tuple[dict[str, str], dict[str, str]]:
        lesson = {"unit.md": "A lesson."}
        portal = type(site.portal)(site.portal.as_of, site.portal.kinds, site.portal.tables, lesson)
        volume = Volume(portal, course, None, classroom.URL)
        read = Cartridge(cartridge(site.templates, volume, "1.3"))
        entries = [entry for part in read.outline for entry in part.all() if entry.file is not None]
        titles = {entry.file: re.sub(r"^\d\.\d ", "", entry.title) for entry in entries if entry.file is not None}
        asked = {
            f"{item.ident} {choice.ident}": f"{item.line} {choice.text} {choice.right}"
            for item in items(volume, quiz_of(course))
            for choice in item.choices
        }
        return titles, asked

    (titles, asked), (more, again) = meanings(COURSE), meanings(_changed(reordered))
    assert {name: more[name] for name in titles} == titles
    assert again == asked
