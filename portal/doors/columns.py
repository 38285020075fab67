"""How records are laid out as tables: a column for each value, a table of its own for each list of parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.reading.docstrings import docstrings
from portal.reading.references import models_in, target_of
from portal.records.fields import Refers, Term
from portal.records.kind import Kind

BETWEEN = "; "
"""What stands between several values in one cell."""


@dataclass(frozen=True)
class Column:
    """One value of each record, or one short list of values."""

    path: tuple[str, ...]
    """Its fields, from the outermost."""
    explanation: str
    """What to write there."""
    required: bool
    several: bool = False
    """True where a cell can hold several values."""
    choices: tuple[str, ...] = ()
    """All values there can be; none where that is not known from the model."""
    target: Refers | Term | None = None
    """What it refers to."""
    named_by: str = ""
    """Where entries of the list may be parts, the field by which a cell names one; the rest of the part is kept."""

    @property
    def name(self) -> str:
        """The head of the column: "place.town"."""
        return ".".join(self.path)


@dataclass(frozen=True)
class Layout:
    """A table: the records of a kind, or the entries of one of their lists, each with the id of its record."""

    kind: Kind
    part: str
    """The list; "" for the records themselves."""
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the sheet; spreadsheets take 31 characters."""
        stem = self.kind.stem.replace("/", " ")
        return (f"{stem}.{self.part}" if self.part else stem)[:31]


def layouts(kind: Kind) -> tuple[Layout, ...]:
    """The tables of a kind, its records first. What fits into no table stays as it is when a table is taken back."""
    own: list[Column] = []
    parts: list[Layout] = []
    for name, field in kind.model.model_fields.items():
        inner = _entries(field)
        model = _only_model(inner) if inner is not None else None
        if model is not None and not _has_text(inner):
            columns = tuple(_columns(model, ()))
            parts.append(Layout(kind, name, columns))
        else:
            own += _column(kind.model, name, field, (), required=field.is_required())
    last = {"note", "formerly", "confirmed", "waiver"}
    own.sort(key=lambda column: (column.path != ("id",), not column.required, column.path[0] in last))
    return (Layout(kind, "", tuple(own)), *(part for part in parts if part.columns))


def _columns(model: type[BaseModel], above: tuple[str, ...], *, required: bool = True) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        yield from _column(model, name, field, above, required=required and field.is_required())


def _column(
    model: type[BaseModel], name: str, field: FieldInfo, above: tuple[str, ...], *, required: bool
) -> Iterator[Column]:
    path = (*above, name)
    inner = _entries(field)
    if inner is not None:
        part = _only_model(inner)
        if part is not None and not _has_text(inner):
            return
        named_by = next(iter(part.model_fields)) if part is not None else ""
        target = target_of(model, name) or (target_of(part, named_by) if part is not None else None)
        yield Column(
            path,
            docstrings(model)[name],
            required,
            several=True,
            choices=_choices(inner),
            target=target,
            named_by=named_by,
        )
        return
    part = _only_model(field.annotation)
    if part is not None:
        yield from _columns(part, path, required=required)
    else:
        yield Column(
            path, docstrings(model)[name], required, choices=_choices(field.annotation), target=target_of(model, name)
        )


def _entries(field: FieldInfo) -> Any:
    """What a list has as entries; None where the field is no list."""
    for annotation in (field.annotation, *get_args(field.annotation)):
        if get_origin(annotation) is tuple:
            return get_args(annotation)[0]
    return None


def _only_model(annotation: Any) -> type[BaseModel] | None:
    return next(models_in(annotation), None)


def _has_text(annotation: Any) -> bool:
    """True where an entry may be text, as a source may be cited by its id alone."""
    if annotation is str:
        return True
    written = [getattr(item, "json_schema_input_type", None) for item in getattr(annotation, "__metadata__", ())]
    return any(_has_text(argument) for argument in (*get_args(annotation)[:1], *filter(None, written))) or any(
        _has_text(argument) for argument in get_args(annotation)[1:] if get_origin(annotation) in (Union, UnionType)
    )


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    if annotation is bool:
        return ("true", "false")
    if get_origin(annotation) in (Union, UnionType):
        inner = [argument for argument in get_args(annotation) if argument is not type(None)]
        return _choices(inner[0]) if len(inner) == 1 else ()
    return ()


def cell(record: Any, column: Column) -> str:
    """What stands in the column for a record or part in plain form."""
    value = value_at(record, column.path)
    if isinstance(value, list | tuple):
        return BETWEEN.join(_named(item, column) for item in value)
    return "" if value is None else str(value).rstrip("\n")


def _named(item: Any, column: Column) -> str:
    return str(item.get(column.named_by, "") if isinstance(item, Mapping) else item)


def typed(column: Column, text: str, before: Any) -> Any:
    """The plain value that a cell means; ``before`` is what stood there, whose parts are kept."""
    if not column.several:
        return text
    names = [name.strip() for name in text.replace("\n", ";").split(";") if name.strip()]
    kept: dict[str, list[Any]] = {}
    for item in before if isinstance(before, list) else []:
        kept.setdefault(_named(item, column), []).append(item)
    # Of several parts of one name each is kept once, in their order, as where a source is cited at two places.
    return [kept[name].pop(0) if kept.get(name) else name for name in names]


def value_at(record: Any, path: tuple[str, ...]) -> Any:
    """What a record or part in plain form has at the path; None for nothing."""
    for step in path:
        if not isinstance(record, Mapping):
            return None
        record = record.get(step)
    return record


def put(record: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Sets the value, or takes it away where it is None; a part without a value goes. Parts are copied."""
    first, *rest = path
    inner = record.get(first)
    if rest:
        part = dict(inner) if isinstance(inner, Mapping) else {}
        put(part, tuple(rest), value)
        value = part or None
    if value is None:
        record.pop(first, None)
    else:
        record[first] = value
