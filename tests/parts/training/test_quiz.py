"""Quizzes: their rules, and what readers meet on the page."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.training import quizzes
from portal.parts.training.addresses import unit_page
from tests.browsing import open_page
from tests.classroom import (
    FAILING,
    PORTAL,
    answer,
    answer_all,
    check,
    faults,
    kept,
    quiz_of,
    quiz_page,
    unmarked_stops,
)
from tests.parts.training.quiz_taking import COURSE, OTHER, QUIZ, result, take_with_the_keyboard
from tools.server import Server

TOTAL = len(QUIZ.questions)
NEEDED = 3


def test_all_right(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    check(page)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."
    expect(page.locator("[data-outcome=right]")).to_have_count(TOTAL)
    expect(page.get_by_role("heading", name="Read again")).to_be_hidden()
    expect(page.locator(".choice-feedback", has_text="Yes, the third.")).to_be_visible()
    expect(page.locator("[data-part=comment]", has_text="One after the other.")).to_be_visible()
    quiz = kept(page, COURSE)["quizzes"][QUIZ.id]
    assert quiz["best"] == quiz["passed"]
    assert (quiz["passed"]["mark"], quiz["passed"]["of"]) == (TOTAL, TOTAL)
    assert quiz["passed"]["version"] == quizzes.version(COURSE, QUIZ)
    assert quiz["passed"]["day"] == page.evaluate("new Date().toLocaleDateString('sv')")


def test_exactly_at_the_mark_passes_and_then_answers_are_shown(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, NEEDED)
    check(page)
    assert result(page) == f"{NEEDED} of {TOTAL} points: passed."
    assert kept(page, COURSE)["quizzes"][QUIZ.id]["passed"]["mark"] == NEEDED
    solutions = page.locator(".solution:visible")
    expect(solutions).to_have_count(TOTAL)
    solutions.last.locator("summary").click()
    expect(solutions.last).to_contain_text("Moon")


def test_one_below_the_mark_fails_and_leads_to_the_units_but_not_to_the_answers(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, NEEDED - 1)
    check(page)
    assert (
        result(page) == f"{NEEDED - 1} of {TOTAL} points: not yet passed. You need 60 %, that is {NEEDED} of {TOTAL}."
    )
    assert kept(page, COURSE)["quizzes"][QUIZ.id].keys() == {"answers", "best"}
    for place, question in enumerate(QUIZ.questions):
        field = page.locator(f"#{QUIZ.id}-{question.id}")
        right = place < NEEDED - 1
        expect(field.locator("[data-part=outcome]")).to_have_text("Right" if right else "Not right yet")
        expect(field.locator(".solution")).to_be_visible(visible=right)
        hint = field.locator("[data-part=again] a")
        expect(hint).to_be_visible(visible=not right)
        module, unit = quizzes.taught_in(COURSE, question)
        expect(hint).to_have_attribute("href", f"/{unit_page(COURSE, module, unit)}")
        expect(hint).to_have_text(f"{unit.number} {unit.title}")
    again = page.locator("[data-part=units] li:visible")
    assert again.all_inner_texts() == ["1.0 Unit 0 of module 1", "1.1 Unit 1 of module 1"]
    again.last.get_by_role("link").click()
    assert page.url.endswith(unit_page(COURSE, COURSE.modules[0], COURSE.modules[0].units[1]))


def test_a_wrong_answer_of_several_says_nothing_of_its_parts(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    field = page.locator(f"#{QUIZ.id}-b")
    field.get_by_label("The first").check()
    field.get_by_label("The second").check()
    page.locator(f"#{QUIZ.id}-a").get_by_label("That one").check()
    check(page)
    expect(field.locator("[data-part=outcome]")).to_have_text("Not right yet")
    assert field.locator(".choice-feedback").all_inner_texts() == ["", "", ""]
    expect(page.locator(f"#{QUIZ.id}-a .choice-feedback:visible")).to_have_text("Think again.")
    expect(page.locator(f"#{QUIZ.id}-d [data-part=comment]")).to_be_hidden()
    assert result(page).endswith("Not answered: 3, 4, 5.")
    page.get_by_role("status").get_by_role("link", name="4").click()
    expect(page.locator(f"#{QUIZ.id}-d select").first).to_be_focused()
    expect(page.locator(f"#{QUIZ.id}-d legend")).to_be_in_viewport()


def test_what_a_letter_stands_for_is_said_in_full(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    (question,) = (one for one in QUIZ.questions if one.type == "matching")
    field = page.locator(f"#{QUIZ.id}-{question.id}")
    line = field.locator(".choice-lines li").first
    chosen = line.locator("option").nth(1)
    assert re.fullmatch("[A-Z]", chosen.inner_text())
    line.locator("select").select_option(index=1)
    expect(line.locator(".choice-said")).to_have_text(str(chosen.get_attribute("data-text")))
    assert chosen.get_attribute("data-text") in {pair.right for pair in question.pairs}
    page.reload()
    expect(line.locator(".choice-said")).to_have_text(str(chosen.get_attribute("data-text")))


def test_a_place_given_twice_is_not_right(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    field = page.locator(f"#{QUIZ.id}-d")
    for item, place in zip(QUIZ.questions[3].order, ("1", "2", "2"), strict=True):
        field.get_by_label(item).select_option(label=place)
    check(page)
    expect(field.locator("[data-part=outcome]")).to_have_text("Not right yet")


def test_one_can_try_again_with_the_answers_or_without(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    check(page)
    answer(page, QUIZ, QUIZ.questions[0], right=False)
    assert result(page) == "You have changed an answer. Check again when you are ready."
    expect(page.locator("[data-outcome=right]")).to_have_count(TOTAL - 1)
    check(page)
    assert result(page) == f"{TOTAL - 1} of {TOTAL} points: passed."
    page.get_by_role("button", name="Clear my answers").click()
    assert result(page) == "Your answers are cleared. Your best result stays."
    expect(page.locator("form :checked:not(option)")).to_have_count(0)
    quiz = kept(page, COURSE)["quizzes"][QUIZ.id]
    assert (quiz["answers"], quiz["passed"]["mark"], quiz["passed"]["of"]) == ({}, TOTAL, TOTAL)
    check(page)
    assert result(page).startswith(f"0 of {TOTAL} points: not yet passed.")
    expect(page.locator("[data-part=best]")).to_have_text(
        f"You have passed this quiz. Best result: {TOTAL} of {TOTAL}."
    )


def test_cleared_answers_come_back(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    before = kept(page, COURSE)
    page.get_by_role("button", name="Clear my answers").click()
    assert kept(page, COURSE) != before
    page.get_by_role("button", name="Restore my answers").click()
    assert kept(page, COURSE) == before
    check(page)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."


def test_a_reload_in_the_middle_keeps_the_answers(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    for question in QUIZ.questions[1:4]:
        answer(page, QUIZ, question, right=True)
    page.reload()
    expect(page.locator("[data-part=result]")).to_have_text("Your answers from before are still here.")
    for question in (QUIZ.questions[0], QUIZ.questions[4]):
        answer(page, QUIZ, question, right=True)
    check(page)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."


def test_two_courses_side_by_side_do_not_mix(page: Page, school: Server) -> None:
    other = page.context.new_page()
    page.goto(school.url + quiz_page(COURSE))
    other.goto(school.url + quiz_page(OTHER))
    answer_all(page, QUIZ, TOTAL)
    answer_all(other, quiz_of(OTHER), 1)
    check(page)
    check(other)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."
    assert result(other).startswith(f"1 of {TOTAL} points: not yet passed.")
    assert list(kept(page, COURSE)["quizzes"]) == [QUIZ.id]
    assert list(kept(page, OTHER)["quizzes"]) == [quiz_of(OTHER).id]
    for one, expected in ((page, TOTAL), (other, 1)):
        one.reload()
        check(one)
        assert result(one).startswith(f"{expected} of {TOTAL}")
    page.goto(school.url + quiz_page(COURSE, 1))
    expect(page.locator("form :checked:not(option)")).to_have_count(0)


def test_with_the_keyboard_alone(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    take_with_the_keyboard(page, COURSE, QUIZ)


def test_it_says_what_it_is_to_a_screen_reader(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    group = page.get_by_role("group", name="1. Which one?")
    expect(group.get_by_role("radio")).to_have_count(3)
    expect(group).to_have_accessible_description("Choose one answer.")
    expect(page.get_by_role("group", name="4. In which order?").get_by_role("combobox", name="Get up")).to_be_visible()
    answer(page, QUIZ, QUIZ.questions[0], right=False)
    check(page)
    expect(page.get_by_role("status")).to_contain_text(f"0 of {TOTAL} points")
    expect(group).to_have_accessible_description("Choose one answer. Not right yet")
    expect(group.get_by_role("radio", name="That one")).to_have_accessible_description("Think again.")


def test_without_scripts_the_questions_are_read_and_the_answers_unfolded(browser: Browser, school: Server) -> None:
    page, _errors = open_page(browser, scripts=False)
    page.goto(school.url + quiz_page(COURSE))
    expect(page.get_by_text("Your browser does not run scripts")).to_be_visible()
    expect(page.locator("[data-part=check]")).to_be_hidden()
    solutions = page.locator(".solution")
    expect(solutions).to_have_count(TOTAL)
    for place, question in enumerate(QUIZ.questions):
        expect(page.get_by_role("group", name=question.question)).to_be_visible()
        content = solutions.nth(place).locator("summary + *")
        expect(content).to_be_hidden()
        solutions.nth(place).locator("summary").click()
        expect(content).to_be_visible()
    assert solutions.nth(1).locator("li").all_inner_texts() == [
        "Right: The first Yes, the first.",
        "Not right: The second Not the second.",
        "Right: The third Yes, the third.",
    ]
    assert solutions.nth(3).locator("li").all_inner_texts() == list(QUIZ.questions[3].order)
    page.context.close()


def test_it_works_without_a_connection_and_sends_nothing(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE), wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    answer_all(page, QUIZ, TOTAL)
    check(page)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."
    assert kept(page, COURSE)["quizzes"][QUIZ.id]["passed"]["mark"] == TOTAL
    assert asked == []


@pytest.mark.parametrize("failing", FAILING)
def test_where_nothing_can_be_kept_that_is_said_and_the_quiz_works(page: Page, school: Server, failing: str) -> None:
    page.add_init_script(failing)
    page.goto(school.url + quiz_page(COURSE))
    expect(page.get_by_text("your answers are lost")).to_be_visible()
    answer_all(page, QUIZ, TOTAL)
    check(page)
    assert result(page) == f"{TOTAL} of {TOTAL} points: passed."
    expect(page.locator("[data-part=best]")).to_have_text(
        f"You have passed this quiz. Best result: {TOTAL} of {TOTAL}."
    )


def test_answers_to_an_older_quiz_are_left_out(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    older = {"answers": {"a": ["00000000"], "gone": ["11111111"], "d": ["00000000:9"]}, "right": 9, "total": 9}
    state = {"version": 1, "units": {}, "quizzes": {QUIZ.id: {**older, "passed": False}}, "reviews": {}}
    page.evaluate(
        "([name, text]) => localStorage.setItem(name, text)", [f"{PORTAL}:course:{COURSE.id}", json.dumps(state)]
    )
    page.reload()
    expect(page.locator("form :checked:not(option)")).to_have_count(0)
    expect(page.locator("[data-part=result]")).to_have_text("")
    answer_all(page, QUIZ, 1)
    check(page)
    quiz = kept(page, COURSE)["quizzes"][QUIZ.id]
    assert sorted(quiz["answers"]) == sorted(quizzes.kept_under(QUIZ, question) for question in QUIZ.questions)
    assert (quiz["best"]["mark"], quiz["best"]["of"], "passed" in quiz) == (1, TOTAL, False)


def test_axe_finds_nothing_in_an_answered_quiz(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    found = {}
    for right in (0, NEEDED - 1, TOTAL):
        answer_all(page, QUIZ, right)
        check(page)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        found[right] = faults(page)
    page.get_by_role("button", name="Clear my answers").click()
    found[-1] = faults(page)
    assert found == {right: [] for right in found}


def test_every_control_shows_where_the_focus_is(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, 2)
    check(page)
    assert unmarked_stops(page) == []
