"""The tests of a built site, once more on two invented networks; what they say must not hold for one network only.

Each test is the one of its own module. What it is given is overridden here: another site, other records.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import icalendar
import pytest
from playwright.sync_api import Browser, expect

from portal.parts.events.records import Event
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from tests.browsing import FIRST_VIEW, first_view, open_page, unfold, violations
from tests.conftest import ROOT
from tests.document import Document, documents, embeds
from tests.networks import NETWORKS, SECOND, Network
from tests.project import Build
from tests.server import Server
from tests.shared import once

# ruff: noqa: F401 (pytest runs what is imported)
from tests.test_embeds import (
    lists,
    test_every_link_of_a_list_leads_somewhere,
    test_search_engines_are_not_sent_there,
    test_there_is_one_for_each_country,
    test_there_is_one_for_each_theme_with_a_resource,
)
from tests.test_headers import test_every_page_and_file_of_the_site_is_covered
from tests.test_previews import (
    test_every_page_names_an_image_that_is_there_and_says_what_it_shows,
    test_no_image_is_drawn_for_nothing,
    test_the_icon_of_the_home_screen_is_there,
)
from tests.test_search import (
    test_every_page_is_in_the_index_but_for_cut_lists,
    test_every_page_stands_in_a_section_with_a_name,
    test_only_what_the_search_asks_for_is_published,
    test_titles_in_the_index_are_those_of_the_pages,
)
from tests.test_site import (
    test_breadcrumbs_lead_home,
    test_every_asset_is_named_with_the_version_of_its_content,
    test_every_event_has_its_anchor,
    test_every_internal_link_and_anchor_resolves,
    test_every_page_has_one_h1_and_no_skipped_heading,
    test_every_record_has_its_page_with_its_name,
    test_hubs_and_schools_link_to_each_other,
    test_linked_data_describes_each_page,
    test_named_and_unnamed_add_up_on_the_home_page,
    test_no_id_stands_twice_on_a_page,
    test_no_page_loads_anything_from_another_host,
    test_nothing_is_left_unrendered,
    test_only_our_files_are_published,
    test_sitemap_names_every_page_once,
    test_titles_and_descriptions_are_there_and_titles_unique,
)
from tests.test_subscribe import test_what_is_told_of_is_there

OTHERS = re.compile(r"\b(mensi|eun\.org|european schoolnet|future classroom lab|living schools lab)\b", re.IGNORECASE)
"""Words of the network that this program was written for."""


@pytest.fixture(scope="module", params=NETWORKS, ids=lambda network: network.name)
def network(request: pytest.FixtureRequest) -> Network:
    """One network after the other."""
    found: Network = request.param
    return found


@pytest.fixture(scope="module")
def site(network: Network, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly."""
    name = f"site-of-{network.name}"
    return once(tmp_path_factory, name, lambda site: network.build(tmp_path_factory.mktemp(network.name), site))


@pytest.fixture(scope="module")
def real(network: Network) -> Portal:
    """Its records."""
    return network.read()


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Document]:
    """Its pages."""
    return documents(site)


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    """Its site on loopback, with the headers of the host."""
    with Server(site, ROOT / "netlify.toml") as running:
        yield running


def test_no_other_network_is_named(site: Path) -> None:
    texts = [
        file for file in site.rglob("*") if file.suffix in {".html", ".xml", ".json", ".js", ".css", ".txt", ".ics"}
    ]
    assert len(texts) > 100
    assert [file for file in texts if OTHERS.search(file.read_text(encoding="utf-8"))] == []


def test_every_feed_and_calendar_can_be_read(site: Path, real: Portal) -> None:
    feeds = [*site.glob("feeds/**/*.xml"), site / "feed.xml"]
    assert len(feeds) > 10
    for file in feeds:
        read = feedparser.parse(file.read_bytes())
        assert not read.bozo, file
    assert feedparser.parse((site / "feed.xml").read_bytes()).entries
    calendars = list(site.glob("calendar/**/*.ics"))
    assert calendars
    events = {str(event["summary"]) for file in calendars for event in _events(file)}
    assert events <= {event.title for event in real.every(Event).values()}


