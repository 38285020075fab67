"""The rules of quizzes, in the program and in the script that a page loads."""

from typing import Any

import pytest
from playwright.sync_api import Page

from portal.parts.training import quizzes
from portal.parts.training.records.quiz import Quiz
from portal.portal import Portal
from tests.classroom import (
    COURSES,
    quiz_of,
    quiz_page,
)
from tests.parts.training.quiz_taking import COURSE, OTHER, QUIZ, offered_quizzes
from tools.server import Server


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
