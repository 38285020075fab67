"""What a workbook says that came back: records as somebody wants them, and the cell of each value."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.doors.columns import Column, Layout, cell, layouts, put, typed, value_at
from portal.doors.proposal import Proposed, WrongValue
from portal.doors.table import EXPLAINED, ID, RECORD, VERSION, Standing, of_place, shown_kinds
from portal.doors.workbook import CHOICES_SHEET, FACTS_SHEET, FIRST_SHEET, BookError, Filled, cell_name
from portal.open_data.csv_table import harmless
from portal.portal import Portal
from portal.problem import did_you_mean
from portal.records.kind import Kind


@dataclass(frozen=True)
class Where:
    """The cell of a value."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"sheet {self.sheet}, cell {cell_name(self.row, self.column)}"


@dataclass(frozen=True)
class Sent:
    """What a workbook says."""

    proposed: tuple[Proposed, ...]
    cells: Mapping[tuple[str, str, tuple[str | int, ...]], Where]
    """The cell of each value, by kind, id and path."""
    faults: tuple[str, ...]
    """What cannot be read as records, each with sheet, cell and remedy."""
    gone: tuple[str, ...]
    """Records of the workbook's place that it no longer has: they stay, and somebody has to say why."""

    def at(self, wrong: WrongValue) -> str:
        """A fault with the cell it is in, as exactly as is known."""
        kind = wrong.kind.name if wrong.kind is not None else ""
        path = wrong.path
        while True:
            if where := self.cells.get((kind, wrong.id, path)):
                return f"{where}: {wrong.message}"
            if not path:
                return f"{wrong.id}: {wrong.message}" if wrong.id else wrong.message
            path = path[:-1]


def taken(sheets: Sequence[Filled], kinds: Sequence[Kind], standing: Standing, portal: Portal) -> Sent:
    """What a workbook that came back says. Raises BookError where it is not one of this portal."""
    facts = {row[0]: row[1] for sheet in sheets if sheet.name == FACTS_SHEET for _n, row in sheet.rows if len(row) > 1}
    identity = portal.project.identity
    if facts.get("version", VERSION) != VERSION or facts.get("identity", identity) != identity:
        raise BookError(
            "is of another portal, or was made by another version; ask for a new workbook and copy the cells"
        )
    known = {layout.name: layout for kind in shown_kinds(kinds) for layout in layouts(kind)}
    reader = _RecordReader(standing)
    for sheet in sheets:
        layout = known.get(sheet.name)
        if layout is not None:
            reader.take(sheet, layout)
        elif sheet.name not in {FIRST_SHEET, FACTS_SHEET, CHOICES_SHEET} and sheet.rows:
            hint = did_you_mean(sheet.name, known)
            reader.faults.append(f"sheet {sheet.name}: there is no kind of record of that name{hint}; rename the sheet")
    return reader.sent(dict(_of_place(portal, kinds, facts.get("place", ""))))


