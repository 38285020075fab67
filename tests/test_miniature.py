"""First pages of sheets, drawn small: the title in letters, words as strokes, lines and boxes where they are."""

import gzip
import re
from tempfile import TemporaryDirectory

import pytest
import typst
from lxml import etree

from portal.documents.miniature import miniature

MOST = 2_000
"""Bytes of a page full of words, compressed: so that a list can show ten."""
SVG = "{http://www.w3.org/2000/svg}"
SHEET = b"""
#set page(paper: "a4", margin: 20mm)
#set text(size: 10pt)
#text(size: 24pt)[Plan]
#lorem(300)
#table(columns: 2, [What], [Who], [a], [])
"""


def _set(markup: bytes) -> bytes:
    with TemporaryDirectory() as nothing:
        fonts = typst.Fonts(include_system_fonts=False)
        made = typst.Compiler(markup, root=nothing, font_paths=fonts).compile(format="svg")
    page = made[0] if isinstance(made, list) else made
    assert isinstance(page, bytes)
    return page


@pytest.fixture(scope="module")
def page() -> bytes:
    """A page of A4 as Typst draws it."""
    return _set(SHEET)


def test_it_is_light_and_the_same_each_time(page: bytes) -> None:
    made = miniature(page)
    assert made == miniature(page)
    assert len(gzip.compress(made, mtime=0)) < MOST < len(gzip.compress(page, mtime=0)) / 5


def test_it_has_the_proportions_of_the_page_and_draws_nothing_outside(page: bytes) -> None:
    root = etree.fromstring(miniature(page))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("595", "842", "0 0 595 842")
    starts = [tuple(map(int, pair)) for pair in re.findall(r"M(-?\d+) (-?\d+)", miniature(page).decode())]
    assert len(starts) > 25
    assert all(0 <= x <= 595 and 0 <= y <= 842 for x, y in starts)


def test_words_are_strokes_and_the_title_is_letters(page: bytes) -> None:
    root = etree.fromstring(miniature(page))
    assert root.findall(f".//{SVG}use") == root.findall(f".//{SVG}symbol") == []
    letters = [path for path in root if path.get("fill") == "#000000"]
    # Four letters of the title, and the one that stands alone in a cell.
    assert sum(path.get("d", "").count("M") for path in letters) == len("Plan") + len("a")
    words = [path for path in root if path.get("stroke-opacity")]
    assert sum(path.get("d", "").count("h") for path in words) > 20


def test_a_page_without_words_is_a_page() -> None:
    assert etree.fromstring(miniature(_set(b"#set page(width: 100pt, height: 50pt)\n"))).get("viewBox") == "0 0 100 50"
