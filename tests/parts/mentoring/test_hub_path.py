"""The way to a hub: its page in Chromium, what it keeps on a device, its calendar and its booklet."""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from markupsafe import escape
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from portal.parts.mentoring import booklet
from portal.parts.mentoring.records import HubPath
from portal.parts.mentoring.ways import asked
from portal.portal import Portal
from portal.site import open_site
from portal.words import identity
from tests.browsing import PHONE, open_page, overflow, violations
from tests.networks import Network
from tests.project import ROOT
from tools.server import Server

ADDRESS = "/start-a-hub/"


def _dates(page: Page) -> list[str]:
    return [text.replace(",", "") for text in page.locator("[data-part=date]").all_inner_texts()]


def test_each_step_has_its_date_from_the_day_chosen(page: Page, server: Server) -> None:
    page.goto(server.url + ADDRESS)
    expect(page.get_by_label("First day")).not_to_have_value("")
    page.get_by_label("First day").fill("2027-01-11")
    assert _dates(page) == ["Monday 11 January 2027", "Monday 1 February 2027"]
    page.reload()
    expect(page.get_by_label("First day")).to_have_value("2027-01-11")
    page.get_by_label("First day").fill("")
    assert _dates(page) == ["Date:", "Date:"]


def test_without_a_choice_the_first_day_is_the_monday_ahead(page: Page, server: Server) -> None:
    page.goto(server.url + ADDRESS)
    chosen = date.fromisoformat(page.get_by_label("First day").input_value())
    assert chosen.weekday() == 0
    assert timedelta(0) <= chosen - date.today() <= timedelta(8)
    mondays = page.evaluate(
        """async () => {
          const { beginOf, nextMonday, stateFrom, withStep } = await import("/assets/hub-path.js");
          const kept = (state) => JSON.stringify(stateFrom(JSON.stringify(state)));
          const nothing = JSON.stringify({ version: 1, day: "", done: [] });
          return {
            ahead: [[2026, 10, 29], [2026, 10, 30], [2026, 11, 31]].map((day) => nextMonday(new Date(...day))),
            over: beginOf("2026-12-28", 2).toDateString(),
            none: beginOf("", 2),
            lost: ["", "null", "{", "[1]", '{"version":2,"day":"","done":[]}', '{"version":1,"day":"","done":[1]}']
              .map((text) => JSON.stringify(stateFrom(text)) === nothing),
            day: kept({ version: 1, day: "<b>", done: ["a", "a"] }),
            steps: [withStep({ done: ["a"] }, "a", true), withStep({ done: ["a", "b"] }, "a", false)],
          };
        }"""
    )
    assert mondays["ahead"] == ["2026-11-30", "2026-12-07", "2027-01-04"]
    assert mondays["over"] == "Mon Jan 04 2027"
    assert mondays["none"] is None
    assert all(mondays["lost"])
    assert mondays["day"] == '{"version":1,"day":"","done":["a"]}'
    assert mondays["steps"] == [{"done": ["a"]}, {"done": ["b"]}]


