"""The finder: filters, lists and map say the same, whatever the size of the network."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from portal.parts.network import finder_index, found
from portal.parts.network.areas import HUBS_WHOLE, SCHOOLS_WHOLE, Areas, is_whole
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.region_lists import A_PAGE, list_pages, listed_at
from portal.portal import Portal
from portal.site import Site
from tests import finding, synthetic
from tests.browsing import PHONE, faults_in_each_look, look, open_page
from tests.project import ROOT
from tools.server import Server

LONGEST = 12_000
"""Pixels: no page of the network is longer on a phone."""
QUESTION = 75_000
"""Bytes, compressed: no question of the finder costs more in a network of hundreds of schools."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An invented network of hundreds of schools."""
    return finding.large(tmp_path_factory.mktemp("finder"), 425)


@pytest.fixture(scope="module")
def written(large: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its finder on loopback."""
    folder = tmp_path_factory.mktemp("written")
    finding.write(large, folder)
    with Server(folder, ROOT / "netlify.toml") as running:
        yield running


def fitting(portal: Portal, filters: Mapping[str, str]) -> tuple[int, int]:
    """How many hubs and schools have all these values."""
    records: list[Cluster | School] = [*portal.every(Cluster).values(), *portal.every(School).values()]
    fit = [
        record
        for record in records
        if all(value in dict(found.answers(portal, record))[name] for name, value in filters.items())
    ]
    return sum(isinstance(one, Cluster) for one in fit), sum(isinstance(one, School) for one in fit)


def count(number: int, one: str) -> str:
    """In words, as the finder says it."""
    return f"{number} {one}{'' if number == 1 else 's'}"


@pytest.mark.first_network
def test_list_map_and_address_say_the_same(page: Page, server: Server, records: Portal) -> None:
    country = records.every(Country)["hr"]
    schools = records.view(Membership).schools_in(country)
    mentors = [school for school in schools if records.view(Membership).role_of(school) == "mentor"]
    total = len(records.every(School))
    assert 0 < len(mentors) < len(schools) < total
    page.goto(server.url + "/network/")
    visible, said = page.locator("#school-table tbody tr:visible"), page.locator("#filter-count")
    expect(visible).to_have_count(total)
    expect(said).to_have_text(f"{count(len(records.every(Cluster)), 'hub')} and {count(total, 'school')}")
    page.get_by_role("combobox", name="Country").select_option(label=country.name)
    expect(visible).to_have_count(len(schools))
    page.get_by_role("combobox", name="Role").select_option(value="mentor")
    hubs = fitting(records, {"country": "hr", "role": "mentor"})[0]
    expect(said).to_have_text(f"{count(hubs, 'hub')} and {count(len(mentors), 'school')} found")
    assert urlsplit(page.url).query == "country=hr&role=mentor"
    lit = page.locator(".map a.mark:not(.map-out)")
    shown = {school.id for school in mentors} | {
        hub.id for hub in records.every(Cluster).values() if hub.country == "hr"
    }
    assert {mark.get_attribute("data-of") for mark in lit.all()} <= shown
    assert page.locator(".map a.mark.map-out").count() > 0
    page.go_back()
    expect(visible).to_have_count(len(schools))
    expect(page.get_by_role("combobox", name="Role")).to_have_value("")
    page.go_forward()
    page.reload()
    expect(visible).to_have_count(len(mentors))
    page.get_by_role("searchbox", name="Search", exact=True).fill("osijek xyz")
    expect(said).to_have_text("Nothing found. Remove a filter.")
    page.get_by_role("button", name="Clear filters").click()
    expect(visible).to_have_count(total)
    assert urlsplit(page.url).query == ""
    assert page.locator(".map .map-out").count() == 0


@pytest.mark.first_network
def test_one_is_one_and_what_is_not_stated_is_a_value(page: Page, server: Server, records: Portal) -> None:
    school = next(one for one in records.every(School).values() if records.view(Membership).cluster_of(one))
    page.goto(f"{server.url}/network/?{urlencode({'q': school.name})}")
    expect(page.locator("#filter-count")).to_contain_text("1 school found")
    page.goto(server.url + "/network/")
    if (hidden := fitting(records, {"level": found.NONE})[1]) < len(records.every(School)):
        option = page.locator("select[name=level] option[value=none]")
        expect(option).to_have_text(f"Level not stated ({hidden})")


@pytest.mark.first_network
def test_filters_come_before_the_map_and_the_map_can_be_skipped(page: Page, server: Server) -> None:
    page.goto(server.url + "/network/")
    top = "one => one.getBoundingClientRect().top + scrollY"
    assert page.locator("#filters").evaluate(top) < page.locator(".map").evaluate(top)
    page.locator(".map-skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#found') !== null")


@pytest.mark.first_network
def test_countries_and_marks_say_where_they_lead(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/network/")
    for shape in page.locator(".map a.map-shape").all():
        assert (shape.get_attribute("href") or "").startswith("/countries/")
    mark = page.locator(".map a.mark").first
    tip = mark.locator(".map-tip")
    expect(tip).to_be_hidden()
    mark.focus()
    expect(tip).to_be_visible()
    box, sheet = tip.bounding_box(), page.locator(".map-sheet").bounding_box()
    assert box and sheet
    assert sheet["x"] <= box["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    page.locator("h1").click()
    expect(tip).to_be_hidden()
    mark.locator(":nth-child(2)").hover()
    expect(tip).to_be_visible()


def test_the_network_prints_on_two_pages(browser: Browser, server: Server, tmp_path: Path) -> None:
    page, _errors = open_page(browser)
    page.goto(server.url + "/network/")
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    assert page.locator("button:visible").count() == 0
    for width in (718, 400):
        page.set_viewport_size({"width": width, "height": 1000})
        display = page.locator("#school-table tr").last.evaluate("one => getComputedStyle(one).display")
        assert display == "table-row", width
    page.context.close()


# A network that is too large for one page


def test_a_network_is_whole_as_long_as_one_page_has_room(large: Site) -> None:
    portal = large.portal
    assert not is_whole(portal)
    schools = dict(list(portal.every(School).items())[:SCHOOLS_WHOLE])
    hubs = dict(list(portal.every(Cluster).items())[:HUBS_WHOLE])
    assert is_whole(synthetic.holding(synthetic.holding(portal, School, schools), Cluster, hubs))
    assert not is_whole(synthetic.holding(portal, School, schools))


def test_runs_say_numbers_as_pairs() -> None:
    assert list(finder_index.runs([])) == []
    assert list(finder_index.runs([0, 1, 2, 7, 9, 10])) == [0, 3, 4, 1, 1, 2]
    assert list(finder_index.runs([5])) == [5, 1]


def test_every_record_is_in_one_area_and_on_one_list(large: Site) -> None:
    portal = large.portal
    listed = [record.id for area in portal.view(Areas).all for record in area.all]
    assert sorted(listed) == sorted([*portal.every(Cluster), *portal.every(School)])
    on_pages = [
        record.id
        for country in portal.every(Country).values()
        for sheet in list_pages(portal, country)
        for _number, record in sheet.items
    ]
    assert on_pages == listed
    assert {page.path for page in large.pages} >= set(listed_at(portal).values())


def test_every_region_is_linked_where_its_list_begins(written: Server, browser: Browser, large: Site) -> None:
    page, errors = open_page(browser, scripts=False)
    page.goto(written.url + "/network/be/")
    regions = {area.region for area in large.portal.view(Areas).of(large.portal.every(Country)["be"])}
    links = page.locator(".region-index a")
    assert {link.inner_text() for link in links.all()} == regions
    assert len(regions) > 1
    for name, address in [(link.inner_text(), link.get_attribute("href")) for link in links.all()]:
        page.goto(f"{written.url}{address}")
        expect(page.locator(f"#{(address or '').split('#')[1]}")).to_have_text(name)
        assert page.locator("tbody tr, .hub-line").count() <= A_PAGE
    page.context.close()
    assert errors == []


@pytest.mark.parametrize(
    "filters",
    [
        {"country": "pt"},
        {"role": "mentee"},
        {"country": "hr", "level": "primary", "theme": "reading"},
        {"country": "be", "role": "not-stated"},
    ],
)
def test_filters_answer_for_all_records(page: Page, written: Server, large: Site, filters: dict[str, str]) -> None:
    hubs, schools = fitting(large.portal, filters)
    assert hubs + schools
    page.goto(f"{written.url}/network/?{urlencode(filters)}")
    said = " and ".join([count(hubs, "hub"), count(schools, "school")])
    expect(page.locator("#filter-count")).to_have_text(f"{said} found")
    rows = page.locator("#school-table tbody tr")
    while page.locator("[data-more=school]").is_visible():
        before = rows.count()
        page.locator("[data-more=school]").click()
        expect(rows.nth(before)).to_be_visible()
    expect(rows).to_have_count(schools)
    wanted = {
        school.id
        for school in large.portal.every(School).values()
        if all(value in dict(found.answers(large.portal, school))[name] for name, value in filters.items())
    }
    assert set(rows.evaluate_all("all => all.map(one => one.dataset.id)")) == wanted
    numbers = page.locator(".map .map-area [data-number]").all_text_contents()
    assert not numbers or sum(map(int, numbers)) <= schools


def test_words_find_beginnings_without_accents_wherever_they_stand(page: Page, written: Server, large: Site) -> None:
    school = large.portal.every(School)["pt-school-0042"]
    page.goto(written.url + "/network/")
    page.get_by_role("searchbox", name="Search", exact=True).fill("Synthétic School 0042 portug")
    rows = page.locator("#school-table tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text(school.name)
    expect(page.locator("#filter-count")).to_contain_text("1 school found")
    page.get_by_role("searchbox", name="Search", exact=True).fill("qqqq")
    expect(page.locator("#filter-count")).to_have_text("Nothing found. Remove a filter.")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#found .found:visible")).to_have_count(0)
    expect(page.locator(".region-lists")).to_be_visible()


def test_nothing_is_fetched_before_a_filter_is_used_and_little_then(browser: Browser, written: Server) -> None:
    page, errors = open_page(browser)
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        if "/network/index/" in answer.url:
            answers.append(answer)

    page.on("response", keep)
    page.goto(written.url + "/network/", wait_until="networkidle")
    assert answers == []
    page.get_by_role("combobox", name="Theme").select_option(value="reading")
    expect(page.locator("#filter-count")).to_contain_text("found")
    page.wait_for_load_state("networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    assert 0 < sum(sizes.values()) <= QUESTION, sizes
    page.context.close()
    assert errors == []


def test_an_index_that_cannot_be_loaded_is_said(browser: Browser, written: Server) -> None:
    page, _errors = open_page(browser)
    page.route("**/table.json", lambda route: route.abort())
    page.goto(written.url + "/network/?country=pt")
    expect(page.locator("#filter-count")).to_contain_text("could not be loaded")
    page.context.close()


PAGES = ("/network/", "/network/?theme=reading", "/network/pt/", "/network/pt/page-2/", "/countries/pt/")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_longer_than_a_phone_can_bear(browser: Browser, written: Server, path: str) -> None:
    page, errors = open_page(browser, width=PHONE)
    page.goto(written.url + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST
    page.context.close()
    assert errors == []


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_a_large_network(browser: Browser, written: Server, path: str) -> None:
    page, errors = open_page(browser)
    page.goto(written.url + path, wait_until="networkidle")
    look(page, width=PHONE, scheme="light")
    assert faults_in_each_look(page) == []
    page.context.close()
    assert errors == []
