"""The doors of the home page of this project, walked in Chromium by visible links alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.parts.mentoring.ways import asked
from portal.portal import Portal
from tests.browsing import PHONE, WIDE
from tests.project import ROOT, Build
from tests.shared import once
from tools.server import Server

pytestmark = pytest.mark.build
SHORT = 800
"""Height of the screen in which the act of the home page must be visible."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Iterator[Server]:
    """The site of this project on loopback."""

    def make(site: Path) -> None:
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr

    with Server(once(tmp_path_factory, "real-site", make), ROOT / "netlify.toml") as running:
        yield running


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_the_first_screen_says_what_to_do(page: Page, served: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": SHORT})
    page.goto(served.url + "/")
    act = page.locator(".hero").get_by_role("link", name="Start a hub")
    box = act.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SHORT
    figure = page.locator(".what-is-here strong").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert figure < page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert page.get_by_role("region", name="Where to begin").get_by_role("heading").all_inner_texts() == [
        "I teach",
        "I lead a school",
        "I make policy",
    ]


def test_a_head_of_each_country_reads_whether_the_school_can_join_and_whom_to_ask(
    page: Page, served: Server, before: Portal
) -> None:
    page.goto(served.url + "/")
    page.get_by_role("link", name="Can my school join?").click()
    expect(page.get_by_role("heading", name="Can my school join MenSI?")).to_be_in_viewport()
    step = page.locator("[data-step]").first
    expect(step.get_by_role("heading")).to_be_visible()
    expect(step.locator("[data-part=date]")).to_contain_text("Monday")
    page.get_by_role("link", name="Whom to ask in your country").click()
    for one in asked(before):
        row = page.get_by_role("row", name=one.country.label)
        expect(row).to_contain_text("takes no new schools")
        for partner in one.partners:
            expect(row.get_by_role("link", name=partner.name)).to_be_visible()


def test_a_teacher_takes_a_sheet_through_the_first_door(page: Page, served: Server) -> None:
    page.goto(served.url + "/")
    page.get_by_role("link", name="Take a sheet").click()
    page.locator("#ready ~ ul a, .ready li a").first.click()
    expect(page.get_by_role("link", name="Word (DOCX)").first).to_be_visible()


def test_nothing_of_the_past_looks_like_something_new(page: Page, served: Server, before: Portal) -> None:
    page.goto(served.url + "/")
    new = page.get_by_role("region", name="New here")
    if new.count():
        years = {str(year) for year in range(before.project.start.year, before.project.end.year + 1)}
        assert not years & set(" ".join(new.locator(".card-top").all_inner_texts()).split())
