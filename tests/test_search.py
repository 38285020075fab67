"""The search of the site, in Chromium and with the headers on: what it finds, what it loads, who can use it."""

import gzip
import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.frame.page import PageFacts
from portal.frame.sections import OTHER, section_of
from portal.host import pagefind, search
from portal.parts.library.records import Resource
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.parts.part import sections_of
from portal.parts.registry import PARTS
from portal.parts.stories.records import CaseStudy
from portal.parts.training.records import Course
from portal.portal import Portal
from portal.problem import UnmadeError
from portal.records.base import Addressed
from portal.site import open_site
from tests import synthetic
from tests.browsing import NARROW, PHONE, faults_in_each_look, look, open_page, overflow
from tests.document import Document
from tests.project import ROOT, Build, copy_of_project
from tools.server import Server

SECTIONS = sections_of(PARTS)

# In bytes as they travel, at an invented site: where the words stand in one piece of the index, and where in several. A
# piece has 28 kB however large the index is, and each word may stand in another.
ONE_PIECE, SEVERAL, PIECE = 130_000, 190_000, 30_000


def ask(page: Page, words: str) -> Locator:
    """The titles found for the words, in the open search."""
    page.locator("[name=q]").fill(words)
    settle(page)
    return page.locator(".search-title")


def settle(page: Page) -> None:
    """Waits for the answer to what was typed or chosen last."""
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false", timeout=20_000)


def first(page: Page, words: str) -> str:
    """Path of the first page found."""
    return urlsplit(ask(page, words).first.get_attribute("href") or "").path


def opened(page: Page, server: Server, path: str = "/about/") -> Locator:
    """The dialog of the search, open over a page."""
    page.goto(server.url + path)
    page.locator("#search-link").click()
    dialog = page.get_by_role("dialog", name="Search this site")
    expect(dialog).to_be_visible()
    return dialog


def fragments(site: Path) -> Iterator[dict[str, Any]]:
    """Every page that the index knows."""
    for file in (site / "pagefind" / "fragment").iterdir():
        yield json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))


