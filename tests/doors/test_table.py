"""The table: what a spreadsheet brings back changes what was changed, and says by sheet and cell what is wrong."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from portal.__main__ import main
from portal.doors import csv_files, ods, returned, table, xlsx
from portal.doors import register as mappings
from portal.doors.columns import layouts
from portal.doors.proposal import judged, standing
from portal.doors.workbook import Book, BookError, Filled
from portal.inspection import inspect
from portal.parts.registry import KINDS
from portal.portal import Portal
from tests import synthetic
from tests.work import counted

SOME = 200
"""How many damaged cells are tried."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small network of the tests; no test changes it."""
    return synthetic.small(tmp_path_factory.mktemp("table"))


@pytest.fixture(scope="module")
def portal(data: Path) -> Portal:
    """It, read."""
    return inspect(data, synthetic.DAY)[0]


@pytest.fixture(scope="module")
def there(data: Path) -> table.Standing:
    """Its records in plain form."""
    return {kind.name: standing(data, kind) for kind in KINDS}


@pytest.fixture
def book(portal: Portal, there: table.Standing) -> Book:
    """The workbook of its first country."""
    return table.book(portal, KINDS, "be", "Belgium", there)


def csv_folder(book: Book, folder: Path) -> Path:
    """The tables as files."""
    folder.mkdir()
    for name, content in csv_files.written(book).items():
        (folder / name).write_bytes(content)
    return folder


def a_file(made: bytes, file: Path) -> Path:
    """The workbook as a file."""
    file.write_bytes(made)
    return file


