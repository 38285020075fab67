"""Courses as Markdown: whole, with links to the portal, and with no sign that reads as markup."""

import re

import pytest
import yaml

from portal.documents.literal import literal, table
from portal.documents.markdown_tree import read
from portal.documents.nodes import nodes
from portal.parts.library.records import Resource
from portal.parts.making import Making
from portal.parts.registry import PARTS
from portal.parts.training.take_along.markdown_book import lowered, markdown, without_html
from portal.parts.training.take_along.volume import volumes
from portal.site import Site
from portal.words.richtext import renderer
from tests.project import ROOT

URL = "https://portal.invalid/"


def test_markdown_begins_with_its_metadata(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        _empty, front, text = markdown(volume).split("---\n", 2)
        metadata = yaml.safe_load(front)
        assert metadata["title"] == volume.title
        assert metadata["author"] == volume.credit
        assert metadata["lang"] == volume.language
        assert metadata["date"] == volume.course.changed.isoformat()
        assert metadata["source"] == volume.address
        assert metadata["license"] == volume.licence.short
        assert text.startswith(f"\n# {literal(volume.title)}\n")
        assert text.count("\n# ") == 1


def test_markdown_holds_every_unit_whole(small_site: Site) -> None:
    for volume in volumes(small_site.portal, URL):
        made = markdown(volume)
        assert "SITE:" not in made
        kept = set(made.splitlines())
        for module in volume.modules:
            for unit in module.units:
                text = volume.portal.texts[unit.text].replace("SITE:/", URL) if unit.text else ""
                assert [line for line in text.splitlines() if line not in kept and not line.startswith("#")] == []
                lower = "#" * (1 if volume.module is not None else 2)
                assert all(f"{lower}{line}" in kept for line in text.splitlines() if line.startswith("## "))


def test_links_lead_to_pages_of_the_portal(small_site: Site) -> None:
    # Their addresses alone: the pages of a site make its documents anew for each address that it stands at.
    paths = {page.path for page in Making(small_site.portal, URL, PARTS).pages}
    paths |= {path.parent.relative_to(ROOT / "docs").as_posix() + "/" for path in (ROOT / "docs").rglob("index.md")}
    paths |= {resource.path for resource in small_site.portal.every(Resource).values()}
    for volume in volumes(small_site.portal, URL):
        links = set(re.findall(rf"\]\({URL}([^)#]*)", markdown(volume)))
        assert links
        assert links - paths - {""} == set()


def test_headings_are_lowered_and_nothing_else() -> None:
    text = "## A\n\n# no\n```\n## code\n```\n\n    ## code\n\n- ## in a list\n\n#hashtag\n\n##### E ##\n"
    expected = "### A\n\n## no\n```\n## code\n```\n\n    ## code\n\n- ### in a list\n\n#hashtag\n\n###### E ##\n"
    assert lowered(text, 1) == expected
    assert lowered("##### E\n", 3) == "###### E\n"
    assert lowered(text, 0) == text


LINES = [
    "plain", "1. a", "12) b", "# no heading", "- no item", "+ no item", "* star *", "=", "---", "a_b_c __d__", "`code`",
    "[a](b)", "![a](b)", "<b>bold</b>", "<https://a.example>", "a | b", "~~gone~~", "&amp; & &#65; AT&T", "back\\slash",
    "100 % #1 (a) 2.0", "1.1 Unit", "2021-22", "a\\", "> quote", "☐ box", "{{ 7*7 }} {% if %}", "snake_case_", "č | ř",
    "see https://a.example/b_c_d*e*, (https://a.example/x).",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_plain_text_stays_what_it_is(line: str) -> None:
    written = literal(line)
    frames = {
        written: line,
        f"**{written} .** end": f"{line} . end",
        f"- {written}\n": line,
        table(("A", "B"), [(written, "x")]): f"ABx{line}",
    }
    for text, expected in frames.items():
        inline = [token for token in renderer(every_target=False).parse(text) if token.type == "inline"]
        kinds = {child.type for token in inline for child in token.children or ()}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}, text
        shown = "".join(child.content for token in inline for child in token.children or ())
        assert sorted(shown) == sorted(expected), text


def test_plain_text_stays_what_it_is_in_documents() -> None:
    """Where the words are an address, documents make a link of it, and nothing else happens."""
    for line in LINES:
        (block,) = read(literal(line))
        kinds = {node["t"] for node in nodes(block)}
        assert kinds <= {"Para", "Str", "Space", "Link"}, line
        shown = "".join(
            node["c"] if node["t"] == "Str" else " " for node in nodes(block) if node["t"] in {"Str", "Space"}
        )
        assert shown == line


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a <b>x</b> and `<i>`", "a \\<b>x\\</b> and `<i>`"),
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("> <!-- x\n\n- <?php ?>", "> \\<!-- x\n\n- \\<?php ?>"),
        ("```\n<b>\n```\n\n    <i>", "```\n<b>\n```\n\n    <i>"),
        ("\\<u> <https://school.eu/> <office@school.eu> 1 < 2", "\\<u> <https://school.eu/> <office@school.eu> 1 < 2"),
    ],
)
def test_what_looks_like_html_stays_text_in_every_reader_of_markdown(typed: str, written: str) -> None:
    assert without_html(typed) == written
    assert renderer(every_target=False).render(typed) == renderer(every_target=False).render(written)
