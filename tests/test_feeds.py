"""Feeds, read again by a program that did not write them: what stands in them is what the records say."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import pytest
from playwright.sync_api import Browser

from portal.following import feeds
from portal.following.channels import ENDINGS, Channel, Format, channels
from portal.following.entries import Entry, entries
from portal.host import outputs
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.records import Country, School
from portal.parts.news.records import News
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.site import Site, open_site
from portal.words import identity, richtext
from portal.words.typography import typeset
from tests import synthetic
from tests.browsing import open_page
from tests.document import text_of
from tests.project import ROOT
from tools.server import Server

URL = "https://portal.invalid/"
SCRIPT = "<script>window.planted=2</script>"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
AUTHOR = {
    "rss": {"name": "Synthetic Office, Synthetic Editor", "email": "desk@synthetic.example.eu"},
    "atom": {"name": "Synthetic Office", "href": URL, "email": "desk@synthetic.example.eu"},
}
# What may be an element of a feed. A text that became markup would be another.
RSS_TAGS = {"rss", "channel", "title", "link", "description", f"{ATOM}link", "copyright", "docs", "generator"}
RSS_TAGS |= {"language", "lastBuildDate", "managingEditor", "item", CONTENT, "author", "guid", "category", "enclosure"}
RSS_TAGS |= {"pubDate", "{http://purl.org/dc/elements/1.1/}language"}
LINK = "{http://www.w3.org/1999/xhtml}a"
"""What browsers show as a link."""
ATOM_TAGS = {"feed", "id", "title", "updated", "author", "name", "uri", "email", "link", "generator", "rights"}
ATOM_TAGS |= {"subtitle", "entry", "content", "summary", "category", "published"}
FIRST = identity.named("urn:uuid:00000000-0000-4000-8000-000000000001", "news item/first")
"""What readers know the first news of the small network by: made from its kind and its first id."""


def payload(label: str) -> str:
    """Text that would run in a template, in a page, in an attribute or in JSON, if anything let it."""
    label = label.replace(".", "/")  # a name with a point in it would name a host, and links may not
    return (
        f"{label} {{{{ cycler.__init__.__globals__['os']['system']('touch planted.proof') }}}} {{% if %}}"
        f"</script></title>{SCRIPT}"
        "\"'><img src=x onerror=window.planted=1> --8<-- &amp;"
    )


@dataclass(frozen=True)
class Made:
    """A portal and its feeds."""

    site: Site
    files: Mapping[str, str | bytes]

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        return channels(self.site.portal)

    def parsed(self, channel: Channel, format: Format) -> Any:
        """The feed as feedparser reads it, without its own cleaning of HTML."""
        source = self.files[channel.address(format)]
        assert isinstance(source, bytes)
        return feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)

    def xml(self, path: str) -> Element:
        return ElementTree.fromstring(self.files[path])

    def json(self, path: str) -> dict[str, Any]:
        found = json.loads(self.files[path])
        assert isinstance(found, dict)
        return found

    def items(self, path: str = "feed.json") -> dict[str, dict[str, Any]]:
        """Items of a JSON feed by their ids."""
        items = {item["id"]: item for item in self.json(path)["items"]}
        assert len(items) == len(self.json(path)["items"])
        return items


def make(data: Path) -> Made:
    site = open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)
    return Made(site, feeds.feeds(site.portal, site.templates, site.url))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A network with every field filled in and more news than a feed holds."""
    data = tmp_path_factory.mktemp("feeds") / "data"
    synthetic.write(data, 30, news=70)
    return make(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A network with hostile text in every field."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    synthetic.write(data, 20, text=payload)
    return make(data)


def news(**fields: str) -> str:
    """A news item of the small portal."""
    record = {
        "id": "first",
        "title": "First",
        "summary": "Something happened.",
        "body": "It happened.",
        "published": "2021-05-19",
        "licence": "CC-BY-4.0",
        "sources": "[annual-report]",
        **fields,
    }
    return "- " + "\n  ".join(f"{name}: {value}" for name, value in record.items()) + "\n"


# Which feeds there are


def test_there_is_a_feed_wherever_there_is_an_entry_and_nowhere_else(tmp_path: Path) -> None:
    data = synthetic.small(
        tmp_path,
        {
            "news.yaml": news(countries="[hr]", themes="[reading]") + news(id="second", clusters="[be-hub-1]"),
            "events.yaml": "[]",
            "newsletters.yaml": "[]",
        },
    )
    network = {"feed", "feeds/newsletter", "feeds/news", "feeds/events", "feeds/cases", "feeds/library"}
    network |= {"feeds/changes", "feeds/country/hr/changes", "feeds/community"}
    board = {f"feeds/{place}/community" for place in ("country/be", "country/hr", "theme/reading", "theme/tablets")}
    scopes = {f"feeds/{scope}" for scope in ("country/be", "country/hr", "theme/reading", "hub/be-hub-1")}
    sections = {f"feeds/{place}/news" for place in ("country/be", "country/hr", "theme/reading", "hub/be-hub-1")}
    stories = {f"feeds/{place}/cases" for place in ("country/be", "country/hr", "hub/be-hub-1")}
    resources = {"feeds/theme/tablets", "feeds/theme/tablets/library"}
    paths = network | board | scopes | sections | stories | resources
    expected = {f"{path}{ending}" for path in paths for ending in (".xml", ".atom.xml", ".json")}
    assert set(make(data).files) == {*expected, "feeds/all.opml"}


def test_a_feed_without_entries_is_dated_by_the_project(tmp_path: Path) -> None:
    found = make(synthetic.small(tmp_path, {"newsletters.yaml": "[]"}))
    start = found.site.portal.project.start
    for ending in (".xml", ".atom.xml"):
        parsed = feedparser.parse(found.files[f"feeds/newsletter{ending}"])
        assert not parsed.bozo
        assert parsed.entries == []
        assert parsed.feed.updated_parsed[:3] == (start.year, start.month, start.day)
    assert found.json("feeds/newsletter.json")["items"] == []


def test_the_list_of_feeds_names_each_once_in_its_group(made: Made) -> None:
    root = made.xml("feeds/all.opml")
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    body = root.find("body")
    assert body is not None
    assert [group.get("text") for group in body] == ["Whole network", "Countries", "Themes", "Hubs"]
    listed = [line for line in body.iter("outline") if line.get("type") == "rss"]
    assert [line.get("xmlUrl") for line in listed] == [f"{URL}{channel.address('rss')}" for channel in made.channels]
    assert [line.get("htmlUrl") for line in listed] == [f"{URL}{channel.archive}" for channel in made.channels]
    assert {line.get("text") for line in body[1]} == {
        country.name for country in made.site.portal.every(Country).values()
    }
    for line in listed:
        assert line.get("text") == line.get("title") == made.xml(str(line.get("xmlUrl"))[len(URL) :])[0][0].text


# What stands in them


def _shown(channel: Channel) -> tuple[Entry, ...]:
    return channel.entries[:50]


def _categories(portal: Portal, entry: Entry) -> set[str]:
    words = {"newsletter": "Newsletter", "news": "News", "events": "Events", "cases": "Stories", "library": "Library"}
    words |= {"changes": "What changed", "community": "Community"}
    themes = {portal.vocabularies["themes"][id].label for id in entry.themes}
    return {words[entry.section.key]} | themes | {portal.every(Country)[id].name for id in entry.countries}


def _instant(moment: str) -> datetime:
    """A time in a feed, which is in UTC."""
    parsed = datetime.fromisoformat(moment) if moment[0].isdigit() else parsedate_to_datetime(moment)
    assert parsed.utcoffset() == timedelta(0)
    return parsed


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_feed_read_again_says_what_the_records_say(made: Made, format: Format) -> None:
    portal = made.site.portal
    for channel in made.channels:
        parsed, items = made.parsed(channel, format), made.items(channel.address("json"))
        assert not parsed.bozo, channel.path
        assert parsed.version == {"rss": "rss20", "atom": "atom10"}[format]
        assert parsed.feed.title == f"SYN: {channel.title}"
        assert parsed.feed.link == f"{URL}{channel.archive}"
        assert f"{URL}{channel.archive}" in parsed.feed.subtitle
        assert parsed.feed.language == "en"
        assert "Creative Commons Attribution 4.0" in parsed.feed.rights
        assert parsed.feed.author_detail == AUTHOR[format]
        assert _instant(parsed.feed.updated) == max(entry.changed for entry in _shown(channel))
        assert [entry.title for entry in parsed.entries] == [entry.title for entry in _shown(channel)]
        for found, entry in zip(parsed.entries, _shown(channel), strict=True):
            assert found.id == portal.identity_of(entry.record)
            assert found.link == f"{URL}{entry.path}"
            assert found.summary == entry.summary
            assert _instant(found.published) == entry.published
            assert {tag.term for tag in found.tags} == _categories(portal, entry)
            assert found.author_detail.email == "desk@synthetic.example.eu"
            assert found.content[0].value == items[found.id]["content_html"]
            if format == "atom":
                assert _instant(found.updated) == entry.changed
                assert found.rights.startswith("Creative Commons Attribution 4.0")
            else:
                assert found.guidislink is False
                assert 'isPermaLink="false"' in ElementTree.tostring(_guid(made, channel, found.id), "unicode")


def _guid(made: Made, channel: Channel, id: str) -> Element:
    return next(guid for guid in made.xml(channel.address("rss")).iter("guid") if guid.text == id)


def test_json_feeds_say_the_same(made: Made) -> None:
    for channel in made.channels:
        feed = made.json(channel.address("json"))
        assert json_faults(feed) == []
        assert feed["feed_url"] == f"{URL}{channel.address('json')}"
        assert feed["home_page_url"] == f"{URL}{channel.archive}"
        for item, entry in zip(feed["items"], _shown(channel), strict=True):
            assert (item["title"], item["summary"]) == (entry.title, entry.summary)
            assert (item["id"], item["url"]) == (made.site.portal.identity_of(entry.record), f"{URL}{entry.path}")
            assert (_instant(item["date_published"]), _instant(item["date_modified"])) == (
                entry.published,
                entry.changed,
            )
            assert set(item["tags"]) == _categories(made.site.portal, entry)


def test_a_feed_has_fifty_items_the_latest_first(made: Made) -> None:
    everything = entries(made.site.portal)
    assert len(everything) > 70
    assert [entry.published for entry in everything] == sorted((e.published for e in everything), reverse=True)
    for channel in made.channels:
        assert len(made.json(channel.address("json"))["items"]) == min(50, len(channel.entries))
    (whole,) = [channel for channel in made.channels if channel.path == "feed"]
    assert list(made.items()) == [made.site.portal.identity_of(entry.record) for entry in everything[:50]]
    assert len(made.parsed(whole, "rss").entries) == len(made.parsed(whole, "atom").entries) == 50


def test_each_feed_knows_its_own_address(made: Made) -> None:
    for channel in made.channels:
        links = made.xml(channel.address("rss")).findall(f"channel/{ATOM}link")
        assert [(link.get("rel"), link.get("href"), link.get("type")) for link in links] == [
            ("self", f"{URL}{channel.address('rss')}", "application/rss+xml")
        ]
        links = made.xml(channel.address("atom")).findall(f"{ATOM}link")
        assert [(link.get("rel"), link.get("href")) for link in links] == [
            ("self", f"{URL}{channel.address('atom')}"),
            ("alternate", f"{URL}{channel.archive}"),
        ]


def test_every_section_tells_its_records_whole(made: Made) -> None:
    portal, items = made.site.portal, made.items("feeds/newsletter.json") | made.items("feeds/events.json")
    items |= made.items("feeds/cases.json")
    item, event = portal.every(News)["synthetic-news-0001"], portal.every(Event)["synthetic-meeting"]
    case = portal.every(CaseStudy)["be-story-0001"]
    story = items[portal.identity_of(case)]
    meeting = items[portal.identity_of(event)]
    (issue,) = [found for found in items.values() if "/newsletter/" in found["url"]]
    told = made.items("feeds/country/hr/news.json")[portal.identity_of(item)]
    for markdown in (item.body, item.translations[0].body):
        assert str(richtext.html(markdown)).strip() in told["content_html"]
    assert '<section lang="nl">' in told["content_html"]
    for text in (case.context, case.what_was_done, case.what_changed):
        assert str(richtext.html(str(text))).strip() in story["content_html"]
    said = _text(meeting["content_html"])
    for words in (
        "13 October 2021",
        "10:00",
        "16:30",
        "Brussels time",
        "6 October 2021",
        "Synthetic Town",
        "Nothing",
    ):
        assert words in said
    assert "more than 120 invented guests" in said
    addresses = set(_addresses(meeting["content_html"]))
    assert {event.recording, event.slides, event.join_url, event.links[0].url} <= addresses
    for content in (story, meeting, issue, told):
        assert "Synthetic report" in _text(content["content_html"])
        assert "Licence of the text: Creative Commons Attribution 4.0 International" in _text(content["content_html"])
        assert "You may do anything with it" in _text(content["content_html"])


def test_an_issue_in_a_feed_names_what_stands_in_it_within_bounds(made: Made) -> None:
    (issue,) = made.items("feeds/newsletter.json").values()
    leading = Counter(urlsplit(address).path.split("/")[1] for address in _addresses(issue["content_html"]))
    assert leading["news"] == 30
    assert leading["events"] == 2
    assert leading["cases"] == len(made.site.portal.every(CaseStudy)) == 6
    assert leading["library"] == len(made.site.portal.every(Resource)) == 3
    assert leading["schools"] == len([s for s in made.site.portal.every(School).values() if s.published])
    assert "40 more" in _text(issue["content_html"])


def test_each_entry_is_rendered_once_however_many_feeds_it_stands_in(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, rendered = made.site, Counter[str]()
    render = site.templates.render

    def counting(template: str, values: Mapping[str, Any]) -> Any:
        if template.startswith("entries/"):
            rendered[values["record"].id] += 1
        return render(template, values)

    monkeypatch.setattr(site.templates, "render", counting)
    feeds.feeds(site.portal, site.templates, site.url)
    shown = {entry.record.id for channel in made.channels for entry in _shown(channel)}
    assert rendered == Counter(shown)


# Pictures


def test_pictures_are_enclosures_with_their_true_length_and_type(made: Made) -> None:
    published = outputs.pictures(made.site.portal, made.site.images)
    with_picture = [entry.title for entry in entries(made.site.portal)[:50] if getattr(entry.record, "image", None)]
    assert with_picture
    rss = [
        (item.findtext("title"), dict(enclosure.attrib))
        for item in made.xml("feed.xml").iter("item")
        for enclosure in item.iter("enclosure")
    ]
    atom = [
        (
            entry.findtext(f"{ATOM}title"),
            {"url": link.get("href"), "length": link.get("length"), "type": link.get("type")},
        )
        for entry in made.xml("feed.atom.xml").iter(f"{ATOM}entry")
        for link in entry.iter(f"{ATOM}link")
        if link.get("rel") == "enclosure"
    ]
    plain = [
        (item["title"], {"url": one["url"], "length": str(one["size_in_bytes"]), "type": one["mime_type"]})
        for item in made.json("feed.json")["items"]
        for one in item.get("attachments", [])
    ]
    assert rss == atom == plain
    assert [title for title, _enclosure in rss] == with_picture
    for _title, enclosure in rss:
        content = published[urlsplit(str(enclosure["url"])).path.lstrip("/")]
        assert enclosure["length"] == str(len(content))
        assert enclosure["type"] == "image/png"
        assert content[:4] == b"\x89PNG"


# Identity


def _edited(tmp_path: Path, **fields: str) -> tuple[Made, Made]:
    before = make(synthetic.small(tmp_path / "before", {"news.yaml": news()}))
    return before, make(synthetic.small(tmp_path / "after", {"news.yaml": news(**fields)}))


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Corrected", "updated": "2021-05-20"},
        {"summary": "Something else happened.", "body": "All of it changed."},
        {"id": "renamed", "formerly": "[first]"},
        {"id": "again", "formerly": "[first, renamed]", "title": "Twice renamed"},
    ],
)
def test_an_edited_or_renamed_entry_keeps_its_guid_and_is_not_doubled(tmp_path: Path, edit: dict[str, str]) -> None:
    before, after = _edited(tmp_path, **edit)
    for path in ("feed", "feeds/news"):
        assert before.files[f"{path}.xml"] != after.files[f"{path}.xml"]
        for ending, tag in ((".xml", "guid"), (".atom.xml", f"{ATOM}id")):
            ids = [[str(id.text) for id in one.xml(f"{path}{ending}").iter(tag)] for one in (before, after)]
            assert ids[0] == ids[1]
            assert ids[1].count(FIRST) == 1
        assert list(before.items(f"{path}.json")) == list(after.items(f"{path}.json"))
    assert after.items()[FIRST]["url"] == f"{URL}news/{edit.get('id', 'first')}/"


