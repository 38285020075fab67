"""Feeds and calendars can be found: on the page for subscribing, in the head of each page, and when they have moved."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.following import feeds
from portal.following import pages as following_pages
from portal.following.channels import Channel, channels
from portal.host import outputs
from portal.parts.network.records import Cluster, Country
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.site import Site, open_site
from tests import synthetic
from tests.browsing import open_page
from tests.document import Document, text_of
from tests.project import ROOT, Build, copy_of_project
from tools.server import Server

URL = "https://portal.invalid/"


def _site(data: Path) -> Site:
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)


def _links(page: Document, format: str) -> list[str]:
    return [str(link.get("href")) for link in page.all("a") if link.get("data-format") == format]


def _alternates(page: Document, type: str) -> list[str]:
    links = [link for link in page.all("link") if link.get("rel") == "alternate" and link.get("type") == type]
    assert all(": " in str(link.get("title")) for link in links)
    return [str(link.get("href")) for link in links]


@pytest.fixture(scope="module")
def document(pages: list[Document]) -> Document:
    """The page for subscribing."""
    return next(page for page in pages if page.address == "/subscribe/")


# What the page lists


@pytest.mark.every_network
def test_every_feed_is_listed_exactly_once_in_each_form(document: Document, records: Portal) -> None:
    for format in ("rss", "atom", "json"):
        listed = Counter(_links(document, format))
        assert listed == Counter(f"/{channel.address(format)}" for channel in channels(records))


def test_every_calendar_is_listed_for_programs_and_as_a_file(document: Document, site: Path, records: Portal) -> None:
    links = [str(link.get("href")) for table in document.all("table") for link in table.iter("a")]
    files = {file.relative_to(site).as_posix() for file in (site / "calendar").rglob("*.ics")}
    # That of the exchange board is offered beside the board, and has no events.
    expected = sorted(file for file in files if not file.startswith(("calendar/event/", "calendar/board")))
    assert len(expected) > 2
    assert sorted(link[1:] for link in links if link.startswith("/calendar/")) == expected
    webcals = sorted(link for link in links if link.startswith("webcal:"))
    assert webcals == [f"webcal://portal.invalid/{path}" for path in expected]
    assert {channel.calendar for channel in channels(records)} - {None} == set(expected)


@pytest.mark.every_network
def test_links_say_what_they_lead_to(document: Document) -> None:
    labels = [str(link.get("aria-label")) for link in document.all("a") if link.get("data-format")]
    assert len(labels) == len(set(labels))
    for link in document.all("a"):
        if link.get("data-format"):
            assert str(link.get("aria-label")).startswith(f"{text_of(link)}: ")


@pytest.mark.every_network
def test_every_country_stands_in_the_list_and_says_so_where_nothing_is_published(
    document: Document, records: Portal
) -> None:
    announced = {channel.id for channel in channels(records) if channel.scope == "country"}
    for country in records.every(Country).values():
        row = next(row for row in document.all("tr") if row.get("id") == f"country-{country.id}")
        assert ("Nothing is published here yet" in text_of(row)) == (country.id not in announced)


def test_a_country_lists_a_bounded_number_of_hubs_and_tells_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synthetic.write(tmp_path / "data", 150)
    site = _site(tmp_path / "data")
    told_of = {channel.id for channel in site.channels.values() if channel.scope == "hub" and channel.id[:2] == "be"}
    assert len(told_of) > 1

    def listed() -> str:
        found = following_pages.subscriptions(site.portal, URL, site.channels)
        return site.templates.component("feed_list", feeds=found)

    assert len(set(re.findall(r'id="hub-(be-[^"]+)"', listed()))) == len(told_of)
    assert "their own page" not in listed()
    monkeypatch.setattr(following_pages, "HUBS_SHOWN", 1)
    assert len(set(re.findall(r'id="hub-(be-[^"]+)"', listed()))) == 1
    assert "its own page leads to it" in listed() or "their own pages lead to them" in listed()
    pages = {page.path: page for page in site.pages}
    for id in told_of:
        body = pages[f"hubs/{id}/"].body(site.templates)
        assert f'href="/{site.channels[f"feeds/hub/{id}"].address("rss")}"' in body


@pytest.mark.every_network
def test_pages_of_countries_hubs_and_stories_lead_to_their_feeds(pages: list[Document], records: Portal) -> None:
    found: dict[str, Channel] = {channel.path: channel for channel in channels(records)}
    by_address = {page.address: page for page in pages}
    wanted = {"/cases/": ("feeds/cases", "?interest=cases"), "/library/": ("feeds/library", "?interest=library")}
    wanted |= {
        f"/{one.path}": (f"feeds/country/{one.id}", f"?country={one.id}") for one in records.every(Country).values()
    }
    wanted |= {f"/{one.path}": (f"feeds/hub/{one.id}", f"?hub={one.id}") for one in records.every(Cluster).values()}
    for path, (channel, query) in wanted.items():
        (line,) = [one for one in by_address[path].all("div") if one.get("class") == "follow"]
        links = [str(link.get("href")) for link in line.iter("a")]
        mailing = records.operator.mailing_list if records.operator else None
        by_mail = [mailing.sign_up] if mailing else []
        if channel in found:
            calendar = found[channel].calendar
            dates = [f"/{calendar}"] if calendar else []
            assert links == [*by_mail, *dates, f"/subscribe/{query}", f"/{channel}.xml"]
        else:
            assert links == [*by_mail, "/calendar/all.ics", "/subscribe/", "/feed.xml"]


# What the head of each page tells programs


@pytest.mark.first_network
def test_every_page_tells_of_the_feeds_of_the_network_and_of_its_own(pages: list[Document], records: Portal) -> None:
    exists = {f"/{channel.address('rss')}" for channel in channels(records)}
    by_address = {page.address: page for page in pages if not page.address.endswith("/email.html")}
    for page in by_address.values():
        rss = _alternates(page, "application/rss+xml")
        assert rss[0] == "/feed.xml", page.address
        assert len(rss) == len(set(rss)) <= 8, page.address
        assert set(rss) <= exists, page.address
        assert _alternates(page, "application/atom+xml") == ["/feed.atom.xml"], page.address
    own = {
        "/": [],
        "/404.html": [],
        "/cases/": ["/feeds/cases.xml"],
        "/cases/tablets-on-loan/": ["/feeds/cases.xml", "/feeds/country/hr/cases.xml"],
        "/library/": ["/feeds/library.xml"],
        "/library/tablet-rules/": ["/feeds/library.xml", "/feeds/theme/tablets/library.xml"],
        "/policy-exchange/": ["/feeds/events.xml"],
        "/hubs/hr-hub-1/": ["/feeds/hub/hr-hub-1.xml"],
        "/countries/hr/": [f"/{channel.address('rss')}" for channel in channels(records) if channel.id == "hr"],
    }
    for path, rss in own.items():
        assert _alternates(by_address[path], "application/rss+xml") == ["/feed.xml", *rss], path


@pytest.mark.first_network
def test_pages_about_events_tell_of_their_calendar(pages: list[Document]) -> None:
    by_address = {page.address: page for page in pages}
    assert _alternates(by_address["/policy-exchange/"], "text/calendar") == ["/calendar/all.ics"]
    assert _alternates(by_address["/countries/hr/"], "text/calendar") == ["/calendar/country/hr.ics"]
    assert _alternates(by_address["/hubs/hr-hub-1/"], "text/calendar") == []


@pytest.mark.every_network
def test_what_is_told_of_is_there(site: Path, pages: list[Document]) -> None:
    for page in pages:
        for link in page.all("link"):
            if link.get("rel") == "alternate":
                assert (site / str(link.get("href"))[1:]).is_file(), f"{page.address}: {link.get('href')}"


# Sitemap and redirects


def test_the_sitemap_tells_when_a_page_changed_where_records_say_so(tmp_path: Path) -> None:
    site = _site(synthetic.small(tmp_path))
    urls = {page.path: page.changed for page in site.pages} | {"about/": None}
    files = outputs.outputs(site.templates, URL, urls)
    told = dict(
        re.findall(
            r"<url><loc>https://portal.invalid/(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?</url>",
            str(files["sitemap.xml"]),
        )
    )
    assert told == {path: changed.isoformat() if changed else "" for path, changed in urls.items()}
    for case in site.portal.every(CaseStudy).values():
        assert told[case.path] == case.changed.isoformat()


def test_feeds_and_calendars_of_renamed_records_lead_on(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 20)
    found = _site(tmp_path / "data")
    site = tmp_path / "site"
    site.mkdir()
    (site / "_redirects").write_text("".join(f"{rule.line('/')}\n" for rule in found.rules), encoding="utf-8")
    (site / "404.html").write_bytes(b"")
    moved = {
        "/feeds/hub/be-old-hub.xml": "/feeds/hub/be-hub-0001.xml",
        "/feeds/hub/be-old-hub.atom.xml": "/feeds/hub/be-hub-0001.atom.xml",
        "/feeds/hub/be-old-hub.json": "/feeds/hub/be-hub-0001.json",
        "/feeds/hub/be-old-hub/cases.atom.xml": "/feeds/hub/be-hub-0001/cases.atom.xml",
        "/feeds/country/old-be.xml": "/feeds/country/be.xml",
        "/feeds/country/old-hr/news.json": "/feeds/country/hr/news.json",
        "/news/country/old-hr/": "/news/country/hr/",
        "/calendar/country/old-be.ics": "/calendar/country/be.ics",
        "/calendar/event/synthetic-old-meeting.ics": "/calendar/event/synthetic-meeting.ics",
    }
    published = feeds.feeds(found.portal, found.templates, URL)
    with Server(site, ROOT / "netlify.toml") as server:
        for origin, target in moved.items():
            assert server.answer(origin)[:2] == (301, target)
            if target.startswith("/feeds/"):
                assert target[1:] in published
        assert server.answer("/feeds/hub/be-hub-0001-not.xml")[0] == 404


# The page in Chromium


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Iterator[Server]:
    """The site of an invented network, in which some countries have news and some have not."""
    folder = tmp_path_factory.mktemp("told")
    project = copy_of_project(folder, None)
    synthetic.write(project / "data", 20, news=1)
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr
    with Server(folder / "site", ROOT / "netlify.toml") as running:
        yield running


def _choose(page: Page, place: str, interest: str) -> None:
    page.get_by_label("Country, theme or hub").select_option(label=place)
    page.get_by_label("What you want to follow").select_option(label=interest)


def _address(page: Page) -> str:
    return page.get_by_label("Address of the feed").input_value()


def test_a_choice_gives_the_address_of_its_feed_and_calendar_and_is_kept(page: Page, told: Server) -> None:
    page.goto(told.url + "/subscribe/")
    assert _address(page) == "https://portal.invalid/feed.xml"
    expect(page.locator("#chosen")).to_have_text("Your feed: Everything new")
    _choose(page, "Croatia", "News")
    expect(page.locator("#chosen")).to_have_text("Your feed: News, Croatia")
    assert _address(page) == "https://portal.invalid/feeds/country/hr/news.xml"
    assert urlsplit(page.url).query == "country=hr&interest=news"
    page.reload()
    expect(page.locator("#chosen")).to_have_text("Your feed: News, Croatia")
    assert _address(page) == "https://portal.invalid/feeds/country/hr/news.xml"
    for name, ending in (("as-atom", "atom.xml"), ("as-json", "json")):
        link = page.locator(f"#{name}").get_attribute("href")
        assert link == f"/feeds/country/hr/news.{ending}"
        assert told.answer(link)[0] == 200
    _choose(page, "Belgium", "Events")
    expect(page.locator("#calendar-name")).to_have_text("Events in your calendar (Belgium):")
    expect(page.locator("#as-webcal")).to_have_attribute("href", "webcal://portal.invalid/calendar/country/be.ics")
    expect(page.locator("#as-ics")).to_have_attribute("href", "/calendar/country/be.ics")
    _choose(page, "Whole network", "Everything new")
    assert urlsplit(page.url).query == ""
    assert _address(page) == "https://portal.invalid/feed.xml"


def test_where_there_is_no_such_feed_the_next_best_is_offered_and_said(page: Page, told: Server) -> None:
    page.goto(told.url + "/subscribe/?country=be&interest=news")
    expect(page.locator("#chosen")).to_have_text(
        "There is no such feed yet. The closest one is: Everything new, Belgium"
    )
    assert _address(page) == "https://portal.invalid/feeds/country/be.xml"
    page.goto(told.url + "/subscribe/?hub=be-hub-9999")
    expect(page.locator("#chosen")).to_contain_text("not in the list")
    assert _address(page) == "https://portal.invalid/feed.xml"


def test_hostile_addresses_choose_nothing(page: Page, told: Server) -> None:
    page.goto(told.url + "/subscribe/?country=%22%5D%3Cscript%3E&interest=%3Cimg%3E$&")
    assert _address(page) == "https://portal.invalid/feed.xml"


def test_the_rules_of_the_choice(page: Page, told: Server) -> None:
    page.goto(told.url + "/subscribe/")
    found = page.evaluate(
        """async () => {
          const { best, choiceIn, searchFor } = await import("/assets/subscribe.js");
          const all = [["network", ""], ["network", "news"], ["country-hr", ""], ["country-hr", "news"], ["hub-a", ""]]
            .map(([place, interest]) => ({ place, interest }));
          const fits = (place, interest) => Object.values(best(all, { place, interest })).join("/");
          return {
            best: [fits("country-hr", "news"), fits("country-hr", "cases"), fits("country-be", "news"), fits("x", "y")],
            back: ["", "?interest=news", "?country=hr", "?theme=a-b&interest=cases", "?hub=hr-hub-1"]
              .map((search) => searchFor(choiceIn(search))),
            nothing: choiceIn("?country=&page=2"),
          };
        }"""
    )
    assert found == {
        "best": ["country-hr/news", "country-hr/", "network/news", "network/"],
        "back": ["", "?interest=news", "?country=hr", "?theme=a-b&interest=cases", "?hub=hr-hub-1"],
        "nothing": {"place": "network", "interest": ""},
    }


def test_the_address_is_copied_and_that_is_announced(page: Page, told: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(told.url + "/subscribe/?country=hr")
    state = page.get_by_role("status").filter(has_text="copied")
    expect(state).to_have_count(0)
    page.get_by_text("Show its address").click()
    page.get_by_role("button", name="Copy").click()
    expect(state).to_have_text("The address is copied. Paste it into your reading program.")
    assert page.evaluate("navigator.clipboard.readText()") == "https://portal.invalid/feeds/country/hr.xml"
    _choose(page, "Belgium", "Everything new")
    expect(state).to_have_count(0)


def test_an_address_that_cannot_be_copied_is_marked_and_that_is_announced(page: Page, told: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(told.url + "/subscribe/")
    page.get_by_text("Show its address").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#copy-state")).to_contain_text("The address is selected")
    assert page.evaluate("getSelection().toString()") == "https://portal.invalid/feed.xml"
    expect(page.get_by_label("Address of the feed")).to_be_focused()


def test_the_keyboard_alone_is_enough(page: Page, told: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(told.url + "/subscribe/")
    page.get_by_label("Country, theme or hub").focus()
    page.keyboard.type("Croatia")
    page.keyboard.press("Tab")
    page.keyboard.type("News")
    for name in ("as-webcal", "as-ics"):
        page.keyboard.press("Tab")
        expect(page.locator(f"#{name}")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Address of the feed")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#copy-state")).to_contain_text("copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("https://portal.invalid/feeds/country/hr/news")
    page.keyboard.press("Tab")
    expect(page.locator("#as-atom")).to_be_focused()


@pytest.mark.first_network
@pytest.mark.parametrize("width", [1280, 320])
def test_without_scripts_the_whole_list_is_there(browser: Browser, server: Server, records: Portal, width: int) -> None:
    page, errors = open_page(browser, width=width, scripts=False)
    page.goto(server.url + "/subscribe/?country=hr#country-hr")
    expect(page.locator("#picker")).to_be_hidden()
    folded = page.locator(".more-feeds:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    expect(page.locator("[data-format=rss]:visible")).to_have_count(len(channels(records)))
    assert page.locator("#country-hr").evaluate("row => row.matches(':target')")
    page.context.close()
    assert errors == []
