"""Invented sites in Chromium, served with Netlify's headers: what visitors meet."""

import random
import unicodedata
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from portal.parts.network.areas import SCHOOLS_WHOLE
from portal.parts.network.membership import Membership
from portal.parts.network.pages.countries import HUBS_SHOWN, SCHOOLS_SHOWN
from portal.parts.network.records import Cluster, Country, School
from portal.parts.stories.pages import FILTERED_FROM
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from tests import synthetic
from tests.browsing import (
    FIRST_VIEW,
    NARROW,
    PHONE,
    WIDE,
    faults_in_each_look,
    first_view,
    look,
    open_page,
    unfold,
    violations,
)
from tests.document import Document
from tests.kinds import kinds
from tests.project import ROOT, Build, copy_of_project
from tools.server import Server

PARTS = 4
"""How many processes share the pages."""


@pytest.fixture(scope="session")
def looked_at(pages: list[Document], records: Portal) -> list[str]:
    """The address of a page of each kind, and one at which there is nothing."""
    return [*kinds(pages, records), "/nothing-here/"]


# In parts, so that several processes share them.
@pytest.mark.every_network
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    browser: Browser, server: Server, looked_at: list[str], part: int
) -> None:
    page, errors = open_page(browser)
    found = []
    for path in looked_at[part::PARTS]:
        page.goto(server.url + path)
        unfold(page)
        found += [f"{path}: {line}" for line in faults_in_each_look(page)]
    page.context.close()
    assert found == []
    assert [error for error in errors if "404" not in error] == []


def test_axe_finds_nothing_in_the_frame_in_any_look(browser: Browser, server: Server) -> None:
    """What all pages share: its menu and its colours change with the width."""
    page, errors = open_page(browser)
    page.goto(server.url)
    found = []
    for width, scheme in product((WIDE, PHONE, NARROW), ("light", "dark")):
        look(page, width=width, scheme=scheme)
        found += [f"{width} px, {scheme}: {line}" for line in violations(page)]
    page.goto(server.url + "/about/data/")
    look(page, width=PHONE, scheme="light")
    page.locator(".contents-button").click()
    for scheme in ("light", "dark"):
        look(page, width=PHONE, scheme=scheme)
        found += [f"list of sections, {scheme}: {line}" for line in violations(page, ".contents")]
    page.context.close()
    assert found == []
    assert errors == []


