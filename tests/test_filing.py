"""Records move between the list of their kind and files of their own, and no word of them changes."""

from pathlib import Path

import pytest

from portal.__main__ import main
from portal.parts.registry import KINDS, kind
from portal.reading import filing
from portal.records.kind import Kind
from tests import synthetic

MANY = [kind for kind in KINDS if not kind.single]
SCHOOL = kind("school")
LIST = """\
# yaml-language-server: $schema=../schemas/schools.schema.json
# The schools of the network.

# Belgium

- id: be-first
  name: 'First: the school'   # as it is written
  country: be
  language: nl
  about: |
    A text.

    # This is a heading of it.
  # What was asked.
  sources: [annual-report]
# Told by the office.
- id: be-second
  name: Second
  country: be
  language: nl
  sources:
    - annual-report

# Croatia

- id: hr-third
  name: Third
  country: hr
  language: hr
  sources: [annual-report]
"""


def written(folder: Path, text: str = LIST) -> Path:
    """A data folder with a list of schools."""
    folder.mkdir(exist_ok=True)
    (folder / "schools.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_record_takes_its_comments_along_and_leaves_its_name(tmp_path: Path) -> None:
    moved = filing.split(written(tmp_path / "data"), SCHOOL, ["be-second"])
    assert moved == filing.Moved(("be-second",), "data/schools.yaml", "data/schools/")
    assert (tmp_path / "data" / "schools" / "be-second.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schemas/schools.schema.json\n# Told by the office.\n"
        "id: be-second\nname: Second\ncountry: be\nlanguage: nl\nsources:\n  - annual-report\n"
    )
    left = (tmp_path / "data" / "schools.yaml").read_text(encoding="utf-8")
    assert "  sources: [annual-report]\n# schools/be-second.yaml\n\n# Croatia\n" in left


@pytest.mark.parametrize(
    "orders", [[[]], [["be-first"], ["hr-third"], ["be-second"]], [["hr-third", "be-second"], ["be-first"]]]
)
def test_all_go_back_to_their_places(tmp_path: Path, orders: list[list[str]]) -> None:
    data = written(tmp_path / "data")
    for ids in orders:
        filing.split(data, SCHOOL, ids)
    assert len(list((data / "schools").iterdir())) == 3
    for ids in reversed(orders):
        filing.join(data, SCHOOL, ids)
    assert (data / "schools.yaml").read_text(encoding="utf-8") == LIST
    assert not (data / "schools").exists()


@pytest.mark.parametrize("kind", MANY, ids=lambda kind: kind.name)
def test_every_kind_can_be_read_in_either_form(tmp_path: Path, kind: Kind) -> None:
    data = synthetic.small(tmp_path)
    file = data / f"{kind.stem}.yaml"
    before = file.read_text(encoding="utf-8")
    filing.split(data, kind)
    assert synthetic.problems(data) == []
    filing.join(data, kind)
    assert file.read_text(encoding="utf-8").rstrip("\n") == before.rstrip("\n")


def test_a_file_that_somebody_sent_goes_to_the_end(tmp_path: Path) -> None:
    data = written(tmp_path / "data")
    (data / "schools").mkdir()
    (data / "schools" / "hr-new.yaml").write_text("# Sent by the school.\n\nid: hr-new\nname: New\n", encoding="utf-8")
    (data / "schools" / "region.yaml").write_text("- id: hr-a\n- id: hr-b\n", encoding="utf-8")
    assert filing.join(data, SCHOOL).ids == ("hr-new",)
    text = (data / "schools.yaml").read_text(encoding="utf-8")
    assert text == f"{LIST}\n# Sent by the school.\n- id: hr-new\n  name: New\n"
    assert (data / "schools" / "region.yaml").exists()


@pytest.mark.parametrize(
    ("text", "ids", "said"),
    [
        (LIST, ["be-fist"], 'There is no record "be-fist" in data/schools.yaml (did you mean "be-first"?)'),
        ("[{id: be-a}, {id: be-b}]\n", [], "write each record of the list after a dash"),
        ("- name: A\n", [], "this record has no id that can name a file; give it one"),
        ("- id: ../a\n", [], "this record has no id that can name a file; give it one"),
        ("- id: be-a\n- id: *be\n", [], "alias *be"),
    ],
)
def test_what_cannot_be_moved_is_said_and_stays(tmp_path: Path, text: str, ids: list[str], said: str) -> None:
    data = written(tmp_path / "data", text)
    with pytest.raises(filing.NotMovedError) as error:
        filing.split(data, SCHOOL, ids)
    assert said in str(error.value)
    assert (data / "schools.yaml").read_text(encoding="utf-8") == text
    assert not (data / "schools").exists()


def test_a_file_in_the_way_is_kept(tmp_path: Path) -> None:
    data = written(tmp_path / "data")
    (data / "schools").mkdir()
    (data / "schools" / "be-first.yaml").write_text("id: be-first\n", encoding="utf-8")
    with pytest.raises(filing.NotMovedError, match="is there already"):
        filing.split(data, SCHOOL)
    with pytest.raises(filing.NotMovedError, match="has a record be-first already"):
        filing.join(data, SCHOOL)
    assert (data / "schools.yaml").read_text(encoding="utf-8") == LIST


def test_the_commands_say_what_they_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = written(tmp_path / "data")
    assert main(["split", "schools", "be-first", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "Moved 1 record into data/schools/: be-first\n"
    assert main(["join", "data/schools.yaml", "--data", str(data)]) == 0
    assert capsys.readouterr().out == "Moved 1 record into data/schools.yaml\n"
    assert main(["split", "shools", "--data", str(data)]) == 2
    assert 'There is no list "shools" (did you mean "schools"?)' in capsys.readouterr().err
