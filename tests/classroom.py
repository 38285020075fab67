"""A small site with the tools of two invented courses, each tool on a page as bare as can be."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from markupsafe import Markup, escape
from playwright.sync_api import Page

from portal.frame.assets import published
from portal.frame.templates import Templates
from portal.host.headers import headers
from portal.parts.training import quizzes
from portal.parts.training.addresses import module_page, review_page, unit_page
from portal.parts.training.records.course import Course
from portal.parts.training.records.quiz import Question, Quiz
from portal.site import open_site
from tests import synthetic
from tests.browsing import NARROW, WIDE, faults_in_each_look, look
from tests.project import ROOT

URL = "https://portal.invalid/"


def _questions(unit: str) -> list[dict[str, Any]]:
    """A question of each type, "b" with two right answers."""
    about = {"objectives": ["first"], "unit": unit}
    return [
        {
            "id": "a",
            "type": "single-choice",
            "question": "Which one?",
            **about,
            "answers": [
                {"text": "This one", "right": True, "feedback": "Yes, this."},
                {"text": "That one", "feedback": "Think again."},
                {"text": "No one"},
            ],
        },
        {
            "id": "b",
            "type": "multiple-choice",
            "question": "Which ones?",
            **about,
            "answers": [
                {"text": "The first", "right": True, "feedback": "Yes, the first."},
                {"text": "The second", "feedback": "Not the second."},
                {"text": "The third", "right": True, "feedback": "Yes, the third."},
            ],
        },
        {
            "id": "c",
            "type": "true-false",
            "question": "Is it so?",
            **about,
            "answers": [{"text": "True", "right": True}, {"text": "False", "feedback": "Look at it again."}],
        },
        {
            "id": "d",
            "type": "ordering",
            "question": "In which order?",
            **{**about, "unit": f"{unit.removesuffix('1')}0"},
            "order": ["Wake up", "Get up", "Go out"],
            "feedback": "One after the other.",
        },
        {
            "id": "e",
            "type": "matching",
            "question": "What belongs together?",
            **about,
            "pairs": [
                {"left": "Day", "right": "Sun"},
                {"left": "Night", "right": "Moon"},
                {"left": "Sea", "right": "Salt"},
            ],
        },
    ]


def _review() -> dict[str, Any]:
    return {
        "product": "A page about the course",
        "intro": "Two groups read each other's page.",
        "steps": [{"title": "Read", "text": "Read the page.", "minutes": 7}, {"text": "Talk about it.", "minutes": 1}],
        "rules": ["Be kind.", "Be exact."],
        "levels": ["starting", "growing", "good", "strong"],
        "criteria": [
            {"title": "Reasons", "question": "Does it say why?", "levels": ["None.", "One.", "Two.", "Many."]},
            {"title": "Steps", "levels": ["No step.", "A step.", "Two steps.", "A plan."]},
        ],
        "prompts": ["A strength is ...", "A question of mine:"],
    }


def _module(place: int, quiz: str) -> dict[str, Any]:
    units = [
        {"id": f"unit-{place}-{unit}", "title": f"Unit {unit} of module {place}", "text": "unit.md", "minutes": 50}
        for unit in range(3)
    ]
    return {
        "id": f"module-{place}",
        "title": f"Čas; učenje, {place}",
        "objectives": [{"id": "first", "text": "You can do it."}],
        "units": units,
        "quiz": {"id": quiz, "title": f"Quiz of module {place}", "questions": _questions(f"unit-{place}-1")},
        "peer_review": _review(),
    }


def course(id: str) -> Course:
    """An invented course with two modules of three units each, a quiz of five questions at 60 per cent in both."""
    return Course.model_validate(
        {
            "id": id,
            "title": f"Course {id}",
            "summary": "Invented to test a portal.",
            "state": "open",
            "audience": ["teachers"],
            "language": "en",
            "provider": "Synthetic institute",
            "licence": "CC-BY-4.0",
            "published": "2022-01-01",
            "sources": ["https://portal.invalid/source"],
            "pass_mark": 60,
            "modules": [_module(1, f"{id}-one"), _module(2, f"{id}-two")],
        }
    )


PORTAL = "urn:uuid:00000000-0000-4000-8000-000000000004"
"""The identity of the portal with these courses."""
COURSES = (course("first-course"), course("second-course"))


FAILING = [
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
]
"""Scripts that make the store of the browser fail: it is full, or not allowed."""


def templates(folder: Path) -> Templates:
    """The templates of the portal, with the small network of the tests."""
    data = synthetic.small(folder)
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY).templates


def write(folder: Path, made: Templates) -> Path:
    """The site in ``folder``: for each course a page for progress and calendar, pages of units, quizzes and reviews."""
    site = folder / "classroom"
    shutil.copytree(
        ROOT / "docs" / "assets",
        site / "assets",
        copy_function=lambda file, to: Path(to).write_bytes(published(Path(file))),
    )
    for name in ("_redirects", "404.html"):
        (site / name).write_text("", encoding="utf-8")
    (site / "_headers").write_text(headers(("assets/", "training/"), {}), encoding="utf-8")
    for one in COURSES:
        for path, body in _pages(one, made).items():
            file = site / path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(frame(made, one.title, path, body), encoding="utf-8")
    return site


def make(folder: Path) -> None:
    """Writes the site to ``folder``/classroom, and the records that its templates need beside it."""
    folder.mkdir()
    write(folder, templates(folder))


def _pages(course: Course, made: Templates) -> Mapping[str, Markup]:
    tools = made.component("progress_tools", course=course)
    calendar = made.component("course_calendar", course=course)
    pages = {course.path: tools + Markup("<h2>Calendar</h2>") + calendar}
    for module in course.modules:
        links = Markup("").join(
            Markup('<li><a href="/{}">{}</a>{}</li>').format(
                unit_page(course, module, unit), unit.title, made.component("unit_state", course=course, unit=unit)
            )
            for unit in module.units
        )
        bar = made.component("course_store") + made.component("progress_bar", course=course, module=module)
        script = Markup('<script type="module" src="{}"></script>').format(made.asset("progress.js"))
        pages[module_page(course, module)] = Markup("{}<ul>{}</ul>{}").format(bar, links, script)
        for unit in module.units:
            done = made.component("course_store") + made.component("unit_done", course=course, unit=unit) + script
            quiz = made.component("quiz", course=course, module=module) if unit is module.units[-1] else ""
            pages[unit_page(course, module, unit)] = Markup("{}{}").format(quiz, done)
        pages[review_page(course, module)] = made.component("peer_review", course=course, module=module)
    return pages


def frame(made: Templates, title: str, path: str, body: Markup) -> str:
    """A whole page with the body."""
    sheets = ("site.css", *made.wardrobe.needed(body), "styles/training.css")
    return (
        f'<!doctype html><html lang="en" data-portal="{PORTAL}">'
        f'<head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="canonical" href="{URL}{path}"><link rel="icon" href="{made.asset("icon.svg")}">'
        + "".join(f'<link rel="stylesheet" href="{made.asset(sheet)}">' for sheet in sheets)
        + f'<script src="{made.asset("theme.js")}"></script></head>'
        f'<body><main><article class="page"><h1>{escape(title)}</h1>{body}</article></main></body></html>'
    )


def quiz_page(course: Course, place: int = 0) -> str:
    """Address of the page with the quiz of a module, counted from 0."""
    module = course.modules[place]
    return f"/{unit_page(course, module, module.units[-1])}"


def quiz_of(course: Course, place: int = 0) -> Quiz:
    """The quiz of a module, counted from 0."""
    quiz = course.modules[place].quiz
    assert quiz is not None
    return quiz


def answer(page: Page, quiz: Quiz, question: Question, *, right: bool) -> None:
    """Answers a question on its page as a reader would, by what stands there."""
    field = page.locator(f"#{quiz.id}-{question.id}")
    if question.answers:
        several = question.type == "multiple-choice"
        for one in question.answers if several else [one for one in question.answers if one.right == right][:1]:
            field.get_by_label(one.text, exact=True).set_checked(one.right == right)
    elif question.order:
        places = range(1, len(question.order) + 1)
        for place, item in zip(places if right else reversed(places), question.order, strict=True):
            field.get_by_label(item, exact=True).select_option(label=str(place))
    else:
        listed = quizzes.listed(quiz, question)
        ends = [pair.right for pair in question.pairs]
        for pair, end in zip(question.pairs, ends if right else [*ends[1:], ends[0]], strict=True):
            option = ascii_uppercase[listed.index(end)]
            field.get_by_label(pair.left, exact=True).select_option(label=option)


def answer_all(page: Page, quiz: Quiz, right: int) -> None:
    """Answers the first so many questions right, and all others wrong."""
    for place, question in enumerate(quiz.questions):
        answer(page, quiz, question, right=place < right)


def check(page: Page) -> None:
    """Has the answers counted."""
    page.get_by_role("button", name="Check my answers").click()


def kept(page: Page, course: Course) -> Any:
    """What the browser keeps of the course; None for nothing."""
    return json.loads(page.evaluate("name => localStorage.getItem(name)", kept_under(page, course)) or "null")


def kept_under(page: Page, course: Course) -> str:
    """The name under which the browser keeps it."""
    return f"{page.locator('html').get_attribute('data-portal')}:course:{course.id}"


def too_small(page: Page) -> list[str]:
    """Controls that are smaller than 24 by 24 CSS pixels (WCAG 2.2, 2.5.8), but for links in text."""
    found: list[str] = page.eval_on_selector_all(
        "main :is(input, button, select, textarea, summary, .button)",
        """all => all.filter(one => one.checkVisibility()).filter(one => {
          const { width, height } = one.getBoundingClientRect();
          return width < 24 || height < 24;
        }).map(one => one.outerHTML.slice(0, 120))""",
    )
    return found


def unmarked_stops(page: Page) -> list[str]:
    """Controls in the main part that show no outline when they are reached with the keyboard."""
    count = page.locator("main :is(input, button, select, textarea, a, summary):visible").count()
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    found = []
    for _stop in range(count):
        page.keyboard.press("Tab")
        if not page.evaluate(
            """() => {
              const element = document.activeElement;
              const shown = element.closest(".file-button, .unit-done label") ?? element;
              const { outlineStyle, outlineWidth } = getComputedStyle(shown);
              return element === document.body || (outlineStyle === "solid" && parseFloat(outlineWidth) >= 2);
            }"""
        ):
            found.append(str(page.evaluate("document.activeElement.outerHTML.slice(0, 120)")))
    return found


def faults(page: Page) -> list[str]:
    """What axe and a look at the sizes find on the page as it stands, in each of its looks."""
    found = faults_in_each_look(page)
    for width in (NARROW, WIDE):
        look(page, width=width, scheme="light")
        found += [f"smaller than 24 px: {control}" for control in too_small(page)]
    return found
