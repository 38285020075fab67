"""The notes in decisions/, and what the documents beside the program name: each file and link is there."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import ROOT

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


def dead_links(document: Path) -> list[str]:
    """The links of a document to files, or to headings of itself, that are not there."""
    text = _CODE.sub("", _FENCED.sub("", document.read_text(encoding="utf-8")))
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    local = [target for target in _LINK.findall(text) if not target.startswith(("https:", "mailto:"))]
    return [
        target
        for target in local
        if not (target[1:] in headings if target.startswith("#") else (document.parent / target.split("#")[0]).exists())
    ]


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
        "# The one\n[a](gone.md#the-one) [b](#the-one) [c](#two) [d](some.md)\n```\n[e](gone.md)\n```\n"
    )
    assert dead_links(document) == ["gone.md#the-one", "#two"]
