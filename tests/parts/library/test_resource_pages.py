"""The page of a resource: what it shows, how it may be reused, and how a sheet is printed and copied."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from portal.parts.library import sheet
from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Guide
from portal.portal import Portal
from portal.site import open_site
from portal.words.richtext import LONGEST, renderer
from tests import synthetic
from tests.document import Document, text_of
from tests.generated import body, text
from tests.parts.library.written_resources import URL, by_address, record, site
from tests.project import ROOT
from tools.server import Server

LICENCE = """\
- id: LicenseRef-Test
  name: Licence for tests
  short: Test
{flags}
  reuse: You may read it.
  sources: [annual-report]
"""
MAY, MUST, NOT = "You may", "You must", "You may not"


# A page


def test_the_page_of_our_own_sheet_shows_all_of_it(pages: list[Document], records: Portal) -> None:
    own = [resource for resource in records.every(Resource).values() if resource.own]
    assert own
    for resource in own:
        page = by_address(pages)[f"/library/{resource.id}/"]
        (written,) = [section for section in page.all("section") if section.get("class") == "sheet"]
        said = " ".join(text_of(written).split())
        markdown = records.texts[str(resource.text)]
        for heading in re.findall(r"^#+ (.*)$", markdown, re.MULTILINE):
            assert heading in said
        boxes = len(re.findall("^- \u2610 ", markdown, re.MULTILINE))
        assert sum(len(ul) for ul in written.iter("ul") if ul.get("class") == "checks") == boxes
        assert "\u2610" not in said
        tables = [token for token in renderer(every_target=False).parse(markdown) if token.type == "table_open"]
        assert len(list(written.iter("table"))) == len(tables)
        for objective in resource.objectives:
            assert objective in page.text
        offered = {str(link.get("href")) for link in page.all("a") if "download" in link.attrib}
        offered = {address for address in offered if not address.startswith("data:")}
        endings = ("docx", "odt", "epub", "pdf", "bib", "ris", "csl.json")
        assert offered == {f"/library/{resource.id}/{resource.id}.{ending}" for ending in endings}


def test_a_resource_elsewhere_leads_there_and_shows_no_text(pages: list[Document], records: Portal) -> None:
    for resource in records.every(Resource).values():
        if resource.own:
            continue
        page = by_address(pages)[f"/library/{resource.id}/"]
        buttons = [link for link in page.all("a") if link.get("class") == "button button-strong"]
        assert [link.get("href") for link in buttons] == [resource.url]
        assert text_of(buttons[0]) == f"Open at {urlsplit(str(resource.url)).netloc}"
        assert "sheet" not in page.anchors


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (
            "share: true, change: true, commercial: false, same_licence: true",
            {
                MAY: ["Copy it, print", "Change it, translate"],
                MUST: ["Name the title", "Say what you changed", "the same licence"],
                NOT: ["Use it commercially"],
            },
        ),
        (
            "share: true, change: true, commercial: true",
            {
                MAY: ["Copy it, print", "Change it, translate", "Use it commercially"],
                MUST: ["Name the title", "Say what you changed"],
            },
        ),
        (
            "share: true, change: false, commercial: false",
            {MAY: ["Copy it, print"], MUST: ["Name the title"], NOT: ["a changed version", "Use it commercially"]},
        ),
        (
            "share: true, change: true, commercial: true, credit: false",
            {MAY: ["Copy it, print", "Change it, translate", "Use it commercially"]},
        ),
        (
            "share: false, change: false, commercial: false",
            {MAY: ["Read it"], MUST: ["Ask its authors"], NOT: ["without their permission"]},
        ),
    ],
)
def test_how_to_reuse_follows_from_the_licence(tmp_path: Path, flags: str, expected: dict[str, list[str]]) -> None:
    licence = LICENCE.format(flags="\n".join(f"  {flag}" for flag in flags.split(", ")))
    made = site(tmp_path, record(licence="LicenseRef-Test"), **{"licences/new": licence})
    html = body(made, "library/sheet/")
    found = dict(re.findall(r'<div class="reuse-\w+"> <h3>(.*?)</h3> <ul>(.*?)</ul>', html))
    assert list(found) == list(expected)
    for title, beginnings in expected.items():
        points = re.findall("<li>(.*?)</li>", found[title])
        assert len(points) == len(beginnings)
        for point, words in zip(points, beginnings, strict=True):
            assert words in point
    assert "You may read it." in html


def test_translations_lead_to_each_other(tmp_path: Path) -> None:
    croatian = record(
        "list", title="Popis", languages="[hr]", more="  url: https://a.example.eu/\n  translation_of: sheet"
    )
    dutch = record("blad", title="Blad", languages="[nl]", more="  url: https://b.example.eu/\n  translation_of: sheet")
    made = site(tmp_path, record(), croatian, dutch)
    for id, others in {"sheet": ["blad", "list"], "list": ["blad", "sheet"], "blad": ["list", "sheet"]}.items():
        html = body(made, f"library/{id}/")
        (section,) = re.findall(r'<section aria-labelledby="translations">(.*?)</section>', html)
        assert sorted(re.findall(r'href="/library/([^"]+)/"', section)) == others
    assert '<h1 lang="hr">Popis</h1>' in body(made, "library/list/")
    (data,) = [page.linked_data for page in made.pages if page.path == "library/list/"]
    assert data["translationOfWork"]["@id"] == made.portal.identity_of(made.portal.every(Resource)["sheet"])


def test_a_page_leads_to_what_belongs_to_it(tmp_path: Path) -> None:
    news = """\