def plain(words: str) -> str:
    """The words without accents and capitals, as many readers type them."""
    letters = (letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
    return "".join(letters).lower()


@pytest.mark.every_network
def test_the_right_page_comes_first(page: Page, server: Server, records: Portal) -> None:
    """Each hub, school, country, story and sheet is found by its name, with accents and without."""
    named: list[Addressed] = [
        *records.every(Cluster).values(),
        *records.every(School).values(),
        *records.every(Country).values(),
    ]
    named += [*records.every(CaseStudy).values(), *records.every(Resource).values(), *records.every(Course).values()]
    names = Counter(plain(record.label) for record in named)
    named = [record for record in named if names[plain(record.label)] == 1]
    wanted = {words: f"/{record.path}" for record in named for words in (record.label, plain(record.label))}
    page.goto(server.url + "/search/")
    found = {words: first(page, words) for words in wanted}
    assert {words: path for words, path in found.items() if path != wanted[words]} == {}


def test_a_result_names_its_page_section_and_country_and_marks_the_words(page: Page, server: Server) -> None:
    opened(page, server)
    ask(page, "tablet hub")
    result = page.locator(".search-results li").first
    expect(result.locator(".search-title")).to_have_text("Tablet hub, Croatia")
    expect(result.locator(".search-where")).to_have_text("Network · Croatia")
    expect(result.locator("mark").first).to_have_text(re.compile("Tablet|Hub"))
    expect(page.get_by_role("status").filter(has_text="results")).to_have_text(re.compile(r"^\d+ results$"))
    # A long page is opened where most is found.
    ask(page, "schools csv file")
    part = page.locator(".search-part a").first
    expect(part).to_have_attribute("href", re.compile(r"^/.+/#.+"))
    part.click()
    assert urlsplit(page.url).fragment
    assert page.locator(f"[id='{urlsplit(page.url).fragment}']").count() == 1


def test_filters_by_section_and_country(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/search/")
    by_section, by_country = (page.get_by_role("combobox", name=name) for name in ("Section", "Country"))
    where, said = page.locator(".search-where"), page.locator(".search-state")
    ask(page, "school")
    page.get_by_role("button", name="Show more results").click()
    expect(where).to_have_count(13)
    assert len(set(where.all_inner_texts())) > 1
    by_section.select_option(label="Stories")
    settle(page)
    assert {text.split(" · ")[0] for text in where.all_inner_texts()} == {"Stories"}
    by_country.select_option(label="Croatia")
    stories = sum(case.country == "hr" for case in records.every(CaseStudy).values())
    expect(said).to_have_text(f"{stories} results")
    assert set(where.all_inner_texts()) == {"Stories · Croatia"}
    # Without a word, the filters list every page that fits.
    by_section.select_option(label="All")
    ask(page, "")
    fitting = sum(one["filters"].get("country") == ["Croatia"] for one in fragments(server.site))
    expect(said).to_have_text(f"{fitting} results")
    by_country.select_option(label="All")
    expect(page.locator(".search-results li")).to_have_count(0)
    expect(said).to_have_text("")


def test_more_results_are_shown_on_demand_and_the_focus_goes_to_them(page: Page, server: Server) -> None:
    opened(page, server)
    assert ask(page, "school").count() == 3
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator(".search-title")).to_have_count(13)
    expect(page.locator(".search-title").nth(3)).to_be_focused()


def test_the_address_keeps_a_search(page: Page, server: Server) -> None:
    page.goto(server.url + "/search/")
    ask(page, "škola")
    page.get_by_role("combobox", name="Country").select_option(label="Croatia")
    expect(page).to_have_url(re.compile(r"/search/\?q=%C5%A1kola&country=Croatia$"))
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    titles = page.locator(".search-title").all_inner_texts()
    page.reload()
    expect(page.locator(".search-title")).to_have_count(len(titles))
    # Schools that differ in their number alone are worth the same, so their order says nothing.
    assert sorted(page.locator(".search-title").all_inner_texts()) == sorted(titles)
    expect(page.locator("[name=q]")).to_have_value("škola")
    page.goto(server.url + "/search/?q=skola+mentor&country=Atlantis")
    expect(page.locator(".search-title").first).to_have_text("Škola mentor, Osijek")
    expect(page.get_by_role("combobox", name="Country")).to_have_value("")


def test_the_dialog_leads_to_its_results_as_a_page(page: Page, server: Server) -> None:
    dialog = opened(page, server)
    titles = ask(page, "croatia").all_inner_texts()
    assert urlsplit(page.url).query == ""
    dialog.get_by_role("link", name="Open these results").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=croatia$"))
    expect(page.locator(".search-title")).to_have_text(titles)


def test_where_no_page_has_all_words_the_best_of_some_are_shown(page: Page, server: Server) -> None:
    page.goto(server.url + "/search/")
    assert first(page, "tablet hub xyzzyish") == "/hubs/hr-hub-1/"
    said = page.locator(".search-state")
    expect(said).to_have_text(re.compile(r"results · No page has all these words.* · Not found: “xyzzyish”$"))
    ask(page, "tablet hub")
    expect(said).to_have_text(re.compile(r"^\d+ results$"))


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("where is the Tablet hub", "/hubs/hr-hub-1/"),
        ("tabelt hub", "/hubs/hr-hub-1/"),
        ("tabletama hub", "/hubs/hr-hub-1/"),
        ("GDPR", "/library/"),
        ("Hrvatskoj", "/countries/hr/"),
        ("Kroatien", "/countries/hr/"),
        ("basisschool", "/schools/be-mentor/"),
    ],
)
def test_words_of_readers_are_understood(page: Page, server: Server, typed: str, path: str) -> None:
    page.goto(server.url + "/search/")
    assert first(page, typed) == path


def test_what_many_ask_is_answered_above_all_that_is_found(page: Page, server: Server) -> None:
    page.goto(server.url + "/search/")
    for words in ("contact us", "How to contact you?", "KAPCSOLAT", "who to ask", "contacts please"):
        titles = ask(page, words)
        expect(titles.first).to_have_text("Write to the network")
        expect(page.locator(".search-answer")).to_have_count(1)
        assert first(page, words) == "/network/"
        paths = [urlsplit(one.get_attribute("href") or "").path for one in titles.all()]
        assert paths.count("/network/") == 1
    # An answer for every country is one for those who name theirs.
    for words in ("correct Croatia", "correct mistakes"):
        assert first(page, words) == "/contribute/"
    for words in ("contact Osijek", "contact Croatia", "correct tablets"):
        ask(page, words)
        expect(page.locator(".search-answer")).to_have_count(0)
    # Who narrows the search looks for pages.
    ask(page, "contact us")
    page.get_by_role("combobox", name="Country").select_option(label="Croatia")
    settle(page)
    expect(page.locator(".search-answer")).to_have_count(0)


