"""Straight quotation marks become printed ones, in records and in hand-written pages, and nothing else changes."""

import re

import markdown
import pytest

from portal.words import richtext
from portal.words.typography import typeset
from tests.project import ROOT
from tests.work import counted

PRINTED = {
    'He said "Hello" and it\'s "fine".': "He said “Hello” and it’s “fine”.",
    '"**Bold**" and **"plain"**': "“**Bold**” and **“plain”**",
    "'single' in a \"double 'one'\"": "‘single’ in a “double ‘one’”",
    "\"'A' first\"": "“‘A’ first”",
    "the schools' work isn't 'done'": "the schools’ work isn’t ‘done’",
    "the '90s, 's-Hertogenbosch, l'école": "the ’90s, ’s-Hertogenbosch, l’école",
    '("Education, Culture")': "(“Education, Culture”)",
    "a hub - five schools": "a hub – five schools",
    "it's [the hub's page](https://a.eu/it's \"Its title\")": 'it’s [the hub’s page](https://a.eu/it\'s "Its title")',
    "`isn't \"code\"` isn't": '`isn\'t "code"` isn’t',
    '"a\n\n"b" c': "“a\n\n“b” c",
}
KEPT = (
    '```\n"code" - isn\'t\n```',
    '[name]: https://a.eu "title"',
    '\\"signs\\"',
    "https://a.eu/it's",
    'a screen of 12" or more',
    "- an item\n- another",
    "| --- | - |\n| a | - |",
    "mentor-mentee, 2021-2022",
    "„Ovako“ – «ainsi» “so”",
)
HOSTILE = ('"', "'", "`", "`a``b", "](a(b)", "](", '](a "', "](a 'x", "](   ", "<", "*", '"*', " - ", "\\", "[\n", "{")


@pytest.mark.parametrize("typed", PRINTED)
def test_marks_are_printed_ones(typed: str) -> None:
    assert typeset(typed) == PRINTED[typed]


@pytest.mark.parametrize("typed", [*KEPT, *PRINTED.values()])
def test_what_is_no_mark_or_is_one_already_stays(typed: str) -> None:
    assert typeset(typed) == typed


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_more_than_its_length(piece: str) -> None:
    def work(times: int) -> int:
        return counted(lambda: typeset(piece * times + " \"'"))[0]

    assert work(2_000) < 3 * work(1_000)


@pytest.mark.parametrize("piece", HOSTILE)
def test_places_stay_where_they_are(piece: str) -> None:
    text = f"{piece * 50}\"it's\" - 'x' {piece}"
    made = typeset(text)
    assert len(made) == len(text)
    changed = {(old, new) for old, new in zip(text, made, strict=True) if old != new}
    assert changed <= {('"', "“"), ('"', "”"), ("'", "‘"), ("'", "’"), ("-", "–")}


@pytest.mark.parametrize("text", [*PRINTED, *KEPT])
def test_markdown_reads_the_same_text(text: str) -> None:
    def shape(of: str) -> list[str]:
        return re.findall(r"<[^>]*>", str(richtext.html(of)))

    assert shape(typeset(text)) == shape(text)


def test_hand_written_pages_have_printed_marks_too() -> None:
    page = 'It\'s "**bold** [so](https://a.eu "title")" - and `isn\'t`.\n\n<p title="a">b</p>'
    made = markdown.markdown(page, extensions=["portal.prose.typesetting"])
    assert "It’s “<strong>bold</strong> <a" in made
    assert "</a>” – and <code>isn't</code>" in made
    assert 'title="title"' in made
    assert '<p title="a">b</p>' in made


def test_labels_of_the_program_are_written_with_printed_marks() -> None:
    """Messages of templates and modules are code, so nobody sets their marks: type ’ “ ” there."""
    call = re.compile(r"""\bN?_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
    wrong = [
        f"{file.relative_to(ROOT)}: {text}"
        for file in (*sorted((ROOT / "overrides").rglob("*.html")), *sorted((ROOT / "portal").rglob("*.py")))
        for found in call.findall(file.read_text(encoding="utf-8"))
        for text in found
        if re.search(r"(?<!=)(?<!=\\)[\"'](?![\w/ ]*>)", text) or re.search(r"\w - \w", text)
    ]
    assert wrong == []