def _events(file: Path) -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")


@pytest.mark.parametrize("network", [SECOND], indirect=True, ids=["SHORE"])
def test_what_a_network_does_not_have_is_nowhere(site: Path, pages: list[Document]) -> None:
    for path in ("advisory-board", "policy-exchange"):
        assert not (site / path).exists()
        assert [page.address for page in pages if f"/{path}/" in page.source] == []
    assert not list(site.glob("training/*/"))


def test_a_hub_has_the_shape_of_its_network(pages: list[Document], real: Portal) -> None:
    mentees = real.project.targets.mentees_per_cluster
    home = next(page for page in pages if page.address == "/")
    assert f"lines to {mentees} circles" in home.source
    for hub in real.every(Cluster).values():
        assert hub.size == mentees + 1


def test_the_menu_marks_where_a_page_is(pages: list[Document]) -> None:
    """Its own entry, or that of a page above it in the trail of breadcrumbs, whatever its address."""
    marked = 0
    for page in pages:
        navs = {nav.get("class"): list(nav.iter("a")) for nav in page.all("nav")}
        above = {link.get("href") for link in navs.get("crumbs", []) if link.get("href") != "./"}
        for link in navs["menu"]:
            if link.get("href") in above:
                assert link.get("aria-current") == "true", (page.address, link.get("href"))
                marked += 1
    assert marked > 10


def test_embeds_name_no_country_of_another_network(site: Path, real: Portal) -> None:
    codes = {page.address.split("/")[3] for page in embeds(site) if "/country/" in page.address}
    assert codes == set(real.every(Country))


# In Chromium


@pytest.fixture(scope="module")
def kinds(pages: list[Document], real: Portal) -> list[str]:
    """Address of a page of each kind: hand-written ones and lists, and two of those that stand in one folder."""
    found: dict[str, list[str]] = {}
    for page in pages:
        if page.address != "/404.html":
            found.setdefault(re.sub("[^/]+/$", "", page.address), []).append(page.address)
    folders = (f"/{kind.folder}" for kind in real.kinds if kind.folder)
    records = {folder: found.pop(folder, []) for folder in folders}
    return [
        *(address for group in found.values() for address in group),
        *(one for two in records.values() for one in two[:2]),
    ]


# Those of the first network are judged in test_browser.py, in both looks and with more of them.
@pytest.mark.parametrize("network", [SECOND], indirect=True, ids=["SHORE"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, server: Server, kinds: list[str], scheme: str) -> None:
    page, errors = open_page(browser, scheme=scheme)
    found = []
    for path in kinds:
        response = page.goto(server.url + path)
        assert response is not None and response.ok, path
        assert "'unsafe-" not in response.headers["content-security-policy"]
        unfold(page)
        found += [f"{path}: {line}" for line in violations(page)]
    page.context.close()
    assert found == []
    assert errors == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(browser: Browser, server: Server, kinds: list[str], width: int) -> None:
    page, errors = open_page(browser, width=width)
    wide = []
    for path in kinds:
        page.goto(server.url + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    page.context.close()
    assert wide == []
    assert errors == []


def test_a_first_view_is_light(browser: Browser, server: Server) -> None:
    for path in ("/", "/network/"):
        assert sum(first_view(browser, server.url + path).values()) <= FIRST_VIEW


def test_the_directory_and_the_search_find_what_there_is(browser: Browser, server: Server, real: Portal) -> None:
    page, errors = open_page(browser)
    page.goto(server.url + "/network/")
    rows = page.locator("#school-table tbody tr:visible")
    expect(rows).to_have_count(len(real.every(School)))
    country = list(real.every(Country).values())[-1]
    page.get_by_role("combobox", name="Country").select_option(label=country.name)
    expect(rows).to_have_count(len(real.view(Membership).schools_in(country)))
    school = next(iter(real.every(School).values()))
    page.goto(f"{server.url}/search/?q={school.name}")
    expect(page.locator(".search-results a").first).to_contain_text(school.name)
    page.context.close()
    assert errors == []