def test_where_nothing_is_found_it_says_so_and_what_to_do(page: Page, server: Server) -> None:
    page.goto(server.url + "/search/")
    ask(page, "xyzzy")
    expect(page.locator(".search-state")).to_have_text("Nothing found for “xyzzy”.")
    expect(page.locator(".search-hints li")).to_have_count(4)
    expect(page.locator(".search-hints li").first).to_be_visible()
    ask(page, "tablets")
    expect(page.locator(".search-hints")).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_works_later(browser: Browser, server: Server) -> None:
    page, _errors = open_page(browser)
    page.route("**/wasm.en.pagefind", lambda route: route.abort())
    opened(page, server)
    page.locator("[name=q]").fill("tablet hub")
    expect(page.locator(".search-state")).to_have_text(re.compile("could not be loaded"))
    expect(page.get_by_role("link", name="Look through the sections")).to_be_visible()
    page.unroute("**/wasm.en.pagefind")
    assert first(page, "tablet hub") == "/hubs/hr-hub-1/"
    page.context.close()


# Keyboard, screen readers, sizes, colours


def test_the_search_with_the_keyboard_alone(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("tablet hub")
    titles = page.locator(".search-title")
    expect(titles.first).to_have_text("Tablet hub, Croatia")
    page.keyboard.press("ArrowDown")
    expect(titles.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Section")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(titles.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/hubs/hr-hub-1/$"))


def test_one_escape_closes_the_search_while_typing(page: Page, server: Server) -> None:
    dialog = opened(page, server)
    ask(page, "tablets")
    page.locator("[name=q]").press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", " "])
def test_escape_closes_the_search_and_gives_the_focus_back(page: Page, server: Server, key: str) -> None:
    page.goto(server.url + "/about/")
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press(key)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("tablets")
    expect(page.locator(".search-title").first).to_be_visible()
    page.locator(".search-title").first.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_close_button_and_the_page_behind_close_the_search(page: Page, server: Server) -> None:
    dialog = opened(page, server)
    dialog.get_by_role("button", name="Close the search").click()
    expect(dialog).to_be_hidden()
    opened(page, server)
    page.mouse.click(5, 400)
    expect(dialog).to_be_hidden()


def test_the_key_is_not_taken_while_typing_and_can_be_switched_off(page: Page, server: Server) -> None:
    page.goto(server.url + "/network/")
    page.locator("#filters [name=q]").focus()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#filters [name=q]")).to_have_value("/")
    page.locator("h1").click()
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#search-link")).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("The key / opens the search").uncheck()
    page.keyboard.press("Escape")
    for path in ("/network/", "/about/"):
        page.goto(server.url + path)
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert page.locator("#search-link").get_attribute("aria-keyshortcuts") is None


def test_axe_finds_nothing_in_the_open_search(page: Page, server: Server) -> None:
    dialog = opened(page, server)
    found = []
    for words in ("mentoring", "xyzzy"):
        ask(page, words)
        found += [f"{words}: {line}" for line in faults_in_each_look(page)]
        found += [f"{words}: the dialog is {line}" for line in overflow(page, part="dialog[open]")]
    for width in (PHONE, NARROW):
        look(page, width=width, scheme="light")
        box = dialog.bounding_box()
        assert box is not None
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, width, 800)
    page.goto(server.url + "/search/?q=mentoring")
    expect(page.locator(".search-title").first).to_be_visible()
    found += [f"page: {line}" for line in faults_in_each_look(page)]
    assert found == []


