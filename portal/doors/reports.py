"""Reports as tables: a workbook, a folder of CSV or a page, and the rows of one table that came back."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader

from portal.doors import commands, csv_files, ods, xlsx
from portal.doors.workbook import Book, BookError, ColumnHead, SheetToFill

_WRITERS = {".xlsx": xlsx.written, ".ods": ods.written}
PAGE = ".html"


class ReportTable(Protocol):
    """A table with a name, columns (name, and what it means) and rows of text."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[tuple[str, str]]: ...
    @property
    def rows(self) -> Sequence[Sequence[str]]: ...


def write(
    to: Path, title: str, notes: Sequence[str], tables: Iterable[ReportTable], choices: Mapping[str, Sequence[str]]
) -> None:
    """Writes the report: a workbook (.xlsx, .ods), a page (.html), or CSV into a folder without an ending.

    ``choices`` has what can be written in the cells of a column. Raises BookError for another ending.
    """
    found = list(tables)
    if to.suffix not in {"", PAGE, *_WRITERS}:
        raise BookError("has another ending; write .xlsx, .ods or .html, or the name of a folder for CSV")
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.suffix == PAGE:
        to.write_text(_page(title, notes, found), encoding="utf-8")
        return
    book = Book(
        title,
        [title, *notes],
        [],
        [
            SheetToFill(
                table.name,
                [ColumnHead(name, told, choices=name if name in choices else "") for name, told in table.columns],
                [list(row) for row in table.rows],
            )
            for table in found
        ],
        {name: list(values) for name, values in choices.items()},
    )
    if to.suffix:
        to.write_bytes(_WRITERS[to.suffix](book))
        return
    to.mkdir(parents=True, exist_ok=True)
    for name, content in csv_files.written(book).items():
        (to / name.replace(" ", "-")).write_bytes(content)


def _page(title: str, notes: Sequence[str], tables: Sequence[ReportTable]) -> str:
    environment = Environment(loader=FileSystemLoader("overrides"), autoescape=True, trim_blocks=True)
    return environment.get_template("documents/report.html").render(title=title, notes=notes, tables=tables)


def rows(file: Path, table: str) -> list[tuple[int, list[str]]]:
    """The rows of that table of a report that came back. Raises BookError where it cannot be taken."""
    if file.suffix.casefold() == ".csv":
        return csv_files.rows(file)
    found = next((sheet.rows for sheet in commands.sheets(file) if sheet.name == table), None)
    if found is None:
        raise BookError(f"has no sheet {table}; send the file that was written, with its sheets")
    return found
