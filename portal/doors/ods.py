"""Workbooks of LibreOffice (OpenDocument 1.3, part 3), written and read with odfpy."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from odf import office, style, table, text
from odf.element import Element
from odf.namespaces import nsdict
from odf.opendocument import OpenDocumentSpreadsheet, load

from portal.doors.book import (
    CHOICES_SHEET,
    FACTS_SHEET,
    FIRST_SHEET,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    BookError,
    Filled,
    Head,
    Sheet,
    cell_name,
    column_letters,
)

# odfpy declares the name spaces that were met since the program began; like this it is always all of them.
Element.namespaces.update(nsdict)

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

    def _sheet(self, sheet: Sheet) -> Any:
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

    def _rule(self, head: Head, sheet: str) -> str:
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


def _cell(value: str, look: Any, head: Head | None = None, rule: str = "") -> Any:
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
    try:
        document = load(str(file))
        sheets = document.spreadsheet.getElementsByType(table.Table)
    except Exception as error:  # whatever odfpy stumbles over, the file is no workbook that can be taken
        raise BookError("cannot be read as a workbook; open it in LibreOffice and save it as .ods") from error
    formulas: list[str] = []
    found = [Filled(str(sheet.getAttribute("name")), list(_rows(sheet, formulas))) for sheet in sheets]
    if formulas:
        raise BookError(f"has formulas ({'; '.join(formulas[:20])}); copy the cells and paste them as values")
    return found


def _rows(sheet: Any, formulas: list[str]) -> Iterator[tuple[int, list[str]]]:
    number, name = 1, str(sheet.getAttribute("name"))
    for row in sheet.getElementsByType(table.TableRow):
        times = _times(row.getAttribute("numberrowsrepeated"))
        values: list[str] = []
        for cell in row.childNodes:
            if getattr(cell, "tagName", "") not in {"table:table-cell", "table:covered-table-cell"}:
                continue
            again = min(_times(cell.getAttribute("numbercolumnsrepeated")), MOST_COLUMNS - len(values))
            if cell.getAttribute("formula"):
                formulas.append(f"sheet {name}, cell {cell_name(number, len(values))}")
            values += [_value(cell)] * max(0, again)
        if any(values):
            if times > MOST_ROWS or number > MOST_ROWS:
                raise BookError(f"sheet {name}: has more than {MOST_ROWS} rows; send it in several files")
            for step in range(times):
                yield number + step, values
        number += times


def _times(value: Any) -> int:
    return max(1, int(value)) if value and str(value).isdigit() else 1


def _value(cell: Any) -> str:
    """A cell as text: numbers and days as they are kept, not as they are shown."""
    match cell.getAttribute("valuetype"):
        case "float" | "percentage" | "currency":
            number = float(cell.getAttribute("value"))
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else str(number)
        case "date":
            return str(cell.getAttribute("datevalue")).removesuffix("T00:00:00")
        case "boolean":
            return str(cell.getAttribute("booleanvalue"))
    paragraphs = [node for node in cell.childNodes if getattr(node, "tagName", "") == "text:p"]
    return "\n".join(_text(paragraph) for paragraph in paragraphs).strip()


def _text(node: Any) -> str:
    made = []
    for inner in node.childNodes:
        tag = getattr(inner, "tagName", "")
        if inner.nodeType == inner.TEXT_NODE:
            made.append(str(inner.data))
        elif tag == "text:s":
            made.append(" " * _times(inner.getAttribute("c")))
        elif tag == "text:line-break":
            made.append("\n")
        elif tag == "text:tab":
            made.append("\t")
        else:
            made.append(_text(inner))
    return "".join(made)
