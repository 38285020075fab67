"""Hostile tables: nothing in them runs, nothing outside is read, nothing is written, and nobody waits."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.doors import ods, xlsx
from portal.doors.workbook import Book, ColumnHead, SheetToFill
from tests import synthetic
from tests.work import counted

MOST_WORK = 3_000_000
"""Calls of functions: seconds, on any machine."""
_BOOK = Book(
    "A portal",
    ["Read me"],
    [],
    [SheetToFill("schools", [ColumnHead("id", "The id"), ColumnHead("name", "The name")])],
    {},
)
_BOOK.sheets[0].rows.append(["be-one", "One"])
_DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY o SYSTEM "file:///etc/hosts">]>'


def with_parts(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The archive with other parts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            how = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry.filename, change(entry.filename, old.read(entry)), how)
        for name, part in more.items():
            new.writestr(name.replace("__", "/"), part)
    return made.getvalue()


def put(part: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Changes a part of an archive."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert old in content
        return content.replace(old, new, 1)

    return change


def whole(_name: str, content: bytes) -> bytes:
    """Changes nothing."""
    return content


def _cell(attributes: bytes) -> Callable[[str, bytes], bytes]:
    def change(name: str, content: bytes) -> bytes:
        start = content.rfind(b"<table:table-cell", 0, content.index(b"be-one")) if name == "content.xml" else 0
        end = start + len(b"<table:table-cell")
        return content[:end] + b" " + attributes + content[end:] if start else content

    return change


_RELATION = b"</Relationships>"
_OUTSIDE = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'externalLinkPath" Target="file:///c:/secret.xlsx" TargetMode="External"/></Relationships>'
)
_TYPE = b"spreadsheetml.sheet.main+xml"
_XLSX, _ODS = xlsx.written(_BOOK), ods.written(_BOOK)
HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "macros of Excel under another name": (
        "x.xlsx",
        lambda: with_parts(
            _XLSX,
            put(
                "[Content_Types].xml",
                b"application/vnd.openxmlformats-officedocument." + _TYPE,
                b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            ),
            xl__vbaProject_bin=b"\xd0\xcf\x11\xe0",
        ),
    ),
    "a part with macros": ("x.xlsx", lambda: with_parts(_XLSX, whole, **{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0"})),
    "numbers of another workbook": (
        "x.xlsx",
        lambda: with_parts(_XLSX, put("xl/_rels/workbook.xml.rels", _RELATION, _OUTSIDE)),
    ),
    "entities in XLSX": (
        "x.xlsx",
        lambda: with_parts(_XLSX, put("xl/workbook.xml", b"<workbook", _DTD + b"<workbook")),
    ),
    "entities in ODS": (
        "x.ods",
        lambda: with_parts(_ODS, put("content.xml", b"<office:document-content", _DTD + b"<office:document-content")),
    ),
    "a bomb in XLSX": ("x.xlsx", lambda: with_parts(_XLSX, whole, xl__media=b"0" * 90_000_000)),
    "a bomb in ODS": ("x.ods", lambda: with_parts(_ODS, whole, Pictures__a=b"0" * 90_000_000)),
    "a macro of LibreOffice": ("x.ods", lambda: with_parts(_ODS, whole, Basic__Standard__Module1=b"<script/>")),
    "a formula of LibreOffice": ("x.ods", lambda: with_parts(_ODS, _cell(b'table:formula="of:=1+1"'))),
    "a formula that asks the net": (
        "x.ods",
        lambda: with_parts(_ODS, _cell(b'table:formula="of:=WEBSERVICE(&quot;https://evil.invalid/&quot;)"')),
    ),
    "a cell for ever": ("x.ods", lambda: with_parts(_ODS, _cell(b'table:number-columns-repeated="1000000000"'))),
    "a row for ever": (
        "x.ods",
        lambda: with_parts(
            _ODS,
            lambda name, part: (
                part.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000000">')
                if name == "content.xml"
                else part
            ),
        ),
    ),
    "a workbook of ages ago": ("x.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "macros by name": ("x.xlsm", lambda: _XLSX),
    "a program": ("x.xlsx", lambda: b"MZ\x90\0" + b"\0" * 99),
    "a path that leads out": ("x.ods", lambda: with_parts(_ODS, whole, **{"..__..__outside.xml": b"<a/>"})),
    "half a file": ("x.xlsx", lambda: _XLSX[: len(_XLSX) // 2]),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small network, which is the same afterwards."""
    made = synthetic.small(tmp_path_factory.mktemp("hostile"))
    before = {file: file.read_bytes() for file in made.rglob("*") if file.is_file()}
    yield made
    assert {file: file.read_bytes() for file in made.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_workbooks_are_refused_in_words(
    hostile: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, make = HOSTILE[hostile]
    file = tmp_path / name
    file.write_bytes(make())
    work, code = counted(lambda: main(["import", str(file), "--data", str(data)]))
    assert code == 2
    assert work < MOST_WORK
    said = capsys.readouterr().err
    assert "Nothing was written" in said
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,name\n\nbe-one,Caf\xe9\n", "is not in utf-8; save it as CSV in UTF-8"),
        (b"id,name\n\nbe-one,=cmd|' /C calc'!A0\n", "schools.csv, B3: is a formula"),
        (b'id,name\n\nbe-one,"' + b"a" * 200_000 + b"\n", "quotation mark"),
        (b"id,name\n" + b"a,b\n" * 100_001, "more than 100000 rows"),
    ],
)
def test_hostile_tables_are_refused_in_words(
    content: bytes, said: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schools.csv").write_bytes(content)
    assert main(["import", str(tmp_path), "--data", str(data)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("encoding: punycode", "is not read here"),
        ('separator: ";;"', "one sign"),
        ("encoding: utf-16", "is not in utf-16"),
    ],
)
def test_a_register_cannot_ask_for_what_is_no_table(
    line: str, said: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, mapping = tmp_path / "register.csv", tmp_path / "mapping.yaml"
    file.write_bytes(b"Naam\nOne\n")
    mapping.write_text(f'kind: school\n{line}\nid: "be-{{Naam}}"\ncolumns: {{name: Naam}}\n', encoding="utf-8")
    assert main(["import", str(file), "--mapping", str(mapping), "--data", str(data)]) == 2
    assert said in capsys.readouterr().err


def test_a_link_to_click_stays_a_text(tmp_path: Path) -> None:
    """A text that begins like a formula goes out as text and comes back as it was."""
    book = Book("A portal", [], [], [SheetToFill("schools", [ColumnHead("id", "The id")], [["=1+1"], ["@here"]])], {})
    for ending, write, read in (("xlsx", xlsx.written, xlsx.read), ("ods", ods.written, ods.read)):
        file = tmp_path / f"x.{ending}"
        file.write_bytes(write(book))
        rows = next(sheet.rows for sheet in read(file) if sheet.name == "schools")
        assert [row[0] for number, row in rows if number > 2] == ["=1+1", "@here"]
