"""Six journeys from the home page to an act, in at most three steps: by pointer, by keys, and by accessible names."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from portal.parts.exchange.evidence import in_brief
from portal.parts.exchange.records import PolicyExchange
from portal.parts.library.records import Resource
from portal.parts.mentoring.ways import asked
from portal.parts.network.records import School
from portal.parts.training.records import Course
from portal.portal import Portal
from tests.browsing import PHONE, WIDE, watched
from tests.project import ROOT, Build
from tests.shared import once
from tests.walking import Way, by_keys, by_names, by_pointer
from tools.server import Server

pytestmark = pytest.mark.build
MOST = 3
"""The most steps of a journey."""
WAYS: dict[str, tuple[Way, int]] = {
    "pointer": (by_pointer, WIDE),
    "finger": (by_pointer, PHONE),
    "keys": (by_keys, WIDE),
    "names": (by_names, WIDE),
}
"""How one goes, and on how wide a screen."""


@dataclass
class Walk:
    """A visitor on the way: each step by the name of what is followed."""

    page: Page
    way: Way
    folder: Path
    taken: int = 0

    def step(self, name: str) -> None:
        """Follows one link, or opens one fold."""
        self.taken += 1
        assert self.taken <= MOST, name
        self.way(self.page, name)
        self.page.wait_for_load_state()

    def take(self, name: str) -> Path:
        """The file that a link gives, as a step."""
        with self.page.expect_download() as download:
            self.step(name)
        file = self.folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Iterator[Server]:
    """The site of this project on loopback."""

    def make(site: Path) -> None:
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr

    with Server(once(tmp_path_factory, "real-site", make), ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture(params=WAYS)
def walk(request: pytest.FixtureRequest, browser: Browser, served: Server, tmp_path: Path) -> Iterator[Walk]:
    """A visitor on the home page."""
    way, width = WAYS[request.param]
    with watched(browser, width=width) as page:
        page.goto(served.url + "/")
        yield Walk(page, way, tmp_path)


def test_a_teacher_holds_the_mentoring_agreement_in_word(walk: Walk, before: Portal) -> None:
    sheet = before.every(Resource)["school-mentoring-agreement"]
    walk.step("Take a sheet")
    walk.step(sheet.title)
    with zipfile.ZipFile(walk.take("Word (DOCX)")) as file:
        assert sheet.title in file.read("word/document.xml").decode()


def test_a_head_in_hungary_reads_whether_the_school_can_join_and_has_a_first_step_with_a_date(
    walk: Walk, before: Portal
) -> None:
    (hungary,) = [one for one in asked(before) if one.country.id == "hu"]
    walk.step("Can my school join?")
    seen_at_once(walk.page.get_by_role("heading", name="Can my school join MenSI?"))
    first = walk.page.locator("[data-step]").first
    expect(first.get_by_role("heading")).to_be_visible()
    expect(first.locator("[data-part=date]")).to_contain_text("Monday")
    walk.step("Whom to ask in your country")
    row = walk.page.get_by_role("row", name=hungary.country.label)
    expect(row).to_be_visible()
    expect(row).to_contain_text("takes no new schools")
    for partner in hungary.partners:
        expect(row.get_by_role("link", name=partner.name)).to_be_visible()


def test_a_ministry_has_the_brief_on_two_pages_and_the_source_of_a_number(walk: Walk, before: Portal) -> None:
    walk.step("See what is known")
    counted = next(one for one in in_brief(before, before.single(PolicyExchange)) if one.strength == "counted")
    shown = walk.page.locator(".finding-list > li").filter(has_text=counted.statement)
    expect(shown).to_be_visible()
    source = shown.locator(".finding-source a").first
    expect(source).to_be_visible()
    assert source.get_attribute("href") in {before.sources[one.source].url for one in counted.sources}
    assert len(PdfReader(walk.take("Brief: PDF")).pages) == 2


def test_a_partner_has_the_correction_of_the_town_of_a_school_ready_to_send(walk: Walk, before: Portal) -> None:
    school = next(one for one in before.every(School).values() if one.place is not None)
    assert school.place is not None
    walk.step("Find a hub or school")
    walk.step(school.name)
    walk.step("Something wrong or missing? Tell us")
    message = walk.page.locator("#tell-us pre")
    expect(message).to_be_visible()
    expect(message).to_contain_text(f"Place: {school.place.town}")
    ready = walk.page.locator("#tell-us .button")
    assert quote(school.place.town) in f"{ready.get_attribute('href')}"


def test_a_learner_is_in_unit_1_1(walk: Walk, before: Portal) -> None:
    unit = before.every(Course)["school-to-school-mentoring"].modules[0].units[1]
    walk.step("Start the free course")
    walk.step(f"1.1 {unit.title}")
    heading = walk.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(unit.title)
    seen_at_once(heading)


def test_an_organisation_knows_how_to_become_a_member_and_what_is_closed(walk: Walk) -> None:
    walk.step("See what is known")
    walk.step("More about the advisory board")
    expect(walk.page.get_by_role("heading", name="Can our organisation join?")).to_be_visible()
    expect(walk.page.get_by_text("Closed at present")).to_be_visible()
    walk.step("Tell us that you are interested, or were a member")
    expect(walk.page.get_by_label("The message: Tell us that you are interested, or were a member")).to_be_visible()


def seen_at_once(one: Locator) -> None:
    """Asserts that nobody has to scroll to see it begin."""
    expect(one).to_be_in_viewport()
