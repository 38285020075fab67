"""Workbooks of LibreOffice (OpenDocument 1.3, part 3), written with odfpy and read as a stream."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from odf import office, style, table, text
from odf.element import Element
from odf.namespaces import nsdict
from odf.opendocument import OpenDocumentSpreadsheet

from portal.doors.workbook import (
    CHOICES_SHEET,
    FACTS_SHEET,
    FIRST_SHEET,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    BookError,
    ColumnHead,
    Filled,
    SheetToFill,
    cell_name,
    column_letters,
)
from portal.uploads import xmlfile

# odfpy declares the name spaces that were met since the program began; like this it is always all of them.
Element.namespaces.update(nsdict)

_MOST_SPACES = 1_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, OSError, RuntimeError, EOFError, ValueError)
_CLOCK = re.compile(rb"<(meta:creation-date|dc:date)>[^<]*</\1>")


def written(book: Book) -> bytes:
    """The workbook. The same book gives the same bytes."""
    return _Writer(book).made()


class _Writer:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._document = OpenDocumentSpreadsheet()
        self._rules: dict[tuple[str, str, bool], str] = {}
        self._validations = table.ContentValidations()
        self._bold = self._cell_style("head", locked=True, weight="bold", colour="#e7eef1")
        self._needed = self._cell_style("needed", locked=True, weight="bold", colour="#fff2cc")
        self._small = self._cell_style("explanation", locked=True, size="8pt")
        self._locked = self._cell_style("locked", locked=True)
        self._open = self._cell_style("open", locked=False)
        self._hidden = style.Style(name="hidden", family="table")
        self._hidden.addElement(style.TableProperties(display="false"))
        self._document.automaticstyles.addElement(self._hidden)

    def made(self) -> bytes:
        into = self._document.spreadsheet
        sheets = [self._plain(FIRST_SHEET, [[note] for note in self._book.notes], hidden=False)]
        sheets += [self._sheet(sheet) for sheet in self._book.sheets]
        lists = [[name, *values] for name, values in self._book.choices.items()]
        rows = [[one[row] if row < len(one) else "" for one in lists] for row in range(max(map(len, lists), default=0))]
        sheets.append(self._plain(CHOICES_SHEET, rows, hidden=True))
        sheets.append(self._plain(FACTS_SHEET, [list(fact) for fact in self._book.facts], hidden=True))
        into.addElement(self._validations)
        for sheet in sheets:
            into.addElement(sheet)
        made = BytesIO()
        self._document.write(made)
        return _without_clock(made.getvalue())

    def _cell_style(
        self, name: str, *, locked: bool, weight: str = "normal", size: str = "10pt", colour: str = "transparent"
    ) -> Any:
        made = style.Style(name=name, family="table-cell")
        protect = "protected" if locked else "none"
        made.addElement(style.TableCellProperties(cellprotect=protect, wrapoption="wrap", backgroundcolor=colour))
        made.addElement(style.TextProperties(fontweight=weight, fontsize=size))
        self._document.automaticstyles.addElement(made)
        return made

    def _plain(self, name: str, rows: list[list[str]], *, hidden: bool) -> Any:
        made = table.Table(name=name, protected="true", **({"stylename": self._hidden} if hidden else {}))
        for row in rows:
            made.addElement(self._row([_cell(value, self._locked) for value in row]))
        return made

    def _sheet(self, sheet: SheetToFill) -> Any:
        made = table.Table(name=sheet.name, protected="true")
        heads = [_cell(head.name, self._needed if head.required else self._bold, head) for head in sheet.heads]
        made.addElement(self._row(heads))
        made.addElement(self._row([_cell(head.explanation, self._small) for head in sheet.heads]))
        rules = [self._rule(head, sheet.name) for head in sheet.heads]
        for values in [*sheet.rows, *([""] * len(sheet.heads) for _row in range(sheet.spare))]:
            made.addElement(
                self._row(
                    [
                        _cell(value, self._locked if head.locked and value else self._open, rule=rule)
                        for value, head, rule in zip(values, sheet.heads, rules, strict=True)
                    ]
                )
            )
        return made

    def _row(self, cells: list[Any]) -> Any:
        made = table.TableRow()
        for cell in cells:
            made.addElement(cell)
        return made

    def _rule(self, head: ColumnHead, sheet: str) -> str:
        """The name of the rule of a column that offers choices (5.2: of:cell-content-is-in-list)."""
        if not head.choices:
            return ""
        key = (head.choices, head.explanation, head.strict)
        if key not in self._rules:
            place = list(self._book.choices).index(head.choices)
            letters, last = column_letters(place), max(2, len(self._book.choices[head.choices]) + 1)
            self._rules[key] = name = f"rule{len(self._rules) + 1}"
            rule = table.ContentValidation(
                name=name,
                condition=f"of:cell-content-is-in-list([${CHOICES_SHEET}.${letters}$2:.${letters}${last}])",
                allowemptycell="true",
                displaylist="unsorted",
                basecelladdress=f"'{sheet}'.A3",
            )
            kind = "stop" if head.strict else "information"
            rule.addElement(table.ErrorMessage(messagetype=kind, display="true" if head.strict else "false"))
            self._validations.addElement(rule)
        return self._rules[key]


def _cell(value: str, look: Any, head: ColumnHead | None = None, rule: str = "") -> Any:
    given = {"contentvalidationname": rule} if rule else {}
    made = table.TableCell(stylename=look, **({"valuetype": "string"} if value else {}), **given)
    if head is not None:
        note = office.Annotation()
        note.addElement(text.P(text=head.explanation))
        made.addElement(note)
    for line in value.split("\n") if value else ():
        made.addElement(text.P(text=line))
    return made


def _without_clock(content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            how = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            if entry.filename == "meta.xml":
                part = _CLOCK.sub(b"", part)
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), part, how)
    return made.getvalue()


def read(file: Path) -> list[Filled]:
    """The sheets of a workbook as they came back. Raises BookError, naming sheet and cell of formulas."""
    reader = _CellReader()
    try:
        with zipfile.ZipFile(file) as archive:
            xmlfile.walk(archive.read("content.xml"), reader)
    except BookError:
        raise
    except (xmlfile.UnreadableXmlError, xmlfile.ForbiddenError, xmlfile.TooMuchError, *_DAMAGED) as error:
        raise BookError("cannot be read as a workbook; open it in LibreOffice and save it as .ods") from error
    if reader.formulas:
        raise BookError(f"has formulas ({'; '.join(reader.formulas[:20])}); copy the cells and paste them as values")
    return reader.sheets


class _CellReader(xmlfile.Visitor):
    """Takes the cells of content.xml (9.1) in their order. Repeated cells and rows are counted before they are made."""

    def __init__(self) -> None:
        self.sheets: list[Filled] = []
        self.formulas: list[str] = []
        self._inside: list[str] = []
        self._number = self._again = self._times = 1
        self._row: list[str] = []
        self._cell: dict[str, str] = {}
        self._lines: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Sheets, rows and cells begin; signs within a text are elements of their own (6.1)."""
        local, given = _local(name), {_local(key): value for key, value in attributes.items()}
        self._inside.append(local)
        match local:
            case "table":
                self.sheets.append(Filled(given.get("name", ""), []))
                self._number = 1
            case "table-row":
                self._row, self._again = [], _times(given.get("number-rows-repeated"))
            case "table-cell" | "covered-table-cell":
                self._cell, self._lines = given, []
                self._times = _times(given.get("number-columns-repeated"))
                if "formula" in given:
                    self.formulas.append(self._here(len(self._row)))
            case "p" if "annotation" not in self._inside:
                self._lines.append("")
            case "s":
                self._say(" " * min(_times(given.get("c")), _MOST_SPACES))
            case "tab":
                self._say("\t")
            case "line-break":
                self._say("\n")

    def text(self, data: str) -> None:
        """Text of a cell, but not that of the note beside it."""
        self._say(data)

    def end(self, name: str) -> None:
        """Cells and rows are whole."""
        local = self._inside.pop()
        if local in {"table-cell", "covered-table-cell"}:
            value = self._value()
            many = max(0, min(self._times, MOST_COLUMNS - len(self._row)))
            if value and many < self._times:
                raise BookError(
                    f"{self._here(len(self._row))}: is more than {MOST_COLUMNS} columns wide; empty the rest"
                )
            self._row += [value] * many
        elif local == "table-row":
            self._end_row()

    def _end_row(self) -> None:
        if any(self._row):
            if self._number + self._again - 1 > MOST_ROWS:
                name = self.sheets[-1].name
                raise BookError(f"sheet {name}: has more than {MOST_ROWS} rows; send it in several files")
            self.sheets[-1].rows.extend((self._number + step, self._row) for step in range(self._again))
        self._number += self._again

    def _say(self, text: str) -> None:
        if self._lines and "p" in self._inside and "annotation" not in self._inside:
            self._lines[-1] += text

    def _here(self, column: int) -> str:
        return f"sheet {self.sheets[-1].name if self.sheets else ''}, cell {cell_name(self._number, column)}"

    def _value(self) -> str:
        """A cell as text: numbers and days as they are kept, not as they are shown."""
        match self._cell.get("value-type"):
            case "float" | "percentage" | "currency":
                return _number(self._cell.get("value", ""))
            case "date":
                return self._cell.get("date-value", "").removesuffix("T00:00:00")
            case "boolean":
                return self._cell.get("boolean-value", "")
        return "\n".join(self._lines).strip()


def _local(name: str) -> str:
    return xmlfile.parted(name)[1]


def _times(value: str | None) -> int:
    return max(1, int(value)) if value and re.fullmatch("[0-9]{1,12}", value) else 1


def _number(value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else str(number)