def test_a_different_record_has_a_different_guid(tmp_path: Path) -> None:
    before, after = _edited(tmp_path, id="other")
    assert set(before.items("feeds/news.json")) & set(after.items("feeds/news.json")) == set()


@pytest.mark.build
def test_feeds_depend_on_nothing_but_the_data(made: Made) -> None:
    site = made.site
    assert feeds.feeds(site.portal, site.templates, site.url) == made.files
    code = (
        "import hashlib, sys; from pathlib import Path; from tests.test_feeds import make; "
        "files = sorted(make(Path(sys.argv[1])).files.items()); print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "tests" / "valid")],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": day},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone, day in (("1", "UTC", "1640995200"), ("2", "Pacific/Kiritimati", "1800000000"))
    }
    assert len(seen) == 1


# Text stays text

TITLES = (
    "Škola „Đurđevac“: čćžšđ & \"navodnici\" 'i' < 5 > 4 🎓",
    "Příliš žluťoučký kůň & 2 < 3",
    "Árvíztűrő tükörfúrógép 🇭🇺 & több > kevesebb",
)
MARKUP = 'A <b>bold</b> & &amp; ]]> </title><script>alert("x")</script> 👩‍🏫'.replace("\u200d", "")


@pytest.mark.parametrize("title", TITLES)
def test_titles_survive_exactly(tmp_path: Path, title: str) -> None:
    found = make(synthetic.small(tmp_path, {"news.yaml": news(title=synthetic.quoted(title))}))
    (channel,) = [channel for channel in found.channels if channel.path == "feeds/news"]
    assert [found.parsed(channel, format).entries[0].title for format in ("rss", "atom")] == [typeset(title)] * 2
    assert found.items("feeds/news.json")[FIRST]["title"] == typeset(title)


