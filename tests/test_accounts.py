"""News and stories: when it happened, when it was told, and in which language."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from portal.following.entries import entries
from portal.following.feeds import feeds
from portal.parts.news.newsroom import Newsroom
from portal.parts.news.records import News
from portal.records.base import latest_first
from portal.site import Site, open_site
from portal.words import span, when
from tests import synthetic
from tests.project import ROOT

ITEM = """\
- id: {id}
  title: Naslov {id}
  summary: Sažetak.
  body: Tekst vijesti.
  published: {published}
{fields}  licence: CC-BY-4.0
  sources: [annual-report]
"""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
ATOM = "{http://www.w3.org/2005/Atom}"


def item(id: str, published: str = "2021-12-01", **fields: str) -> str:
    """A news item as YAML."""
    return ITEM.format(id=id, published=published, fields="".join(f"  {n}: {v}\n" for n, v in fields.items()))


def opened(folder: Path, news: str) -> Site:
    """The small portal with these news."""
    data = synthetic.small(folder, {"news.yaml": news})
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)


def body(site: Site, path: str) -> str:
    """The body of the page at the path."""
    return str(next(page for page in site.pages if page.path == path).body(site.templates))


# When it happened


@pytest.mark.parametrize(
    ("told", "words", "first", "last", "iso"),
    [
        ("2021-08-27", "27 August 2021", "2021-08-27", "2021-08-27", "2021-08-27"),
        ("2021-02", "February 2021", "2021-02-01", "2021-02-28", "2021-02"),
        ("autumn 2021", "autumn 2021", "2021-09-01", "2021-11-30", "2021-09/2021-11"),
        ("winter 2021", "winter 2021/22", "2021-12-01", "2022-02-28", "2021-12/2022-02"),
        ("2021", "2021", "2021-01-01", "2021-12-31", "2021"),
        ("2022-03-17 to 2022-03-18", "17–18 March 2022", "2022-03-17", "2022-03-18", "2022-03-17/2022-03-18"),
        ("2021-09 to 2021-10", "September 2021 – October 2021", "2021-09-01", "2021-10-31", "2021-09/2021-10"),
        ("2021-05-03 to summer 2021", "3 May 2021 – summer 2021", "2021-05-03", "2021-08-31", "2021-05-03/2021-08"),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(told: str, words: str, first: str, last: str, iso: str) -> None:
    assert span.fault(told) is None
    assert when.happened(told) == words
    assert (span.first_day(told), span.last_day(told)) == (date.fromisoformat(first), date.fromisoformat(last))
    assert span.iso(told) == iso


@pytest.mark.parametrize(
    "told", ["Autumn 2021", "2021-23", "May 2021", "2021-09/2021-10", "2021-2022", "27.8.2021", ""]
)
def test_other_ways_to_write_it_are_met_with_the_one(told: str) -> None:
    assert "write the day, month, season or year, like 2021-08-27" in str(span.fault(told))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Autumn 2021", "autumn 2021"),
        ("fall 2021", "autumn 2021"),
        ("winter 2021/22", "winter 2021"),
        ("Winter 2021\u20132022", "winter 2021"),
        ("August 2021", "2021-08"),
        ("Sept. 2021", "2021-09"),
        ("27 August 2021", "2021-08-27"),
        ("August 7, 2021", "2021-08-07"),
        ("September to October 2021", None),
        ("September 2021 to october 2021", "2021-09 to 2021-10"),
        ("2021-09 \u2013 2021-10", "2021-09 to 2021-10"),
        ("31 Mai 2021", None),
        ("47 August 2021", None),
        ("August 2021/22", None),
        ("ju 2021", None),
        ("last autumn", None),
    ],
)
def test_a_time_in_words_is_told_how_it_is_written(written: str, meant: str | None) -> None:
    said = str(span.fault(written))
    assert ("did you mean" in said) == (meant is not None), said
    assert meant is None or f'(did you mean "{meant}"?)' in said
    assert meant is None or span.fault(meant) is None


def test_lists_follow_what_happened_and_feeds_what_was_told(tmp_path: Path) -> None:
    news = (
        item("late-told", "2021-12-20", happened="2021-01-07")
        + item("soon-told", "2021-11-02", happened="2021-11-01")
        + item("of-the-year", "2021-12-21", happened='"2021"')
        + item("of-today", "2021-12-22")
    )
    site = opened(tmp_path, news)
    assert [found.id for found in site.portal.view(Newsroom).latest] == [
        "of-today",
        "soon-told",
        "late-told",
        "of-the-year",
    ]
    told = [entry.record.id for entry in entries(site.portal) if isinstance(entry.record, News)]
    assert told == ["of-today", "of-the-year", "late-told", "soon-told"]
    assert [record.id for record in site.latest("news", 2)] == ["of-today", "soon-told"]


def test_of_one_day_the_last_in_the_file_is_the_latest(tmp_path: Path) -> None:
    site = opened(tmp_path, "".join(item(f"item-{name}", happened="2021-05-19") for name in ("c", "a", "b")))
    order = ["item-b", "item-a", "item-c"]
    assert [found.id for found in latest_first(site.portal.every(News).values())] == order
    found = [entry for entry in entries(site.portal) if isinstance(entry.record, News)]
    assert [entry.record.id for entry in found] == order
    assert len({entry.changed for entry in found}) == 3, "readers that sort by time keep the order"


def test_one_more_record_of_a_day_changes_the_time_of_no_other(tmp_path: Path) -> None:
    before = opened(tmp_path / "before", item("one") + item("two"))
    after = opened(tmp_path / "after", item("one") + item("two") + item("three"))
    times = [{entry.path: entry.changed for entry in entries(site.portal)} for site in (before, after)]
    assert times[0].items() <= times[1].items()


def test_a_page_says_when_it_happened_and_when_it_was_told(tmp_path: Path) -> None:
    site = opened(tmp_path, item("late", happened="2021-05-19") + item("soon", happened="2021-12") + item("now"))
    late = body(site, "news/late/")
    assert '<time datetime="2021-05-19">19 May 2021</time>' in late
    assert "published here in December 2021" in late
    assert '<time datetime="2021-12-01">1 December 2021</time>' in late, "the day on which it was told"
    assert "published here in" not in body(site, "news/soon/")
    assert "published here in" not in body(site, "news/now/")


def test_machines_learn_both_days(tmp_path: Path) -> None:
    site = opened(tmp_path, item("late", happened="2021-09 to autumn 2021", updated="2021-12-05"))
    data = next(page for page in site.pages if page.path == "news/late/").linked_data
    assert (data["datePublished"], data["dateModified"]) == ("2021-12-01", "2021-12-05")
    assert data["temporalCoverage"] == "2021-09/2021-11"
    story = next(page for page in site.pages if page.path == "cases/reading-aloud/").linked_data
    assert (story["datePublished"], story["temporalCoverage"]) == ("2021-11-15", "2021-10/2021-11")


# In which language


@pytest.fixture(scope="module")
def croatian(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small portal with an item in Croatian, which has a translation into English, and one in English."""
    translation = "\n    - language: en\n      title: News\n      summary: Short.\n      body: Text."
    news = item("hrvatska", language="hr", countries="[hr]", translations=translation) + item("other", countries="[hr]")
    return opened(tmp_path_factory.mktemp("croatian"), news)


