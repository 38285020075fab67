"""The style sheets: layers, breakpoints and names of classes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tinycss2

from portal.frame import assets
from portal.frame.wardrobe import AROUND, Wardrobe, wanted
from portal.prose import classes as allowed_classes
from tests.document import Document
from tests.project import ROOT

DOCS = ROOT / "docs"
ASSETS = DOCS / assets.FOLDER
OWN_DOCUMENTS = {"feed.css"}
"""Sheets of documents that load no other one."""
SHEETS = sorted(file for file in ASSETS.rglob("*.css") if file.name not in OWN_DOCUMENTS | {"site.css"})
LAYERS = ["base", "frame", "components", "parts", "print"]
BREAKPOINTS = {"24rem", "34rem", "54rem", "68rem", "80rem"}
CONTAINERS = {"36rem"}
"""Widths of a drawing, not of a screen."""
LONGEST = 120
# Colours that no country has yet.
SPARE = {"country-brown", "country-slate"}


class Rule:
    """A rule of a sheet: its selector, and the names of the layer and the conditions around it."""

    def __init__(self, selector: str, layer: str, conditions: tuple[str, ...]) -> None:
        self.selector, self.layer, self.conditions = selector, layer, conditions


def rules(sheet: str) -> Iterator[Rule]:
    """Every rule of a style sheet, also inside layers and conditions."""
    yield from _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), "", ())


def _rules(nodes: list[tinycss2.ast.Node], layer: str, conditions: tuple[str, ...]) -> Iterator[Rule]:
    for node in nodes:
        head = tinycss2.serialize(getattr(node, "prelude", [])).strip()
        if node.type == "qualified-rule":
            yield Rule(head, layer, conditions)
        elif node.type == "at-rule" and node.content is not None:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if node.lower_at_keyword == "layer":
                yield from _rules(inner, head, conditions)
            else:
                yield from _rules(inner, layer, (*conditions, f"@{node.lower_at_keyword} {head}"))
        else:
            assert node.type == "at-rule", f"not CSS: {tinycss2.serialize([node])}"


def classes(selector: str) -> set[str]:
    """The classes that a selector names."""
    return set(re.findall(r"\.([a-z][\w-]*)", selector))


def layer(file: Path) -> str:
    """The layer of a sheet: that of its name or of its folder, else that of the parts of the site."""
    return next((name for name in (file.stem, file.parent.name) if name in LAYERS), "parts")


def misplaced(name: str, sheet: str) -> list[str]:
    """Rules of a sheet that stand in no layer, or in one that is not the sheet's own."""
    own = name if name in LAYERS else "parts"
    return [f"{name}: {rule.selector}" for rule in rules(sheet) if rule.layer != own]


def strange_conditions(name: str, sheet: str) -> list[str]:
    """Widths that are no breakpoint, and words about paper outside the sheet for it."""
    found = []
    for condition in {condition for rule in rules(sheet) for condition in rule.conditions}:
        known = CONTAINERS if condition.startswith("@container") else BREAKPOINTS
        if set(re.findall(r"[\d.]+(?:rem|px|em)", condition)) - known or ("print" in condition) != (name == "print"):
            found.append(f"{name}: {condition}")
    return found


def one_word_states(name: str, sheet: str) -> list[str]:
    """Selectors in which a class of one word changes what another class looks like, such as .menu.open."""
    compound = r"\.[a-z][\w-]*(?:\.[a-z]+|:not\(\.[a-z]+\))(?![\w-])"
    return [f"{name}: {rule.selector}" for rule in rules(sheet) if re.search(compound, rule.selector)]


def test_site_css_orders_the_layers_and_imports_sheets_that_there_are() -> None:
    text = (ASSETS / "site.css").read_text(encoding="utf-8")
    assert f"@layer {', '.join(LAYERS)};" in text
    whole = [sheet.read_text(encoding="utf-8") for sheet in assets.together(ASSETS)]
    imported = assets.pieces(DOCS)
    assert len(imported) == sum(sheet.count("@import") for sheet in whole) >= text.count("@import") > 0
    for piece in imported:
        assert (DOCS / piece).is_file(), piece
    assert {"base", "frame", "components", "print"} <= {Path(piece).stem for piece in imported}


