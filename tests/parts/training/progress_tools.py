"""The tools on the page of a course that keep progress."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from portal.parts.training.addresses import unit_page
from portal.parts.training.records.course import Course
from tests.classroom import COURSES
from tools.server import Server

COURSE, OTHER = COURSES


def unit(course: Course, number: str) -> str:
    module = course.modules[int(number[0]) - 1]
    return f"/{unit_page(course, module, next(unit for unit in module.units if unit.number == number))}"


def mark(page: Page, school: Server, *numbers: str, course: Course = COURSE) -> None:
    for number in numbers:
        page.goto(school.url + unit(course, number))
        page.get_by_label("I have done this unit").check()


def tools(page: Page, school: Server, course: Course = COURSE) -> Page:
    page.goto(f"{school.url}/{course.path}")
    return page


def status(page: Page) -> str:
    return page.locator("[data-part=status]").inner_text()


def bar(page: Page) -> tuple[str, int]:
    """What the bar says and shows; it is hidden from those who have not begun."""
    bar = page.locator(".progress-bar progress").first
    return page.locator(".progress-bar p").first.inner_text(), int(bar.evaluate("bar => bar.value"))


def open(page: Page, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    status = page.locator("[data-part=status]")
    status.evaluate("status => { status.textContent = '' }")
    page.get_by_label("Open a saved file").set_input_files(
        {"name": "copy.json", "mimeType": "application/json", "buffer": data}
    )
    expect(status).not_to_be_empty()


STATE = {
    "version": 2,
    "units": {"unit-1-0": True, "unit-2-2": True},
    "quizzes": {
        "q-1": {
            "answers": {"a:0123abcd": ["0123abcd"], "d:0123abcd": ["0123abcd:2", "0123abce:0123abcd"]},
            "best": {"version": "0123abcd", "mark": 1, "of": 2, "day": "2026-11-28"},
            "passed": {"mark": 2, "of": 2},
        },
        "q-2": {"answers": {}},
    },
    "reviews": {"module-1": {"levels": {"0123abcd": 3}, "texts": {"0123abce": 'Ž, "quoted"\n<script>'}}},
}


def file(course: str = COURSE.id, **changes: Any) -> str:
    return json.dumps({"course": course, **STATE, **changes})
