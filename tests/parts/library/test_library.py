"""The library: what a teacher finds there, what each page says, and which files are refused."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.library import pages as library_pages
from portal.parts.library import sheet
from portal.parts.library.holdings import Holdings
from portal.parts.library.records import Resource
from portal.parts.mentoring.records import Guide
from portal.portal import Portal
from portal.site import Site, open_site
from portal.words.richtext import LONGEST, renderer
from tests import synthetic
from tests.browsing import open_page
from tests.document import Document, text_of
from tests.generated import body, text
from tests.project import ROOT
from tools.server import Server

URL = "https://portal.invalid/"
LICENCE = """\
- id: LicenseRef-Test
  name: Licence for tests
  short: Test
{flags}
  reuse: You may read it.
  sources: [annual-report]
"""
MAY, MUST, NOT = "You may", "You must", "You may not"


def record(id: str = "sheet", *, more: str = "  url: https://schools.example.eu/sheet", **changed: str) -> str:
    """A resource of the small portal."""
    values = {
        "title": "Sheet",
        "summary": "A sheet.",
        "type": "checklist",
        "audience": "[teachers]",
        "languages": "[en]",
        "authors": "[Reading Society]",
        "licence": "CC-BY-4.0",
        "published": "2021-10-20",
        "sources": "[annual-report]",
        **changed,
    }
    return f"- id: {id}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items()) + f"{more}\n"


def site(folder: Path, *resources: str, **files: str) -> Site:
    """The small portal with these resources beside its own."""
    written = {"resources/new.yaml": "".join(resources), **{f"{name}.yaml": text for name, text in files.items()}}
    data = synthetic.small(folder, {name: content for name, content in written.items() if content})
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)


def by_address(pages: list[Document]) -> dict[str, Document]:
    return {page.address: page for page in pages}


# The list


def test_every_resource_is_listed_once_with_what_one_wants_to_know(pages: list[Document], records: Portal) -> None:
    page = by_address(pages)["/library/"]
    entries = {
        str(next(div.iter("a")).get("href")): div for div in page.all("div") if div.get("data-entry") == "resource"
    }
    assert set(entries) == {f"/library/{id}/" for id in records.every(Resource)}
    for resource in records.every(Resource).values():
        said = " ".join(text_of(entries[f"/library/{resource.id}/"]).split())
        assert resource.title in said
        assert resource.summary in said
        assert records.term("resource_types", resource.type).label in said
        assert records.licences[resource.licence].short in said
        if resource.languages == ("en",):
            assert "English" in said
        if resource.date:
            assert resource.date[:4] in said
        if resource.minutes:
            assert re.search(r"\d+ (hours?|minutes)", said)


def test_the_sheets_of_the_portal_stand_first(pages: list[Document], records: Portal) -> None:
    own = [f"/library/{resource.id}/" for resource in records.view(Holdings).latest if resource.own]
    assert own
    listed = [str(link.get("href")) for link in by_address(pages)["/library/"].all("a")]
    resources = [link for link in listed if re.fullmatch("/library/[^/]+/", link)]
    assert resources[: len(own)] == own
    assert resources[len(own) :] == [f"/library/{resource.id}/" for resource in records.view(Holdings).latest]


def test_choices_say_how_many_resources_have_them(pages: list[Document], records: Portal) -> None:
    options: dict[str, dict[str, str]] = {}
    for select in by_address(pages)["/library/"].all("select"):
        if select.get("name") in {"section", "country"}:
            continue  # Those of the search in the header.
        options[str(select.get("name"))] = {
            str(option.get("value")): text_of(option) for option in select.iter("option") if option.get("value")
        }
    assert list(options) == ["type", "audience", "theme", "level", "language", "licence", "sort"]
    resources = tuple(records.every(Resource).values())
    for name, count in Counter(resource.type for resource in resources).items():
        assert options["type"][name] == f"{records.term('resource_types', name).label} ({count})"
    for code in ("en", "hr"):
        count = sum(code in resource.languages for resource in resources)
        assert options["language"][code].endswith(f" ({count})")
    for name, count in Counter(resource.licence for resource in resources).items():
        assert options["licence"][name] == f"{records.licences[name].short} ({count})"
    # What is for all levels is found under each.
    for name in records.vocabularies["levels"]:
        count = sum(not resource.levels or name in resource.levels for resource in resources)
        assert options["level"][name].endswith(f" ({count})")
    assert set(options["theme"]) == {theme for resource in resources for theme in resource.themes}


def test_the_list_is_cut_into_pages(tmp_path: Path) -> None:
    many = [record(f"sheet-{n:03}", title=f"Sheet {n}") for n in range(library_pages.RESOURCES_A_PAGE + 3)]
    made = site(tmp_path, *many)
    first, second = body(made, "library/"), body(made, "library/page-2/")
    ids = [re.findall(r'data-entry="resource".*?href="/library/([^"]+)/"', html) for html in (first, second)]
    assert [len(found) for found in ids] == [library_pages.RESOURCES_A_PAGE, 5]
    assert [id for found in ids for id in found] == [resource.id for resource in made.portal.view(Holdings).latest]
    assert "look through this page only; the library has 65 resources on 2 pages" in text(first)
    own = made.templates.component("own_sheets", resources=library_pages.own_sheets(made.portal))
    assert own.count("<li>") == len([one for one in made.portal.every(Resource).values() if one.own])


def cards(page: Page) -> list[str]:
    """The titles of the cards that can be seen, in the order in which they stand."""
    return page.locator("#resources > div:visible .card-title").all_inner_texts()


@pytest.mark.first_network
def test_filters_count_what_they_leave_and_keep_their_state_in_the_address(
    page: Page, server: Server, records: Portal
) -> None:
    def count(**wanted: str) -> int:
        return sum(
            all(value in library_pages._values(records, resource)[name] for name, value in wanted.items())
            for resource in records.every(Resource).values()
        )

    page.goto(server.url + "/library/")
    assert len(cards(page)) == len(records.every(Resource))
    page.get_by_role("combobox", name="Type").select_option(value="checklist")
    assert 1 < count(type="checklist") < len(records.every(Resource))
    expect(page.locator("#resources > div:visible")).to_have_count(count(type="checklist"))
    expect(page.locator("#filter-count")).to_have_text(
        f"Resources that fit: {count(type='checklist')} of {len(records.every(Resource))}"
    )
    # The counts of the others follow; those of the filter itself say what another choice would bring.
    for value in records.vocabularies["audiences"]:
        option = page.locator(f"select[name=audience] option[value={value}]")
        if option.count():
            expect(option).to_have_text(re.compile(rf" \({count(type='checklist', audience=value)}\)$"))
    other = next(resource.type for resource in records.every(Resource).values() if resource.type != "checklist")
    expected = re.compile(rf" \({count(type=other)}\)$")
    expect(page.locator(f"select[name=type] option[value={other}]")).to_have_text(expected)
    page.get_by_role("combobox", name="For whom").select_option(value="teachers")
    page.get_by_role("combobox", name="Order").select_option(label="Shortest first")
    assert urlsplit(page.url).query == "type=checklist&audience=teachers&sort=time"
    page.reload()
    expect(page.locator("#resources > div:visible")).to_have_count(count(type="checklist", audience="teachers"))
    expect(page.get_by_role("combobox", name="Order")).to_have_value("time")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#resources > div:visible")).to_have_count(len(records.every(Resource)))
    assert urlsplit(page.url).query == ""


def test_the_order_can_be_chosen(page: Page, server: Server, records: Portal) -> None:
    resources = records.view(Holdings).latest
    page.goto(server.url + "/library/")
    newest = [resource.title for resource in resources]
    assert cards(page) == newest
    page.get_by_role("combobox", name="Order").select_option(label="By title")
    assert cards(page) == sorted(newest, key=str.casefold)
    page.get_by_role("combobox", name="Order").select_option(label="Shortest first")
    minutes = {resource.title: resource.minutes or 10**6 for resource in resources}
    assert [minutes[title] for title in cards(page)] == sorted(minutes.values())
    page.get_by_role("combobox", name="Order").select_option(label="Newest first")
    assert cards(page) == newest


def test_words_are_searched_in_the_cards(page: Page, server: Server) -> None:
    page.goto(server.url + "/library/?q=tablets+classes")
    assert cards(page) == ["Rules for shared tablets"]
    page.goto(server.url + "/library/?q=aloud+report")
    assert cards(page) == ["Report on reading"]


def test_without_scripts_the_list_is_whole_and_the_form_hidden(
    browser: Browser, server: Server, records: Portal
) -> None:
    page, _errors = open_page(browser, scripts=False)
    page.goto(server.url + "/library/?type=checklist")
    expect(page.locator("#filters")).to_be_hidden()
    assert len(cards(page)) == len(records.every(Resource))
    page.goto(f"{server.url}/library/{records.view(Holdings).latest[0].id}/")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.locator("#attribution")).to_be_visible()
    page.context.close()


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
                MUST: ["Name title", "Say what you changed", "the same licence"],
                NOT: ["Earn money"],
            },
        ),
        (
            "share: true, change: true, commercial: true",
            {
                MAY: ["Copy it, print", "Change it, translate", "Earn money"],
                MUST: ["Name title", "Say what you changed"],
            },
        ),
        (
            "share: true, change: false, commercial: false",
            {MAY: ["Copy it, print"], MUST: ["Name title"], NOT: ["a changed version", "Earn money"]},
        ),
        (
            "share: true, change: true, commercial: true, credit: false",
            {MAY: ["Copy it, print", "Change it, translate", "Earn money"]},
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
    assert data["translationOfWork"]["@id"] == f"{URL}library/sheet/"


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
    page.get_by_role("button", name="Copy Line that names the source").click()
    expect(page.locator("[role=status]").first).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#attribution").inner_text()


def test_a_text_that_cannot_be_copied_is_marked(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(server.url + "/library/reading-report/")
    page.get_by_role("button", name="Copy For a list of references").click()
    expect(page.locator("[role=status]").nth(1)).to_contain_text("The text is marked.")
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