@pytest.mark.parametrize("width", [1280, 320])
def test_without_scripts_the_page_of_the_search_leads_on(browser: Browser, server: Server, width: int) -> None:
    page, _errors = open_page(browser, width=width, scripts=False)
    page.goto(server.url + "/about/")
    page.get_by_role("link", name="Search", exact=True).click()
    assert urlsplit(page.url).path == "/search/"
    expect(page.locator(".search-box")).to_be_hidden()
    expect(page.locator(".search-without")).to_contain_text("needs JavaScript")
    links = page.locator(".search-sections a")
    expect(links).to_have_text([one.name for one in SECTIONS])
    for path in links.evaluate_all("all => all.map(one => one.pathname)"):
        assert server.answer(path)[0] == 200
    page.context.close()


# What is loaded


def loaded(page: Page) -> dict[str, int]:
    """Fills up as the page loads: path -> bytes as they travel."""
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda response: sizes.update({urlsplit(response.url).path: int(response.headers["content-length"])}),
    )
    return sizes


def test_nothing_of_the_search_is_loaded_before_it_is_used(page: Page, server: Server) -> None:
    sizes = loaded(page)
    for path in ("/", "/schools/hr-mentor/", "/search/"):
        page.goto(server.url + path, wait_until="networkidle")
    assert [path for path in sizes if "pagefind" in path or "search.js" in path] == []
    with page.expect_response("**/wasm.en.pagefind"):
        page.locator("[name=q]").focus()


def first_search(browser: Browser, server: Server, words: str) -> dict[str, int]:
    """What a first search loads, program and all."""
    page, errors = open_page(browser)
    page.goto(server.url + "/about/", wait_until="networkidle")
    sizes = loaded(page)
    page.keyboard.press("/")
    ask(page, words)
    page.wait_for_load_state("networkidle")
    page.context.close()
    assert errors == []
    return sizes


@pytest.mark.parametrize("words", ["osijek", "Croatia", "reading aloud course", "Škola mentor tablets"])
def test_a_first_search_is_light(browser: Browser, server: Server, words: str) -> None:
    sizes = first_search(browser, server, words)
    pieces = sum(path.startswith("/pagefind/index/") for path in sizes)
    assert sum(sizes.values()) <= (ONE_PIECE if pieces == 1 else SEVERAL), sizes
    assert pieces <= len(re.findall(r"\w+", words))


def test_no_piece_of_the_index_is_heavy(site: Path) -> None:
    """So that whatever readers type, a word costs no more than where it was tried."""
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (site / "pagefind" / "index").iterdir()}
    assert max(sizes.values()) <= PIECE, sizes


@pytest.mark.large
@pytest.mark.parametrize(("schools", "limit"), [(120, 130_000), (1200, 160_000)])
def test_a_first_search_stays_light_in_a_large_network(
    browser: Browser, tmp_path: Path, schools: int, limit: int, build: Build
) -> None:
    project = copy_of_project(tmp_path, None)
    synthetic.write(project / "data", schools)
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    with Server(tmp_path / "site", ROOT / "netlify.toml") as server:
        for words in ("school", "croatia", "school 12", "mentoring hub 7", "invented schools"):
            sizes = first_search(browser, server, words)
            assert sum(sizes.values()) <= limit, (words, sizes)


@pytest.mark.every_network
def test_only_what_the_search_asks_for_is_published(site: Path) -> None:
    folder = site / "pagefind"
    names = {re.sub(r"en_[0-9a-f]+", "en_*", file.relative_to(folder).as_posix()) for file in folder.rglob("*.*")}
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "pagefind.en_*.pf_meta",
        "fragment/en_*.pf_fragment",
        "index/en_*.pf_index",
        "filter/en_*.pf_filter",
        "words.json",
    }


def test_a_site_in_a_folder_searches_too(browser: Browser, tmp_path: Path, build: Build) -> None:
    result = build(copy_of_project(tmp_path / "made"), tmp_path / "folder", URL="https://portal.invalid/folder/")
    assert result.returncode == 0, result.stderr
    for name in ("404.html", "_redirects"):
        (tmp_path / name).write_text("", encoding="utf-8")
    with Server(tmp_path, ROOT / "netlify.toml") as server:
        page, errors = open_page(browser)
        opened(page, server, "/folder/about/")
        assert first(page, "mentorschool") == "/folder/schools/be-mentor/"
        page.locator(".search-title").first.click()
        expect(page.locator("h1")).to_have_text("Mentorschool")
        page.context.close()
    assert errors == []


