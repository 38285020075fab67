"""Writes a commented record for a partner to fill in."""

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from portal.kinds import kind as kind_named
from portal.records.fields import Refers, Term

_WIDTH = 100


def record(kind: str) -> str:
    """A record of the kind: what is required stands ready to fill in, what is optional is commented out."""
    found = kind_named(kind)
    lines = [
        f"# A new {kind}. Put it at the end of data/{found.stem}.yaml, or in a file of its own in data/{found.stem}/.",
        "# Fill in the lines without #. Lines with # are optional: delete the # to use one, or delete the line.",
        "# Then run: python -m portal check",
        "",
    ]
    fields = list(found.model.model_fields.items())
    fields.sort(key=lambda item: (item[0] != "id", item[0] in {"note", "formerly", "sources"}))
    first = True
    for name, field in fields:
        lines += _field(name, field, indent="  ", dash=first)
        first = False
    return "\n".join(lines) + "\n"


def _field(name: str, field: FieldInfo, indent: str, dash: bool = False) -> list[str]:
    required = field.is_required()
    comment = [f"{indent}# {line}" for line in _wrapped(field.description or "")]
    lead = f"{indent[:-2]}- " if dash else indent
    value = _example(field)
    body = [f"{lead}{name}: {value[0]}".rstrip(), *(f"{indent}{line}" for line in value[1:])]
    if not required:
        body = [f"{indent}#{line.removeprefix(indent)}" for line in body]
    return [*comment, *body]


def _example(field: FieldInfo) -> list[str]:
    """What stands after the colon: a hint at the value, and indented lines for lists and parts."""
    annotation, metadata = field.annotation, list(field.metadata)
    if field.default not in (None, PydanticUndefined, ()) and not isinstance(field.default, BaseModel):
        return [str(field.default)]
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        part = _part(inner)
        if part is None:
            return ["", f"  - {_hint(inner, metadata)}"]
        names = [name for name, item in part.model_fields.items() if item.is_required()]
        return ["", *(f"  {'- ' if index == 0 else '  '}{name}: ..." for index, name in enumerate(names))]
    part = _part(annotation)
    if part is not None:
        return ["", *(f"  {name}: ..." for name, item in part.model_fields.items() if item.is_required())]
    return [_hint(annotation, metadata)]


def _hint(annotation: Any, metadata: list[Any]) -> str:
    arguments = [annotation, *_flat(annotation)]
    for item in [*metadata, *(meta for argument in arguments for meta in getattr(argument, "__metadata__", ()))]:
        if isinstance(item, Term):
            return f"...  # a term of data/vocabularies/{item.vocabulary}.yaml"
        if isinstance(item, Refers):
            extra = " or a web address" if item.kind == "source" else ""
            return f"...  # the id of a {item.kind}{extra}"
    for argument in arguments:
        if get_origin(argument) is Literal:
            return f"{get_args(argument)[0]}  # or {', '.join(map(str, get_args(argument)[1:]))}"
    return "..."


def _flat(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [inner for argument in get_args(annotation) for inner in (argument, *_flat(argument))]
    return []


def _part(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *_flat(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line] if line else lines
