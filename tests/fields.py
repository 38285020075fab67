"""Every field of every kind of record, found by walking the models, so that what is new there is tested too."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from portal.parts.registry import KINDS
from portal.records.fields import Refers, Term
from portal.records.kind import Kind

Steps = tuple[str | int, ...]
ENTRY = "*"
"""Stands in the path of a leaf for any entry of a list."""
_WORDS = "Some words, and others."


@dataclass(frozen=True)
class Type:
    """The type of a field with its limits and validators."""

    annotation: Any
    metadata: tuple[Any, ...]


@dataclass(frozen=True)
class Leaf:
    """A field that holds a value and no further fields."""

    kind: str
    path: tuple[str, ...]
    annotation: Any
    """Its type, without None and without the list around it."""
    metadata: tuple[Any, ...]
    """What pydantic keeps beside the type: limits, validators and marks."""
    optional: bool
    """Whether it may be left out, where the part that it stands in is there."""

    def __str__(self) -> str:
        return f"{self.kind}: {'.'.join(self.path)}"

    @property
    def marks(self) -> tuple[Refers | Term, ...]:
        """What it names, where it names something."""
        return tuple(mark for mark in self.metadata if isinstance(mark, Refers | Term))

    @property
    def names(self) -> bool:
        """Whether it holds the name of a record or term, and nothing else."""
        return any(not (isinstance(mark, Refers) and mark.or_name) for mark in self.marks)

    @property
    def prose(self) -> bool:
        """Whether any words can stand in it."""
        return self.annotation is str and not self.names and self.takes(_WORDS)

    @property
    def long(self) -> bool:
        """Whether it is long text, which is Markdown."""
        return self.prose and self.takes("Some words.\n\nAnd others.")

    @property
    def address(self) -> bool:
        """Whether it holds an address of the web, or may hold one."""
        return self.annotation is str and not self.takes(_WORDS) and self.takes("https://school.example.eu/a?b=c")

    def takes(self, value: str) -> bool:
        """Whether its type takes the value; what stands beside it is not asked."""
        return _takes(self.type, value)

    @property
    def type(self) -> "Type":
        """What pydantic judges a value by; the same for many fields."""
        return Type(self.annotation, self.metadata)

    def fits(self, path: Steps) -> bool:
        """Whether ``path``, with the numbers of entries in it, leads to this field."""
        return len(path) == len(self.path) and all(
            isinstance(step, int) if name == ENTRY else step == name for step, name in zip(path, self.path, strict=True)
        )


@cache
def _adapter(type: Type) -> TypeAdapter[Any]:
    annotated: Any = type.annotation
    for mark in type.metadata:
        annotated = Annotated[annotated, mark]
    return TypeAdapter(annotated)


@lru_cache(maxsize=1 << 16)
def _takes(type: Type, value: str) -> bool:
    try:
        _adapter(type).validate_python(value)
    except (ValidationError, UnicodeEncodeError):  # The latter for lone surrogates, which no file can hold.
        return False
    return True


@cache
def leaves(kind: Kind) -> tuple[Leaf, ...]:
    """Every leaf of the kind, in the order of its models."""
    return tuple(_of_model(kind.name, kind.model, (), ()))


@cache
def leaves_of(model: type[BaseModel]) -> tuple[Leaf, ...]:
    """Every leaf of a part, with paths from there."""
    return tuple(_of_model("", model, (), ()))


def all_leaves() -> tuple[Leaf, ...]:
    """Every leaf of every kind."""
    return tuple(leaf for kind in KINDS for leaf in leaves(kind))


def _of_model(
    kind: str, model: type[BaseModel], path: tuple[str, ...], above: tuple[type[BaseModel], ...]
) -> Iterator[Leaf]:
    if model in above:  # A part that holds parts of its own kind.
        return
    for name, field in model.model_fields.items():
        yield from _of(
            kind, field.annotation, tuple(field.metadata), not field.is_required(), (*path, name), (*above, model)
        )


def _of(
    kind: str,
    annotation: Any,
    metadata: tuple[Any, ...],
    optional: bool,
    path: tuple[str, ...],
    above: tuple[type[BaseModel], ...],
) -> Iterator[Leaf]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _of(kind, arguments[0], (*metadata, *arguments[1:]), optional, path, above)
    elif origin in {Union, types.UnionType}:
        for argument in arguments:
            if argument is not type(None):
                yield from _of(kind, argument, metadata, optional, path, above)
    elif origin in {tuple, list, set, frozenset}:
        # Limits of the list say nothing about its entries; marks do.
        marks = tuple(mark for mark in metadata if isinstance(mark, Refers | Term))
        yield from _of(kind, arguments[0], marks, True, (*path, ENTRY), above)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _of_model(kind, annotation, path, above)
    elif origin is None or origin is Literal:
        yield Leaf(kind, path, annotation, metadata, optional)
    else:
        raise TypeError(f"{kind}, {'.'.join(path)}: tests/fields.py does not know {annotation}")


def values(record: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every value inside plain data that is neither a list nor a mapping, with its path."""
    if isinstance(record, dict):
        steps: Any = record.items()
    elif isinstance(record, list):
        steps = enumerate(record)
    else:
        yield path, record
        return
    for step, value in steps:
        yield from values(value, (*path, step))


def value_at(record: Any, path: Steps) -> Any:
    """What stands at ``path`` in a record or in plain data."""
    for step in path:
        record = getattr(record, str(step)) if isinstance(record, BaseModel) else record[step]
    return record
