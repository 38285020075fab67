"""Peer review: the sheet on the page, as a file for colleagues, and on paper."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.training.addresses import review_page
from portal.parts.training.records.course import Course
from portal.parts.training.records.peer_review import PeerReview
from tests.browsing import open_page
from tests.classroom import COURSES, FAILING, faults, kept, unmarked_stops
from tools.server import Server

COURSE, OTHER = COURSES
MODULE = COURSE.modules[0]
EVIL = '<img src=x onerror="window.planted=1"></dd><script>window.planted=1</script>'


def _review() -> PeerReview:
    assert MODULE.peer_review is not None
    return MODULE.peer_review


def _sheet(page: Page, school: Server, course: Course = COURSE, place: int = 0) -> Page:
    page.goto(f"{school.url}/{review_page(course, course.modules[place])}")
    return page


def _fill(page: Page) -> None:
    page.get_by_role("group", name="Reasons").get_by_label("good Two.").check()
    page.get_by_role("group", name="Steps").get_by_label("starting No step.").check()
    page.get_by_label("A strength is ...").fill("Čist i jasan tekst.\nAnd short.")


def _filled(page: Page) -> tuple[list[str], list[str]]:
    chosen = page.locator("label:has(:checked) strong").all_inner_texts()
    return [text.lower() for text in chosen], [area.input_value() for area in page.locator("textarea").all()]


FILLED = (["good", "starting"], ["Čist i jasan tekst.\nAnd short.", ""])
EMPTY: tuple[list[str], list[str]] = ([], ["", ""])


def _saved(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my review as a file").click()
    assert download.value.suggested_filename == f"{COURSE.id}-module-1-peer-review.json"
    return Path(download.value.path()).read_text(encoding="utf-8")


def _open(page: Page, content: str, name: str = "from-zagreb.json") -> None:
    page.get_by_label("Open a colleague’s file").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content.encode()}
    )


def _theirs(page: Page) -> list[tuple[str, str]]:
    page.locator("[data-part=theirs]").wait_for()
    rows = page.locator("[data-part=theirs-list] > div").all()
    return [(row.locator("dt").inner_text(), row.locator("dd").inner_text()) for row in rows]


def test_the_protocol_shows_its_steps_with_their_minutes(page: Page, school: Server) -> None:
    _sheet(page, school)
    review = _review()
    expect(page.get_by_role("heading", name="Steps: 8 minutes")).to_be_visible()
    assert page.locator(".review-steps li").all_inner_texts() == [
        "7 minutes\nRead. Read the page.",
        "1 minute\nTalk about it.",
    ]
    assert page.locator(".review-rules li").all_inner_texts() == list(review.rules)
    for criterion in review.criteria:
        group = page.get_by_role("group", name=criterion.title)
        expect(group.get_by_role("radio")).to_have_count(len(review.levels))
    group = page.get_by_role("group", name="Reasons")
    expect(group).to_have_accessible_description("Does it say why?")
    expect(group.get_by_role("radio", name="strong Many.")).to_be_visible()


def test_what_is_filled_in_is_kept_for_its_module_and_course_only(page: Page, school: Server) -> None:
    _sheet(page, school)
    _fill(page)
    assert _filled(page) == FILLED
    page.reload()
    assert _filled(page) == FILLED
    assert _filled(_sheet(page, school, COURSE, 1)) == EMPTY
    assert _filled(_sheet(page, school, OTHER)) == EMPTY
    assert kept(page, OTHER) is None
    assert list(kept(page, COURSE)["reviews"]) == ["module-1"]


def test_a_review_is_exchanged_as_a_file_and_read_only(page: Page, school: Server, browser: Browser) -> None:
    _sheet(page, school)
    _fill(page)
    content = _saved(page)
    assert json.loads(content) == {
        "version": 2,
        "course": COURSE.id,
        "module": "module-1",
        **kept(page, COURSE)["reviews"]["module-1"],
    }
    colleague, errors = open_page(browser)
    _sheet(colleague, school)
    colleague.get_by_role("group", name="Steps").get_by_label("strong A plan.").check()
    _open(colleague, content)
    assert [(title, words.lower()) for title, words in _theirs(colleague)] == [
        ("Reasons", "good: two."),
        ("Steps", "starting: no step."),
        ("A strength is ...", "čist i jasan tekst.\nand short."),
        ("A question of mine:", "not filled in"),
    ]
    expect(colleague.get_by_role("heading", name="Review from the file from-zagreb.json")).to_be_focused()
    expect(colleague.locator("[data-part=theirs] :is(input, textarea, [contenteditable])")).to_have_count(0)
    assert _filled(colleague) == (["strong"], ["", ""])
    assert "good" not in json.dumps(kept(colleague, COURSE))
    colleague.get_by_role("button", name="Close this review").click()
    expect(colleague.locator("[data-part=theirs]")).to_be_hidden()
    colleague.reload()
    expect(colleague.locator("[data-part=theirs]")).to_be_hidden()
    colleague.context.close()
    assert errors == []


def _file(**changes: Any) -> str:
    return json.dumps({"version": 2, "course": COURSE.id, "module": "module-1", "levels": {}, "texts": {}, **changes})


def test_a_hostile_file_is_refused_or_stays_text(page: Page, school: Server) -> None:
    _sheet(page, school)
    refused = "This file is not a review from this site. It was not opened."
    newer = "This review was saved by a newer version of this site, and this version cannot read it. It was not opened."
    other = "This file is about another module or course. It was not opened."
    status = page.locator("[data-part=status]")
    for content, said in (
        ("{", refused),
        ("null", refused),
        (_file(levels={EVIL: 1}), refused),
        (_file(levels={"0123abcd": EVIL}), refused),
        (_file(texts={"__proto__": EVIL}), refused),
        (_file(texts={"0123abcd": 1}), refused),
        (_file(more=EVIL), refused),
        (_file(version=3), newer),
        (_file(texts={"0123abcd": "x" * 1_000_001}), refused),
        (_file(module="module-2"), other),
        (_file(course=OTHER.id), other),
    ):
        status.evaluate("status => { status.textContent = '' }")
        _open(page, content)
        expect(status).to_have_text(said)
        expect(page.locator("[data-part=theirs]")).to_be_hidden()
    key = str(page.get_by_label("A strength is ...").get_attribute("name"))
    _open(page, _file(texts={key: EVIL}, levels={"0123abcd": 5}), name=f"{EVIL.replace('/', '')}.json")
    assert _theirs(page)[2] == ("A strength is ...", EVIL)
    expect(page.locator("[data-part=theirs] :is(img, script)")).to_have_count(0)
    assert page.evaluate("window.planted") is None
    assert kept(page, COURSE) is None


def test_a_level_that_the_sheet_does_not_have_counts_as_not_filled_in(page: Page, school: Server) -> None:
    _sheet(page, school)
    key = str(page.get_by_role("group", name="Reasons").get_by_role("radio").first.get_attribute("name"))
    _open(page, _file(levels={key: 5}))
    assert _theirs(page)[0] == ("Reasons", "Not filled in")


def test_it_is_erased_in_one_click_which_can_be_taken_back(page: Page, school: Server) -> None:
    _sheet(page, school)
    _fill(page)
    before = kept(page, COURSE)
    page.get_by_role("button", name="Erase my review").click()
    assert _filled(page) == EMPTY
    assert kept(page, COURSE) is None
    page.get_by_role("button", name="Undo").click()
    assert _filled(page) == FILLED
    assert kept(page, COURSE) == before


def test_nothing_is_sent(page: Page, school: Server) -> None:
    _sheet(page, school)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    _fill(page)
    _open(page, _saved(page))
    _theirs(page)
    page.get_by_label("A strength is ...").press("Enter")
    assert [url for url in asked if not url.startswith("blob:")] == []


@pytest.mark.parametrize("failing", FAILING)
def test_where_nothing_can_be_kept_that_is_said_and_the_sheet_works(page: Page, school: Server, failing: str) -> None:
    page.add_init_script(failing)
    _sheet(page, school)
    expect(page.get_by_text("does not allow this page to save anything")).to_be_visible()
    _fill(page)
    assert json.loads(_saved(page))["levels"] != {}


def test_on_paper_there_is_the_sheet_and_no_button(page: Page, school: Server) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    _sheet(page, school)
    page.get_by_label("A question of mine:").fill("\n".join(f"Line {number}" for number in range(40)))
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_role("button")).to_have_count(0)
    for area in page.locator("textarea").all():
        assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 2")
    expect(page.get_by_role("radio")).to_have_count(8)


def test_without_scripts_all_can_be_read_and_printed(browser: Browser, school: Server) -> None:
    page, _errors = open_page(browser, scripts=False)
    _sheet(page, school)
    expect(page.get_by_role("radio")).to_have_count(8)
    expect(page.get_by_label("A strength is ...")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.context.close()


def test_with_the_keyboard_alone(page: Page, school: Server) -> None:
    _sheet(page, school)
    page.get_by_role("heading", name="Review sheet").click()
    for key in ("Tab", "ArrowDown", "ArrowDown", "Tab", "Space", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Clear.")
    assert _filled(page) == (["good", "starting"], ["Clear.", ""])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save my review as a file")).to_be_focused()


def test_axe_finds_nothing(page: Page, school: Server) -> None:
    _sheet(page, school)
    _fill(page)
    _open(page, _saved(page))
    _theirs(page)
    found = faults(page)
    page.get_by_role("button", name="Erase my review").click()
    found += faults(page)
    assert found == []


def test_every_control_shows_where_the_focus_is(page: Page, school: Server) -> None:
    _sheet(page, school)
    _open(page, _file())
    _theirs(page)
    assert unmarked_stops(page) == []
