"""The newsletter: issues are composed from what was published in their period, and can be sent by e-mail."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from portal import inspection
from portal.host import forwarding
from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster, School
from portal.parts.news.editions import MOST_BYTES, editions, of
from portal.parts.news.issue import issue
from portal.parts.news.pages.newsletters import SHOWN
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Addressed
from portal.site import Site, open_site
from portal.words.plaintext import WIDTH, folded, plain
from tests import document, synthetic
from tests.browsing import NARROW, look, open_page, overflow, violations
from tests.document import Document, text_of
from tests.project import ROOT

SITE_URL = "https://portal.invalid/"


def opened(data: Path) -> Site:
    """The site of a data folder."""
    return open_site(ROOT, SITE_URL, [ROOT / "overrides"], data, synthetic.DAY)


def records_of(found: Portal) -> list[Addressed]:
    """Everything that an issue can contain."""
    tables = (
        found.every(News),
        found.every(Event),
        found.every(CaseStudy),
        found.every(Resource),
        found.every(Cluster),
        found.every(School),
    )
    return [record for table in tables for record in table.values()]


@pytest.fixture(scope="module")
def letters(site: Path) -> list[Document]:
    """The e-mail editions of the small portal."""
    return document.editions(site)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An invented portal in whose one issue a thousand news items stand, each with hostile texts of full length."""
    data = tmp_path_factory.mktemp("full") / "data"
    synthetic.write(data, 60, news=1000, text=lambda label: f"<script src=x>\"&'</script> {label} ".ljust(290, "č"))
    return opened(data)


def test_the_issues_stand_in_the_archive_the_latest_first(pages: list[Document], records: Portal) -> None:
    page = next(page for page in pages if page.address == "/newsletter/")
    links = [link.get("href", "") for main in page.all("main") for link in main.iter("a")]
    assert records.every(Newsletter)
    latest_first = sorted(records.every(Newsletter).values(), key=lambda newsletter: newsletter.end, reverse=True)
    assert [link for link in links if link.startswith("/newsletter/")] == [f"/{n.path}" for n in latest_first]