- id: told
  title: Told
  summary: A sheet.
  body: It is there.
  published: 2021-10-21
  links: [{title: The sheet, url: "https://schools.example.eu/sheet"}]
  licence: CC-BY-4.0
  sources: [annual-report]
"""
    more = """\
  url: https://schools.example.eu/sheet
  archived_url: https://archive.example.eu/sheet
  media_type: web page
  clusters: [hr-hub-1]
  case_studies: [reading-aloud]
  related: [reading-report]
  themes: [reading]
  minutes: 130
  version: "2"
  date: 2021-05
  note: It is invented."""
    made = site(tmp_path, record(more=more, authors="[network-office, Reading Society]"), **{"news/new": news})
    html = body(made, "library/sheet/")
    for link in (
        "https://schools.example.eu/sheet",
        "https://archive.example.eu/sheet",
        "/hubs/hr-hub-1/",
        "/cases/reading-aloud/",
        "/library/reading-report/",
        "/news/told/",
        "/about/partners/#partner-network-office",
    ):
        assert f'href="{link}"' in html, link
    said = text(html)
    for words in (
        "2 hours 10 minutes",
        "May 2021",
        "Version 2",
        "20 October 2021",
        "It is invented.",
        "Reading Society",
    ):
        assert words in said, words
    assert 'href="/library/sheet/"' in body(made, "hubs/hr-hub-1/")
    assert 'href="/library/sheet/"' not in body(made, "hubs/be-hub-1/")


def test_chapters_of_the_guide_lead_to_what_helps(tmp_path: Path) -> None:
    guide = (ROOT / "tests" / "valid" / "guide.yaml").read_text(encoding="utf-8")
    assert guide.startswith("title: Guide\n")
    named = guide.replace("why:\n", "why:\n  resources: [tablet-rules, reading-report]\n", 1)
    for written, expected in ((named, ["tablet-rules", "reading-report"]), (guide, [])):
        data = synthetic.small(tmp_path / str(len(expected)), {"guide.yaml": written})
        made = open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)
        chapter = made.templates.component("guide_sources", part=made.portal.single(Guide).why)
        assert re.findall(r'href="/library/([^"]+)/"', chapter) == expected
        assert ('class="use-it"' in chapter) == bool(expected)


def test_linked_data_of_a_resource(pages: list[Document]) -> None:
    data = by_address(pages)["/library/tablet-rules/"].linked_data[0]
    assert data["@type"] == ["LearningResource"]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (data["timeRequired"], data["inLanguage"], data["isAccessibleForFree"]) == ("PT15M", ["en"], True)
    assert "isAccessibleForFree" not in by_address(pages)["/library/reading-report/"].linked_data[0]


def test_a_picture_is_shown_with_its_size(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 10)
    made = open_site(ROOT, URL, folders=[ROOT / "overrides"], data=tmp_path / "data", as_of=synthetic.DAY)
    html = body(made, "library/synthetic-file/")
    assert '<img src="/files/synthetic.png" width="16" height="7"' in html
    assert "1 kB" in html


def test_a_text_can_be_copied(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(server.url + "/library/reading-report/")
    page.get_by_role("button", name="Copy Credit line").click()
    expect(page.locator("[role=status]").first).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#attribution").inner_text()


def test_a_text_that_cannot_be_copied_is_marked(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(server.url + "/library/reading-report/")
    page.get_by_role("button", name="Copy For a list of references").click()
    expect(page.locator("[role=status]").nth(1)).to_contain_text("The text is selected.")
    assert page.evaluate("getSelection().toString()") == page.locator("#citation").inner_text()


def test_only_the_sheet_is_printed(page: Page, server: Server) -> None:
    page.goto(server.url + "/library/tablet-rules/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Who brings what")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".sheet-from")).to_contain_text("CC BY 4.0")
    expect(page.locator(".disclaimer")).to_be_visible()
    for hidden in (".top", ".trail", ".with-aside", "#reuse", "#cite", ".sources", ".foot-links"):
        expect(page.locator(hidden).first).to_be_hidden()
    empty = page.locator(".sheet-text td:empty").first.bounding_box()
    assert empty is not None
    assert empty["height"] > 30


def test_files_for_programs_have_their_types(page: Page, server: Server) -> None:
    for ending, kind in {
        "bib": "text/x-bibtex; charset=utf-8",
        "ris": "application/x-research-info-systems; charset=utf-8",
        "csl.json": "application/json",
    }.items():
        answer = page.request.get(f"{server.url}/library/reading-report/reading-report.{ending}")
        assert (answer.status, answer.headers["content-type"]) == (200, kind)


# Sheets


def test_a_sheet_has_boxes_and_labels_and_nothing_harmful() -> None:
    html = sheet.html(
        "## Boxes\n\n- \u2610 One\n- \u2610 **Two**\n\n- \u2610 One\n- none\n\n"
        '| Who & "what" | When |\n|---|---|\n|  | *now* |\n\n<script>alert(1)</script>\n'
    )
    assert "<h3>Boxes</h3>" in html
    assert html.count('<ul class="checks">') == 0, "a list that has items without a box"
    html = sheet.html('- \u2610 One\n- \u2610 **Two**\n\n| Who & "what" | When |\n|---|---|\n|  | *now* |\n')
    assert '<ul class="checks">\n<li>One</li>\n<li><strong>Two</strong></li>' in html
    assert '<th scope="col">When</th>' in html
    assert '<td data-label="Who &amp; &quot;what&quot;"></td>' in html
    assert '<td data-label="When"><em>now</em></td>' in html
    assert "<script" not in sheet.html("<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")


def test_a_corner_of_a_table_without_words_heads_nothing() -> None:
    html = sheet.html("| | Monitoring |\n| --- | --- |\n| Why | To see |")
    assert '<td></td>\n<th scope="col">Monitoring</th>' in html
    assert '<td data-label="">Why</td>\n<td data-label="Monitoring">To see</td>' in html


def test_a_long_text_is_refused() -> None:
    longest = "word " * (LONGEST // 5)
    assert sheet.fault(longest) is None
    assert sheet.fault(f"{longest}s") == (1, "has 20001 characters and the limit is 20000; shorten it")
