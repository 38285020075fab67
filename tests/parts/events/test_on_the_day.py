"""What the page of an event says on the day on which it is read, in a browser whose clock stands there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browsing import watched
from tests.generated import body
from tests.parts.events.states import RECORDS, site
from tests.project import ROOT

SCRIPT = (ROOT / "docs" / "assets" / "events.js").read_text(encoding="utf-8")


@contextmanager
def read(
    browser: Browser,
    name: str,
    at: str,
    *,
    path: str = "events/meeting/",
    zone: str = "Europe/Zagreb",
    scripts: bool = True,
) -> Iterator[Page]:
    """A page about the event, read at the time ``at`` in that zone."""
    html = f"<!doctype html><html lang=en><title>Event</title><body>{body(site(RECORDS[name]), path)}</body></html>"

    def answer(route: Route) -> None:
        kind, content = ("text/javascript", SCRIPT) if "events.js" in route.request.url else ("text/html", html)
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=content)

    with watched(browser, timezone_id=zone, scripts=scripts) as page:
        page.route("**/*", answer)
        page.clock.set_fixed_time(at)
        page.goto("https://portal.invalid/")
        yield page


@pytest.mark.parametrize(
    ("at", "said", "link"),
    [
        ("2027-02-28T22:59:00Z", "Not open yet", True),
        ("2027-02-28T23:00:00Z", "Open now", True),
        ("2027-03-22T16:59:00Z", "Open now", True),
        ("2027-03-22T17:00:00Z", "Closed", False),
    ],
)
def test_registration_is_open_or_not(browser: Browser, at: str, said: str, link: bool) -> None:
    with read(browser, "planned", at) as page:
        expect(page.locator("dd .event-day")).to_have_text(said)
        expect(page.get_by_role("link", name="Page to register")).to_have_count(int(link))


@pytest.mark.parametrize(
    ("at", "said", "invites"),
    [
        ("2027-03-29T07:59:00Z", "", True),
        ("2027-03-29T08:00:00Z", "Now on", True),
        ("2027-03-29T21:58:00Z", "Now on", True),
        ("2027-03-29T22:00:00Z", "Over", False),
    ],
)
def test_an_event_is_ahead_or_under_way_or_over(browser: Browser, at: str, said: str, invites: bool) -> None:
    with read(browser, "planned", at) as page:
        expect(page.locator(".event-date .event-day")).to_have_text(said)
        expect(page.get_by_role("link", name="Add to calendar")).to_have_count(int(invites))


@pytest.mark.parametrize(
    ("zone", "said"), [("Pacific/Auckland", "Over"), ("Europe/Zagreb", "Now on"), ("America/Los_Angeles", "Now on")]
)
def test_a_whole_day_is_that_of_the_reader(browser: Browser, zone: str, said: str) -> None:
    with read(browser, "moved-online", "2027-03-29T18:00:00Z", zone=zone) as page:
        expect(page.locator(".event-date .event-day")).to_have_text(said)


def test_each_session_is_under_way_by_itself_and_what_is_off_never_is(browser: Browser) -> None:
    for at, said in {
        "2027-03-02T15:30:00Z": ["Now on", ""],
        "2027-03-09T15:30:00Z": ["Over", ""],
        "2027-03-16T15:30:00Z": ["Over", "Now on"],
    }.items():
        with read(browser, "sessions", at) as page:
            expect(page.locator(".event-sessions .event-day")).to_have_text(said)
            expect(page.locator(".event-date .event-day")).to_have_text("")
    with read(browser, "cancelled", "2027-03-29T08:30:00Z") as page:
        expect(page.locator(".event-day")).to_have_count(0)


def test_a_list_says_when_nothing_is_planned_any_more(browser: Browser) -> None:
    for at, none in {"2027-03-29T08:30:00Z": False, "2027-03-29T22:00:00Z": True}.items():
        with read(browser, "planned", at, path="events/") as page:
            expect(page.get_by_text("No event is planned at present.")).to_be_visible(visible=none)


def test_without_scripts_the_dates_stand_there(browser: Browser) -> None:
    with read(browser, "planned", "2027-03-29T08:30:00Z", scripts=False) as page:
        expect(page.get_by_text("from 1 March 2027 until 22 March 2027, 18:00")).to_be_visible()
        expect(page.get_by_role("link", name="Page to register")).to_be_visible()
        expect(page.locator(".event-day").first).to_be_hidden()
