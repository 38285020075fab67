"""Finds the fields of a record that refer to other records or to terms of a vocabulary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from portal.records.fields import Refers, Term, is_id

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Reference:
    """One reference in one field."""

    path: Path
    target: Refers | Term
    value: str


def references(record: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Every reference in the record, nested parts included."""
    for name, target, nested in _plan(type(record)):
        value = getattr(record, name)
        entries = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, entry in entries:
            if entry is None or (target is not None and not _refers(target, entry)):
                continue
            here = (*path, name) if index is None else (*path, name, index)
            if target is not None:
                yield Reference(here, target, entry)
            elif nested:
                yield from references(entry, here)


def references_as_written(model: type[BaseModel], record: Any, path: Path = ()) -> Iterator[Reference]:
    """Every reference in a record in plain form, which may be wrong in other ways."""
    if isinstance(record, str):  # a part may be written as its first field alone
        target = target_of(model, next(iter(model.model_fields)))
        if target is not None and _refers(target, record):
            yield Reference(path, target, record)
    if not isinstance(record, Mapping):
        return
    for name, target, nested in _plan(model):
        value = record.get(name)
        entries = enumerate(value) if isinstance(value, list | tuple) else ((None, value),)
        for index, entry in entries:
            here = (*path, name) if index is None else (*path, name, index)
            if target is not None:
                if isinstance(entry, str) and _refers(target, entry):
                    yield Reference(here, target, entry)
            elif nested:
                for part in models_in(model.model_fields[name].annotation):
                    yield from references_as_written(part, entry, here)


def _refers(target: Refers | Term, value: str) -> bool:
    """False for the name that some fields may hold in place of an id."""
    return is_id(value) or not (isinstance(target, Refers) and target.or_name)


def target_of(model: type[BaseModel], field: str) -> Refers | Term | None:
    """The target of the model's field; None if it is not a reference or there is no such field."""
    return next((target for name, target, _nested in _plan(model) if name == field), None)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, Refers | Term | None, bool], ...]:
    """The fields that are references (with their target) or nested parts, and no others."""
    plan = []
    for name, field in model.model_fields.items():
        target = _marker(field.metadata) or _in_annotation(field.annotation)
        nested = target is None and any(models_in(field.annotation))
        if target is not None or nested:
            plan.append((name, target, nested))
    return tuple(plan)


def _marker(metadata: Any) -> Refers | Term | None:
    return next((item for item in metadata if isinstance(item, Refers | Term)), None)


def _in_annotation(annotation: Any) -> Refers | Term | None:
    if get_origin(annotation) is Annotated:
        return _marker(annotation.__metadata__)
    for argument in get_args(annotation):
        if found := _in_annotation(argument):
            return found
    return None


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in an annotation, for example Place in ``Place | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
