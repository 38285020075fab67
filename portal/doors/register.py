"""A register of others: a table with foreign columns, mapped once by a small file, and taken by the thousand.

The mapping is a YAML file: the kind, how the table is written, which column is which field, what foreign words mean,
and what is the same for all rows.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.doors.columns import Column, layouts, put, typed, value_at
from portal.doors.proposal import Proposed
from portal.doors.returned import Sent, Where
from portal.doors.table import Standing
from portal.doors.workbook import BookError
from portal.problem import did_you_mean
from portal.reading import yamlfile
from portal.records.kind import Kind

_KEYS = ("kind", "encoding", "separator", "id", "columns", "words", "always")
_ENCODING = re.compile(r"utf-8(-sig)?|utf-16(-[lb]e)?|(cp|windows-)125[0-8]|iso-8859-1?[0-9]")
"""Python knows others that are no encodings of tables, and some take hours."""
_LONGEST_ID = 60
# Letters that Unicode does not take apart into a letter and a sign.
_WHOLE: dict[str, str | int | None] = {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"}


@dataclass(frozen=True)
class RegisterMapping:
    """How a register is read."""

    kind: Kind
    id: str
    """What an id is made of: text with names of the register's columns in braces, like "hr-{Naziv}"."""
    columns: Mapping[str, Column]
    """The field that each foreign column holds."""
    words: Mapping[str, Mapping[str, str]]
    """By field, what foreign words mean."""
    always: Mapping[str, Any]
    """What all records have, in plain form."""


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise BookError(f"the mapping {file} is not there; correct the name")
    root, problems = yamlfile.read(file, file.name)
    if root is None or problems:
        raise BookError(f"the mapping cannot be read: {problems[0]}")
    found = yamlfile.plain(root)
    if not isinstance(found, dict):
        raise BookError(f'the mapping {file.name} is no list of fields; write "kind: school" and so on')
    for key in found:
        if key not in _KEYS:
            raise BookError(
                f"{file.name}: {key} is no field{did_you_mean(key, _KEYS)}; write one of: {', '.join(_KEYS)}"
            )
    return found


def spelling(file: Path) -> tuple[str, str]:
    """Encoding and separator of the register, as its mapping says."""
    found = _read(file)
    encoding, separator = str(found.get("encoding", "utf-8")).casefold(), str(found.get("separator", ""))
    if not _ENCODING.fullmatch(encoding):
        raise BookError(f'{file.name}: encoding "{encoding}" is not read here; write utf-8, utf-16 or windows-1250')
    if len(separator) > 1 or separator in ('"', "\n", "\r"):
        raise BookError(f"{file.name}: separator is one sign that stands between cells; write a comma or semicolon")
    return "utf-8-sig" if encoding == "utf-8" else encoding, separator


def mapping(file: Path, kinds: Sequence[Kind]) -> RegisterMapping:
    """The mapping in a file. Raises BookError that names the field and what to write."""
    found = _read(file)
    known = {kind.name: kind for kind in kinds if not kind.single}
    name = str(found.get("kind", ""))
    if name not in known:
        raise BookError(f'{file.name}: kind "{name}" is no kind of record{did_you_mean(name, known)}')
    fields = {column.name: column for column in layouts(known[name])[0].columns}
    columns = {}
    for field, foreign in _table(found, "columns", file).items():
        if field not in fields:
            raise BookError(f"{file.name}: columns: {field} is no field{did_you_mean(field, fields)}")
        columns[str(foreign)] = fields[field]
    if not found.get("id"):
        raise BookError(f'{file.name}: has no id; write what ids are made of, like id: "hr-{{Naziv}}"')
    return RegisterMapping(
        known[name], str(found["id"]), columns, _table(found, "words", file), _table(found, "always", file)
    )


def _table(found: Mapping[str, Any], key: str, file: Path) -> dict[str, Any]:
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise BookError(f'{file.name}: {key} is no list of fields; write "name: value" below it')
    return value


def taken(rows: Sequence[tuple[int, list[str]]], how: RegisterMapping, there: Standing) -> Sent:
    """The records of a register. What a record has beside the mapped fields stays."""
    if not rows:
        raise BookError("is empty; the first row must have the names of the columns")
    _number, heads = rows[0]
    missing = [name for name in how.columns if name not in heads]
    if missing:
        hints = "; ".join(f'"{name}"{did_you_mean(name, heads)}' for name in missing)
        raise BookError(f"has no column {hints}; correct the mapping")
    proposed: list[Proposed] = []
    cells: dict[tuple[str, str, tuple[str | int, ...]], Where] = {}
    faults: list[str] = []
    met: dict[str, int] = {}
    for number, row in rows[1:]:
        values = {name: row[place] if place < len(row) else "" for place, name in enumerate(heads)}
        id = _id(how.id, values)
        if not id:
            faults.append(f"row {number}: gives no id; fill in the columns that the id is made of")
            continue
        if id in met:
            faults.append(f"row {number}: gives the id {id}, as row {met[id]} does; add a column to id in the mapping")
            continue
        met[id] = number
        record: dict[str, Any] = {"id": id, **there[how.kind.name].get(id, {})}
        for name, value in how.always.items():
            record.setdefault(name, value)
        cells[(how.kind.name, id, ())] = Where("register", number, 0)
        for foreign, column in how.columns.items():
            place = heads.index(foreign)
            cells[(how.kind.name, id, column.path)] = Where("register", number, place)
            text = how.words.get(column.name, {}).get(values[foreign], values[foreign])
            if text:
                before = value_at(record, column.path)
                put(record, column.path, text if isinstance(text, list) else typed(column, text, before))
        proposed.append(Proposed(how.kind, record))
    return Sent(tuple(proposed), cells, tuple(faults), ())


def _id(pattern: str, values: Mapping[str, str]) -> str:
    empty = False

    def filled(found: re.Match[str]) -> str:
        nonlocal empty
        text = values.get(found[1], "")
        empty = empty or not text
        return text

    made = re.sub(r"\{([^{}]*)\}", filled, pattern)
    return "" if empty else _as_id(made)


def _as_id(text: str) -> str:
    """Lower-case letters a-z, digits and hyphens, of any text."""
    apart = text.casefold().translate(str.maketrans(_WHOLE))
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST_ID].strip("-")
