"""Checks tables (CSV): text in UTF-8, without cells that a spreadsheet would run as formulas."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from portal.problem import shortened
from portal.uploads.wording import wrong_type

MOST_SAID = 5
"""Maximum cells that are listed; the others are counted."""
_LONGEST_CELL = 100_000
_MOST_COUNTED = 200
# Characters that spreadsheets accept as cell separators, by country and program.
_SEPARATORS = (",", ";", "\t", "|")
# OWASP, "CSV Injection", as in portal/open_data/csv_table.py: full-width signs included, and after ignored characters.
_FORMULA = re.compile(r"[\s\x00-\x1f\u200b\ufeff'\"]*(?P<sign>[=+\-@＝＋－＠﹢﹣﹦﹫])(?P<rest>.*)", re.DOTALL)
# A number, a percentage, a date or a telephone number, or a dash for an empty value: arithmetic signs but no names.
_HARMLESS = re.compile(r"[0-9\s.,:/()%+\-–'’\u00a0\u202f]*([eE][+-]?[0-9]+)?[\s%€]*")


def faults(content: bytes) -> Iterator[str]:
    """The faults of a table."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield "is not text in UTF-8; save it with that encoding"
        return
    if "\0" in text:
        yield wrong_type("CSV")
        return
    found: dict[tuple[int, int, str], None] = {}
    first = text[:8].lower()
    own = (text[4],) if first.startswith("sep=") and len(text) > 4 and text[4] not in "\r\n" else ()
    for separator in dict.fromkeys((*_SEPARATORS, *own)):
        try:
            found |= dict.fromkeys(islice(_formulas(text, separator), _MOST_COUNTED))
        except csv.Error:
            yield f"has a cell of more than {_LONGEST_CELL} characters, or an open quotation mark; correct it"
            return
    said = dict.fromkeys(cell for _line, _column, cell in found)
    for line, column, cell in list(found)[:MOST_SAID]:
        yield (
            f'has a formula in line {line}, column {column} ("{shortened(cell)}"), which a spreadsheet would run; '
            "put the result in its place, or an apostrophe (') before it"
        )
    if len(said) > MOST_SAID:
        yield f"has {len(said) - MOST_SAID} or more other cells that begin like a formula"


def _formulas(text: str, separator: str) -> Iterator[tuple[int, int, str]]:
    """(line, column, cell) of each cell that a spreadsheet would run as a formula, given the separator of cells."""
    if csv.field_size_limit() < _LONGEST_CELL:
        csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    line = 1
    for row in rows:
        for column, cell in enumerate(row, 1):
            if len(cell) > _LONGEST_CELL:
                raise csv.Error
            found = _FORMULA.match(cell)
            reckons = found is not None and found["sign"] in "+-＋－﹢﹣" and _HARMLESS.fullmatch(found["rest"])
            if found and not reckons and not cell.startswith("'"):
                yield line, column, cell.strip()
        line = rows.line_num + 1
