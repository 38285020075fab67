"""Records as CSV (RFC 4180)."""

import csv
import re
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper

from pydantic import BaseModel

from portal.reading.references import models_in

MARK = "\ufeff"
"""Byte order mark. Without it Excel on Windows takes UTF-8 for another encoding, and "OŠ" becomes "OÅ "."""
LIST_SEPARATOR = " | "
# OWASP, "CSV Injection": characters that make a spreadsheet read a cell as a formula, full-width ones too. Where the
# semicolon separates cells, as in most of Europe, what follows one may begin a cell as well; some programs cut spaces.
_FORMULA = re.compile("(^|;)(?=\\s*[=+\\-@\t\r\n＝＋－＠])")

Cell = str | int | float | bool | tuple[str, ...] | None


def csv_file(model: type[BaseModel], items: Iterable[BaseModel]) -> bytes:
    """A column for each field of the model that holds no fields itself, a row for each item, cells by ``cell``."""
    columns = [name for name, field in model.model_fields.items() if next(models_in(field.annotation), None) is None]
    file = BytesIO()
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(MARK)
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(columns)
    rows.writerows([cell(getattr(item, name)) for name in columns] for item in items)
    text.flush()
    return file.getvalue()


def cell(value: Cell) -> str:
    """The content of a cell: "" for nothing, true or false, lists with bars between their entries.

    Numbers stay numbers, negative ones too. Text that a spreadsheet would take for a formula gets an apostrophe.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return harmless(LIST_SEPARATOR.join(value) if isinstance(value, tuple) else value)


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to read a formula."""
    return _FORMULA.sub(r"\1'", text)
