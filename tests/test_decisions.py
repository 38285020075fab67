"""The notes in decisions/, and what the documents beside the program name: each file and link is there."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.project import ROOT

FOLDER = ROOT / "decisions"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
NOTES = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), FOLDER / "README.md", *NOTES]

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^( *)```.*?^\1```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")
_ROW = re.compile(r"^\| (?P<day>\S+) \| \[(?P<title>.+)\]\((?P<file>\S+)\) \| (?P<state>.+) \|$", re.MULTILINE)
_HEAD = re.compile(
    r"# (?P<title>.+)\n\n- Date: (?P<day>\S+)\n(?:- Changed: (?P<changed>\d{4}-\d\d-\d\d) \(.+\)\n)?"
    r"- State: (?P<state>proposed|in force|replaced by \[)"
)
_PATH = re.compile(
    r"`((?:portal|macros|overrides|docs|data|tests|audit|bench|decisions)/[\w./-]*|[\w-]+\.(?:py|yml|toml))`"
)


def text_of(document: Path) -> str:
    """A document without its code."""
    return _CODE.sub("", _FENCED.sub("", document.read_text(encoding="utf-8")))


def anchors(document: Path) -> set[str]:
    """What links can name in a document: its headings, as code hosts write them in addresses."""
    titles = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def dead_links(document: Path) -> list[str]:
    """The links of a document to files and headings that are not there."""
    dead = []
    for target in _LINK.findall(text_of(document)):
        if target.startswith(("https:", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = document.parent / name if name else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    return dead


def test_the_list_has_each_note_once() -> None:
    listed = [row["file"] for row in _ROW.finditer(INDEX)]
    assert sorted(listed) == [path.name for path in NOTES], "list it in decisions/README.md"


@pytest.mark.parametrize("note", NOTES, ids=lambda path: path.stem)
def test_a_note_is_dated_complete_and_listed_as_it_is(note: Path) -> None:
    text = note.read_text(encoding="utf-8")
    head = _HEAD.match(text)
    assert head, "begins with a title, - Date: and - State: (decisions/README.md)"
    assert note.name.startswith(f"{date.fromisoformat(head['day'])}-")
    (row,) = (row for row in _ROW.finditer(INDEX) if row["file"] == note.name)
    assert (row["day"], row["title"]) == (head["day"], head["title"])
    assert row["state"].startswith(head["state"])
    assert ("changed" in row["state"]) == (head["changed"] is not None)
    assert head["changed"] is None or row["state"].endswith(f"changed {head['changed']}")
    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert sections == ["Context", "Decision", "Consequences", "What would change it"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_link_of_a_document_is_dead(document: Path) -> None:
    assert dead_links(document) == []


def test_dead_links_are_found(tmp_path: Path) -> None:
    document = tmp_path / "some.md"
    document.write_text(
        "# The one\n[a](gone.md#the-one) [b](#the-one) [c](#two) [d](some.md#the-one) [e](some.md#two)\n"
        "```\n[f](gone.md)\n```\n"
    )
    assert dead_links(document) == ["gone.md#the-one", "#two", "some.md#two"]


def test_architecture_names_files_that_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found = _PATH.findall(text)
    assert len(found) > 20
    assert [path for path in found if not (ROOT / path).exists() and not any((ROOT / "portal").rglob(path))] == []


def test_architecture_is_read_in_ten_minutes() -> None:
    """At 200 words a minute; tables and drawings are looked up, not read."""
    text = _FENCED.sub("", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    assert len(prose.split()) <= 2_000


def test_architecture_has_a_row_for_each_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `(portal/[\w/]+/)`", text, re.MULTILINE))
    rooms = {
        f"{folder.relative_to(ROOT).as_posix()}/"
        for above in (ROOT / "portal", ROOT / "portal" / "parts")
        for folder in above.iterdir()
        if (folder / "__init__.py").exists() and folder.name != "parts"
    }
    assert rows == rooms, "a row too many, or one that is missing"
