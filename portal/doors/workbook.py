"""A workbook as values: sheets of cells, whatever program it was written with."""

from dataclasses import dataclass, field


class BookError(ValueError):
    """The file cannot be taken; the text says why, and what to do."""


@dataclass(frozen=True)
class ColumnHead:
    """The head of a column."""

    name: str
    explanation: str
    required: bool = False
    choices: str = ""
    """The name of the list of choices that its cells offer; "" for none."""
    strict: bool = False
    """True where nothing but a choice can be typed."""
    locked: bool = False
    """True where cells that are filled in cannot be changed."""
    long: bool = False


@dataclass
class SheetToFill:
    """A sheet: a row of names, a row of explanations, and a row for each record."""

    name: str
    heads: list[ColumnHead]
    rows: list[list[str]] = field(default_factory=list)
    spare: int = 0
    """How many empty rows follow that can be filled in."""


@dataclass
class Book:
    """A workbook to be filled in."""

    title: str
    notes: list[str]
    """What the first sheet says, a line each."""
    facts: list[tuple[str, str]]
    """Names and values by which the workbook is known when it comes back."""
    sheets: list[SheetToFill]
    choices: dict[str, list[str]]
    """Lists of choices by name."""


@dataclass(frozen=True)
class Filled:
    """A sheet as it came back."""

    name: str
    rows: list[tuple[int, list[str]]]
    """The number of each row, from 1, and its cells as text."""


FIRST_SHEET, FACTS_SHEET, CHOICES_SHEET = "read me", "facts", "choices"
MOST_ROWS, MOST_COLUMNS = 100_000, 200
"""More is not read: no network has as many."""
MOST_BYTES = 30_000_000


def column_letters(place: int) -> str:
    """The letters of a column as spreadsheets show them, from 0: A, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets show it: row from 1, column from 0."""
    return f"{column_letters(column)}{row}"
