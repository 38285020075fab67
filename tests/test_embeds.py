"""Lists for other sites: they show there, our pages do not, and they bring nothing along."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from portal import inspection
from portal.open_data import embeds as frames
from portal.open_data.embeds import MOST
from portal.parts.library import embeds
from portal.parts.library.embeds import theme_embed, themes
from portal.parts.library.records import Resource
from portal.parts.network import embeds as hub_lists
from portal.parts.network.embeds import country_embed
from portal.parts.network.membership import Membership
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.site import open_site
from tests import synthetic
from tests.browsing import faults_in_each_look, open_page, overflow, violations
from tests.document import Document
from tests.document import embeds as documents
from tests.project import ROOT
from tools.server import Merge, Server


@pytest.fixture(scope="module")
def lists(site: Path) -> list[Document]:
    """Every list of the site."""
    return documents(site)


@pytest.fixture(params=get_args(Merge))
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[Server]:
    """The site, on a host that settles two values for one header in one way or another."""
    with Server(site, ROOT / "netlify.toml", request.param) as running:
        yield running


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Server]:
    """Another site, with frames for an address given after ?; the second is in a sandbox."""
    frames = (
        '<!doctype html><html lang="en"><title>Ministry</title>'
        '<iframe id="plain"></iframe><iframe id="boxed" sandbox></iframe>'
        "<script>for (const frame of document.querySelectorAll('iframe')) "
        "frame.src = decodeURIComponent(location.search.slice(1))</script>"
    )
    for name, content in {"index.html": frames, "404.html": "", "_redirects": ""}.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    config = tmp_path / "netlify.toml"
    config.write_text("headers = []\nredirects = []\n", encoding="utf-8")
    with Server(tmp_path, config) as running:
        yield running


def shown(browser: Browser, elsewhere: Server, address: str) -> list[tuple[str, str]]:
    """Heading and background of what each frame shows of the address; ("", "") where the browser refuses."""
    page, _errors = open_page(browser)
    page.goto(f"{elsewhere.url}/?{address}", wait_until="networkidle")
    found = []
    for frame in page.frames[1:]:
        heading = frame.locator("h1")
        ours = frame.url == address and heading.count() > 0
        colour = frame.evaluate("getComputedStyle(document.body).backgroundColor") if ours else ""
        found.append((heading.inner_text() if ours else "", colour))
    page.context.close()
    assert len(found) == 2
    return found


@pytest.mark.first_network
def test_a_list_shows_on_another_site_also_in_a_sandbox(browser: Browser, host: Server, elsewhere: Server) -> None:
    paper = "rgb(250, 248, 243)"
    assert shown(browser, elsewhere, f"{host.url}/embed/country/hr/") == [("Hubs in Croatia", paper)] * 2


@pytest.mark.first_network
@pytest.mark.parametrize("path", ["/", "/countries/hr/", "/about/data/", "/advisory-board/"])
def test_a_page_does_not(browser: Browser, host: Server, elsewhere: Server, path: str) -> None:
    assert shown(browser, elsewhere, f"{host.url}{path}") == [("", "")] * 2


@pytest.mark.first_network
def test_without_its_headers_it_would(browser: Browser, site: Path, elsewhere: Server) -> None:
    with Server(site, ROOT / "netlify.toml") as host:
        host.rules = []
        assert shown(browser, elsewhere, f"{host.url}/countries/hr/")[0][0] == "Croatia"


@pytest.mark.every_network
def test_there_is_one_for_each_country(lists: list[Document], records: Portal) -> None:
    expected = [country_embed(country) for country in records.every(Country).values()]
    expected += [theme_embed(theme) for theme in themes(records)]
    assert [page.address for page in lists] == sorted(f"/{path}" for path in expected)
    by_address = {page.address: page for page in lists}
    for country in records.every(Country).values():
        page = by_address[f"/{country_embed(country)}"]
        links = [link.get("href") for link in page.all("a")]
        assert f"/{country.path}" in links
        assert "/" in links
        for hub in records.view(Membership).clusters_in(country):
            assert f"/{hub.path}" in links
            assert hub.name in page.text
            mentor = records.view(Membership).mentor(hub)
            assert mentor is None or mentor.name in page.text
            assert f"of {records.view(Membership).roster(hub).size} schools named" in page.text


@pytest.mark.every_network
def test_there_is_one_for_each_theme_with_a_resource(lists: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in lists}
    listed = 0
    for theme in themes(records):
        page = by_address[f"/{theme_embed(theme)}"]
        links = [link.get("href") for link in page.all("a")]
        of_theme = [record for record in records.every(Resource).values() if theme.id in record.themes]
        assert {f"/{record.path}" for record in of_theme} == {
            link for link in links if link and re.fullmatch(r"/library/[^/?]+/", link)
        }
        for record in of_theme:
            assert record.title in page.text
            assert records.licences[record.licence].short in page.text
        assert f"/library/?theme={theme.id}" in links
        assert f"{len(of_theme)} resource" in page.text
        listed += len(of_theme)
    assert listed >= sum(bool(record.themes) for record in records.every(Resource).values())


@pytest.mark.every_network
def test_it_brings_nothing_along(lists: list[Document]) -> None:
    for page in lists:
        assert [tag for tag in ("script", "iframe", "form", "nav", "style", "img") if next(page.all(tag), None)] == []
        assert not re.search(r"\sstyle=|\son\w+=", page.source)
        (base,) = page.all("base")
        assert dict(base.attrib) == {"target": "_blank"}
        assert all(link.get("rel") == "noopener" for link in page.all("a"))
        kinds = {link.get("rel"): link.get("href", "") for link in page.all("link")}
        assert set(kinds) == {"canonical", "icon", "stylesheet"}
        about = page.address.removeprefix("/embed").replace("/country/", "/countries/")
        assert kinds["canonical"].endswith("/library/" if about.startswith("/theme/") else about)
        assert "noindex" in [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"]


@pytest.mark.every_network
def test_it_says_who_paid_and_has_a_title_and_one_heading(lists: list[Document], records: Portal) -> None:
    assert len({page.title for page in lists}) == len(lists)
    for page in lists:
        assert page.root.get("lang") == "en"
        assert page.title.endswith(f" – {records.project.acronym}")
        assert len(list(page.all("h1"))) == len(list(page.all("main"))) == 1
        assert all(said in page.text for said in records.project.funding_said)
        emblems = [svg for svg in page.all("svg") if "funder-emblem" in svg.get("class", "")]
        assert len(emblems) == records.project.by_the_eu
        for emblem in emblems:
            assert sum(1 for element in emblem.iter() if str(element.tag).endswith("polygon")) == 12


@pytest.mark.every_network
def test_every_link_of_a_list_leads_somewhere(lists: list[Document], site: Path) -> None:
    for page in lists:
        for link in page.all("a"):
            path = urlsplit(link.get("href", "")).path.lstrip("/")
            assert (site / path / "index.html").is_file(), link.get("href")


@pytest.mark.every_network
def test_search_engines_are_not_sent_there(site: Path) -> None:
    assert "/embed/" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_axe_finds_nothing_and_no_list_scrolls_sideways(page: Page, server: Server, lists: list[Document]) -> None:
    found = []
    for kind in ("country", "theme"):
        of_kind = [document for document in lists if document.address.startswith(f"/embed/{kind}/")]
        for document in of_kind:
            page.goto(server.url + document.address)
            # One of a kind is enough for axe: the longest has all that the others have.
            if document is max(of_kind, key=lambda one: len(one.source)):
                found += [f"{document.address}: {line}" for line in faults_in_each_look(page)]
            found += [f"{document.address}: {line}" for line in overflow(page)]
    assert found == []


@pytest.mark.first_network
def test_axe_finds_a_planted_fault(browser: Browser, server: Server) -> None:
    page, _errors = open_page(browser)
    page.goto(f"{server.url}/embed/country/hr/")
    page.evaluate("document.querySelector('h1').after(Object.assign(document.createElement('a'), { href: '/' }))")
    assert any(line.startswith("link-name") for line in violations(page))
    page.context.close()


@pytest.mark.first_network
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_colours_of_the_device(browser: Browser, server: Server, scheme: str) -> None:
    page, _errors = open_page(browser, scheme=scheme)
    page.goto(f"{server.url}/embed/country/hr/")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.context.close()
    assert colour == {"light": "rgb(250, 248, 243)", "dark": "rgb(16, 24, 29)"}[scheme]


def test_a_list_of_a_theme_is_bounded(records: Portal) -> None:
    first = next(record for record in records.every(Resource).values() if record.themes)
    many = {f"copy-{number}": first.model_copy(update={"id": f"copy-{number}"}) for number in range(MOST + 5)}
    grown = synthetic.holding(records, Resource, many)
    (embed,) = [embed for embed in embeds.embeds(grown) if embed.path == f"embed/theme/{first.themes[0]}/"]
    assert len(embed.values.filled["resources"]) == MOST
    assert embed.values.filled["total"] == MOST + 5


@pytest.mark.build
@pytest.mark.parametrize("schools", [60, 2400])
def test_a_list_is_bounded(tmp_path: Path, schools: int) -> None:
    synthetic.write(tmp_path / "data", schools)
    found = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], tmp_path / "data", synthetic.DAY)
    made = frames.files(found.portal, found.making.embeds, found.templates, found.url)
    assert len(made) == len(found.portal.every(Country)) + len(themes(found.portal))
    for country in found.portal.every(Country).values():
        page = made[f"{country_embed(country)}index.html"]
        hubs = len(found.portal.view(Membership).clusters_in(country))
        assert page.count('class="card hub-card"') == min(MOST, hubs)
        assert (f"{hubs - MOST} more hubs" in page) == (hubs > MOST)
        assert len(page) < 100_000


@pytest.mark.every_network
def test_the_code_to_copy_is_on_the_page_of_the_country(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    for country in records.every(Country).values():
        codes = [text.text or "" for text in by_address[f"/{country.path}"].all("code")]
        (code,) = [text for text in codes if text.startswith("<iframe")]
        assert f'src="https://portal.invalid/{country_embed(country)}"' in code
        assert f'title="Hubs in {country.phrase}"' in code
    assert "embed" in by_address["/about/data/"].anchors
    codes = [text.text or "" for text in by_address["/library/"].all("code")]
    for theme in themes(records):
        src = f'src="https://portal.invalid/{theme_embed(theme)}" title="Library: {theme.label}"'
        assert len([code for code in codes if src in code]) == 1
        assert f"/{theme_embed(theme)}" in [link.get("href") for link in by_address["/about/data/"].all("a")]


def test_a_renamed_country_keeps_its_list(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 10)
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    assert ("embed/country/old-hr/*", "embed/country/hr/:splat") in list(hub_lists.moved(found))
