"""The glossary, and its words on every page."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from playwright.sync_api import Browser, Page, expect

from portal.parts.about.pages.glossary import alphabetical, by_letter
from portal.parts.about.records import GlossaryTerm
from portal.parts.about.terms import TermLinker
from portal.portal import Portal
from portal.site import open_site
from portal.words.typography import typeset
from tests import synthetic
from tests.browsing import open_page
from tests.document import Document, of_class
from tests.project import ROOT
from tools.server import Server


@pytest.fixture(scope="module")
def glossary(pages: list[Document]) -> Document:
    return next(page for page in pages if page.address == "/about/glossary/")


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
    assert all(
        entry["description"] and entry["inDefinedTermSet"] == {"@id": data["@id"]} for entry in data["hasDefinedTerm"]
    )
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
    body = f'<div class="prose"><p>Before {_escaped(typeset(HOSTILE))} and after.</p></div>'
    found = html5lib.parse(site.explained(body, whole=False), treebuilder="etree", namespaceHTMLElements=False)
    assert list(found.iter("img")) == []
    assert [script.get("src", "")[:16] for script in found.iter("script")] == ["/assets/terms.js"]
    (link,) = [link for link in found.iter("a") if link.get("class") == "term"]
    assert (link.text, link.get("data-definition")) == (typeset(HOSTILE), typeset(HOSTILE))
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


def test_a_word_opens_a_note_with_the_keyboard_which_leads_on_to_the_glossary(page: Page, server: Server) -> None:
    page.goto(server.url + "/advisory-board/")
    term, note = page.locator(".term").first, page.locator("#term-note")
    term.focus()
    page.keyboard.press("Enter")
    expect(note).to_contain_text(str(term.get_attribute("data-definition")))
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    assert not term.evaluate(SHOWN)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".entry:target")).to_be_visible()


def test_a_tap_on_a_word_opens_a_note_above_it_and_leaves_the_page_where_it_is(
    browser: Browser, server: Server
) -> None:
    found, errors = open_page(browser, width=390, has_touch=True, is_mobile=True)
    found.goto(server.url + "/advisory-board/")
    term, note = found.locator(".term").last, found.locator("#term-note")
    term.scroll_into_view_if_needed()
    term.tap()
    expect(note).to_be_visible()
    assert found.url.endswith("/advisory-board/")
    word, told = term.bounding_box(), note.bounding_box()
    assert word is not None
    assert told is not None
    assert told["y"] + told["height"] <= word["y"] + 1
    assert (told["x"] >= 0, told["x"] + told["width"] <= 390) == (True, True)
    term.tap()
    expect(note).to_be_hidden()
    found.context.close()
    assert errors == []


def test_without_scripts_a_word_leads_to_the_glossary(browser: Browser, server: Server) -> None:
    found, _errors = open_page(browser, scripts=False)
    found.goto(server.url + "/advisory-board/")
    expect(found.locator("#term-note")).to_be_hidden()
    found.locator(".term").first.click()
    expect(found.locator(".entry:target")).to_be_visible()


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