def test_a_title_with_markup_is_text_in_every_format(tmp_path: Path) -> None:
    found = make(synthetic.small(tmp_path, {"news.yaml": news(title=synthetic.quoted(MARKUP))}))
    assert found.xml("feeds/news.xml").findtext("channel/item/title") == typeset(MARKUP)
    assert found.xml("feeds/news.atom.xml").findtext(f"{ATOM}entry/{ATOM}title") == typeset(MARKUP)
    assert found.json("feeds/news.json")["items"][0]["title"] == typeset(MARKUP)


def _tags(root: Element) -> set[str]:
    return {str(element.tag) for element in root.iter()}


def test_hostile_text_makes_no_element_in_a_feed(hostile: Made) -> None:
    for channel in hostile.channels:
        assert _tags(hostile.xml(channel.address("rss"))) <= RSS_TAGS | {LINK}
        assert _tags(hostile.xml(channel.address("atom"))) <= {LINK, *(f"{ATOM}{tag}" for tag in ATOM_TAGS)}
        for item, entry in zip(hostile.xml(channel.address("rss")).iter("item"), channel.entries, strict=True):
            assert item.findtext("title") == entry.title
            # A description is HTML for readers; its text is the summary.
            assert _text(str(item.findtext("description"))) == " ".join(entry.summary.split())
            assert _active(str(item.findtext("description"))) == []
    assert _tags(hostile.xml("feeds/all.opml")) == {"opml", "head", "title", "docs", "body", "outline"}
    assert SCRIPT in str(hostile.xml("feed.xml").findtext("channel/title"))


