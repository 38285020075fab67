"""The same tables as files of comma-separated values (RFC 4180), one for each sheet, in a folder."""

import csv
from io import StringIO
from pathlib import Path

from portal.doors.workbook import FACTS_SHEET, MOST_BYTES, MOST_ROWS, Book, BookError, Filled, cell_name
from portal.open_data.csv_table import harmless
from portal.reading.textfile import evened

_SEPARATORS = ",;\t"


def written(book: Book) -> dict[str, bytes]:
    """The files by name, with a byte order mark, by which spreadsheets know UTF-8."""
    files = {f"{FACTS_SHEET}.csv": [list(fact) for fact in book.facts]}
    for sheet in book.sheets:
        heads = [[head.name for head in sheet.heads], [head.explanation for head in sheet.heads]]
        files[f"{sheet.name}.csv"] = [*heads, *sheet.rows]
    return {name: _file(rows) for name, rows in files.items()}


def _file(rows: list[list[str]]) -> bytes:
    made = StringIO(newline="")
    csv.writer(made).writerows([[harmless(value) for value in row] for row in rows])
    return made.getvalue().encode("utf-8-sig")


def read(folder: Path) -> list[Filled]:
    """The tables of a folder. Raises BookError, naming the file."""
    return [Filled(file.stem, rows(file)) for file in sorted(folder.glob("*.csv"))]


def rows(file: Path, encoding: str = "utf-8-sig", separator: str = "") -> list[tuple[int, list[str]]]:
    """The rows of a table with their numbers. Without a ``separator``, it is the one that the first line has most."""
    if not file.is_file():
        raise BookError(f"{file.name}: is not there; correct the name")
    if file.stat().st_size > MOST_BYTES:
        raise BookError(f"{file.name}: has more than {MOST_BYTES // 1_000_000} MB; send it in several files")
    try:
        text = evened(file.read_bytes()).decode(encoding)
    except UnicodeError as error:
        raise BookError(f"{file.name}: is not in {encoding.removesuffix('-sig')}; save it as CSV in UTF-8") from error
    first = text.partition("\n")[0]
    chosen = separator or max(_SEPARATORS, key=first.count)
    found = []
    try:
        for number, row in enumerate(csv.reader(StringIO(text), delimiter=chosen), 1):
            if number > MOST_ROWS:
                raise BookError(f"{file.name}: has more than {MOST_ROWS} rows; send it in several files")
            if any(cell.strip() for cell in row):
                found.append(
                    (number, [_plain(cell, f"{file.name}, {cell_name(number, at)}") for at, cell in enumerate(row)])
                )
    except csv.Error as error:
        raise BookError(f"{file.name}: has a quotation mark that is not closed; correct it") from error
    return found


def _plain(cell: str, where: str) -> str:
    """A cell without the sign that keeps spreadsheets from running it."""
    text = cell.strip()
    if text.startswith("="):
        raise BookError(f"{where}: is a formula; write its value")
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
