"""Workbooks of Excel (ISO/IEC 29500), written and read with openpyxl."""

import re
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from portal.doors.workbook import (
    CHOICES_SHEET,
    FACTS_SHEET,
    FIRST_SHEET,
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    BookError,
    Filled,
    SheetToFill,
    cell_name,
    column_letters,
)

_MADE = datetime(2000, 1, 1)
_SAVED = re.compile(rb"(?<=>)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z(?=</dcterms:modified>)")
_NEEDED, _OPTIONAL = PatternFill("solid", fgColor="FFF2CC"), PatternFill("solid", fgColor="E7EEF1")


def written(book: Book) -> bytes:
    """The workbook. The same book gives the same bytes."""
    workbook = Workbook()
    workbook.properties.title = book.title
    workbook.properties.creator = ""
    workbook.properties.created = workbook.properties.modified = _MADE
    first = workbook.active
    assert first is not None
    first.title = FIRST_SHEET
    first.column_dimensions["A"].width = 110
    for row, note in enumerate(book.notes, 1):
        cell = first.cell(row, 1, note)
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1, size=16 if row == 1 else 11)
    first.protection.sheet = True
    _lists(workbook, book)
    for sheet in book.sheets:
        _sheet(workbook.create_sheet(sheet.name), sheet, book)
    facts = workbook.create_sheet(FACTS_SHEET)
    for row, (name, value) in enumerate(book.facts, 1):
        facts.cell(row, 1, name)
        facts.cell(row, 2, value)
    facts.sheet_state = "hidden"
    facts.protection.sheet = True
    workbook.move_sheet(CHOICES_SHEET, len(workbook.sheetnames))
    made = BytesIO()
    workbook.save(made)
    return _without_clock(made.getvalue())


def _lists(workbook: Workbook, book: Book) -> None:
    sheet = workbook.create_sheet(CHOICES_SHEET)
    for column, (name, values) in enumerate(book.choices.items()):
        sheet.cell(1, column + 1, name)
        for row, value in enumerate(values, 2):
            sheet.cell(row, column + 1, value).data_type = "s"
        letters = column_letters(column)
        last = max(2, len(values) + 1)
        workbook.defined_names[name] = DefinedName(name, attr_text=f"'{CHOICES_SHEET}'!${letters}$2:${letters}${last}")
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def _sheet(into: Worksheet, sheet: SheetToFill, book: Book) -> None:
    last = 2 + len(sheet.rows) + sheet.spare
    for place, head in enumerate(sheet.heads):
        name = into.cell(1, place + 1, head.name)
        name.font = Font(bold=True)
        name.fill = _NEEDED if head.required else _OPTIONAL
        name.comment = Comment(head.explanation, "", width=380, height=120)
        below = into.cell(2, place + 1, head.explanation)
        below.font = Font(italic=True, size=9, color="555555")
        below.alignment = Alignment(wrap_text=True, vertical="top")
        into.column_dimensions[column_letters(place)].width = 44 if head.long else 24
        if head.choices and last > 2:
            rule = DataValidation(
                type="list", formula1=f"={head.choices}", allow_blank=True, showErrorMessage=head.strict
            )
            rule.error, rule.prompt, rule.showInputMessage = "Choose one of the list.", head.explanation[:250], True
            rule.add(f"{cell_name(3, place)}:{cell_name(last, place)}")
            into.add_data_validation(rule)
    into.row_dimensions[2].height = 90
    width = len(sheet.heads)
    for row, values in enumerate([*sheet.rows, *([""] * width for _row in range(sheet.spare))], 3):
        for place, value in enumerate(values):
            cell = into.cell(row, place + 1)
            if value:
                cell.value = value
                cell.data_type = "s"  # what begins with "=" is text, not a formula
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.protection = Protection(locked=sheet.heads[place].locked and bool(value))
    into.freeze_panes = "B3"
    into.protection.sheet = True
    into.protection.formatColumns = into.protection.formatRows = into.protection.sort = False
    into.protection.autoFilter = False


def _without_clock(content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "docProps/core.xml":  # openpyxl writes the clock into it when it saves
                part = _SAVED.sub(_MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def read(file: Path) -> list[Filled]:
    """The sheets of a workbook as they came back. Raises BookError, naming sheet and cell of formulas."""
    try:
        workbook = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # whatever openpyxl stumbles over, the file is no workbook that can be taken
        raise BookError(
            "cannot be read as a workbook; open it in your spreadsheet program and save it as .xlsx"
        ) from error
    found, formulas = [], []
    try:
        for sheet in workbook.worksheets:
            rows = []
            for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
                if number > MOST_ROWS:
                    if all(cell.value is None for cell in row):
                        continue  # only looks are set, down to the last row
                    raise BookError(f"sheet {sheet.title}: has more than {MOST_ROWS} rows; send it in several files")
                values = [_text(cell.value) for cell in row]
                formulas += [
                    f"sheet {sheet.title}, cell {cell_name(number, place)}"
                    for place, cell in enumerate(row)
                    if getattr(cell, "data_type", "") == "f"
                ]
                if any(values):
                    rows.append((number, values))
            found.append(Filled(sheet.title, rows))
    finally:
        workbook.close()
    if formulas:
        raise BookError(f"has formulas ({'; '.join(formulas[:20])}); copy the cells and paste them as values")
    return found


def _text(value: Any) -> str:
    """A cell as text: what a spreadsheet has made a number or a day is written as people type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).strip()
