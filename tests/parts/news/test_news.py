"""News: every item has its page, and archives exist for exactly the years, countries and themes that have some."""

import re
from datetime import date
from pathlib import Path

import pytest

from portal.following.told import Groups, Told
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster, Country
from portal.parts.news.newsroom import Newsroom
from portal.parts.news.pages.articles import NEWS_A_PAGE
from portal.parts.news.records import News
from portal.parts.news.sections import NEWS
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Publication
from portal.site import Site, open_site
from tests import synthetic
from tests.document import Document, text_of
from tests.project import ROOT

ITEM = """\
- id: {id}
  title: Item {id}
  summary: A summary of {id}.
  body: The text.
  published: {published}
  licence: CC-BY-4.0
{rest}  sources: [annual-report]
"""


def item(id: str, published: str = "2021-09-06", **fields: str) -> str:
    """A news item as YAML."""
    return ITEM.format(id=id, published=published, rest="".join(f"  {name}: {fields[name]}\n" for name in fields))


def opened(folder: Path, news: str) -> Site:
    """The small portal with these news."""
    data = synthetic.small(folder, {"news.yaml": news})
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)


def links(page: Document, prefix: str) -> list[str]:
    """Where the links inside the page's main part lead, those that begin with ``prefix``."""
    found = [link.get("href", "") for main in page.all("main") for link in main.iter("a")]
    return [link for link in found if link.startswith(prefix)]


@pytest.fixture(scope="module")
def by_address(pages: list[Document]) -> dict[str, Document]:
    return {page.address: page for page in pages}


def test_every_item_has_its_page_with_all_that_is_known(by_address: dict[str, Document], records: Portal) -> None:
    assert records.every(News)
    for record in records.every(News).values():
        page = by_address[f"/{record.path}"]
        assert text_of(next(page.all("h1"))) == record.title
        assert record.summary in page.text
        assert record.note is None or record.note in page.text
        targets = links(page, "")
        others = [
            *(records.every(Country)[code] for code in records.countries_of(record)),
            *(records.every(Cluster)[id] for id in record.clusters),
            *(records.every(Event)[id] for id in record.events),
            *(records.every(CaseStudy)[id] for id in record.case_studies),
        ]
        assert {f"/{other.path}" for other in others} <= set(targets), page.address
        assert {link.url for link in record.links} <= set(targets)
        licence = records.licences[record.licence]
        assert licence.url in targets
        assert licence.reuse in page.text
        assert f"/news/year/{record.published.year}/" in targets


def test_the_list_has_every_item_once_and_the_latest_first(by_address: dict[str, Document], records: Portal) -> None:
    items = {f"/{record.path}": record for record in records.every(News).values()}
    listed = [items[link] for link in links(by_address["/news/"], "/news/") if link in items]
    assert len(listed) == len(items) <= NEWS_A_PAGE
    days = [record.published for record in listed]
    assert days == sorted(days, reverse=True)


def test_archives_are_those_of_the_years_countries_and_themes_that_have_news(
    by_address: dict[str, Document], records: Portal
) -> None:
    expected: dict[str, set[str]] = {}
    for record in records.every(News).values():
        own = [f"/news/year/{record.published.year}/"]
        own += [f"/news/country/{code}/" for code in records.countries_of(record)]
        own += [f"/news/theme/{id}/" for id in record.themes]
        for path in own:
            expected.setdefault(path, set()).add(f"/{record.path}")
    found = {path for path in by_address if re.match("/news/(year|country|theme)/", path)}
    assert found == set(expected)
    for path, items in expected.items():
        assert set(links(by_address[path], "/news/")) & {f"/{r.path}" for r in records.every(News).values()} == items
        assert set(links(by_address[path], "/news/")) >= found


def test_earlier_and_later_lead_through_all_items(by_address: dict[str, Document], records: Portal) -> None:
    path, seen = f"/{records.view(Newsroom).latest[0].path}", []
    while path:
        seen.append(path)
        page = by_address[path]
        earlier = [link.get("href", "") for link in page.all("a") if link.get("rel") == "prev"]
        later = [link.get("href", "") for link in page.all("a") if link.get("rel") == "next"]
        assert later == seen[-2:-1]
        path = earlier[0] if earlier else ""
    assert seen == [f"/{record.path}" for record in records.view(Newsroom).latest]


def of_news(groups: Groups) -> tuple[Publication, ...]:
    """The news among what is told."""
    return next((group.records for group in groups if group.section is NEWS), ())


