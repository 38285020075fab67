"""Language belongs to what is being made: nothing that readers see is translated when modules load."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest

from portal.frame.addresses import channel_path
from portal.frame.menu import MenuEntry
from portal.parts.registry import PARTS
from portal.site import open_site
from portal.words import language, when
from portal.words.language import ENGLISH, Language, _, speaking, spoken
from tests import framed, synthetic
from tests.project import ROOT

MARK = "¤"


class Marked(NullTranslations):
    """A catalogue in which each message begins with a sign that stands nowhere else."""

    def gettext(self, message: str) -> str:
        return f"{MARK}{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{MARK}{msgid1 if n == 1 else msgid2}"


OTHER = Language("hr", "hr_HR", Marked())


def test_a_language_is_spoken_inside_its_block_alone() -> None:
    assert (spoken(), _("News")) == (ENGLISH, "News")
    with speaking(OTHER):
        assert (spoken().tag, _("News")) == ("hr", f"{MARK}News")
        assert when.month("2022-12") == "prosinca 2022"
        with speaking(ENGLISH):
            assert _("News") == "News"
    assert (spoken(), _("News")) == (ENGLISH, "News")


@pytest.mark.build
def test_one_process_makes_the_site_in_two_languages(tmp_path: Path) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), synthetic.DAY)
    english = {page.path: page.body(site.templates) for page in site.pages}
    with speaking(OTHER):
        again = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], tmp_path / "data", synthetic.DAY)
        other = {page.path: page.body(again.templates) for page in again.pages}
        page = again.pages[0]
        frame = again.frame(page, str(other[page.path]))
    assert english.keys() == other.keys()
    assert not [path for path, body in english.items() if MARK in body]
    assert {path for path, body in other.items() if MARK not in body} == set()
    assert page.language == OTHER
    assert frame.entry is not None
    assert frame.entry.section.startswith(MARK)
    assert {section.name for part in PARTS for section in part.sections} & {"News", "Library"} == {"News", "Library"}


def test_a_site_is_made_in_its_language_whatever_is_spoken(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    site = open_site(ROOT, "https://portal.invalid/", framed.templates(), data, synthetic.DAY, language=OTHER)
    assert spoken() == ENGLISH
    page = next(page for page in site.pages if page.searched and not page.written)
    menu = (MenuEntry("Home", (("Home", ""),)),)
    made = site.made(page, menu)
    assert made.page.language == OTHER
    assert MARK in made.body
    assert made.entry is not None
    assert made.entry.section.startswith(MARK)
    front = {"title": "Read on", "description": "What to read."}
    written = site.written("read-on/", front, "Read on", menu, "<p>Words.</p>")
    assert written.page.language == OTHER
    assert written.crumbs[0][0] == f"{MARK}Home"
    # As a site generator renders it, which knows of no language.
    missing = site.templates.environment.get_template("404.html").render({"frame": site.not_found(menu)})
    assert '<html lang="hr" ' in missing
    assert f"{MARK}Skip to the content" in missing
    assert site.channels[channel_path()].title.startswith(MARK)
    assert spoken() == ENGLISH


def test_a_page_is_rendered_in_its_own_language_with_all_that_is_around_it(tmp_path: Path) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), synthetic.DAY)
    page = replace(next(page for page in site.pages if page.searched and not page.written), language=OTHER)
    frame = site.made(page, ())
    assert MARK in frame.body
    assert frame.entry is not None
    assert frame.entry.section.startswith(MARK)


def _translated_too_early(tree: ast.AST, inside: bool = False) -> Iterator[int]:
    for node in ast.iter_child_nodes(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "counted"}
        if called and not inside:
            yield node.lineno  # type: ignore[attr-defined]
        yield from _translated_too_early(node, inside or isinstance(node, ast.FunctionDef | ast.Lambda))


def test_no_message_is_translated_when_modules_load() -> None:
    assert list(_translated_too_early(ast.parse('LABELS = {"a": _("A")}'))) == [1]
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in (ROOT / "portal").rglob("*.py")
        for line in _translated_too_early(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == [], "mark it with N_, and translate it where it is read"
    assert language.N_("News") == "News"
