"""The Markdown that hand-written pages may use, on one page (``tests/writing/``), built with the project's settings."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import open_page, violations
from tests.document import Document
from tests.project import ROOT, Build, copy_of_project
from tests.shared import once
from tools.server import Server

ADDRESS = "/contribute/"
"""The page stands in place of one that is in the menu."""
KINDS = ("note", "warning", "success", "danger", "question", "quote")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """The site of the small portal with the page in it."""

    def make(site: Path) -> None:
        project = copy_of_project(tmp_path_factory.mktemp("writing"))
        shutil.copy(ROOT / "tests" / "writing" / "index.md", project / "docs" / "contribute" / "index.md")
        result = build(project, site)
        assert result.returncode == 0, result.stdout + result.stderr

    return once(tmp_path_factory, "site-of-writing", make)


@pytest.fixture(scope="module")
def writing(written: Path) -> Iterator[Server]:
    with Server(written, ROOT / "netlify.toml") as running:
        yield running


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_thing_is_shown_and_axe_finds_nothing(browser: Browser, writing: Server, width: int, scheme: str) -> None:
    page, errors = open_page(browser, width=width, scheme=scheme)
    page.goto(writing.url + ADDRESS)
    for thing in (
        *(f".admonition.{kind}" for kind in KINDS),
        "details.admonition.tip > summary",
        "details.example > p",
        ".tabbed-labels > label >> nth=2",
        ".grid.cards li svg >> nth=0",
        ".grid > p.card",
        ".grid > .card .card-title a >> nth=0",
        ".grid > .hub-card svg",
        "a.md-button--primary svg",
        "p > .twemoji >> nth=2",
        "dl > dd >> nth=1",
        ".task-list .task-list .task-list-indicator >> nth=1",
        ".footnote li:nth-child(2)",
        "td.align-right >> nth=0",
        "pre code.language-yaml >> nth=1",
    ):
        expect(page.locator(thing), thing).to_be_visible()
    closed = violations(page)
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert closed + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.context.close()
    assert errors == []


@pytest.fixture
def plain(browser: Browser, writing: Server) -> Iterator[Page]:
    """The page in a browser without scripts."""
    page, errors = open_page(browser, scripts=False)
    page.goto(writing.url + ADDRESS)
    yield page
    page.context.close()
    assert errors == []


def test_tabs_work_with_the_keyboard_and_without_scripts(plain: Page) -> None:
    blocks = plain.locator(".tabbed-block")
    plain.get_by_role("radio", name="Primary school").focus()
    expect(blocks.nth(0)).to_be_visible()
    expect(blocks.nth(1)).to_be_hidden()
    plain.keyboard.press("ArrowRight")
    expect(blocks.nth(0)).to_be_hidden()
    expect(blocks.nth(1)).to_be_visible()
    expect(plain.locator(".tabbed-labels > label").nth(1)).to_have_css("outline-style", "solid")
    plain.get_by_text("A rather long title that wraps").click()
    expect(blocks.nth(2)).to_be_visible()


def test_print_shows_every_tab_under_its_title_and_what_is_folded(plain: Page) -> None:
    plain.emulate_media(media="print")
    labels, blocks = plain.locator(".tabbed-labels > label"), plain.locator(".tabbed-block")
    tops = []
    for number in range(3):
        expect(blocks.nth(number)).to_be_visible()
        tops += [_top(labels.nth(number)), _top(blocks.nth(number))]
    assert tops == sorted(tops)
    expect(plain.get_by_text("What is inside is hidden until it is opened.")).to_be_visible()


def _top(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return float(box["y"])


def test_boxes_of_tasks_say_what_they_are(plain: Page) -> None:
    assert plain.get_by_role("checkbox", name="Done", exact=True, checked=True, disabled=True).count() == 2
    assert plain.get_by_role("checkbox", name="To do", exact=True, checked=False, disabled=True).count() == 2


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(written: Path) -> None:
    document = Document(written, written / "contribute" / "index.html")
    for element in document.root.iter():
        assert element.tag != "style"
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")], element.attrib
        assert element.get("src", "/").startswith("/"), element.attrib
    for script in document.all("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    for link in document.all("link"):
        assert link.get("rel") != "stylesheet" or link.attrib["href"].startswith("/")