def test_axe_finds_a_planted_fault(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    planted = "Object.assign(document.createElement('img'), { src: '/assets/icon.svg' })"
    page.evaluate(f"document.querySelector('h1').after({planted})")
    assert any(line.startswith("image-alt") for line in violations(page))


@pytest.mark.every_network
@pytest.mark.parametrize("part", range(PARTS))
def test_a_first_view_is_light_stays_on_our_host_and_keeps_to_the_policy(
    browser: Browser, server: Server, looked_at: list[str], part: int
) -> None:
    for path in looked_at[part::PARTS]:
        response = urlopen(server.url + path) if path != "/nothing-here/" else None
        if response is not None:
            assert "'unsafe-" not in response.headers["Content-Security-Policy"], path
            assert response.headers["X-Content-Type-Options"] == "nosniff", path
        sizes = first_view(browser, server.url + path)
        assert {urlsplit(url).netloc for url in sizes} == {urlsplit(server.url).netloc}, path
        # Pages of courses and the tool to find a mentor have a style sheet of their own, and a module for each tool
        # beside the one that tools share.
        has_tools = path.startswith(("/training/", "/community/find-a-mentor/"))
        assert len(sizes) <= (10 if has_tools else 8), path
        assert sum(sizes.values()) <= FIRST_VIEW, (path, sizes)


def test_a_planted_inline_script_is_refused(browser: Browser, server: Server) -> None:
    page, errors = open_page(browser)

    def plant(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace("</body>", "<script>window.planted = 1</script></body>")
        )

    page.route(server.url + "/", plant)
    page.goto(server.url + "/")
    assert "<script>window.planted" in page.content()
    assert page.evaluate("window.planted") is None
    assert any("Content Security Policy" in error for error in errors)
    page.context.close()


def test_a_heavy_page_is_found(browser: Browser, tmp_path: Path) -> None:
    files = {"index.html": b'<!doctype html><img src="big.svg">', "404.html": b"", "_redirects": b""}
    for name, content in {**files, "big.svg": random.Random(1).randbytes(90_000)}.items():
        (tmp_path / name).write_bytes(content)
    with Server(tmp_path, ROOT / "netlify.toml") as server:
        assert sum(first_view(browser, server.url + "/").values()) > FIRST_VIEW


def weights(browser: Browser, build: Build, folder: Path, schools: int, paths: Iterable[str]) -> dict[str, int]:
    """What a first view of each of the pages weighs in an invented network of that many schools."""
    project = copy_of_project(folder, None)
    synthetic.write(project / "data", schools)
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr
    with Server(folder / "site", ROOT / "netlify.toml") as server:
        return {path: sum(first_view(browser, server.url + path).values()) for path in paths}


# In invented networks a hub has five schools, and there are six countries of about the same size.
ALWAYS_CUT = SCHOOLS_WHOLE
COUNTRY_CUT = 6 * max(5 * HUBS_SHOWN, SCHOOLS_SHOWN)


@pytest.mark.large
@pytest.mark.parametrize(
    ("few", "many", "cut", "paths"),
    [
        (400, 1200, ALWAYS_CUT, ["/", "/network/", "/schools/be-school-0001/"]),
        (800, 2000, COUNTRY_CUT, ["/countries/be/", "/countries/pt/"]),
    ],
)
def test_a_first_view_does_not_grow_with_the_network(
    browser: Browser, build: Build, tmp_path: Path, few: int, many: int, cut: int, paths: list[str]
) -> None:
    assert few > cut, "the pages of the smaller network are not full"
    before = weights(browser, build, tmp_path / "few", few, paths)
    after = weights(browser, build, tmp_path / "many", many, paths)
    grown = {path: (before[path], after[path]) for path in paths if after[path] > 1.05 * before[path] + 1000}
    assert grown == {}
    assert max(after.values()) <= FIRST_VIEW, after


@pytest.mark.first_network
def test_few_stories_are_filtered_by_country_alone(page: Page, server: Server, records: Portal) -> None:
    country, total = records.every(Country)["hr"], len(records.every(CaseStudy))
    of_country = [case for case in records.every(CaseStudy).values() if case.country == country.id]
    assert 0 < len(of_country) < total < FILTERED_FROM
    page.goto(server.url + "/cases/")
    assert page.locator("#filters select, #filters input").count() == 1
    cards = page.locator("#stories > div:visible")
    expect(cards).to_have_count(total)
    page.get_by_role("combobox", name="Country").select_option(label=country.name)
    expect(cards).to_have_count(len(of_country))
    expect(page.locator("#filter-count")).to_have_text(
        f"{len(of_country)} {'story or note' if len(of_country) == 1 else 'stories and notes'} found"
    )
    assert urlsplit(page.url).query == f"country={country.id}"
    page.get_by_role("button", name="Clear filters").click()
    expect(cards).to_have_count(total)


@pytest.mark.first_network
def test_the_search_needs_no_accents(page: Page, server: Server, records: Portal) -> None:
    name = records.every(School)["hr-mentor"].name
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    assert plain != name
    page.goto(server.url + "/network/?" + urlencode({"q": plain.upper()}))
    visible = page.locator("#school-table tbody tr:visible")
    expect(visible).to_have_count(sum(school.name == name for school in records.every(School).values()))
    expect(visible.first).to_contain_text(name)


@pytest.mark.first_network
def test_filters_work_with_the_keyboard_alone(page: Page, server: Server, records: Portal) -> None:
    country = records.every(Country)["hr"]
    page.goto(server.url + "/network/")
    page.get_by_role("searchbox", name="Search", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type(country.name)
    expect(page.locator("#school-table tbody tr:visible")).to_have_count(
        len(records.view(Membership).schools_in(country))
    )


@pytest.mark.first_network
def test_the_first_tab_skips_to_the_content(page: Page, server: Server) -> None:
    page.goto(server.url + "/hubs/hr-hub-1/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.every_network
def test_every_page_is_whole_without_scripts(
    browser: Browser, server: Server, records: Portal, looked_at: list[str]
) -> None:
    page, _errors = open_page(browser, scripts=False)
    page.goto(server.url + "/network/")
    expect(page.locator("#school-table tbody tr:visible")).to_have_count(len(records.every(School)))
    expect(page.locator("#filters")).to_be_hidden()
    for path in looked_at:
        page.goto(server.url + path)
        for width in (WIDE, PHONE):
            look(page, width=width, scheme="light")
            expect(page.locator(".menu a").first).to_be_visible()
            expect(page.locator(".theme")).to_be_hidden()
    page.context.close()


@pytest.mark.every_network
def test_nothing_moves_while_a_page_loads(page: Page, server: Server, records: Portal) -> None:
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())
        window.shift += entry.value }).observe({type: "layout-shift", buffered: true})"""
    )
    for path in ("/", "/network/", f"/{next(iter(records.every(Cluster).values())).path}", "/about/"):
        page.goto(server.url + path, wait_until="networkidle")
        assert page.evaluate("window.shift") < 0.01, path


@pytest.mark.first_network
def test_short_addresses_lead_on(page: Page, server: Server) -> None:
    page.goto(server.url + "/clusters/hr-hub-1/")
    assert urlsplit(page.url).path == "/hubs/hr-hub-1/"
    page.goto(server.url + "/countries/")
    assert urlsplit(page.url).path == "/network/"


# The form for joining the advisory board


@pytest.mark.first_network
def test_axe_finds_nothing_in_the_form(browser: Browser, server: Server) -> None:
    page, errors = open_page(browser)
    found = []
    for path in ("/advisory-board/", "/advisory-board/thank-you/"):
        response = page.goto(server.url + path)
        assert response is not None
        assert response.ok
        assert "'unsafe-" not in response.headers["content-security-policy"]
        found += [f"{path}: {line}" for line in faults_in_each_look(page)]
    page.context.close()
    assert found == []
    assert errors == []


# The fields in their order, and what is typed in each; the first type is chosen by typing its label.
ANSWERS = {
    "organisation": "Synthetic Institute",
    "type": "",
    "country": "Belgium",
    "website": "https://portal.invalid/",
    "email": "office@portal.invalid",
    "why": "To learn.",
    "consent": " ",
}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_form_is_filled_in_and_sent_with_the_keyboard_alone(
    browser: Browser, server: Server, site: Path, records: Portal, scripts: bool
) -> None:
    page, errors = open_page(browser, scripts=scripts)
    page.emulate_media(reduced_motion="reduce")
    page.goto(server.url + "/advisory-board/")
    form = page.locator("form[name=advisory-member]")
    type = next(iter(records.vocabularies["advisory_types"].values()))
    page.locator("h2#joining").click()
    walked = []
    for _attempt in range(30):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not form.locator(":focus").count() or focused.evaluate("field => field.matches('a')"):
            continue
        expect(focused).to_be_in_viewport()
        name = focused.get_attribute("name") or focused.inner_text()
        walked.append(name)
        if name not in ANSWERS:
            break
        page.keyboard.type(type.label if name == "type" else ANSWERS[name])
    assert walked == [*ANSWERS, "Send"]
    honeypot = form.get_attribute("netlify-honeypot")
    expect(form.locator(f"[name={honeypot}]")).to_have_count(1)
    assert form.evaluate("form => form.checkValidity()")

    # Netlify takes the answers and shows the page that is the form's action; here the test does.
    thanks = site / "advisory-board" / "thank-you" / "index.html"
    sent: list[Request] = []

    def take(route: Route) -> None:
        sent.append(route.request)
        route.fulfill(path=thanks, content_type="text/html")

    page.route("**/advisory-board/thank-you/", take)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Thank you")
    (request,) = sent
    assert request.method == "POST"
    assert parse_qs(request.post_data or "", keep_blank_values=True) == {
        **{name: [answer] for name, answer in ANSWERS.items()},
        "type": [type.id],
        "consent": ["yes"],
        "form-name": ["advisory-member"],
        f"{honeypot}": [""],
    }
    page.context.close()
    assert errors == []


@pytest.mark.first_network
def test_the_form_is_not_sent_without_consent(page: Page, server: Server) -> None:
    page.goto(server.url + "/advisory-board/")
    form = page.locator("form[name=advisory-member]")
    form.get_by_label("Name of the organisation").fill(ANSWERS["organisation"])
    form.get_by_label("Type of organisation").select_option(index=1)
    form.get_by_label("Country").fill(ANSWERS["country"])
    form.get_by_label("E-mail address").fill(ANSWERS["email"])
    form.get_by_role("button", name="Send").click()
    assert urlsplit(page.url).path == "/advisory-board/"
    expect(form.locator(":focus")).to_have_attribute("name", "consent")