def test_site_css_is_published_as_one_file(site: Path) -> None:
    for sheet, parts in assets.together(ASSETS).items():
        whole = (site / "assets" / sheet.name).read_text(encoding="utf-8")
        assert "@import" not in whole
        for piece in parts:
            assert assets.published(piece).decode().strip() in whole
            assert not (site / piece.relative_to(DOCS)).exists()


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.stem)
def test_rules_stand_in_a_layer_and_keep_to_the_breakpoints(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = [judge(layer(file), text) for judge in (misplaced, strange_conditions, one_word_states)]
    assert found == [[], [], []]
    assert [number for number, line in enumerate(text.splitlines(), 1) if len(line) > LONGEST] == []


@pytest.mark.parametrize(
    ("sheet", "judge"),
    [
        (".card { margin: 0 }", misplaced),
        ("@layer frame { .card { margin: 0 } }", misplaced),
        ("@media (width < 54rem) { .card { margin: 0 } }", misplaced),
        ("@layer parts { @media (width < 53.99rem) { .card { margin: 0 } } }", strange_conditions),
        ("@layer parts { @media print { .card { margin: 0 } } }", strange_conditions),
        ("@layer parts { @container (width < 54rem) { .card { margin: 0 } } }", strange_conditions),
        ("@layer parts { .menu.open { display: block } }", one_word_states),
        ("@layer parts { .js .menu:not(.open) a { display: block } }", one_word_states),
    ],
)
def test_a_planted_fault_of_a_sheet_is_found(sheet: str, judge: object) -> None:
    assert callable(judge)
    assert judge("news", sheet)


def test_every_class_of_the_sheets_is_written_somewhere() -> None:
    # A class that no template, module, page or script writes is a rule that nothing uses.
    folders = (ROOT / "overrides", ROOT / "portal", DOCS)
    files = (
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.suffix in {".html", ".jinja", ".py", ".md", ".js"}
    )
    texts = [file.read_text(encoding="utf-8") for file in files]
    attributes = re.findall(r"""class=(?:"([^"]*)"|'([^']*)')|classList\.\w+\("([^"]*)""", "\n".join(texts))
    written = "\n".join(one for found in attributes for one in found)
    words = set(re.findall(r"[\w-]+", written)) | allowed_classes.MADE | set(allowed_classes.WRITTEN)
    # Names whose end is a value: map-{{ label.side }}.
    beginnings = tuple(set(re.findall(r"([a-z][\w-]*-)\{\{", written)))
    named = {name for file in SHEETS for selector in selectors(file) for name in classes(selector)}
    assert {name for name in named - SPARE - words if not name.startswith(beginnings)} == set()


def test_a_page_loads_every_sheet_that_styles_something_on_it(pages: list[Document]) -> None:
    # What a rule asks for stands outside brackets; a sheet that a page does not load has no rule for what is on it.
    sheets = {file: [one for rule in selectors(file) for one in asked(rule)] for file in SHEETS if by_need(file)}
    missing = []
    for page in pages:
        # Below the article is the dialog of the search, whose look is loaded when it opens.
        body = page.source[page.source.find("<article") : page.source.find("</article>")]
        worn = {name for value in re.findall(r'class="([^"]*)"', body) for name in value.split()}
        for file, rules_of in sheets.items():
            rule = next((one for one in rules_of if one - AROUND and one <= worn | AROUND), None)
            if rule is not None and f"/{loaded(file).relative_to(DOCS).as_posix()}?" not in page.source:
                missing.append(f"{page.address} has no {file.name} for {sorted(rule)}")
    assert missing == []


def test_no_sheet_that_some_pages_load_has_a_rule_for_every_page() -> None:
    assert Wardrobe.of(ASSETS).needed("<p>") == ()


@cache
def loaded(file: Path) -> Path:
    """The file in which the sheet comes: itself, or one of several sheets."""
    return next((whole for whole, parts in assets.together(ASSETS).items() if file in parts), file)


def by_need(file: Path) -> bool:
    """True if a page loads the sheet where something on it is styled by it, because it is in a folder of its own."""
    return file.parent.parent.name == "styles"


def asked(rule: str) -> list[set[str]]:
    """For each selector of a rule the classes without which it finds nothing: those outside brackets.

    A rule with :has or an id finds nothing without those, so nothing is said of it.
    """
    if ":has(" in rule:
        return []
    while "(" in rule:
        rule = re.sub(r"\([^()]*\)", "", rule)
    return [classes(selector) for selector in rule.split(",") if "#" not in selector]


def selectors(file: Path) -> list[str]:
    """The selectors of a sheet."""
    return [rule.selector for rule in rules(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        (".card > a", ["card"]),
        (".page:has(> #found, .map) .mark", ["#found map", "mark", "page"]),
        (":is(.form, .filters) input", ["filters form"]),
        (":is(p, .card) a", []),
        (".card:not(.own):nth-child(2)", ["card"]),
        ("tbody th", []),
    ],
)
def test_a_selector_says_what_must_be_on_a_page(selector: str, words: list[str]) -> None:
    (rule,) = tinycss2.parse_stylesheet(f"{selector} {{}}")
    found = [" ".join(sorted(group)) for group in wanted(rule.prelude)]
    assert sorted(found) == words


def test_a_page_needs_the_sheets_with_a_rule_for_what_is_on_it(tmp_path: Path) -> None:
    folder = tmp_path / "styles" / "some"
    folder.mkdir(parents=True)
    (folder / "a.css").write_text("@layer parts { @media print { .card .chips { margin: 0 } } }", encoding="utf-8")
    (folder / "b.css").write_text("#list { margin: 0 } .page .map { margin: 0 }", encoding="utf-8")
    look = Wardrobe.of(tmp_path)
    assert look.needed('<div class="card">') == ()
    assert look.needed('<div class="wide card"><ul class="chips">') == ("styles/some/a.css",)
    assert look.needed('<ul id="list" class="chips">') == look.needed('<b class="map">') == ("styles/some/b.css",)
