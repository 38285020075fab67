"""The mentoring guide, the glossary, and the words of the glossary on every page."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.about.pages.glossary import alphabetical, by_letter
from portal.parts.about.records import GlossaryTerm
from portal.parts.about.terms import TermLinker
from portal.parts.mentoring.diagrams import DOTS, path, stair
from portal.parts.mentoring.records import Guide
from portal.parts.network.counts import FIGURES
from portal.parts.network.membership import programmes
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.site import open_site
from tests import synthetic
from tests.browsing import open_page
from tests.document import Document, text_of
from tests.project import ROOT
from tools.server import Server


@pytest.fixture(scope="module")
def guide(pages: list[Document]) -> Document:
    return next(page for page in pages if page.address == "/mentoring/")


@pytest.fixture(scope="module")
def glossary(pages: list[Document]) -> Document:
    return next(page for page in pages if page.address == "/about/glossary/")


def of_class(page: Document, name: str) -> list[Element]:
    """Every element of that class, in order."""
    return [element for element in page.root.iter() if name in element.get("class", "").split()]


# The guide


def test_every_national_programme_is_there_under_its_purpose(guide: Document, records: Portal) -> None:
    rows = [row for row in guide.all("tr") if row.get("data-entry") == "programme"]
    found = Counter(
        (row.get("data-country"), row.get("data-purpose"), (next(row.iter("th")).text or "").strip()) for row in rows
    )
    assert found == Counter(
        (country.id, programme.purpose, programme.name)
        for country in records.every(Country).values()
        for programme in country.programmes
    )
    assert len(rows) == FIGURES["programmes"](records)


def test_models_stand_below_the_question_that_they_answer(guide: Document, records: Portal) -> None:
    table = next(guide.all("table"))
    heads = [text_of(head).strip() for head in table.iter("th") if head.get("scope") == "row"]
    models = records.single(Guide).models.models
    assert sorted(heads) == sorted(records.term("approaches", model.approach).label for model in models)
    asked = {"who-starts-it": "Who starts it?", "what-schools-do": "What do the schools do?"}
    groups = {text_of(head).strip() for head in table.iter("th") if head.get("scope") == "rowgroup"}
    assert groups == {asked.get(model.question, "How is it arranged?") for model in models}


def test_drawings_have_a_name_and_the_same_in_words_beside(guide: Document, records: Portal) -> None:
    project = records.single(Guide).earlier_project
    for name, words in (("levels-drawing", list(project.levels)), ("steps-drawing", list(project.steps))):
        (drawing,) = of_class(guide, name)
        assert drawing.get("role") == "img"
        assert len(drawing.get("aria-label", "")) > 30
        box = next(box for box in of_class(guide, "drawing-box") if drawing in list(box))
        assert [text_of(item) for item in box.iter("li")] == words
    stones = [e.text for e in of_class(guide, "steps-drawing")[0].iter() if str(e.tag).endswith("text")]
    assert "".join(map(str, stones)) == "".join(step[0] for step in project.steps)


@pytest.mark.parametrize("count", range(2, 7))
def test_each_level_has_more_lines_than_the_one_below_and_fits_the_drawing(count: int) -> None:
    drawn = stair(count)
    lines = [len(level.lines) for level in drawn.levels]
    assert lines[0] == 0
    assert lines[-1] == DOTS * (DOTS - 1) // 2
    assert lines == sorted(set(lines))
    tops = [level.top for level in drawn.levels]
    assert tops == sorted(tops, reverse=True)
    for level in drawn.levels:
        assert all(7 <= x <= drawn.width - 7 and 7 <= y < level.top for x, y in level.dots)


def test_stepping_stones_do_not_touch() -> None:
    stones = path(8)
    assert all((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 > 72**2 for a, b in pairwise(stones))


def test_the_checklist_has_every_condition_with_something_to_tick(guide: Document, records: Portal) -> None:
    (conditions,) = of_class(guide, "conditions")
    assert len(list(conditions)) == len(records.single(Guide).conditions.conditions)
    for item, condition in zip(conditions, records.single(Guide).conditions.conditions, strict=True):
        assert condition.title in text_of(item)
        assert [text_of(check) for check in item.iter("li") if check is not item] == list(condition.checks)


def test_the_survey_names_its_countries_and_says_where_it_was_not_completed(guide: Document, records: Portal) -> None:
    part = records.single(Guide).small_schools
    assert set(part.incomplete) < set(part.countries)
    for code in part.countries:
        name = records.every(Country)[code].name
        assert (f"{name} (not completed)" if code in part.incomplete else name) in guide.text


# The glossary


def test_the_glossary_is_alphabetical_and_whole(glossary: Document, records: Portal) -> None:
    words = [(term.text or "").strip() for term in glossary.all("dt")]
    assert words == sorted(words, key=str.casefold)
    assert set(words) == {term.term for term in records.every(GlossaryTerm).values()}
    assert len(words) == len(records.every(GlossaryTerm))
    assert {f"term-{id}" for id in records.every(GlossaryTerm)} <= glossary.anchors


def test_see_also_resolves(glossary: Document, records: Portal) -> None:
    for term in records.every(GlossaryTerm).values():
        entry = next(e for e in glossary.root.iter() if e.get("id") == f"term-{term.id}")
        links = [link.get("href") for link in entry.iter("a") if link.get("href", "").startswith("#")]
        assert links == [f"#term-{id}" for id in term.see_also]
        assert all(id in records.every(GlossaryTerm) for id in term.see_also)


def test_the_glossary_is_linked_data_and_linked_to(pages: list[Document], glossary: Document, records: Portal) -> None:
    data = glossary.linked_data[0]
    assert data["@type"] == "DefinedTermSet"
    assert len(data["hasDefinedTerm"]) == len(records.every(GlossaryTerm))
    assert all(entry["description"] and entry["@id"].startswith(data["@id"]) for entry in data["hasDefinedTerm"])
    for page in pages:
        links = {link.get("href") for footer in page.all("footer") for link in footer.iter("a")}
        assert {"/about/glossary/", "/mentoring/"} <= links, page.address


def test_words_sort_without_accents_and_capitals() -> None:
    terms = [entry(id=f"t{index}", term=word) for index, word in enumerate(["Zoo", "élan", "Eel", "2nd", "apple"])]
    sorted_terms = alphabetical(terms)
    assert [term.term for term in sorted_terms] == ["2nd", "apple", "Eel", "élan", "Zoo"]
    assert {letter: len(found) for letter, found in by_letter(sorted_terms).items()} == {"#": 1, "A": 1, "E": 2, "Z": 1}


# Words of the glossary on pages


def entry(id: str, term: str, **values: object) -> GlossaryTerm:
    """A term of a glossary."""
    return GlossaryTerm.model_validate(
        {"id": id, "term": term, "definition": "What it means.", "sources": ["annual-report"], **values}
    )


HUB = entry("hub", "hub", also=["hubs"])
SPOKE = entry("hub-and-spoke", "hub and spoke")
STEPS = entry("steps", "STEPS")
TERMS = TermLinker([HUB, SPOKE, STEPS])


def linked(html: str, *, terms: TermLinker = TERMS, whole: bool = True) -> str:
    """The HTML with each word that is found in square brackets."""
    return terms.linked(html, lambda *, id, text: f"[{id}|{text}]", whole=whole)[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A hub and another hub.</p>", "<p>A [hub|hub] and another hub.</p>"),
        ("<p>Hubs begin.</p><p>A hub.</p>", "<p>[hub|Hubs] begin.</p><p>A hub.</p>"),
        ("<p>The hub and spoke of a hub.</p>", "<p>The [hub-and-spoke|hub and spoke] of a [hub|hub].</p>"),
        ("<p>A hub\n and  spoke.</p>", "<p>A [hub-and-spoke|hub\n and  spoke].</p>"),
        ("<p>Take steps, or STEPS.</p>", "<p>Take steps, or [steps|STEPS].</p>"),
        ("<p>HUB, thub, hubby, hub-like, my-hub, #hub</p>", "<p>HUB, thub, hubby, hub-like, my-hub, #hub</p>"),
        ("<p>The <strong>hub</strong>'s</p>", "<p>The <strong>[hub|hub]</strong>'s</p>"),
        ("<ul><li>hub</li></ul>", "<ul><li>[hub|hub]</li></ul>"),
        ("<div>hub</div>", "<div>hub</div>"),
    ],
)
def test_the_first_use_is_linked(html: str, expected: str) -> None:
    assert linked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">a hub</a></p>',
        '<p><a href="/x/"><em>a</em> <span>hub</span></a></p>',
        "<h2>The hub</h2>",
        "<p><code>hub</code></p>",
        "<pre>hub</pre>",
        "<p><button>hub</button></p>",
        '<p title="a hub"><img alt="hub" src="hub.png"></p>',
        "<p title='a > hub'>x</p>",
        '<p title="a > hub <b">x</p>',
        "<p><!-- hub > hub -->x</p>",
        "<svg><text>hub</text></svg>",
        '<p><svg><title>hub</title><g/></svg><script type="module" src="hub.js"></script></p>',
        '<ul class="chips"><li>hub</li></ul>',
        '<div class="grid"><div class="card"><div><p>hub</p></div></div></div>',
        "<table><tr><th>hub</th></tr></table>",
        "<dl><dt>hub</dt></dl>",
        "<nav><ul><li>hub</li></ul></nav>",
    ],
)
def test_links_headings_code_attributes_and_labels_are_left_alone(html: str) -> None:
    assert linked(html) == html
    assert linked(f"{html}<p>hub</p>") == f"{html}<p>[hub|hub]</p>"


def test_on_generated_pages_only_long_text_of_records_is_looked_at() -> None:
    html = (
        '<p>hub</p><div class="prose"><div><p>x</p></div><p>hub</p></div><p>hubs</p><div class="prose"><p>hub</p></div>'
    )
    once = html.replace("<div><p>x</p></div><p>hub</p>", "<div><p>x</p></div><p>[hub|hub]</p>")
    assert linked(html, whole=False) == once


def test_a_page_without_a_word_is_not_touched() -> None:
    html = '<div class="prose"><p>Nothing here.</p></div>'
    assert TERMS.linked(html, lambda *, id, text: "x", whole=False) == (html, ())
    assert TermLinker([]).linked("<p>hub</p>", lambda *, id, text: "x", whole=True) == ("<p>hub</p>", ())


def test_words_cannot_break_character_references() -> None:
    terms = TermLinker([entry("amp", "amp"), entry("lt", "lt"), entry("number", "39"), entry("both", "salt & pepper")])
    html = "<p>&lt;b&gt; &amp; &#39;</p>"
    assert linked(html, terms=terms) == html
    assert linked("<p>Salt &amp; pepper</p>", terms=terms) == "<p>[both|Salt & pepper]</p>"


HOSTILE = "</a><script>alert(1)</script>\"'><img src=x onerror=alert(2)> .* (?:["


def test_hostile_words_stay_text(tmp_path: Path) -> None:
    glossary = (
        f"- id: hostile\n  term: {synthetic.quoted(HOSTILE)}\n  definition: {synthetic.quoted(HOSTILE)}\n"
        "  also: [Tablets]\n  sources: [annual-report]\n"
    )
    project = (ROOT / "tests" / "valid" / "project.yaml").read_text(encoding="utf-8")
    data = synthetic.small(tmp_path, {"glossary.yaml": glossary, "project.yaml": project})
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data=data, as_of=synthetic.DAY)
    body = f'<div class="prose"><p>Before {_escaped(HOSTILE)} and after.</p></div>'
    found = html5lib.parse(site.explained(body, whole=False), treebuilder="etree", namespaceHTMLElements=False)
    assert list(found.iter("img")) == []
    assert [script.get("src", "")[:16] for script in found.iter("script")] == ["/assets/terms.js"]
    (link,) = [link for link in found.iter("a") if link.get("class") == "term"]
    assert (link.text, link.get("data-definition")) == (HOSTILE, HOSTILE)
    assert not any(name.startswith("on") for e in found.iter() for name in e.attrib)


def _escaped(text: str) -> str:
    # As nh3 writes text: quotation marks as they are.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_each_word_is_linked_once_a_page_and_described(pages: list[Document], records: Portal) -> None:
    words = 0
    for page in pages:
        links = of_class(page, "term")
        words += len(links)
        ids = [urlsplit(link.get("href", "")).fragment.removeprefix("term-") for link in links]
        assert len(ids) == len(set(ids)), page.address
        for link, id in zip(links, ids, strict=True):
            assert urlsplit(link.get("href", "")).path == "/about/glossary/"
            assert link.get("data-definition") == records.every(GlossaryTerm)[id].definition
            assert link.get("aria-describedby") in page.anchors
            assert not list(link)
        for kept in ("a", "h1", "h2", "h3", "h4", "code", "pre", "button", "summary", "nav", "label"):
            for element in page.all(kept):
                assert [e for e in element.iter() if e is not element and e.get("class") == "term"] == [], page.address
    assert words


def test_words_change_no_text_of_a_page() -> None:
    valid = ROOT / "tests" / "valid"
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data=valid, as_of=synthetic.DAY)
    for page in site.pages:
        body = str(page.body(site.templates))
        explained = site.explained(body, whole=False).split('<div class="definitions"', maxsplit=1)[0]
        plain = re.sub(r'<a class="term"[^>]*>([^<]*)</a>', r"\1", explained)
        assert plain == body, page.path


# In Chromium


def test_programmes_are_filtered_and_the_address_keeps_the_filters(page: Page, server: Server, records: Portal) -> None:
    country, total = records.every(Country)["be"], FIGURES["programmes"](records)
    purposes = {programme.purpose for programme in country.programmes}
    purpose = records.term("policy_challenges", country.programmes[0].purpose)
    fitting = [programme.name for programme in country.programmes if programme.purpose == purpose.id]
    other = next(term for term in records.view(programmes) if term.id not in purposes)
    page.goto(server.url + "/mentoring/")
    count = page.locator("#filter-count")
    expect(count).to_have_text(f"{total} programmes")
    page.get_by_role("combobox", name="Country").select_option(label=country.name)
    rows = page.locator("#programme-table tr[data-entry]:visible")
    expect(rows).to_have_count(len(country.programmes))
    expect(page.locator("#programme-table .group:visible")).to_have_count(len(purposes))
    page.get_by_role("combobox", name="Purpose").select_option(label=purpose.label)
    expect(rows).to_have_text([re.compile(re.escape(name)) for name in fitting])
    expect(count).to_have_text(f"{len(fitting)} fit")
    assert urlsplit(page.url).query == f"country={country.id}&purpose={purpose.id}"
    page.reload()
    expect(rows).to_have_count(len(fitting))
    page.get_by_role("combobox", name="Purpose").select_option(label=other.label)
    expect(count).to_have_text("Nothing fits. Take a filter away.")
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(total)
    assert urlsplit(page.url).query == ""


def test_programmes_are_filtered_with_the_keyboard_alone(page: Page, server: Server, records: Portal) -> None:
    country = records.every(Country)["hr"]
    page.goto(server.url + "/mentoring/")
    page.get_by_role("combobox", name="Country").focus()
    page.keyboard.type(country.name)
    expect(page.locator("#programme-table tr[data-entry]:visible")).to_have_count(len(country.programmes))


def test_the_guide_is_whole_without_scripts(browser: Browser, server: Server, records: Portal) -> None:
    found, _errors = open_page(browser, width=390, scripts=False)
    found.goto(server.url + "/mentoring/")
    expect(found.locator("#programme-table tr[data-entry]:visible")).to_have_count(FIGURES["programmes"](records))
    expect(found.locator("#filters")).to_be_hidden()
    expect(found.locator(".conditions > li:visible")).to_have_count(len(records.single(Guide).conditions.conditions))
    found.get_by_role("link", name="Print only this list").click()
    expect(found.get_by_text("Only this list comes out")).to_be_visible()


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_the_checklist_comes_out_alone_on_one_sheet(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/mentoring/")
    assert _sheets(page) > 5
    page.get_by_role("link", name="Print only this list").click()
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.locator("#checklist")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.get_by_text(records.project.funding_statement)).to_be_visible()


SHOWN = "term => getComputedStyle(term, '::after').content !== 'none'"


def test_a_definition_is_shown_on_hover_and_focus_and_put_away_by_escape(page: Page, server: Server) -> None:
    page.goto(server.url + "/advisory-board/")
    term = page.locator(".term").first
    assert not term.evaluate(SHOWN)
    term.hover()
    assert term.evaluate(SHOWN)
    page.keyboard.press("Escape")
    assert not term.evaluate(SHOWN)
    page.mouse.move(0, 0)
    term.hover()
    assert term.evaluate(SHOWN)
    page.mouse.move(0, 0)
    assert not term.evaluate(SHOWN)
    page.locator("main").focus()
    for _attempt in range(40):
        page.keyboard.press("Tab")
        if term.evaluate("term => term === document.activeElement"):
            break
    assert term.evaluate(SHOWN)
    page.keyboard.press("Escape")
    assert not term.evaluate(SHOWN)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".entry:target")).to_be_visible()


def test_a_definition_stays_inside_the_screen_of_a_phone(browser: Browser, server: Server) -> None:
    found, _errors = open_page(browser, width=320)
    found.goto(server.url + "/advisory-board/")
    for index in range(found.locator(".term").count()):
        found.locator(".term").nth(index).focus()
        assert found.evaluate("document.documentElement.scrollWidth <= innerWidth"), index


def test_screen_readers_are_told_the_definition(page: Page, server: Server, records: Portal) -> None:
    page.goto(server.url + "/advisory-board/")
    entry = records.every(GlossaryTerm)["annual-report"]
    term = page.locator(f".term[href$='#term-{entry.id}']")
    expect(term).to_have_accessible_name(entry.term)
    expect(term).to_have_accessible_description(entry.definition)
    term.focus()
    expect(term).to_have_accessible_name(entry.term)