# The index


@pytest.mark.every_network
def test_every_page_is_in_the_index_but_for_cut_lists(site: Path, pages: list[Document]) -> None:
    known = {one["url"] for one in fragments(site)}
    missing = {document.address for document in pages} - known
    allowed = re.compile(
        # Forms hold the words of all that can be chosen; what is over on the board is not looked for.
        r"/(404\.html|search/|contribute/(fields/)?[a-z-]+/|community/board/.+/|network/[a-z]{2}/|advisory-board/thank-you/|news/(year|country|theme)/.+|events/month/.+|newsletter/.+/email\.html|.*/page-\d+/|embed/.+|"
        r"training/.+/(print|survey-[a-z]+)/)"
    )
    assert [address for address in missing if not allowed.fullmatch(address)] == []
    assert known <= {document.address for document in pages}
    assert len(known) > 30


@pytest.mark.every_network
def test_titles_in_the_index_are_those_of_the_pages(site: Path, pages: list[Document], records: Portal) -> None:
    titles = {document.address: document.title for document in pages}
    ending = f" – {records.project.acronym}"
    for one in fragments(site):
        title = one["meta"]["title"]
        assert "¶" not in title
        if one["url"] not in ("/", "/mentoring/"):
            assert title in (titles[one["url"]].removesuffix(ending), one["content"].partition(".")[0]), one["url"]


@pytest.mark.every_network
def test_every_page_stands_in_a_section_with_a_name(site: Path) -> None:
    strays = [one["url"] for one in fragments(site) if one["filters"]["section"] == [OTHER.name]]
    assert strays == [], "say the section of the page"
    assert section_of((("Home", ""), ("Elsewhere", "somewhere/else/")), SECTIONS) == OTHER


@pytest.mark.every_network
def test_sources_and_lists_do_not_find_pages(site: Path, records: Portal) -> None:
    by_address = {one["url"]: one["content"] for one in fragments(site)}
    for hub in records.every(Cluster).values():
        for one, other in permutations(records.view(Membership).members(hub), 2):
            assert other.name not in by_address[f"/{one.path}"]
        for school in records.view(Membership).members(hub):
            assert "Sources" not in by_address[f"/{school.path}"]
            assert school.name not in by_address["/network/"]
            assert school.name in by_address[f"/{hub.path}"]


def test_all_that_is_left_out_is_there_to_be_left_out(browser: Browser, server: Server, pages: list[Document]) -> None:
    # The policy of the site lets no script read a text as HTML.
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(server.url + "/about/")
    unused = page.evaluate(
        """async ([addresses, selectors]) => {
        const texts = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
        const found = texts.map((text) => new DOMParser().parseFromString(text, "text/html"));
        const used = (selector) => found.some((one) => one.querySelector(`article :is(${selector})`));
        return selectors.filter((selector) => !used(selector)) }""",
        [[document.address for document in pages if document.address != "/404.html"], pagefind.NOT_INDEXED],
    )
    page.context.close()
    assert unused == [], "correct portal/host/pagefind.py"


def test_letters_that_are_not_folded_are_written_plainly_too(records: Portal) -> None:
    page = PageFacts(path="x/", title="Đakovo", description="", section=OTHER, parents=(), linked_data={})
    found = search.entry(records, page, "<p>Škola u Đakovu, Łódź, Weiß</p>")
    assert found is not None
    assert found.also.split() == ["dakovu", "lódź", "weiss"]
    assert found.names.split() == ["Đakovo", "dakovo"]


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "&#39;"])
def test_a_word_behind_an_article_is_found_too(records: Portal, apostrophe: str) -> None:
    page = PageFacts(path="x/", title="X", description="", section=OTHER, parents=(), linked_data={})
    found = search.entry(records, page, f"<p>L{apostrophe}Istituto non c{apostrophe}è</p>")
    assert found is not None
    assert found.also.split() == ["istituto"]