def test_an_item_in_another_language_is_marked_wherever_it_is_shown(croatian: Site) -> None:
    page = body(croatian, "news/hrvatska/")
    assert '<h1 lang="hr">Naslov hrvatska</h1>' in page
    assert '<p class="lead" lang="hr">Sažetak.</p>' in page
    assert re.search(r'<div lang="hr">\s*<p>Tekst vijesti.</p>', page)
    assert "In Croatian" in page
    assert 'lang="en"' in page, "its translation"
    for path in ("news/", "news/country/hr/", "countries/hr/", "news/chronicle/"):
        assert re.search(r'<h\d[^>]* lang="hr"><a [^>]*>Naslov hrvatska</a>', body(croatian, path)), path
    other = body(croatian, "news/other/")
    assert re.search(r'<a [^>]*lang="hr">Naslov hrvatska</a>', other), "in the line that leads on"
    assert "<h1>Naslov other</h1>" in other


def test_an_item_in_another_language_says_so_to_machines_and_to_the_search(croatian: Site) -> None:
    pages = {page.path: page for page in croatian.pages}
    page = pages["news/hrvatska/"]
    assert page.linked_data["inLanguage"] == "hr"
    assert page.linked_data["workTranslation"][0]["inLanguage"] == "en"
    assert pages["news/other/"].linked_data["inLanguage"] == "en"
    assert page.searched
    assert {"Croatian", "hrvatski"} <= set(page.names)
    frame = croatian.made(page, ())
    assert frame.page.title_language == "hr"
    assert frame.entry is not None and "hrvatski" in frame.entry.also


def test_feeds_name_the_language_of_an_item(croatian: Site) -> None:
    made = feeds(croatian.portal, croatian.templates, croatian.url)
    own, other = (croatian.portal.identity_of(croatian.portal.every(News)[id]) for id in ("hrvatska", "other"))
    found = {one["id"]: one.get("language") for one in json.loads(made["feeds/news.json"])["items"]}
    assert (found[own], found[other]) == ("hr", None)
    atom = etree.fromstring(bytes(made["feeds/news.atom.xml"]))  # type: ignore[arg-type]
    marked = {
        entry.findtext(f"{ATOM}id"): {
            entry.find(f"{ATOM}{name}").get(XML_LANG) for name in ("title", "summary", "content")
        }
        for entry in atom.iter(f"{ATOM}entry")
    }
    assert (marked[own], marked[other]) == ({"hr"}, {None})
    rss = etree.fromstring(bytes(made["feeds/news.xml"]))  # type: ignore[arg-type]
    said = {one.findtext("guid"): one.findtext(DC_LANGUAGE) for one in rss.iter("item")}
    assert (said[own], said[other]) == ("hr", None)
    assert b"purl.org/dc" not in bytes(made["feeds/events.xml"]), "only where a feed needs it"  # type: ignore[arg-type]
