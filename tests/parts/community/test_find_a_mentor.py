"""The tool to find a mentor, and the board: what they show, keep, refuse and leave out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.community import board_calendar, matching_files, statements
from portal.parts.community.addresses import FIND_A_MENTOR
from portal.parts.community.records import Profile
from portal.site import open_site
from tests import synthetic
from tests.browsing import faults_in_each_look, unfold, watched
from tests.parts.community import written_board
from tests.project import ROOT
from tools.server import Server


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The community with three mentors on its board."""
    folder = tmp_path_factory.mktemp("community")
    written_board.write(written_board.board(folder / "data"), folder / "site")
    with Server(folder / "site", ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture
def tool(browser: Browser, served: Server) -> Iterator[Page]:
    """The page with the tool, ready."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served.url}/{FIND_A_MENTOR}")
    page.wait_for_selector("[data-ready=yes]")
    yield page
    context.close()


def ask(page: Page, *needs: str) -> None:
    """States a Croatian primary school with these needs, and asks for mentors."""
    form = page.locator("[data-mentor-tool] form")
    form.locator("select[name=country]").select_option("hr")
    for name, values in (("needs", needs), ("levels", ("primary",)), ("languages", ("hr",))):
        for value in values:
            form.locator(f"input[name={name}][value={value}]").check()
    form.get_by_role("button", name="Show mentors").click()


def test_mentors_are_in_order_and_explained(tool: Page) -> None:
    ask(tool, "tablets")
    first = tool.locator("[data-part=offered] > li").first
    expect(first).to_contain_text("Seoska škola <b>Trilj</b>")
    expect(first).to_contain_text("1000 of 1207 points")
    expect(first).to_contain_text("facts known")
    expect(first).to_contain_text("free places: 2")
    others = tool.locator("[data-part=refused]")
    expect(others).to_contain_text("Not offered: no free place")
    expect(others).to_contain_text("If it had a free place, it would be offered.")
    expect(tool.locator("[data-part=order]")).to_contain_text("stays first")
    assert tool.locator("b", has_text="Trilj").count() == 0


def test_it_works_without_the_network_once_a_country_is_there(tool: Page) -> None:
    ask(tool, "tablets")
    expect(tool.locator("[data-part=offered] > li")).to_have_count(1)
    tool.context.set_offline(True)
    tool.locator("input[name=needs][value=reading]").check()
    tool.get_by_role("button", name="Show mentors").click()
    expect(tool.locator("[data-part=offered] > li").first).to_contain_text("Reading")
    tool.locator("[data-mentor-tool] select[name=country]").select_option("be")
    expect(tool.locator("[data-part=said]")).to_contain_text("could not be loaded")
    assert tool.locator("input[name=needs][value=reading]").is_checked()


def test_what_is_stated_is_kept_saved_opened_and_erased(tool: Page, tmp_path: Path) -> None:
    ask(tool, "tablets")
    with tool.expect_download() as saving:
        tool.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "saved.json"
    saving.value.save_as(file)
    tool.reload()
    tool.wait_for_selector("[data-ready=yes]")
    assert tool.locator("input[name=needs][value=tablets]").is_checked()
    tool.get_by_role("button", name="Erase").click()
    tool.reload()
    tool.wait_for_selector("[data-ready=yes]")
    assert not tool.locator("input[name=needs][value=tablets]").is_checked()
    tool.locator("[data-act=open]").set_input_files(file)
    expect(tool.locator("[data-part=said]")).to_contain_text("The file was read.")
    assert tool.locator("input[name=needs][value=tablets]").is_checked()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "not a file of this page",
        '{"kind": "school-statement", "version": 2, "school_says": {}}',
        '{"kind": "school-statement", "version": 1, "school_says": {"needs": "tablets"}}',
        '{"kind": "school-statement", "version": 1, "school_says": {"visits": {"a": 1}}}',
        '{"kind": "school-statement", "version": 1, "school_says": {"lat": "<img src=x onerror=alert(1)>"}}',
        "[" * 30_000,
    ],
)
def test_a_foreign_file_is_refused_and_nothing_is_lost(tool: Page, tmp_path: Path, content: str) -> None:
    ask(tool, "tablets")
    file = tmp_path / "foreign.json"
    file.write_text(content, encoding="utf-8")
    tool.locator("[data-act=open]").set_input_files(file)
    expect(tool.locator("[data-part=said]")).to_contain_text("Nothing was changed")
    assert tool.locator("input[name=needs][value=tablets]").is_checked()


def test_what_a_file_names_and_nobody_knows_is_left_out(tool: Page, tmp_path: Path) -> None:
    says = {"country": "hr", "needs": ["reading", "<script>", "__proto__"], "languages": ["hr"], "more": {"a": 1}}
    file = tmp_path / "old.json"
    file.write_text(json.dumps({"kind": "school-statement", "version": 1, "school_says": says}), encoding="utf-8")
    tool.locator("[data-act=open]").set_input_files(file)
    expect(tool.locator("[data-part=said]")).to_contain_text("was left out")
    assert tool.locator("input[name=needs]:checked").evaluate_all("all => all.map((one) => one.value)") == ["reading"]


@pytest.mark.parametrize("path", ["", "board/", "board/village-school-offers/", "find-a-mentor/"])
def test_pages_of_the_community_have_no_faults(browser: Browser, served: Server, path: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served.url}/community/{path}")
        if path == "find-a-mentor/":
            page.wait_for_selector("[data-ready=yes]")
            ask(page, "tablets")
            expect(page.locator("[data-part=offered] > li")).to_have_count(1)
            unfold(page)
        assert faults_in_each_look(page) == []


def test_too_few_mentors_make_a_directory(tmp_path: Path) -> None:
    site = written_board.board(tmp_path, "")
    assert not matching_files.proposes(site.portal)
    (page,) = (page for page in site.pages if page.path == FIND_A_MENTOR)
    body = page.body(site.templates)
    assert "1 of 2 mentors" in body
    assert 'href="/contribute/#profile"' in body
    there = json.loads(matching_files.files(site.portal)[matching_files.of_country("be")])
    assert there["mentors"] == []
    assert "be-mentor" in {school["id"] for school in there["schools"]}


def test_what_is_over_leaves_the_board_and_keeps_its_page(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    for day, on_board in ((date(2021, 12, 31), True), (date(2022, 1, 1), False)):
        site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, day)
        pages = {page.path: page for page in site.pages}
        (over,) = (one for one in site.portal.every(Profile).values() if one.id == "village-school-seeks")
        assert (over in statements.open_profiles(site.portal)) == on_board
        assert (over.title in pages["community/board/"].body(site.templates)) == on_board
        assert ("no longer on the board" in pages[over.path].body(site.templates)) == (not on_board)


def test_the_calendar_has_the_last_day_of_each(tmp_path: Path) -> None:
    site = written_board.board(tmp_path, "")
    made = board_calendar.calendars(site.portal, "https://portal.invalid/")
    entries = icalendar.Calendar.from_ical(made[board_calendar.ALL]).walk("VEVENT")
    assert [entry.decoded("dtstart") for entry in entries] == [date(2021, 12, 31), date(2022, 6, 30)]
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)
    assert set(made) == {board_calendar.ALL, board_calendar.of_country("be"), board_calendar.of_country("hr")}