WAYS: Mapping[str, Callable[[Book, Path], list[Filled]]] = {
    "xlsx": lambda book, folder: xlsx.read(a_file(xlsx.written(book), folder / "book.xlsx")),
    "ods": lambda book, folder: ods.read(a_file(ods.written(book), folder / "book.ods")),
    "csv": lambda book, folder: csv_files.read(csv_folder(book, folder / "book")),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_untouched_workbook_changes_nothing(
    way: str, book: Book, data: Path, there: table.Standing, portal: Portal, tmp_path: Path
) -> None:
    sent = returned.taken(WAYS[way](book, tmp_path), KINDS, there, portal)
    assert sent.faults == ()
    assert len(sent.proposed) >= sum(bool(sheet.rows) for sheet in book.sheets if "." not in sheet.name)
    verdict = judged(data, sent.proposed, as_of=synthetic.DAY)
    assert verdict.nothing
    assert dict(verdict.files) == {}


@pytest.mark.parametrize("written", [xlsx.written, ods.written])
def test_the_same_book_has_the_same_bytes(
    written: Callable[[Book], bytes], book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(book)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert written(book) == before


def test_every_value_of_a_record_is_in_a_table_or_kept(there: table.Standing) -> None:
    """A cell left as it was never takes away what no table can show."""
    for kind in table.shown_kinds(KINDS):
        assert layouts(kind)[0].columns[0].path == ("id",)
        names = [layout.name for layout in layouts(kind)]
        assert len(names) == len(set(names))
        assert all(len(name) <= 31 for name in names)


def test_a_changed_cell_a_new_row_and_a_new_entry_arrive(
    book: Book, data: Path, there: table.Standing, portal: Portal, tmp_path: Path
) -> None:
    file = a_file(xlsx.written(book), tmp_path / "book.xlsx")
    workbook = load_workbook(file)
    sheet = workbook["schools"]
    heads = [cell.value for cell in sheet[1]]
    first = str(sheet.cell(3, 1).value)
    sheet.cell(3, heads.index("website") + 1, "https://changed.example.eu/")
    row = 3 + len(there["school"])
    new = {"id": "be-new", "name": "New School", "country": "be", "language": "nl", "sources": "annual-report"}
    for name, value in new.items():
        sheet.cell(row, heads.index(name) + 1, value)
    workbook.save(file)
    sent = returned.taken(xlsx.read(file), KINDS, there, portal)
    verdict = judged(data, sent.proposed, as_of=synthetic.DAY)
    assert [sent.at(fault) for fault in verdict.faults] == []
    assert [one.id for one in verdict.added] == ["be-new"]
    assert [(change.id, change.path) for change in verdict.changes] == [(first, ("website",))]


def test_a_hundred_schools_and_twenty_hubs_arrive_by_one_command(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = synthetic.small(tmp_path)
    more = {
        "clusters": [{"id": f"be-new-{n}", "name": f"New {n}", "country": "be"} for n in range(20)],
        "schools": [{"id": f"be-s-{n}", "name": f"S {n}", "country": "be", "language": "nl"} for n in range(100)],
        "schools.memberships": [
            {"of record": f"be-s-{n}", "hub": f"be-new-{n % 20}", "role": "mentee" if n >= 20 else "mentor"}
            for n in range(100)
        ],
    }
    for sheet in book.sheets:
        for values in more.get(sheet.name, ()):
            full = {"sources": "annual-report", "status": "planned", **values}
            sheet.rows.append([full.get(head.name, "") for head in sheet.heads])
    file = a_file(xlsx.written(book), tmp_path / "book.xlsx")
    assert main(["import", str(file), "--data", str(data)]) == 0, capsys.readouterr()
    assert capsys.readouterr().out.count(": new ") == 120
    assert main(["import", str(file), "--data", str(data)]) == 0
    assert "says what is there already" in capsys.readouterr().out
    inspect(data, synthetic.DAY)


def damaged(sheet: Filled, chance: random.Random) -> tuple[Filled, list[str]]:
    """The sheet with values that no field takes, and the cells they are in."""
    heads = dict(sheet.rows)[1]
    rows, cells = [], []
    for number, row in sheet.rows:
        values = list(row)
        for place, name in enumerate(heads):
            if number > 2 and name in WRONG and place < len(values) and values[place] and chance.random() < 0.5:
                values[place] = WRONG[name]
                cells.append(str(returned.Where(sheet.name, number, place)))
        rows.append((number, values))
    return Filled(sheet.name, rows), cells


WRONG = {
    "country": "Belgium?",
    "language": "12",
    "levels": "primry",
    "website": "no address at all",
    "published": "yesterday",
    "role": "boss",
    "hub": "No Hub",
    "place.lat": "north",
    "sources": "Nowhere",
}


def test_every_damaged_cell_is_named_with_a_remedy_and_nothing_is_written(
    book: Book, data: Path, there: table.Standing, portal: Portal, tmp_path: Path
) -> None:
    before = {file: file.read_bytes() for file in data.rglob("*.yaml")}
    sheets = WAYS["xlsx"](book, tmp_path)
    tried, missed = 0, []
    chance = random.Random(2026)
    while tried < SOME:
        broken, cells = [], []
        for sheet in sheets:
            made, where = damaged(sheet, chance) if sheet.rows else (sheet, [])
            broken.append(made)
            cells += where
        sent = returned.taken(broken, KINDS, there, portal)
        verdict = judged(data, sent.proposed, as_of=synthetic.DAY)
        said = [*sent.faults, *(sent.at(fault) for fault in verdict.faults)]
        missed += [cell for cell in cells if not any(line.startswith(f"{cell}: ") for line in said)]
        assert verdict.faults or not cells
        tried += max(1, len(cells))
    assert missed == []
    assert {file: file.read_bytes() for file in data.rglob("*.yaml")} == before


def with_formula(file: Path) -> None:
    """Writes a formula into a cell."""
    workbook = load_workbook(file)
    workbook["schools"]["B3"] = '=HYPERLINK("https://evil.invalid/")'
    workbook.save(file)


def test_a_formula_is_refused_with_its_cell(book: Book, tmp_path: Path) -> None:
    file = a_file(xlsx.written(book), tmp_path / "book.xlsx")
    with_formula(file)
    with pytest.raises(BookError, match=r"sheet schools, cell B3.*paste them as values"):
        xlsx.read(file)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_what_is_no_workbook_is_refused_in_words(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(b"PK\x03\x04 not a workbook", tmp_path / f"book.{ending}")
    data = synthetic.small(tmp_path)
    assert main(["import", str(file), "--data", str(data)]) == 2
    assert "Nothing was written" in capsys.readouterr().err


def test_a_workbook_of_another_portal_is_refused(
    book: Book, there: table.Standing, portal: Portal, tmp_path: Path
) -> None:
    other = replace(book, facts=[(name, "urn:uuid:1" if name == "identity" else value) for name, value in book.facts])
    with pytest.raises(BookError, match="another portal"):
        returned.taken(WAYS["csv"](other, tmp_path), KINDS, there, portal)


def test_a_record_whose_row_is_deleted_stays_and_is_named(
    book: Book, data: Path, there: table.Standing, portal: Portal, tmp_path: Path
) -> None:
    sheets = WAYS["csv"](book, tmp_path)
    gone = next(row[0] for sheet in sheets if sheet.name == "schools" for number, row in sheet.rows if number == 4)
    less = [
        Filled(
            sheet.name, [(n, row) for n, row in sheet.rows if gone not in row[:1] or not sheet.name.startswith("sch")]
        )
        for sheet in sheets
    ]
    sent = returned.taken(less, KINDS, there, portal)
    assert [line.partition(":")[0] for line in sent.gone] == [gone]
    assert judged(data, sent.proposed, as_of=synthetic.DAY).nothing
    assert returned.taken(sheets, KINDS, there, portal).gone == ()


def test_heads_and_rows_that_are_wrong_are_named(there: table.Standing, portal: Portal) -> None:
    rows = [(1, ["id", "nmae", "name", "name"]), (3, ["", "", "No id"]), (4, ["be-a", "", "A"]), (5, ["be-a", "", "B"])]
    sent = returned.taken([Filled("schools", rows), Filled("shools", [(1, ["id"])])], KINDS, there, portal)
    assert sorted(sent.faults) == [
        "sheet schools, cell A3: has no id; write the id of the record",
        "sheet schools, cell A5: the id be-a stands twice; give one record another",
        'sheet schools, cell B1: nmae is no column (did you mean "name"?); correct the head of the column',
        "sheet schools, cell D1: name stands twice; correct the head of the column",
        'sheet shools: there is no kind of record of that name (did you mean "schools"?); rename the sheet',
    ]


# A register


MAPPING = """\
kind: school
separator: ";"
id: be-{Code}
columns:
  name: Naam
  place.town: Gemeente
  levels: Niveau
words:
  levels:
    Lager: primary
always:
  country: be
  language: nl
  sources: [annual-report]
"""


def register(folder: Path, rows: int, **changed: Any) -> tuple[Path, Path]:
    """A register of so many schools, and its mapping."""
    lines = ["Code;Naam;Gemeente;Niveau;Iets", *(f"{n};Invented School {n};Town {n};Lager;x" for n in range(rows))]
    file, mapping = folder / "register.csv", folder / "mapping.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    mapping.write_text(changed.get("mapping", MAPPING), encoding="utf-8")
    return file, mapping


def test_a_register_is_taken_by_the_thousand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = synthetic.small(tmp_path)
    file, mapping = register(tmp_path, 1000)
    given = ["import", str(file), "--mapping", str(mapping), "--data", str(data)]
    assert main([*given, "--try"]) == 0
    assert "Nothing was written, because this was a try." in capsys.readouterr().out
    work, code = counted(lambda: main(given))
    assert code == 0
    assert work < 12_000_000, "seconds, on any machine"
    kind = next(kind for kind in KINDS if kind.name == "school")
    made = standing(data, kind)["be-7"]
    assert made == {
        "id": "be-7",
        "country": "be",
        "language": "nl",
        "sources": ["annual-report"],
        "name": "Invented School 7",
        "place": {"town": "Town 7"},
        "levels": ["primary"],
    }
    assert main(given) == 0
    assert "says what is there already" in capsys.readouterr().out


def test_every_wrong_row_of_a_register_is_said_or_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = synthetic.small(tmp_path)
    file, mapping = register(tmp_path, 1200, mapping=MAPPING.replace("annual-report", "nowhere"))
    assert main(["import", str(file), "--mapping", str(mapping), "--data", str(data)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert sum("does not exist" in line for line in said) == 1000
    assert said[-2] == "... and at least 200 more; mend those above first"
    assert said[-1].startswith("More than 1000 problems in ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kind: school", "kind: scool"), 'kind "scool" is no kind of record (did you mean "school"?)'),
        (("Naam", "Name"), 'has no column "Name" (did you mean "Naam"?)'),
        (("place.town", "place.twon"), "place.twon is no field"),
        (("always:", "allways:"), 'allways is no field (did you mean "always"?)'),
        (("id: be-{Code}\n", ""), "has no id"),
    ],
)
def test_a_wrong_mapping_says_what_to_write(
    change: tuple[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = synthetic.small(tmp_path)
    file, mapping = register(tmp_path, 2, mapping=MAPPING.replace(*change))
    assert main(["import", str(file), "--mapping", str(mapping), "--data", str(data)]) == 2
    assert said in capsys.readouterr().err


def test_the_mapping_that_contributing_shows_is_read(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    (shown,) = [block for block in text.split("```") if "separator:" in block]
    file = tmp_path / "mapping.yaml"
    file.write_text(shown.removeprefix("yaml\n"), encoding="utf-8")
    how = mappings.mapping(file, KINDS)
    assert {column.name for column in how.columns.values()} == {"name", "place.town", "levels"}
    assert mappings.spelling(file) == ("windows-1250", ";")