def test_places_and_the_home_page_show_their_news(by_address: dict[str, Document], records: Portal) -> None:
    kinds = {Country: "country", Cluster: "cluster"}
    places: list[Country | Cluster] = [*records.every(Country).values(), *records.every(Cluster).values()]
    for place in places:
        expected = [f"/{item.path}" for item in of_news(records.view(Told).of(kinds[type(place)], place, 6))]
        shown = [link for link in links(by_address[f"/{place.path}"], "/news/") if "/country/" not in link]
        assert shown == expected, place.id
    assert any(of_news(records.view(Told).of("cluster", place, 6)) for place in records.every(Cluster).values())
    latest = [f"/{record.path}" for record in records.view(Newsroom).latest[:3]]
    assert [link for link in links(by_address["/"], "/news/") if link != "/news/"] == latest


def test_an_item_describes_itself_to_machines(by_address: dict[str, Document], records: Portal) -> None:
    record = records.view(Newsroom).latest[0]
    data = by_address[f"/{record.path}"].linked_data[0]
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == record.title
    assert data["datePublished"] == record.published.isoformat()
    assert data["license"] == records.licences[record.licence].url
    assert data["about"][0]["name"] == records.every(Cluster)[record.clusters[0]].name


def test_long_lists_are_cut_into_pages(tmp_path: Path) -> None:
    count = 2 * NEWS_A_PAGE + 1
    site = opened(tmp_path, "".join(item(f"item-{number:02}", countries="[hr]") for number in range(count)))
    shown: list[str] = []
    for path in ("news/", "news/page-2/", "news/page-3/"):
        page = next(page for page in site.pages if page.path == path)
        listed = [record.id for _year, records in page.values.filled["years"] for record in records]
        assert len(listed) <= NEWS_A_PAGE
        shown += listed
    assert shown == sorted((f"item-{number:02}" for number in range(count)), reverse=True)
    paths = {page.path for page in site.pages}
    assert {"news/year/2021/page-3/", "news/country/hr/page-3/"} <= paths
    assert not {"news/page-4/", "news/year/2021/page-4/", "news/country/be/"} & paths


def test_a_portal_without_news_has_the_list_and_no_archives(tmp_path: Path) -> None:
    site = opened(tmp_path, "[]\n")
    paths = [page.path for page in site.pages if page.path.startswith("news/")]
    assert paths == ["news/"]
    assert "No news has been published yet" in next(p for p in site.pages if p.path == "news/").body(site.templates)


def test_news_about_a_hub_is_news_about_its_country(tmp_path: Path) -> None:
    site = opened(tmp_path, item("of-a-hub", clusters="[hr-hub-1]"))
    page = next(page for page in site.pages if page.path == "news/country/hr/")
    assert [record.id for _year, records in page.values.filled["years"] for record in records] == ["of-a-hub"]


def test_a_translation_stands_in_its_own_language(tmp_path: Path) -> None:
    translation = """
    - language: hr
      title: Mreža
      summary: Sažetak.
      body: Tekst."""
    site = opened(tmp_path, item("translated", translations=translation))
    page = next(page for page in site.pages if page.path == "news/translated/")
    body = str(page.body(site.templates))
    section = re.search(r'<section class="translation" lang="hr".*?</section>', body, re.DOTALL)
    assert section is not None
    for words in ("Mreža", "Sažetak.", "Tekst."):
        assert words in section[0]
    assert '<span class="eyebrow" lang="en">In Croatian</span>' in section[0]
    assert 'href="#in-hr"' in body
    assert page.linked_data["workTranslation"][0]["inLanguage"] == "hr"


def test_a_changed_item_says_when_and_so_do_its_pages(tmp_path: Path) -> None:
    site = opened(tmp_path, item("first") + item("second", updated="2021-10-01"))
    pages = {page.path: page for page in site.pages}
    assert pages["news/second/"].changed == date(2021, 10, 1)
    assert pages["news/first/"].changed == date(2021, 9, 6)
    assert pages["news/"].changed == date(2021, 10, 1)
    assert "Last changed" in pages["news/second/"].body(site.templates)
    assert "Last changed" not in pages["news/first/"].body(site.templates)


def test_pages_name_feeds_that_exist(tmp_path: Path) -> None:
    site = opened(tmp_path, item("of-a-hub", clusters="[hr-hub-1]", themes="[reading]"))
    for page in site.pages:
        if page.path.startswith(("news/", "newsletter/")):
            assert page.feeds
            assert set(page.feeds) <= set(site.channels), page.path
