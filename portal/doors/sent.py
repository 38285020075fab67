"""Records as the forms of the site send them: lines in a file or a mail.

A record begins with ``=== new school ===``, or ``=== school its-id ===`` where one is corrected, and ends with
``=== end ===``. In between, a field is ``[place.town] Trilj``, and a long text stands below its field on lines that
begin with ``|``. Entries of lists are counted from 1: ``[levels.1] primary``. A field without a value is to go. What
stands outside is not read, so that a greeting may stand around it; a line that is none of these goes on with the one
before, because mail programs break lines.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.problem import did_you_mean, shortened
from portal.records.kind import Kind
from portal.words.characters import composed
from portal.words.typography import typeset

MOST_RECORDS = 50
MOST_VALUES = 5_000
MOST_ENTRIES = 300
_DEEPEST = 8
_BEGIN = re.compile(r"=== (new )?([a-z][a-z0-9 -]{1,120}) ===")
_END = "=== end ==="
_FIELD = re.compile(r"\[([a-z_]+(?:\.(?:[a-z_]+|[1-9][0-9]{0,2}))*)\](?: (.*))?")

Steps = tuple[str | int, ...]


@dataclass
class SentRecord:
    """One record as it was sent."""

    kind: Kind
    id: str
    """The record that is corrected; "" for a new one."""
    line: int
    """The line on which it begins, from 1."""
    values: dict[Steps, str | None] = field(default_factory=dict)
    """By path; None where there is to be nothing."""
    lines: dict[Steps, int] = field(default_factory=dict)
    """The line of each."""

    def plain(self, before: Mapping[str, Any] | None) -> dict[str, Any]:
        """The whole record in plain form: that of ``before`` with what was sent."""
        made: dict[str, Any] = dict(before or {})
        for path, value in self.values.items():
            made = _with(made, path, value)
        return {name: _kept((before or {}).get(name), value) for name, value in _listed(made).items()}


@dataclass(frozen=True)
class UnreadableLine:
    """Something that is no record, and the remedy."""

    line: int
    message: str


def records(text: str, kinds: Sequence[Kind]) -> tuple[list[SentRecord], list[UnreadableLine]]:
    """The records in a text, and what is wrong with how they are written. Time and room are linear in the text."""
    reader = _LineReader({kind.name: kind for kind in kinds})
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        reader.take(number, line.rstrip())
    return reader.finished()


class _LineReader:
    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._found: list[SentRecord] = []
        self._faults: list[UnreadableLine] = []
        self._open: SentRecord | None = None
        self._path: Steps | None = None
        self._long = False
        self._pieces: list[str] = []
        self._values = 0
        self._inside = False
        self._quoted = 0

    def take(self, number: int, line: str) -> None:
        begin = _BEGIN.fullmatch(line) if line != _END else None
        if begin:
            self._begin(number, begin)
        elif line == _END:
            self._close()
            self._open, self._inside = None, False
        elif not self._inside:
            self._quoted = self._quoted or (
                number if line.startswith((">", "|")) and line.lstrip(">| ").startswith("=== ") else 0
            )
        elif self._open is not None:
            self._line(self._open, number, line)

    def finished(self) -> tuple[list[SentRecord], list[UnreadableLine]]:
        self._close()
        if self._inside:
            self._fault(0, 'is cut off: the line "=== end ===" is missing; ask for the file that the form saves')
        if not self._found and not self._faults:
            if self._quoted:
                self._fault(self._quoted, "stands in a quotation; take the signs > away, or ask for the first mail")
            else:
                self._fault(0, "holds no record of a form; it begins with a line like === new school ===")
        return self._found, self._faults

    def _close(self) -> None:
        """Puts the value that ends here into its record."""
        if self._open is not None and self._path is not None and self._pieces:
            self._open.values[self._path] = "".join(self._pieces)
        self._path = None

    def _fault(self, line: int, message: str) -> None:
        self._faults.append(UnreadableLine(line, message))

    def _begin(self, number: int, begin: re.Match[str]) -> None:
        if self._inside:
            self._fault(number, 'begins before the one above has ended; put a line "=== end ===" between them')
        new, name, id = bool(begin[1]), begin[2], ""
        if name not in self._kinds and not new:
            name, _space, id = name.rpartition(" ")
            name, id = (name, id) if name else (id, "")
        kind = self._kinds.get(name)
        self._close()
        self._inside, self._open = True, None
        if kind is None:
            known = ", ".join(self._kinds)
            hint = did_you_mean(name, self._kinds)
            self._fault(number, f'there is no form for "{shortened(name)}"{hint}; there are: {known}')
        elif new == bool(id):
            self._fault(number, "write === new school ===, or the id of the record to correct: === school its-id ===")
        elif len(self._found) == MOST_RECORDS:
            self._fault(number, f"more than {MOST_RECORDS} records; send a workbook instead")
        else:
            self._open = SentRecord(kind, id, number)
            self._found.append(self._open)

    def _line(self, record: SentRecord, number: int, line: str) -> None:
        if found := _FIELD.fullmatch(line):
            self._field(record, number, found)
        elif self._path is None:
            if line:
                self._fault(number, f'"{shortened(line)}" is no field; write it like [name] and its value')
        elif line.startswith("|"):
            self._pieces += [*(["\n"] if self._long else []), line[1:].removeprefix(" ")]
            self._long = True
        elif line:
            self._pieces += [*([" "] if self._pieces else []), line.strip()]

    def _field(self, record: SentRecord, number: int, found: re.Match[str]) -> None:
        path: Steps = tuple(int(step) - 1 if step.isdigit() else step for step in found[1].split("."))
        self._close()
        self._path, self._long, self._pieces = path, False, [found[2]] if found[2] else []
        self._values += 1
        if len(path) > _DEEPEST or any(isinstance(step, int) and step >= MOST_ENTRIES for step in path):
            self._fault(number, f"[{shortened(found[1])}] is too deep, or has too many entries; correct its name")
            self._path = None
        elif self._values > MOST_VALUES:
            if self._values == MOST_VALUES + 1:
                self._fault(number, f"more than {MOST_VALUES} values; send a workbook instead")
            self._path = None
        elif path in record.values and record.values[path] is not None:
            self._fault(number, f"[{found[1]}] stands twice; delete one of the two")
            self._path = None
        else:
            record.values[path] = None
            record.lines[path] = number


class _Entries(dict[int, Any]):
    """Entries of a list by their place."""


def _with(value: Any, path: Steps, leaf: str | None) -> Any:
    """A copy of a plain value with something else at the path."""
    if not path:
        return leaf
    step, *rest = path
    if isinstance(step, int):
        there = enumerate(value) if isinstance(value, list) else value if isinstance(value, _Entries) else ()
        entries = _Entries(there)
        entries[step] = _with(entries.get(step), tuple(rest), leaf)
        return entries
    fields = dict(value) if isinstance(value, Mapping) and not isinstance(value, _Entries) else {}
    made = _with(fields.get(step), tuple(rest), leaf)
    if made is None:
        fields.pop(step, None)
    else:
        fields[step] = made
    return fields


def _listed(value: Any) -> Any:
    """The value with its lists as lists; places that nobody filled are left out."""
    if isinstance(value, _Entries):
        return [_listed(value[place]) for place in sorted(value) if value[place] is not None]
    if isinstance(value, Mapping):
        return {name: _listed(inner) for name, inner in value.items()}
    return value


def _kept(before: Any, after: Any) -> Any:
    """``after``, written as it was where it says the same: pages show printed quotation marks and shorter numbers."""
    if isinstance(before, str) and isinstance(after, str):
        return before if _alike(before, after) else after
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return {name: _kept(before.get(name), value) for name, value in after.items()}
    if isinstance(before, list) and isinstance(after, list):
        return [_kept(before[place] if place < len(before) else None, value) for place, value in enumerate(after)]
    return after


def _alike(before: str, after: str) -> bool:
    if before.strip() == after.strip() or typeset(composed(before.strip())) == after.strip():
        return True
    try:
        return "." in before + after and float(before) == float(after)
    except ValueError:
        return False


def nearest(lines: Mapping[Steps, int], path: Steps) -> Iterator[int]:
    """The line of the value at the path, or of what stands nearest above it."""
    for end in range(len(path), 0, -1):
        yield from (line for there, line in lines.items() if there[:end] == path[:end])
