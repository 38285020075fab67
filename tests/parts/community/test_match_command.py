"""``portal match``: proposals from the command line, decided and handed back, never of those who gave no profile."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from portal.__main__ import main
from tests import synthetic
from tests.project import VALID

MENTEES = 9


def _profile(id: str, role: str, more: str = "") -> str:
    return f"""
- id: {id}
  title: Synthetic {id}
  summary: A synthetic school.
  role: {role}
  name: School {id}
  country: hr
  languages: [hr]
  levels: [primary]
  offers: [tablets]
  needs: [reading]
  published: 2021-10-12
  until: 2022-06-30
  sources: [annual-report]
{more}"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small network with two mentors who have four places each, and nine schools."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1641000000")  # 1 January 2022
    made = [_profile(f"mentor-{n}", "mentor", "  capacity: 4\n") for n in (1, 2)]
    made[1] = made[1].replace("offers: [tablets]", "offers: [reading]")
    made += [_profile(f"school-{n}", "mentee") for n in range(1, MENTEES + 1)]
    return synthetic.small(tmp_path, {"profiles.yaml": "".join(made)})


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says."""
    assert main(["match", *arguments]) == 0
    return capsys.readouterr().out


def test_whole_hubs_are_proposed_and_explained(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "--all", "--data", str(data))
    assert said.startswith("2 whole hubs with 8 schools; a hub has 4 and a mentor.")
    assert "School mentor-2 (mentor-2): 4000 points" in said
    assert "Needs and offers: offered: Reading (+1000)" in said
    assert "mentor-1: If it also offered Reading, it would come first." in said
    assert "all hubs that it could join are full" in said
    assert said == told(capsys, "--all", "--data", str(data))


def test_one_school_sees_its_mentors(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "school-1", "--data", str(data))
    assert said.startswith("1. School mentor-2 (mentor-2)")
    assert main(["match", "school-77", "--data", str(data)]) == 1
    assert "there are: school-1" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["hubs.xlsx", "hubs.ods", "hubs", "hubs.html"])
def test_the_report_is_the_same_twice(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    written = []
    for folder in ("first", "second"):
        to = tmp_path / folder / name
        told(capsys, "--all", "--data", str(data), "--to", str(to))
        files = sorted(to.iterdir()) if to.is_dir() else [to]
        written.append({file.name: file.read_bytes() for file in files})
    assert written[0] == written[1]
    assert written[0]


def test_decisions_come_back_and_all_is_made_around_them(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hubs.xlsx"
    told(capsys, "--all", "--data", str(data), "--to", str(file))
    book = load_workbook(file)
    sheet = book["places"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=3) if row[0].value}
    parted, kept = [row for row in rows.values() if row[0].value == "mentor-2"][:2]
    parted[2].value, kept[2].value = "reject", "pin"
    book.save(file)
    again = tmp_path / "again"
    told(capsys, "--all", "--data", str(data), "--decided", str(file), "--to", str(again))
    lines = (again / "places.csv").read_text(encoding="utf-8-sig").splitlines()
    assert any(line.startswith(f"mentor-2,{kept[1].value},pin") for line in lines)
    assert not any(line.startswith(f"mentor-2,{parted[1].value},") for line in lines)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("mentor,school\na,b\n", "has no column decision"),
        ("mentor,school,decision\nmentor-1,school-1,maybe\n", 'row 2: "maybe" is no decision'),
        ("mentor,school,decision\nmentor-9,school-1,pin\n", 'there is no mentor "mentor-9"'),
    ],
)
def test_what_cannot_be_taken_is_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, said: str
) -> None:
    file = tmp_path / "decided.csv"
    file.write_text(rows, encoding="utf-8")
    assert main(["match", "--all", "--data", str(data), "--decided", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_nobody_is_matched_who_gave_no_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = synthetic.small(tmp_path)
    (data / "profiles.yaml").unlink()
    assert main(["match", "--all", "--data", str(data)]) == 1
    said = capsys.readouterr().err
    assert "There are no mentors on the board, so nobody is matched" in said
    assert "Mentorschool" not in said
    assert "Mentorschool" in (VALID / "schools.yaml").read_text(encoding="utf-8")