def test_hostile_text_is_inert_in_the_content(hostile: Made) -> None:
    everything = ""
    for channel in hostile.channels:
        rss = [item.findtext(CONTENT) for item in hostile.xml(channel.address("rss")).iter("item")]
        atom = [content.text for content in hostile.xml(channel.address("atom")).iter(f"{ATOM}content")]
        plain = [item["content_html"] for item in hostile.json(channel.address("json"))["items"]]
        assert rss == atom == plain
        for content in plain:
            assert _active(content) == []
            everything += _text(content)
    for label in ("news.body", "news.summary", "event.outcome", "case.context", "newsletter.introduction"):
        assert f"{label.replace('.', '/')} {{{{ cycler" in everything
    assert everything.count(SCRIPT) > 20


def test_a_planted_script_would_be_found() -> None:
    assert _active("<p>a</p><script>1</script>") == ["script"]
    assert _active('<img src="https://a.example/" onerror="1">') == ["onerror"]
    assert _active('<a href="javascript:1">a</a>') == ["javascript:1"]


def _elements(content: str) -> Iterator[Element]:
    root = html5lib.parseFragment(content, treebuilder="etree", namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root.iter()


def _active(content: str) -> list[str]:
    """What would run or load in a reader that cleans nothing."""
    found = []
    for element in _elements(content):
        if element.tag in {"script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "svg"}:
            found.append(str(element.tag))
        found += [name for name in element.attrib if name.startswith("on") or name == "style"]
        addresses = [element.attrib[name] for name in ("href", "src") if name in element.attrib]
        found += [address for address in addresses if urlsplit(address).scheme not in {"http", "https", "mailto"}]
    return found


def _addresses(content: str) -> list[str]:
    return [
        element.attrib[name] for element in _elements(content) for name in ("href", "src") if name in element.attrib
    ]


def _text(content: str) -> str:
    root = html5lib.parseFragment(content, treebuilder="etree", namespaceHTMLElements=False)
    return " ".join(text_of(root).split())


# The feeds of a built site


@pytest.mark.every_network
def test_every_address_in_the_feeds_leads_somewhere(site: Path, records: Portal) -> None:
    base = "https://portal.invalid/"
    seen = 0
    for channel in channels(records):
        feed = json.loads((site / channel.address("json")).read_text(encoding="utf-8"))
        anchor = [feed["home_page_url"], feed["feed_url"]]
        anchor += [address for item in feed["items"] for address in (item["url"], *_addresses(item["content_html"]))]
        for address in anchor:
            parts = urlsplit(address)
            assert parts.scheme in {"http", "https", "mailto"}, address
            if address.startswith(base):
                file = site / unquote(parts.path).lstrip("/")
                assert file.is_file() or (file / "index.html").is_file(), address
                seen += 1
    assert seen > 10


@pytest.mark.every_network
def test_the_feeds_announce_every_record(site: Path, records: Portal) -> None:
    parsed = feedparser.parse((site / "feeds" / "cases.xml").read_bytes())
    assert not parsed.bozo
    assert {entry.id for entry in parsed.entries} == {
        records.identity_of(case) for case in records.every(CaseStudy).values()
    }
    paths = {f"{channel.path}{ending}" for channel in channels(records) for ending in ENDINGS.values()}
    written = {file.relative_to(site).as_posix() for file in site.glob("feeds/**/*") if file.is_file()}
    written |= {file.name for file in site.glob("feed.*")}
    assert written == {*paths, "feeds/all.opml"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/feed.xml", "/feed.atom.xml"])
def test_a_feed_opened_in_a_browser_can_be_read(browser: Browser, server: Server, path: str, scheme: str) -> None:
    page, errors = open_page(browser, width=320, scheme=scheme)
    response = page.goto(server.url + path)
    assert response is not None
    assert response.headers["content-type"].startswith(("application/xml", "text/xml"))
    explained = page.evaluate(
        "getComputedStyle(document.querySelector('channel, feed'), '::before').content.includes('This is a feed')"
    )
    assert explained
    shown = page.evaluate(
        """[...document.querySelectorAll('*')].filter(e => e.getClientRects().length && !e.children.length)
            .map(e => e.localName)"""
    )
    assert {"title", "a"} <= set(shown)
    entry = page.locator("item > a, entry > a").first
    assert (entry.get_attribute("href") or "").startswith("https://portal.invalid/")
    assert entry.evaluate("link => link instanceof HTMLAnchorElement && link.href === link.textContent")
    assert ({"pubDate", "description"} if "atom" not in path else {"published", "summary", "subtitle"}) <= set(shown)
    assert set(shown) & {"encoded", "content", "guid", "id", "author", "generator", "updated", "email"} == set()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate(_LEAST_CONTRAST) >= 4.5
    page.context.close()
    # Beside a feed, Chromium asks for an icon at an address where there is none.
    assert [error for error in errors if "404" not in error] == []


# The least contrast (WCAG 2.2, 1.4.3) of a text that is shown with the nearest background behind it.
_LEAST_CONTRAST = """() => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => numbers(color).slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = e => {
    const color = getComputedStyle(e).backgroundColor;
    return numbers(color)[3] === 0 ? behind(e.parentElement) : color;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const shown = [...document.querySelectorAll('*')].filter(e => e.getClientRects().length);
  const before = getComputedStyle(document.querySelector('channel, feed'), '::before');
  return Math.min(ratio(light(before.color), light(before.backgroundColor)),
    ...shown.map(e => ratio(light(getComputedStyle(e).color), light(behind(e)))));
}"""


def test_the_list_of_feeds_is_served_with_its_type(browser: Browser, server: Server) -> None:
    page, _errors = open_page(browser)
    response = page.request.get(f"{server.url}/feeds/all.opml")
    assert response.headers["content-type"] == "text/x-opml; charset=utf-8"
    page.context.close()


# JSON Feed 1.1, jsonfeed.org/version/1.1


def json_faults(feed: dict[str, Any]) -> list[str]:
    """What breaks the rules of JSON Feed 1.1."""
    faults = [f"{key} is missing" for key in ("version", "title", "items") if key not in feed]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("version is not the address of 1.1")
    texts = ("version", "title", "home_page_url", "feed_url", "description", "language")
    faults += [f"{key} is no text" for key in texts if not isinstance(feed.get(key, ""), str)]
    faults += [f"author {author}" for author in feed.get("authors", []) if not set(author) & {"name", "url", "avatar"}]
    ids = Counter(str(item.get("id")) for item in feed.get("items", []))
    faults += [f"id {id} stands twice" for id, count in ids.items() if count > 1]
    for item in feed.get("items", []):
        faults += [f"item: {fault}" for fault in _item_faults(item)]
    return faults


def _item_faults(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "id is no text"
    if not {"content_html", "content_text"} & set(item):
        yield "there is no content"
    for key in ("url", "title", "summary", "content_html", "image"):
        if not isinstance(item.get(key, ""), str):
            yield f"{key} is no text"
    for key in ("url", "image"):
        if key in item and not urlsplit(item[key]).netloc:
            yield f"{key} is no whole address"
    for key in ("date_published", "date_modified"):
        if key in item and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", item[key]):
            yield f"{key} is no time of RFC 3339"
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        yield "a tag is no text"
    for attachment in item.get("attachments", []):
        if not isinstance(attachment.get("url"), str) or not isinstance(attachment.get("mime_type"), str):
            yield "an attachment has no url or mime_type"
        if not isinstance(attachment.get("size_in_bytes", 0), int):
            yield "a size is no number"


@pytest.mark.parametrize(
    "spoil",
    [
        {"version": "https://jsonfeed.org/version/1"},
        {"items": [{"id": 1, "content_html": "a"}]},
        {"items": [{"id": "a"}]},
        {"items": [{"id": "a", "content_html": "a", "url": "/news/"}]},
        {"items": [{"id": "a", "content_html": "a", "date_published": "2021-05-19"}]},
        {"items": [{"id": "a", "content_html": "a"}, {"id": "a", "content_html": "b"}]},
        {"items": [{"id": "a", "content_html": "a", "attachments": [{"url": "https://a.example/"}]}]},
        {"authors": [{}]},
    ],
)
def test_a_spoiled_json_feed_is_found(made: Made, spoil: dict[str, Any]) -> None:
    feed = made.json("feeds/newsletter.json")
    assert json_faults(feed) == []
    assert json_faults({**feed, **spoil}) != []