def test_ticks_are_kept_under_the_name_of_the_portal(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + ADDRESS)
    expect(page.get_by_text("0 of 2 steps done")).to_be_visible()
    page.get_by_label("Done: Ask a school").check()
    page.reload()
    expect(page.get_by_label("Done: Ask a school")).to_be_checked()
    expect(page.get_by_label("Done: Meet")).not_to_be_checked()
    expect(page.get_by_text("1 of 2 steps done")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == [f"{records.identity}:start-a-hub"]
    page.get_by_label("Done: Ask a school").uncheck()
    expect(page.get_by_text("0 of 2 steps done")).to_be_visible()


def test_where_nothing_can_be_kept_the_page_says_so(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(server.url + ADDRESS)
    note = page.get_by_text("Your browser keeps nothing for this page")
    expect(note).to_be_hidden()
    page.get_by_label("Done: Meet").check()
    expect(note).to_be_visible()
    expect(page.get_by_text("1 of 2 steps done")).to_be_visible()


def test_the_calendar_has_a_day_for_each_step(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + ADDRESS)
    page.get_by_label("First day").fill("2027-03-22")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save all dates as a calendar").click()
    assert download.value.suggested_filename == "start-a-hub.ics"
    content = Path(download.value.path()).read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    one, two = Calendar.from_ical(content).events
    assert (one.start, one.end) == (date(2027, 3, 22), date(2027, 3, 23))
    # The clocks change in between.
    assert (two.start, two.end) == (date(2027, 4, 12), date(2027, 4, 13))
    assert str(one["summary"]) == "Ask a school"
    assert str(one["url"]).endswith("/start-a-hub/#step-ask")
    assert "1 hour 5 minutes" in str(one["description"])
    assert "One teacher" in str(one["description"])
    assert str(one["uid"]).endswith(f"@{identity.bare(records.identity)}")
    expect(page.locator("output")).to_have_text("Saved as start-a-hub.ics.")


def test_without_scripts_steps_name_weeks_and_have_room_for_dates(browser: Browser, server: Server) -> None:
    page, errors = open_page(browser, scripts=False)
    page.goto(server.url + ADDRESS)
    expect(page.get_by_label("First day")).to_be_hidden()
    expect(page.get_by_text("Weeks 1 to 3")).to_be_visible()
    expect(page.locator("[data-part=date]").first).to_have_text("Date:")
    expect(page.get_by_role("link", name="Word (DOCX)")).to_be_visible()
    page.context.close()
    assert errors == []


def test_the_page_is_whole_on_a_phone_in_the_dark(page: Page, server: Server) -> None:
    page.goto(server.url + ADDRESS)
    page.get_by_label("Done: Meet").check()
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert overflow(page) == []


@pytest.mark.parametrize("form", ["docx", "odt", "epub"])
def test_the_booklet_has_steps_and_sheets(site: Path, form: str) -> None:
    with zipfile.ZipFile(site / f"start-a-hub/start-a-hub.{form}") as file:
        names = [name for name in file.namelist() if re.search(r"(document|content)\.xml$|\.xhtml$", name)]
        text = re.sub(r"<[^>]+>", "", " ".join(file.read(name).decode() for name in names))
    for said in ("1. Ask a school", "2. Meet", "Rules for shared tablets", "Mentee school 4"):
        assert said in text, said
    assert "Our dates" in text


def test_the_booklet_prints_each_sheet_once(site: Path, records: Portal) -> None:
    path = records.single(HubPath)
    made = booklet.manuscript(records, path, "https://portal.invalid/")
    titles = [(chapter.level, chapter.title) for chapter in made.chapters]
    assert titles == [(1, "1. Ask a school"), (2, "Rules for shared tablets"), (1, "2. Meet")]
    assert "https://portal.invalid/library/tablet-rules/" in made.chapters[2].body
    text = "".join(page.extract_text() for page in PdfReader(site / "start-a-hub/start-a-hub.pdf").pages)
    assert text.count("1. Ask a school") >= 2, "in the table of weeks and as a chapter"


def test_every_country_says_whom_to_ask(records: Portal, data: Path, network: Network) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, network.day)
    made = site.templates.component("whom_to_ask")
    rows = re.findall(r'<tr id="ask-(\w+)">(.*?)</tr>', made, re.DOTALL)
    found = asked(records)
    assert [code for code, _row in rows] == [one.country.id for one in found]
    for one, (_code, row) in zip(found, rows, strict=True):
        assert all(str(escape(partner.name)) in row for partner in one.partners)
        assert ("Nobody is named" in row) == (not one.partners)
        assert "Not stated. Ask" in row or "The project ended in" in row


def test_a_project_that_has_ended_takes_no_new_schools(data: Path, network: Network, records: Portal) -> None:
    end = records.project.end
    for day, said in ((end, "Not stated."), (end + timedelta(1), "No. The project ended in")):
        site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, day)
        assert said in site.templates.component("whom_to_ask"), day
