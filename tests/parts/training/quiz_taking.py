"""What a reader does with a quiz, and the quizzes that a site offers."""

from playwright.sync_api import Page, expect

from portal.parts.training import quizzes
from portal.parts.training.records.course import Course
from portal.parts.training.records.quiz import Quiz
from portal.portal import Portal
from tests.classroom import (
    COURSES,
    quiz_of,
)

COURSE, OTHER = COURSES
QUIZ = quiz_of(COURSE)


def offered_quizzes(records: Portal) -> list[tuple[Course, int, Quiz]]:
    """The quizzes of the courses that can be followed on the site, with the place of their module from 0."""
    return [
        (course, place, module.quiz)
        for course in records.every(Course).values()
        if course.offered
        for place, module in enumerate(course.modules)
        if module.quiz is not None
    ]


def result(page: Page) -> str:
    return page.locator("[data-part=result]").inner_text()


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