def test_what_tells_of_a_record_is_not_called_by_its_name(records: Portal) -> None:
    thing = PageFacts(
        path="x/", title="Tablets", description="", section=OTHER, parents=(), linked_data={}, names=("iPads",)
    )
    found = {
        about: search.entry(records, replace(thing, about=about), "") for about in ("thing", "happening", "telling")
    }
    said = {about: (one.names, one.also) for about, one in found.items() if one is not None}
    assert said == {
        "thing": ("Tablets iPads", "tablets táblagép"),
        "happening": ("", "tablets táblagép Tablets iPads"),
        "telling": ("", "tablets táblagép iPads"),
    }


def test_a_country_is_found_by_its_own_name(tmp_path: Path) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), synthetic.DAY)
    (page,) = (page for page in site.pages if page.path == "countries/hr/")
    found = search.entry(site.portal, page, "")
    assert found is not None
    assert (found.section, found.country) == ("Network", "Croatia")
    assert {"Hrvatska", "Kroatien", "Croácia"} <= set(found.place.split())


@pytest.mark.parametrize(
    ("title", "figures"), [("III. gimnazija", "3"), ("Schola Synthetica XXIII", "23"), ("XIV I IC MIX", "14")]
)
def test_roman_numbers_are_written_in_figures_too(records: Portal, title: str, figures: str) -> None:
    page = PageFacts(path="x/", title=title, description="", section=OTHER, parents=(), linked_data={})
    found = search.entry(records, page, "")
    assert found is not None
    assert found.also == figures


def test_a_page_is_called_by_its_kind_and_told_by_its_description(records: Portal) -> None:
    page = PageFacts(path="cases/x/", title="X", description="A visit.", section=OTHER, parents=(), linked_data={})
    found = [search.entry(records, one, "") for one in (page, replace(page, path="cases/"), replace(page, path="x/"))]
    assert [(one.kind, one.told) for one in found if one] == [
        ("story priča", "A visit."),
        ("", "A visit."),
        ("", "A visit."),
    ]


@pytest.mark.parametrize("kind", ["news", "resources", "case_studies", "events"])
def test_a_record_is_found_whatever_its_id_looks_like(tmp_path: Path, kind: str) -> None:
    text = (ROOT / "tests" / "valid" / f"{kind}.yaml").read_text(encoding="utf-8")
    record = next(line for line in text.splitlines() if line.startswith("- id: "))
    renamed = f"- id: survey-results\n  formerly: [{record.removeprefix('- id: ')}]"
    data = synthetic.small(tmp_path)
    for file in data.rglob("*.yaml"):
        old = file.read_text(encoding="utf-8")
        new = old.replace(record, renamed, 1) if file.stem == kind else old
        references = new.replace(f"[{record.removeprefix('- id: ')}]", "[survey-results]")
        file.write_text(new if file.stem == kind else references, encoding="utf-8")
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    (page,) = (page for page in site.pages if page.record is not None and page.record.id == "survey-results")
    assert search.entry(site.portal, page, "") is not None, page.path


def test_an_index_that_cannot_be_made_stops_the_build_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UnmadeError, match="No page is to be found"):
        pagefind.index(tmp_path)


# The rules, without a page


def test_an_excerpt_is_text_and_marks_only(page: Page, server: Server) -> None:
    page.goto(server.url + "/about/")
    source = page.locator("#search-box").get_attribute("data-module")
    excerpt = "a &lt;img src=x onerror=alert(1)&gt; <mark>b&lt;</mark> &amp; <mark>c</mark>"
    parts = page.evaluate("async ([source, excerpt]) => (await import(source)).parts(excerpt)", [source, excerpt])
    assert parts == [
        {"text": "a <img src=x onerror=alert(1)> ", "found": False},
        {"text": "b<", "found": True},
        {"text": " &amp; ", "found": False},
        {"text": "c", "found": True},
    ]


@pytest.mark.parametrize("length", [0, 1, 0xFFFE, 0xFFFF, 0x10000, 200_000])
def test_what_is_packed_does_not_depend_on_the_packer(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytes(range(256)) * (length // 256) + bytes(length % 256)
    for module, name in ((gzip, "compress"), (zlib, "compress"), (zlib, "compressobj")):
        monkeypatch.setattr(module, name, lambda *_, **__: pytest.fail("packed by this machine's zlib"))
    packed = pagefind._unpacked(content)
    assert gzip.decompress(packed) == content
    assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
