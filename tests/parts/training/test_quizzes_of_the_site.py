"""Quizzes on whole pages of a site: each can be passed, with the keyboard too."""

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.training import quizzes
from portal.parts.training.records.course import Course
from portal.parts.training.records.quiz import Quiz
from portal.portal import Portal
from tests.browsing import open_page
from tests.classroom import (
    answer,
    answer_all,
    check,
    faults,
    kept,
    quiz_page,
)
from tests.parts.training.quiz_taking import offered_quizzes, result, take_with_the_keyboard
from tools.server import Server


def of_each_shape(records: Portal) -> list[tuple[Course, int, Quiz]]:
    """Of the offered quizzes that have the same types of questions, the longest."""
    by_length = sorted(offered_quizzes(records), key=lambda one: len(one[2].questions))
    return list({frozenset(question.type for question in one[2].questions): one for one in by_length}.values())


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
        assert result(page).startswith(f"{needed - 1} of {total} points: not yet passed"), quiz.id
        answer(page, quiz, quiz.questions[needed - 1], right=True)
        check(page)
        assert result(page) == f"{needed} of {total} points: passed.", quiz.id
        page.reload()
        check(page)
        assert result(page) == f"{needed} of {total} points: passed.", quiz.id
        passed = kept(page, course)["quizzes"]
        assert len(passed) == place + 1
        assert all("passed" in one for one in passed.values())


@pytest.mark.first_network
def test_quizzes_of_the_site_with_the_keyboard_alone(page: Page, server: Server, records: Portal) -> None:
    for course, place, quiz in of_each_shape(records):
        page.goto(server.url + quiz_page(course, place))
        take_with_the_keyboard(page, course, quiz)


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