def test_an_issue_has_what_was_published_in_its_period_and_nothing_else(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    titles = 0
    for newsletter in records.every(Newsletter).values():
        page = by_address[f"/{newsletter.path}"]
        expected = {
            f"/{record.path}"
            for record in records_of(records)
            if (day := getattr(record, "published", None)) and newsletter.start <= day <= newsletter.end
        }
        sections = [e for main in page.all("main") for e in main.iter("section") if e.get("class") != "sources"]
        headings = [link.get("href") for s in sections for h in s.iter("h3") for link in h.iter("a")]
        listed = [link.get("href") for s in sections for ul in s.iter("ul") for link in ul.iter("a")]
        schools = [link for link in listed if link and link.startswith("/schools/")]
        assert expected, newsletter.id
        assert {*headings, *schools} == expected, newsletter.id
        titles += len(expected)
    assert titles


def test_every_record_stands_in_one_issue_at_the_most(records: Portal) -> None:
    contents = [issue(records, newsletter) for newsletter in records.every(Newsletter).values()]
    for name in ("news", "events", "cases", "resources", "clusters", "schools"):
        ids = [record.id for found in contents for record in getattr(found, name)]
        assert len(ids) == len(set(ids))


def test_an_issue_describes_itself_to_machines(pages: list[Document], records: Portal) -> None:
    newsletter = records.every(Newsletter)["autumn-2021"]
    page = next(page for page in pages if page.address == f"/{newsletter.path}")
    data = page.linked_data[0]
    assert data["@type"] == "PublicationIssue"
    assert data["temporalCoverage"] == f"{newsletter.start}/{newsletter.end}"
    contents = issue(records, newsletter)
    told = (*contents.news, *contents.events, *contents.cases, *contents.resources)
    assert {part["name"] for part in data["hasPart"]} == {record.label for record in told}


def test_the_editions_are_offered_with_their_size(site: Path, pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    for newsletter in records.every(Newsletter).values():
        page = by_address[f"/{newsletter.path}"]
        offered = {
            link.get("href"): link.get("download")
            for link in page.all("a")
            if "download" in link.attrib and not str(link.get("href")).startswith("data:")
        }
        assert offered == {
            f"/{newsletter.path}email.html": f"newsletter-{newsletter.id}.html",
            f"/{newsletter.path}email.txt": f"newsletter-{newsletter.id}.txt",
        }
        for path in offered:
            size = -(-(site / str(path)[1:]).stat().st_size // 1000)
            assert f"{size} kB" in page.text


@pytest.mark.build
def test_a_long_issue_is_cut_and_leads_on(full: Site) -> None:
    newsletter = full.portal.every(Newsletter)["synthetic-issue"]
    page = next(page for page in full.pages if page.path == newsletter.path)
    assert len(page.values.filled["issue"].news) == 1000
    assert len(page.values.filled["shown"].news) == SHOWN
    assert f"{1000 - SHOWN} more" in page.body(full.templates)


# E-mail editions


@pytest.mark.build
def test_an_edition_is_of_bounded_size_whatever_the_period_holds(full: Site) -> None:
    newsletter = full.portal.every(Newsletter)["synthetic-issue"]
    assert len(issue(full.portal, newsletter).news) == 1000
    for edition in of(full.portal, full.templates, newsletter, SITE_URL):
        assert edition.bytes <= MOST_BYTES == 100_000
        assert edition.content.count(f"{SITE_URL}news/") >= 3, "an issue with news shows some"
        assert re.search(r"\d+ more online", edition.content)


def test_an_introduction_that_has_no_room_is_read_online(tmp_path: Path) -> None:
    letter = (ROOT / "tests" / "valid" / "newsletters.yaml").read_text(encoding="utf-8")
    long = letter.replace("The schools are back at work.", "'a" + f"{'&' * 1_990} " * 10 + "b'")
    assert long != letter
    site = opened(synthetic.small(tmp_path, {"newsletters.yaml": long}))
    html, _text = of(site.portal, site.templates, site.portal.every(Newsletter)["autumn-2021"], SITE_URL)
    assert html.bytes <= MOST_BYTES
    assert "The introduction is too long for a letter" in html.content
    assert "Loans begin" in html.content


def test_every_issue_has_its_two_editions(site: Path, records: Portal) -> None:
    found = {file.relative_to(site).as_posix() for file in site.glob("newsletter/*/email.*")}
    issues = {newsletter.path for newsletter in records.every(Newsletter).values()}
    former = {path for path in found if forwarding.leads_on((site / path).read_text(encoding="utf-8"))}
    assert found - former == {f"{path}email.{format}" for path in issues for format in ("html", "txt")}


def test_an_edition_needs_nothing_else(letters: list[Document]) -> None:
    assert letters
    for letter in letters:
        assert not [*letter.all("script"), *letter.all("link"), *letter.all("iframe"), *letter.all("form")]
        assert "url(" not in letter.source
        assert "@import" not in letter.source
        for element in letter.root.iter():
            assert not {"srcset", "background", "poster", "data"} & set(element.attrib), letter.address
            assert element.get("src", "data:").startswith("data:"), letter.address
        (image,) = letter.all("img")
        assert image.get("alt") == "EU emblem"
        assert all(table.get("role") == "presentation" for table in letter.all("table"))
        assert letter.root.get("lang") == "en"


def test_links_of_an_edition_are_whole_and_lead_to_pages(
    letters: list[Document], site: Path, pages: list[Document], records: Portal
) -> None:
    addresses = {page.address for page in pages}
    for letter in letters:
        links = [link.get("href", "") for link in letter.all("a")]
        assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)
        own = [urlsplit(link).path for link in links if link.startswith("https://portal.invalid/")]
        page = letter.address.removesuffix("email.html")
        assert page in own, "read online"
        assert "/subscribe/" in own
        text = (site / letter.address[1:]).with_suffix(".txt").read_text(encoding="utf-8")
        own += [urlsplit(url).path for url in re.findall(r"https://portal\.invalid/[^\s>]*", text)]
        external = {urlsplit(link.url).path for record in records.every(News).values() for link in record.links}
        assert [path for path in own if path not in addresses and path not in external] == []


def test_funding_sentence_and_disclaimer_stand_in_every_edition(letters: list[Document], records: Portal) -> None:
    for letter in letters:
        text = letter.file.with_suffix(".txt").read_text(encoding="utf-8")
        for sentence in records.project.funding_said:
            assert sentence in letter.text
            assert sentence in " ".join(text.split())


def test_an_edition_tells_what_stands_in_the_issue(letters: list[Document], records: Portal) -> None:
    by_address = {letter.address: letter for letter in letters}
    for newsletter in records.every(Newsletter).values():
        letter = by_address[f"/{newsletter.path}email.html"]
        text = " ".join(letter.file.with_suffix(".txt").read_text(encoding="utf-8").split())
        assert newsletter.title in letter.title
        contents = issue(records, newsletter)
        told = (*contents.news, *contents.events, *contents.cases, *contents.resources)
        for record in (*told, *contents.clusters, *contents.schools):
            assert record.label in letter.text
            assert record.label in text


def test_plain_text_keeps_to_its_columns(site: Path) -> None:
    files = sorted(site.glob("newsletter/*/email.txt"))
    assert files
    for file in files:
        lines = file.read_text(encoding="utf-8").split("\n")
        assert [line for line in lines if len(line) > WIDTH and "://" not in line] == []
        assert max(len(line) for line in lines) > WIDTH - 5, "lines are filled"


def test_text_is_folded_but_addresses_are_whole() -> None:
    long = "https://portal.invalid/" + "a" * 100
    lines = folded(f"See {long} {'b' * 200}", "* ").split("\n")
    assert f"  {long}" in lines
    assert all(len(line) <= WIDTH for line in lines if long not in line)
    assert "".join(lines).count("b") == 200


def test_markdown_becomes_plain_text() -> None:
    source = (
        "One **bold** [link](https://portal.invalid/).\n\n- first\n- second\n  - deep\n\n2. two\n\nEnd &amp; <b>end</b>"
    )
    assert plain(source) == (
        "One bold link <https://portal.invalid/>.\n\n- first\n- second\n  - deep\n2. two\n\nEnd & <b>end</b>"
    )


@pytest.mark.build
def test_hostile_text_makes_no_element(full: Site, tmp_path: Path) -> None:
    newsletter = full.portal.every(Newsletter)["synthetic-issue"]
    html, text = of(full.portal, full.templates, newsletter, SITE_URL)
    file = tmp_path / "email.html"
    file.write_text(html.content, encoding="utf-8")
    letter = Document(tmp_path, file)
    assert not list(letter.all("script"))
    assert "<script src=x>" in letter.text
    for element in letter.root.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.get("src", "data:").startswith("data:")
    assert "<script src=x>" in text.content, "plain text has no markup, so nothing is escaped"


@pytest.mark.build
def test_editions_are_the_same_each_time(full: Site) -> None:
    again = opened(full.images.parent)
    assert editions(full.portal, full.templates, SITE_URL) == editions(again.portal, again.templates, SITE_URL)


def test_axe_finds_nothing_in_an_edition(page: Page, letters: list[Document]) -> None:
    grounds = set()
    for letter in letters:
        page.goto(letter.file.as_uri())
        for width, scheme in ((700, "light"), (NARROW, "dark")):
            look(page, width=width, scheme=scheme)
            assert violations(page) == [], letter.address
            grounds.add((scheme, page.evaluate("getComputedStyle(document.body).backgroundColor")))
        assert overflow(page, (700, NARROW)) == []
    assert grounds == {("light", "rgb(250, 248, 243)"), ("dark", "rgb(16, 24, 29)")}


def test_an_edition_is_whole_without_its_images_and_styles(
    browser: Browser, letters: list[Document], tmp_path: Path
) -> None:
    """As programs show it that take the style sheet out of the head and load no pictures."""
    letter = letters[0]
    bare = re.sub(r"<style>.*?</style>", "", letter.source, flags=re.DOTALL)
    bare = re.sub(r'src="data:[^"]*"', 'src="nothing.png"', bare)
    file = tmp_path / "bare.html"
    file.write_text(bare, encoding="utf-8")
    page, _errors = open_page(browser, width=700)
    page.goto(file.as_uri())
    assert page.locator("h1").evaluate("h => getComputedStyle(h).fontSize") == "28px"
    assert page.get_by_alt_text("EU emblem").is_visible()
    assert page.locator("table table").first.evaluate("t => t.getBoundingClientRect().width") <= 600
    page.context.close()


# Rules


def test_an_issue_without_contents_is_noticed_and_built(tmp_path: Path) -> None:
    letter = (ROOT / "tests" / "valid" / "newsletters.yaml").read_text(encoding="utf-8")
    empty = letter.replace("2021-09-01", "2021-11-20").replace("autumn-2021", "empty")
    data = synthetic.small(tmp_path, {"newsletters.yaml": empty})
    found, notices = inspection.read(data, synthetic.DAY)
    assert issue(found, found.every(Newsletter)["empty"]).empty
    assert [notice.message for notice in notices if notice.record == "empty"] == [
        "nothing was published from 2021-11-20 to 2021-11-30, so the issue has only its introduction"
    ]
    site = opened(data)
    page = next(page for page in site.pages if page.path == "newsletter/empty/")
    assert "The schools are back at work." in page.body(site.templates)
    whole = tmp_path / "whole"
    whole.mkdir()
    assert not inspection.read(synthetic.small(whole), synthetic.DAY)[1]


def test_periods_that_touch_do_not_overlap(tmp_path: Path) -> None:
    letter = (ROOT / "tests" / "valid" / "newsletters.yaml").read_text(encoding="utf-8")
    after = letter.replace("autumn-2021", "december-2021").replace("2021-09-01", "2021-12-01")
    after = after.replace("end: 2021-11-30", "end: 2021-12-31").replace(
        "published: 2021-12-01", "published: 2021-12-31"
    )
    assert synthetic.problems(synthetic.small(tmp_path, {"newsletters.yaml": letter + after})) == []


def test_titles_of_pages_and_letters_are_the_titles_of_the_issues(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    for newsletter in records.every(Newsletter).values():
        assert text_of(next(by_address[f"/{newsletter.path}"].all("h1"))) == newsletter.title
