"""Fields of records in which mistakes are made, and the lines that they are typed in."""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.parts.registry import KINDS
from portal.reading.references import target_of
from portal.records.kind import Kind
from tests.hosts import Path, fields, records

REMEDY = re.compile(
    r"(?:^|[;,:] |\band |\bor )(?:add|begin|check|close|copy|correct|delete|fill|give|indent|keep|make|move|name|put|"
    r"remove|rename|retype|save|shorten|split|start|swap|take|use|write)\b|needs quotes round it"
)
"""An order to the reader, at the beginning of a clause."""
LAST_LINES = ["- id: hr-last", '  name: "The last"', "  note: 'The end'", "  sources: [some-record]"]
"""Another record below, with quotation marks that an open one can run into."""


@dataclass(frozen=True)
class Row:
    """A line of a record."""

    path: Path
    indent: int
    lead: str
    key: str
    value: str
    below: tuple[str, ...] = ()
    """Lines of a text below the sign |."""

    def lines(self) -> list[str]:
        name = f"{self.key}:{' ' if self.value else ''}" if self.key else ""
        return [f"{' ' * self.indent}{self.lead}{name}{self.value}", *(" " * (self.indent + 6) + x for x in self.below)]


@dataclass(frozen=True)
class Spot:
    """A field in a record, where a mistake is made."""

    kind: Kind
    record: dict[str, Any]
    path: Path
    rows: tuple[Row, ...]
    first: int
    """The row of the field."""
    after: int
    """The row after its last one."""
    free: bool
    """Whether it takes any text."""
    number: int
    """Which spot it is, to vary what is typed."""

    @property
    def row(self) -> Row:
        return self.rows[self.first]

    @property
    def value(self) -> Any:
        return value_at(self.record, self.path)

    def meant(self, value: Any) -> dict[str, Any]:
        """The record with another value at this place."""
        record = deepcopy(self.record)
        value_at(record, self.path[:-1])[self.path[-1]] = value
        return record

    @property
    def scalar(self) -> "Spot | None":
        """The spot of the text itself: this one, or its first entry where it is a list of texts."""
        if isinstance(self.value, str):
            return self
        if isinstance(self.value, list) and isinstance(self.value[0], str):
            return replace(self, path=(*self.path, 0), first=self.first + 1, after=self.first + 2)
        return None

    def with_value(self, typed: str) -> list[str]:
        return self.put([replace(self.row, value=typed, below=())])

    def put(self, new: Sequence[Row | str], first: int | None = None, after: int | None = None) -> list[str]:
        """The lines of the record with others in place of the field's."""
        lines = [line for row in self.rows[: self.first if first is None else first] for line in row.lines()]
        for row in new:
            lines += row.lines() if isinstance(row, Row) else [row]
        return lines + [line for row in self.rows[self.after if after is None else after :] for line in row.lines()]

    def line_of_row(self, index: int) -> int:
        return sum(len(row.lines()) for row in self.rows[:index]) + 1


@dataclass(frozen=True)
class Mistake:
    """Lines with a mistake in them."""

    lines: list[str]
    own: frozenset[int]
    """The lines on which it may be named, counted from 1."""
    meanings: tuple[dict[str, Any], ...] = ()
    """The records that the lines may be read as without a word."""
    absent: str = ""
    """The field that was left out: a message may stand at another that needs it."""
    encoding: tuple[str, str] = ("", "\n")
    """What the file begins with, and how its lines end."""


Maker = Callable[[Spot], Mistake | None]
MAKERS: dict[str, Maker] = {}


def maker(name: str) -> Callable[[Maker], Maker]:
    """A decorator that keeps a function which makes the mistake of that name."""

    def keep(make: Maker) -> Maker:
        MAKERS[name] = make
        return make

    return keep


def spots() -> Iterator[Spot]:
    """Every field of every kind once."""
    number = 0
    for kind in KINDS:
        seen: set[Path] = set()
        known = {path: (owner, path[-1]) for path, _field, owner in fields(kind.model)}
        for record in records(kind):
            rows = tuple(rows_of(record, 0 if kind.single else 2, (), "" if kind.single else "- "))
            for path, (owner, name) in known.items():
                if path in seen or not _has(record, path):
                    continue
                seen.add(path)
                number += 1
                first = next(index for index, row in enumerate(rows) if row.path[: len(path)] == path)
                after = first + sum(row.path[: len(path)] == path for row in rows)
                yield Spot(kind, record, path, rows, first, after, _free(kind, record, path, owner, str(name)), number)
        assert seen == set(known), f"{kind.name}: no record has {set(known) - seen}"


def rows_of(value: dict[str, Any], indent: int, path: Path, lead: str) -> Iterator[Row]:
    keys = sorted(value, key=lambda name: name != "id")
    for number, key in enumerate(keys):
        start, here = (lead, indent - len(lead)) if number == 0 else ("", indent)
        inner, at = value[key], (*path, key)
        if isinstance(inner, str):
            yield Row(at, here, start, key, *_written(inner, len(key)))
            continue
        yield Row(at, here, start, key, "")
        if isinstance(inner, dict):
            yield from rows_of(inner, indent + 2, at, "")
            continue
        for index, entry in enumerate(inner):
            if isinstance(entry, str):
                yield Row((*at, index), indent + 2, "- ", "", _plain(entry))
            else:
                yield from rows_of(entry, indent + 4, (*at, index), "- ")


def _written(text: str, number: int) -> tuple[str, tuple[str, ...]]:
    """The text as people write it: plain, quoted, or below a sign."""
    if "\n" in text:
        return "|", tuple(text.rstrip("\n").split("\n"))
    return {3: f'"{text}"', 5: f"'{text}'"}.get(number % 7, _plain(text)), ()


def _plain(text: str) -> str:
    """The text without quotation marks, where YAML allows that (YAML 1.2.2, section 5.3: reserved signs)."""
    return f'"{text}"' if text.startswith("@") else text


def value_at(record: Any, path: Path) -> Any:
    for step in path:
        record = record[step]
    return record


def _has(record: Any, path: Path) -> bool:
    try:
        value_at(record, path)
    except (KeyError, IndexError):
        return False
    return True


def _free(kind: Kind, record: dict[str, Any], path: Path, owner: type[BaseModel], name: str) -> bool:
    target = target_of(owner, name)
    if target is not None and not getattr(target, "or_name", False):
        return False
    value = value_at(record, path)
    if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
        return False
    changed = deepcopy(record)
    value_at(changed, path[:-1])[path[-1]] = "Any text # 2" if isinstance(value, str) else ["Any text # 2", *value[1:]]
    try:
        kind.model.model_validate(changed)
    except ValidationError as error:
        return not any(details["loc"][: len(path)] == path for details in error.errors())
    return True


def named_in(spot: Spot, lines: list[str], *extra: int) -> Mistake:
    """A mistake that must be named at the first line of the field."""
    return Mistake(lines, frozenset({spot.line_of_row(spot.first), *extra}))