def _of_place(portal: Portal, kinds: Sequence[Kind], place: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ids of the records of the place, by kind."""
    for kind in shown_kinds(kinds):
        yield kind.name, of_place(portal, kind, place) if place else ()


class _RecordReader:
    """Puts rows together to records."""

    def __init__(self, standing: Standing) -> None:
        self.faults: list[str] = []
        self._standing = standing
        self._records: dict[tuple[str, str], dict[str, Any]] = {}
        self._kinds: dict[str, Kind] = {}
        self._cells: dict[tuple[str, str, tuple[str | int, ...]], Where] = {}
        self._lists: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        self._taken: list[Layout] = []

    def take(self, sheet: Filled, layout: Layout) -> None:
        heads = self._heads(sheet, layout)
        if heads is None:
            return
        heads_row = next((row for number, row in sheet.rows if number == 1), [])
        key = RECORD.name if layout.part else ID
        at = next(place for place, column in heads if column.name == key)
        rows = Counter(row[at] for number, row in sheet.rows if number > EXPLAINED and at < len(row))
        for number, row in sheet.rows:
            if number <= EXPLAINED:
                continue
            values = {column.name: (place, row[place] if place < len(row) else "") for place, column in heads}
            if not any(text for _place, text in values.values()):
                continue
            for place, text in enumerate(row):
                if text and not (heads_row[place] if place < len(heads_row) else ""):
                    self.faults.append(
                        f"{Where(sheet.name, number, place)}: stands in a column without a name; "
                        "empty the cell, or write the name of a column above it"
                    )
            id = values[key][1]
            if not id:
                self.faults.append(f"{Where(sheet.name, number, at)}: has no id; write the id of the record")
                continue
            if layout.part:
                self._entry(sheet.name, number, layout, id, heads, row, rows[id])
            else:
                self._record(sheet.name, number, layout.kind, id, heads, row)

    def _heads(self, sheet: Filled, layout: Layout) -> list[tuple[int, Column]] | None:
        columns = {column.name: column for column in layout.columns}
        if layout.part:
            columns = {RECORD.name: RECORD, **columns}
        row = next((row for number, row in sheet.rows if number == 1), [])
        found: list[tuple[int, Column]] = []
        for place, name in enumerate(row):
            if name in columns and name not in {column.name for _place, column in found}:
                found.append((place, columns[name]))
            elif name:
                why = "stands twice" if name in columns else f"is no column{did_you_mean(name, columns)}"
                self.faults.append(f"{Where(sheet.name, 1, place)}: {name} {why}; correct the head of the column")
        first = RECORD.name if layout.part else ID
        if first not in {column.name for _place, column in found}:
            self.faults.append(f"sheet {sheet.name}, row 1: has no column {first}; put the heads of the columns back")
            return None
        self._taken.append(layout)
        return found

    def _record(
        self, sheet: str, number: int, kind: Kind, id: str, heads: Sequence[tuple[int, Column]], row: Sequence[str]
    ) -> None:
        key = (kind.name, id)
        if key in self._records:
            self.faults.append(f"{Where(sheet, number, 0)}: the id {id} stands twice; give one record another")
            return
        before = self._standing[kind.name].get(id, {})
        record = dict(before)
        self._kinds[kind.name] = kind
        self._cells[(*key, ())] = Where(sheet, number, 0)
        for place, column in heads:
            text = row[place] if place < len(row) else ""
            self._cells[(*key, column.path)] = Where(sheet, number, place)
            if not _says(text, before, column):
                put(record, column.path, typed(column, text, value_at(before, column.path)) if text else None)
        self._records[key] = record

    def _entry(
        self,
        sheet: str,
        number: int,
        layout: Layout,
        id: str,
        heads: Sequence[tuple[int, Column]],
        row: Sequence[str],
        rows: int,
    ) -> None:
        key = (layout.kind.name, id, layout.part)
        entries = self._lists.setdefault(key, [])
        at = len(entries)
        self._kinds[layout.kind.name] = layout.kind
        old = self._standing[layout.kind.name].get(id, {}).get(layout.part) or []
        before = self._before(old, heads, row, at if rows == len(old) else len(old))
        entry = dict(before)
        for place, column in heads:
            inside = () if column is RECORD else column.path
            self._cells[(layout.kind.name, id, (layout.part, at, *inside))] = Where(sheet, number, place)
            if column is RECORD:
                continue
            text = row[place] if place < len(row) else ""
            if not _says(text, before, column):
                put(entry, column.path, typed(column, text, value_at(before, column.path)) if text else None)
        if entry:
            entries.append(entry)

    def _before(self, old: Any, heads: Sequence[tuple[int, Column]], row: Sequence[str], at: int) -> Mapping[str, Any]:
        """What the row was before: the entry with the same first value, else the one in the place ``at``, if any."""
        entries = [entry for entry in old if isinstance(entry, Mapping)] if isinstance(old, list) else []
        first = next(((place, column) for place, column in heads if column is not RECORD), None)
        if first is not None:
            text = row[first[0]] if first[0] < len(row) else ""
            same = [entry for entry in entries if cell(entry, first[1]) == text]
            if len(same) == 1:
                return same[0]
        return entries[at] if at < len(entries) else {}

    def sent(self, of_place: Mapping[str, Sequence[str]]) -> Sent:
        """All of it, once every sheet was taken; ``of_place`` has the ids that the workbook went out with, by kind."""
        for (kind, id, part), entries in self._lists.items():
            if (kind, id) not in self._records:
                if id not in self._standing[kind]:
                    where = self._cells[(kind, id, (part, 0))]
                    self.faults.append(f"{where}: there is no record {id}; add it to its own sheet, or correct the id")
                    continue
                self._records[(kind, id)] = dict(self._standing[kind][id])
            self._records[(kind, id)][part] = entries
        for layout in self._taken:
            for (kind, id), record in self._records.items():
                if kind == layout.kind.name and layout.part and (kind, id, layout.part) not in self._lists:
                    record.pop(layout.part, None)
        proposed = tuple(Proposed(self._kinds[kind], record) for (kind, _id), record in self._records.items())
        return Sent(proposed, self._cells, tuple(self.faults), tuple(self._gone(of_place)))

    def _gone(self, of_place: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for kind in (layout.kind.name for layout in self._taken if not layout.part):
            for id in of_place[kind]:
                if (kind, id, ()) not in self._cells and id in self._standing[kind]:
                    yield (
                        f"{id}: is no longer in the workbook, and stays on the site. "
                        "If it ended, say so in its record; if you changed its id, put the old one back"
                    )


def _says(text: str, record: Mapping[str, Any], column: Column) -> bool:
    """True if the text is what stands there, also with the signs that keep a table from being run."""
    shown = cell(record, column).strip()
    return text in (shown, harmless(shown))
