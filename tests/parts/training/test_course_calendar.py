"""The calendar of a course, written on the reader's device, and read again with icalendar."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from portal.parts.training.addresses import module_page
from portal.words import identity
from tests.browsing import open_page, watched
from tests.classroom import COURSES, PORTAL, URL
from tools.server import Server

COURSE = COURSES[0]
ADDRESS = f"/{COURSE.path}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose device is in Zagreb; the test fails where the console has an error."""
    with watched(browser, timezone_id="Europe/Zagreb") as page:
        yield page


def _file(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a calendar file").click()
    assert download.value.suggested_filename == f"{COURSE.id}.ics"
    return Path(download.value.path()).read_bytes()


def _starts(content: bytes) -> list[datetime]:
    starts = [event.start for event in Calendar.from_ical(content).events]
    return [start for start in starts if isinstance(start, datetime)]


def test_each_module_has_its_session_in_utc_across_the_change_of_the_clocks(page: Page, school: Server) -> None:
    page.goto(school.url + ADDRESS)
    page.get_by_label("First day").fill("2027-03-24")
    page.get_by_label("For").select_option(label="90 minutes")
    before = datetime.now(UTC)
    content = _file(page)
    calendar = Calendar.from_ical(content)
    assert calendar["version"] == "2.0"
    assert str(calendar["prodid"]).startswith("-//")
    assert _starts(content) == [datetime(2027, 3, 24, 14, tzinfo=UTC), datetime(2027, 3, 31, 13, tzinfo=UTC)]
    assert len(calendar.events) == len(COURSE.modules)
    for place, (event, module) in enumerate(zip(calendar.events, COURSE.modules, strict=True), start=1):
        url = f"{URL}{module_page(COURSE, module)}"
        assert str(event["summary"]) == f"Module {place}: {module.title}"
        assert event.end - event.start == timedelta(minutes=90)
        assert str(event["url"]) == url
        assert str(event["description"]) == f"{COURSE.title}, module {place} of 2\n{url}"
        assert event.stamp is not None
        assert before - timedelta(seconds=2) <= event.stamp <= datetime.now(UTC)
    uids = [str(event["uid"]) for event in calendar.events]
    assert len(set(uids)) == 2
    assert all(uid.endswith(f"@{identity.bare(PORTAL)}") for uid in uids)
    assert [str(event["uid"]) for event in Calendar.from_ical(_file(page)).events] == uids


def test_the_file_is_written_as_rfc_5545_asks(page: Page, school: Server) -> None:
    page.goto(school.url + ADDRESS)
    page.get_by_label("First day").fill("2027-01-11")
    content = _file(page)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines), "no line is folded, so the test shows nothing"
    for line in lines:
        line.decode("utf-8")


@pytest.mark.parametrize(
    ("weekday", "first"), [("Same weekday", 24), ("Wednesday", 24), ("Thursday", 25), ("Sunday", 28), ("Tuesday", 30)]
)
def test_the_first_meeting_is_on_the_weekday_after_the_day_chosen(
    page: Page, school: Server, weekday: str, first: int
) -> None:
    page.goto(school.url + ADDRESS)
    assert date(2027, 3, 24).strftime("%A") == "Wednesday"
    page.get_by_label("First day").fill("2027-03-24")
    page.get_by_label("At").fill("08:30")
    page.get_by_label("Meeting on").select_option(label=weekday)
    day = date(2027, 3, first)
    # Browsers differ in a comma.
    expect(page.locator("td.calendar-when").first).to_have_text(re.compile(f"{day:%A},? {day.day} March 2027 at 08:30"))
    one, two = _starts(_file(page))
    assert one.date() == day
    assert two.date() == day + timedelta(days=7)
    assert page.locator("output").inner_text() == f"Saved as {COURSE.id}.ics."


def test_no_file_without_a_day(page: Page, school: Server) -> None:
    page.goto(school.url + ADDRESS)
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    page.get_by_role("button", name="Save as a calendar file").click()
    expect(page.get_by_label("First day")).to_be_focused()
    expect(page.locator("td.calendar-when").first).to_have_text("Choose a day")
    assert saved == []


def test_it_says_how_much_time_a_session_leaves_for_reading_alone(page: Page, school: Server) -> None:
    page.goto(school.url + ADDRESS)
    cell = page.locator("tr[data-module]").first.locator("td").nth(1)
    expect(cell).to_have_text("150 minutes")
    page.get_by_label("For").select_option(label="60 minutes")
    expect(cell).to_have_text("150 minutes 90 minutes are left for reading alone")
    page.get_by_label("For").select_option(label="180 minutes")
    expect(cell).to_have_text("150 minutes")


def test_the_rules_of_the_file(page: Page, school: Server) -> None:
    page.goto(school.url + ADDRESS)
    found = page.evaluate(
        """async () => {
          const { calendar, escaped, folded, sessions, stamp } = await import("/assets/course-calendar.js");
          const title = "Ž".repeat(100) + "; \\\\, BEGIN:VEVENT\\r\\nX-EVIL:1";
          const start = new Date(Date.UTC(2027, 0, 1, 23, 30));
          const event = { uid: "u@portal.invalid", start, title, description: "a\\nb", url: "https://portal.invalid/" };
          return {
            escaped: ["a;b,c\\\\d", "a\\r\\nb\\rc\\nd", "a\\u0000\\u0007b"].map(escaped),
            folded: ["a".repeat(75), "a".repeat(76), "až".repeat(60), "😀".repeat(40)].map(folded),
            stamp: stamp(start),
            days: sessions("2027-12-27", "15:00", null, 3).map((day) => day.toDateString()),
            file: calendar("-//Test//EN", "N", [event], 90, start),
            title,
          };
        }"""
    )
    assert found["escaped"] == ["a\\;b\\,c\\\\d", "a\\nb\\nc\\nd", "ab"]
    assert found["folded"][:2] == ["a" * 75, "a" * 75 + "\r\n a"]
    for text, line in zip(("až" * 60, "😀" * 40), found["folded"][2:], strict=True):
        assert line.replace("\r\n ", "") == text
        assert max(len(piece.encode()) for piece in line.split("\r\n")) <= 75
    assert found["stamp"] == "20270101T233000Z"
    assert found["days"] == ["Mon Dec 27 2027", "Mon Jan 03 2028", "Mon Jan 10 2028"]
    (event,) = Calendar.from_ical(found["file"]).events
    assert str(event["summary"]) == found["title"].replace("\r\n", "\n")
    assert "X-EVIL" not in event
    assert event.end == datetime(2027, 1, 2, 1, tzinfo=UTC)


def test_without_scripts_the_weeks_are_a_plain_table(browser: Browser, school: Server) -> None:
    page, _errors = open_page(browser, scripts=False)
    page.goto(school.url + ADDRESS)
    expect(page.locator("[data-course-calendar]")).to_be_hidden()
    assert page.get_by_role("columnheader").all_inner_texts() == ["Week", "Module", "Time"]
    assert page.get_by_role("rowheader").all_inner_texts() == ["Week 1", "Week 2"]
    expect(page.get_by_role("link", name=COURSE.modules[1].title)).to_be_visible()
    page.context.close()
