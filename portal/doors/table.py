"""The table: a workbook of a country's or a hub's records, to correct and to fill in."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from portal.doors.columns import BETWEEN, Column, Layout, cell, layouts
from portal.doors.workbook import Book, ColumnHead, SheetToFill
from portal.portal import Portal
from portal.reading.references import models_in, references, target_of
from portal.records.fields import Refers, Term
from portal.records.kind import Kind

Standing = Mapping[str, Mapping[str, Any]]
"""Records in plain form, by kind and id."""
SPARE = 40
"""Empty rows of each sheet; a row can be added below them."""
VERSION = "1"
ID = "id"
RECORD = Column(("of record",), "The id of the record to which this belongs.", required=True)
_PLACES = ("country", "cluster")
EXPLAINED = 2
"""Rows above the first record: names and explanations."""


def shown_kinds(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    """The kinds whose records are about places."""
    return tuple(
        kind
        for kind in kinds
        if not kind.single and not kind.vocabulary and (kind.name in _PLACES or _names_a_place(kind.model))
    )


def _names_a_place(model: type[BaseModel]) -> bool:
    targets = [target_of(model, name) for name in model.model_fields]
    inner = [part for field in model.model_fields.values() for part in models_in(field.annotation)]
    return any(isinstance(target, Refers) and target.kind in _PLACES for target in targets) or any(
        map(_names_a_place, inner)
    )


def of_place(portal: Portal, kind: Kind, place: str) -> tuple[str, ...]:
    """The ids of the records of a kind that are about a country (its code) or a hub, or are that hub itself."""
    return tuple(
        id
        for id, record in portal.every(kind.model).items()
        if (kind.name in _PLACES and id == place)
        or any(
            isinstance(reference.target, Refers) and reference.target.kind in _PLACES and reference.value == place
            for reference in references(record)
        )
    )


def book(portal: Portal, kinds: Sequence[Kind], place: str, name: str, standing: Standing) -> Book:
    """The workbook of a place: for each kind a sheet of its records, and one for each of their lists.

    ``standing`` has the records in plain form, by kind and id.
    """
    made = Book(
        title=f"{portal.project.acronym}: {name}",
        notes=_notes(portal, name),
        facts=[("version", VERSION), ("identity", portal.project.identity), ("place", place)],
        sheets=[],
        choices={},
    )
    for kind in shown_kinds(kinds):
        ids = of_place(portal, kind, place)
        records = [standing[kind.name][id] for id in ids if id in standing[kind.name]]
        for layout in layouts(kind):
            made.sheets.append(_sheet(portal, layout, records, made.choices))
    return made


def _notes(portal: Portal, name: str) -> list[str]:
    return [
        f"{portal.project.acronym}: {name}",
        "Each sheet has one kind of record, one record in a row. The second row says what belongs into a column. "
        "Columns with a yellow head must be filled in.",
        "Change what is wrong, and add what is missing in the empty rows. A new record needs an id of its own: "
        "lower-case letters, digits and hyphens, like be-school-name.",
        f"Several values in one cell have a semicolon between them: one{BETWEEN}two.",
        "Sheets with a dot in their name have the lists of a record, one entry in a row. "
        "The first column says to which record it belongs.",
        "A row that you delete here is not deleted on the site: say in your message what became of it.",
        "Save the file in the format that it has, and send it back.",
    ]


def _sheet(
    portal: Portal, layout: Layout, records: Sequence[Mapping[str, Any]], choices: dict[str, list[str]]
) -> SheetToFill:
    heads = [_head(portal, column, choices) for column in layout.columns]
    if layout.part:
        ids = f"ids_{layout.kind.stem.replace('/', '_')}"
        choices.setdefault(ids, [str(record[ID]) for record in records])
        heads.insert(0, ColumnHead(RECORD.name, RECORD.explanation, required=True, choices=ids))
        rows = [
            [str(record[ID]), *(cell(entry, column) for column in layout.columns)]
            for record in records
            for entry in (record.get(layout.part) or [])
        ]
    else:
        rows = [[cell(record, column) for column in layout.columns] for record in records]
    return SheetToFill(layout.name, heads, rows, SPARE)


def _head(portal: Portal, column: Column, choices: dict[str, list[str]]) -> ColumnHead:
    name, offered = _offered(portal, column)
    if name:
        choices.setdefault(name, offered)
    explanation = column.explanation
    if column.several:
        explanation += f" Several: one{BETWEEN}two."
    return ColumnHead(
        column.name,
        explanation,
        required=column.required,
        choices="" if column.several else name,
        strict=bool(column.choices) or isinstance(column.target, Term),
        locked=column.path == (ID,),
        long=column.path[-1] in {"about", "summary", "body", "text", "name", "title", "note"},
    )


def _offered(portal: Portal, column: Column) -> tuple[str, list[str]]:
    """The name of the list that a column offers, and its values; "" where there is none."""
    if isinstance(column.target, Term):
        return f"term_{column.target.vocabulary}", list(portal.vocabularies[column.target.vocabulary])
    if isinstance(column.target, Refers):
        kind = next((kind for kind in portal.kinds if kind.name == column.target.kind), None)
        if kind is not None:
            return f"ref_{kind.stem.replace('/', '_')}", list(portal.every(kind.model))
    if column.choices:
        return f"one_of_{'_'.join(column.path)}_{len(column.choices)}", list(column.choices)
    return "", []
