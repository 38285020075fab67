"""Quizzes: their rules, and what readers meet on the page."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.training import quizzes
from portal.parts.training.addresses import unit_page
from portal.parts.training.records.course import Course
from portal.parts.training.records.quiz import Quiz
from portal.portal import Portal
from tests.browsing import open_page
from tests.classroom import (
    COURSES,
    FAILING,
    answer,
    answer_all,
    check,
    faults,
    kept,
    quiz_of,
    quiz_page,
    unmarked_stops,
)
from tools.server import Server

COURSE, OTHER = COURSES
QUIZ = quiz_of(COURSE)
TOTAL = len(QUIZ.questions)
NEEDED = 3


def offered_quizzes(records: Portal) -> list[tuple[Course, int, Quiz]]:
    """The quizzes of the courses that can be followed on the site, with the place of their module from 0."""
    return [
        (course, place, module.quiz)
        for course in records.every(Course).values()
        if course.offered
        for place, module in enumerate(course.modules)
        if module.quiz is not None
    ]


def of_each_shape(records: Portal) -> list[tuple[Course, int, Quiz]]:
    """Of the offered quizzes that have the same types of questions, the longest."""
    by_length = sorted(offered_quizzes(records), key=lambda one: len(one[2].questions))
    return list({frozenset(question.type for question in one[2].questions): one for one in by_length}.values())


def _rule(page: Page, school: Server, body: str, argument: Any = None) -> Any:
    page.goto(school.url + quiz_page(COURSE))
    code = "const { after, isRight, passes, score, told, toRead } = await import('/assets/quiz.js');"
    return page.evaluate(f"async given => {{ {code} {body} }}", argument)


# The rules


def test_the_mark_is_compared_in_whole_numbers_for_every_total(page: Page, school: Server) -> None:
    cases = [
        (right, total, mark)
        for total in range(1, 51)
        for right in range(total + 1)
        for mark in (1, 33, 50, 60, 66, 75, 99, 100)
    ]
    found = _rule(page, school, "return given.map((one) => passes(...one));", cases)
    assert found == [100 * right >= mark * total for right, total, mark in cases]
    assert _rule(page, school, "return [passes(3, 4, 75), passes(749, 1000, 75), passes(0, 1, 1)];") == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("mark", [1, 33, 50, 75, 99, 100])
def test_the_points_that_are_asked_for_are_the_least_that_pass(mark: int) -> None:
    question = QUIZ.questions[0]
    for total in range(1, 51):
        quiz = Quiz(
            id="long", title="Long", questions=tuple(question.model_copy(update={"id": f"q{n}"}) for n in range(total))
        )
        passing = [right for right in range(total + 1) if 100 * right >= mark * total]
        assert quizzes.needed(quiz, mark) == passing[0]


def test_only_a_wholly_right_answer_counts(page: Page, school: Server) -> None:
    cases = [["a", "c"], ["c", "a"], ["a"], ["a", "b", "c"], ["a", "b"], ["a", "a"], []]
    found = _rule(page, school, "return given.map((one) => isRight(one, ['a', 'c']));", cases)
    assert found == [True, True, False, False, False, False, False]
    scored = _rule(
        page,
        school,
        """const questions = [{ id: "p", right: ["a"] }, { id: "q", right: ["b"] }, { id: "r", right: ["c"] }];
        return score(questions, { p: ["a"], q: ["a"] });""",
    )
    assert scored == {"right": 1, "total": 3}


def test_the_best_result_is_kept_and_a_pass_is_never_lost(page: Page, school: Server) -> None:
    found = _rule(
        page,
        school,
        """const first = after({ answers: {} }, {}, { right: 2, total: 4 }, 75);
        const second = after(first, {}, { right: 3, total: 4 }, 75);
        const third = after(second, { a: ["x"] }, { right: 1, total: 4 }, 75);
        return [first, second, third, after(third, {}, { right: 1, total: 9 }, 75)];""",
    )
    assert found == [
        {"answers": {}, "right": 2, "total": 4, "passed": False},
        {"answers": {}, "right": 3, "total": 4, "passed": True},
        {"answers": {"a": ["x"]}, "right": 3, "total": 4, "passed": True},
        {"answers": {}, "right": 1, "total": 9, "passed": True},
    ]


def test_units_to_read_again_are_named_once_and_in_their_order(page: Page, school: Server) -> None:
    found = _rule(
        page,
        school,
        """const units = ["1.10", "1.2", "1.2", "2.0", "1.3"];
        const questions = units.map((unit, place) => ({ id: `q${place}`, unit, right: ["a"] }));
        return toRead(questions, { q4: ["a"], q1: ["b"] });""",
    )
    assert found == ["1.2", "1.10", "2.0"]


def test_feedback_does_not_give_an_answer_away(page: Page, school: Server) -> None:
    found = _rule(
        page,
        school,
        """const one = { single: true, right: ["a"] }, several = { single: false, right: ["a", "c"] };
        return [told(one, ["b"], false), told(several, ["a", "b"], false), told(several, ["a", "c"], false),
          told(several, ["a", "b"], true), told(one, [], true)];""",
    )
    assert found == [["b"], [], ["a", "c"], ["a", "b"], []]


@pytest.mark.first_network
def test_what_is_shuffled_is_never_in_the_right_order_and_always_the_same(records: Portal) -> None:
    found = [*offered_quizzes(records), *((course, 0, quiz_of(course)) for course in COURSES)]
    assert found
    for _course, _place, quiz in found:
        for question in quiz.questions:
            right = question.order or tuple(pair.right for pair in question.pairs)
            if right:
                shuffled = quizzes.listed(quiz, question)
                assert sorted(shuffled) == sorted(right)
                assert shuffled != right
                assert shuffled == quizzes.listed(quiz.model_copy(), question.model_copy())


def test_keys_stay_when_answers_move_and_change_when_they_are_written_anew() -> None:
    question = QUIZ.questions[0]
    before = {choice.text: choice.value for choice in quizzes.choices(QUIZ, question)}
    moved = question.model_copy(update={"answers": question.answers[::-1]})
    assert {choice.text: choice.value for choice in quizzes.choices(QUIZ, moved)} == before
    assert len(set(before.values())) == len(before)
    other = {choice.value for choice in quizzes.choices(quiz_of(OTHER), question)}
    assert other.isdisjoint(before.values())


@pytest.mark.first_network
def test_every_question_has_a_wholly_right_answer_among_its_values(records: Portal) -> None:
    for course, _place, quiz in offered_quizzes(records):
        for question in quiz.questions:
            right = quizzes.right(quiz, question)
            expected = sum(one.right for one in question.answers) or len(question.order) or len(question.pairs)
            assert len(set(right)) == expected == len(right), f"{course.id}: {question.id}"


# On the page


def _result(page: Page) -> str:
    return page.locator("[data-part=result]").inner_text()


def test_all_right(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    check(page)
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."
    expect(page.locator("[data-outcome=right]")).to_have_count(TOTAL)
    expect(page.get_by_role("heading", name="Read again")).to_be_hidden()
    expect(page.locator(".choice-feedback", has_text="Yes, the third.")).to_be_visible()
    expect(page.locator("[data-part=comment]", has_text="One after the other.")).to_be_visible()
    quiz = kept(page, COURSE)["quizzes"][QUIZ.id]
    assert (quiz["right"], quiz["total"], quiz["passed"]) == (TOTAL, TOTAL, True)


def test_exactly_at_the_mark_passes_and_then_answers_are_shown(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, NEEDED)
    check(page)
    assert _result(page) == f"{NEEDED} of {TOTAL} points: passed."
    assert kept(page, COURSE)["quizzes"][QUIZ.id]["passed"] is True
    solutions = page.locator(".solution:visible")
    expect(solutions).to_have_count(TOTAL)
    solutions.last.locator("summary").click()
    expect(solutions.last).to_contain_text("Moon")


def test_one_below_the_mark_fails_and_leads_to_the_units_but_not_to_the_answers(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, NEEDED - 1)
    check(page)
    assert (
        _result(page) == f"{NEEDED - 1} of {TOTAL} points: not yet passed. You need 60 %, that is {NEEDED} of {TOTAL}."
    )
    assert kept(page, COURSE)["quizzes"][QUIZ.id]["passed"] is False
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
    assert again.all_inner_texts() == ["1.1 Unit 1 of module 1", "1.0 Unit 0 of module 1"]
    again.first.get_by_role("link").click()
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
    assert _result(page).endswith("Not answered: 3, 4, 5.")


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
    assert _result(page) == "You have changed an answer. Check again when you are ready."
    expect(page.locator("[data-outcome=right]")).to_have_count(TOTAL - 1)
    check(page)
    assert _result(page) == f"{TOTAL - 1} of {TOTAL} points: passed."
    page.get_by_role("button", name="Clear my answers").click()
    assert _result(page) == "Your answers are cleared. Your best result stays."
    expect(page.locator("form :checked:not(option)")).to_have_count(0)
    assert kept(page, COURSE)["quizzes"][QUIZ.id] == {"answers": {}, "right": TOTAL, "total": TOTAL, "passed": True}
    check(page)
    assert _result(page).startswith(f"0 of {TOTAL} points: not yet passed.")
    expect(page.locator("[data-part=best]")).to_have_text(
        f"You have passed this quiz. Best result: {TOTAL} of {TOTAL}."
    )


def test_cleared_answers_come_back(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    answer_all(page, QUIZ, TOTAL)
    before = kept(page, COURSE)
    page.get_by_role("button", name="Clear my answers").click()
    assert kept(page, COURSE) != before
    page.get_by_role("button", name="Bring my answers back").click()
    assert kept(page, COURSE) == before
    check(page)
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."


def test_a_reload_in_the_middle_keeps_the_answers(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    for question in QUIZ.questions[1:4]:
        answer(page, QUIZ, question, right=True)
    page.reload()
    expect(page.locator("[data-part=result]")).to_have_text("Your answers from before are still here.")
    for question in (QUIZ.questions[0], QUIZ.questions[4]):
        answer(page, QUIZ, question, right=True)
    check(page)
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."


def test_two_courses_side_by_side_do_not_mix(page: Page, school: Server) -> None:
    other = page.context.new_page()
    page.goto(school.url + quiz_page(COURSE))
    other.goto(school.url + quiz_page(OTHER))
    answer_all(page, QUIZ, TOTAL)
    answer_all(other, quiz_of(OTHER), 1)
    check(page)
    check(other)
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."
    assert _result(other).startswith(f"1 of {TOTAL} points: not yet passed.")
    assert list(kept(page, COURSE)["quizzes"]) == [QUIZ.id]
    assert list(kept(page, OTHER)["quizzes"]) == [quiz_of(OTHER).id]
    for one, expected in ((page, TOTAL), (other, 1)):
        one.reload()
        check(one)
        assert _result(one).startswith(f"{expected} of {TOTAL}")
    page.goto(school.url + quiz_page(COURSE, 1))
    expect(page.locator("form :checked:not(option)")).to_have_count(0)


def take_with_the_keyboard(page: Page, course: Course, quiz: Quiz) -> None:
    """Answers a quiz wholly right and checks it, with the keyboard alone, from the heading above the quiz."""
    page.emulate_media(reduced_motion="reduce")
    page.locator("h2#quiz").click()
    right = {value for question in quiz.questions for value in quizzes.right(quiz, question)}
    for _stop in range(400):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        kind = focused.evaluate("field => field.type ?? ''")
        if kind == "submit":
            break
        expect(focused).to_be_in_viewport()
        if kind == "checkbox" and focused.input_value() in right:
            page.keyboard.press("Space")
        elif kind == "radio":
            page.keyboard.press("Space")
            for _arrow in range(10):
                if page.locator(":focus").input_value() in right:
                    break
                page.keyboard.press("ArrowDown")
        elif kind == "select-one":
            wanted = next(value for value in right if focused.locator(f"option[value='{value}']").count())
            page.keyboard.type(focused.locator(f"option[value='{wanted}']").inner_text()[0])
    page.keyboard.press("Enter")
    total = len(quiz.questions)
    expect(page.locator("[data-part=result]")).to_have_text(f"{total} of {total} points: passed.")


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
    expect(page.get_by_text("Your browser runs no scripts")).to_be_visible()
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
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."
    assert kept(page, COURSE)["quizzes"][QUIZ.id]["passed"] is True
    assert asked == []


@pytest.mark.parametrize("failing", FAILING)
def test_where_nothing_can_be_kept_that_is_said_and_the_quiz_works(page: Page, school: Server, failing: str) -> None:
    page.add_init_script(failing)
    page.goto(school.url + quiz_page(COURSE))
    expect(page.get_by_text("does not let this page keep anything")).to_be_visible()
    answer_all(page, QUIZ, TOTAL)
    check(page)
    assert _result(page) == f"{TOTAL} of {TOTAL} points: passed."
    expect(page.locator("[data-part=best]")).to_have_text(
        f"You have passed this quiz. Best result: {TOTAL} of {TOTAL}."
    )


def test_answers_to_an_older_quiz_are_left_out(page: Page, school: Server) -> None:
    page.goto(school.url + quiz_page(COURSE))
    older = {"answers": {"a": ["00000000"], "gone": ["11111111"], "d": ["00000000:9"]}, "right": 9, "total": 9}
    state = {"version": 1, "units": {}, "quizzes": {QUIZ.id: {**older, "passed": False}}, "reviews": {}}
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [f"course:{COURSE.id}", json.dumps(state)])
    page.reload()
    expect(page.locator("form :checked:not(option)")).to_have_count(0)
    expect(page.locator("[data-part=result]")).to_have_text("")
    answer_all(page, QUIZ, 1)
    check(page)
    quiz = kept(page, COURSE)["quizzes"][QUIZ.id]
    assert sorted(quiz["answers"]) == [question.id for question in QUIZ.questions]
    assert (quiz["right"], quiz["total"], quiz["passed"]) == (1, TOTAL, False)


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


# Quizzes on whole pages


@pytest.mark.first_network
def test_quizzes_of_the_site_pass_at_the_mark_and_not_below(page: Page, server: Server, records: Portal) -> None:
    found = offered_quizzes(records)
    assert found
    for course, place, quiz in found:
        assert course.pass_mark is not None
        total, needed = len(quiz.questions), quizzes.needed(quiz, course.pass_mark)
        page.goto(server.url + quiz_page(course, place))
        answer_all(page, quiz, needed - 1)
        check(page)
        assert _result(page).startswith(f"{needed - 1} of {total} points: not yet passed"), quiz.id
        answer(page, quiz, quiz.questions[needed - 1], right=True)
        check(page)
        assert _result(page) == f"{needed} of {total} points: passed.", quiz.id
        page.reload()
        check(page)
        assert _result(page) == f"{needed} of {total} points: passed.", quiz.id
        passed = kept(page, course)["quizzes"]
        assert len(passed) == place + 1
        assert all(one["passed"] for one in passed.values())


@pytest.mark.first_network
def test_quizzes_of_the_site_with_the_keyboard_alone(page: Page, server: Server, records: Portal) -> None:
    for course, place, quiz in of_each_shape(records):
        page.goto(server.url + quiz_page(course, place))
        take_with_the_keyboard(page, course, quiz)


@pytest.mark.first_network
@pytest.mark.first_network
def test_quizzes_of_the_site_without_scripts(browser: Browser, server: Server, records: Portal) -> None:
    page, _errors = open_page(browser, scripts=False)
    for course, place, quiz in offered_quizzes(records):
        page.goto(server.url + quiz_page(course, place))
        expect(page.locator(".question")).to_have_count(len(quiz.questions))
        expect(page.locator(".solution summary:visible")).to_have_count(len(quiz.questions))
    page.context.close()


@pytest.mark.first_network
def test_axe_finds_nothing_in_quizzes_of_the_site(page: Page, server: Server, records: Portal) -> None:
    found = {}
    for course, place, quiz in of_each_shape(records):
        page.goto(server.url + quiz_page(course, place))
        answer_all(page, quiz, len(quiz.questions) // 2)
        check(page)
        found[quiz.id] = faults(page)
    assert found == {key: [] for key in found}
