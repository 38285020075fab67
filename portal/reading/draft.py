"""Writes a commented draft of a record for a partner to fill in."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from portal.problem import shortened
from portal.reading.docstrings import docstrings
from portal.records.fields import Refers, Term
from portal.records.kind import Kind

_WIDTH = 100


def wanted(name: str, kinds: Sequence[Kind], data: Path) -> Kind:
    """The one of the ``kinds`` that a name on the command line means.

    Raises ValueError with the names that are accepted, and for a kind with one record that is in the folder ``data``.
    """
    written = name.replace("-", " ").replace("_", " ").strip().casefold()
    many = {kind.name.replace("_", " "): kind for kind in kinds if not kind.single}
    if written in many:
        return many[written]
    single = next((kind for kind in kinds if kind.single and kind.name == written), None)
    if single is not None and not (data / f"{single.stem}.yaml").exists():
        return single
    if single is not None:
        raise ValueError(f"There is one {single.name} only: correct or write it in data/{single.stem}.yaml.")
    known = {**many, **{kind.stem.replace("_", " "): kind for kind in many.values()}}
    known |= {f"{known_as}s": kind for known_as, kind in many.items()}
    close = get_close_matches(written, list(known), n=1, cutoff=0.6)
    hint = f' Did you mean "{_typed(known[close[0]])}"?' if close else ""
    what = f'There is no kind of record "{shortened(name)}".{hint}' if name else "Say what you want to add."
    missing = [kind for kind in kinds if kind.single and not (data / f"{kind.stem}.yaml").exists()]
    known_kinds = "\n".join(f"  {_typed(kind)}" for kind in (*many.values(), *missing))
    raise ValueError(f"{what} Write one of these after new, or after make new KIND=:\n{known_kinds}")


def _typed(kind: Kind) -> str:
    return kind.name.replace(" ", "-")


def own_file(found: Kind) -> str:
    """The same draft as a whole file of its own, so that nobody else's file is touched."""
    head, body = _entry(found).split("\n\n", 1)
    _first, _second, *how = head.split("\n")
    file = f"{found.stem}.yaml" if found.single else f"{found.stem}/ID.yaml"
    where = f"# A new record: save this as data/{file}, and change no other file."
    lines = [re.sub("^(- |  )", "", line) for line in body.split("\n")]
    return "\n".join([where, *how, "", *lines])


def record(found: Kind) -> str:
    """A draft of a record of the kind: required fields are ready to fill in, optional ones are commented out.

    Of a kind that has one record it is a whole file.
    """
    return own_file(found) if found.single else _entry(found)


def _entry(found: Kind) -> str:
    lines = [
        f"# A new record for data/{found.stem}.yaml. Put it at the end of that file,",
        f"# or in a file of its own in the folder data/{found.stem}/.",
        "# Write the value in place of every ... Lines like #note: are optional: delete the # to use one, or the line.",
        "# Then run: python -m portal check",
        "",
    ]
    fields = list(found.model.model_fields.items())
    fields.sort(key=lambda item: (item[0] != "id", item[0] in {"note", "formerly", "confirmed", "sources"}))
    first = True
    for name, field in fields:
        lines += _field(name, field, docstrings(found.model)[name], indent="  ", dash=first)
        first = False
    return "\n".join(lines) + "\n"


def _field(name: str, field: FieldInfo, explained: str, indent: str, dash: bool = False) -> list[str]:
    lines = _written(name, field, optional=not field.is_required())
    hints = [line for line in lines if line.startswith("# ")]
    first, *below = lines[len(hints) :]
    comment = [*(f"{indent}# {line}" for line in _wrapped(explained)), *(f"{indent}{hint}" for hint in hints)]
    if not field.is_required():
        return [*comment, f"{indent}#{first}", *(f"{indent}#{line}" for line in below)]
    return [*comment, f"{indent[:-2]}- {first}" if dash else f"{indent}{first}", *(f"{indent}{line}" for line in below)]


def _written(name: str, field: FieldInfo, optional: bool) -> list[str]:
    """The lines of a field below a hint about its value.

    A part has all its fields, commented out if only they are optional.

    Hints are on lines of their own, because text typed in front of a comment may seem to continue in it.
    """
    if field.default not in (None, PydanticUndefined, ()):
        return [f"{name}: {field.default}"]
    listed = get_origin(field.annotation) is tuple
    inner = get_args(field.annotation)[0] if listed else field.annotation
    part = part_of(inner)
    if part is None:
        value, hints = hint(inner, list(field.metadata))
        return [*hints, f"{name}:", f"  - {value}"] if listed else [*hints, f"{name}: {value}"]
    below = []
    for key, item in sorted(part.model_fields.items(), key=lambda entry: not entry[1].is_required()):
        lines = _written(key, item, optional=optional or not item.is_required())
        below += lines if optional or item.is_required() else [_commented_out(line) for line in lines]
    above = [line for line in below[:1] if line.startswith("# ")]
    below = below[len(above) :]
    lead = ["- ", *["  "] * (len(below) - 1)] if listed else [""] * len(below)
    return [f"{name}:", *(f"  {line}" for line in above)] + [
        f"  {start}{line}" for start, line in zip(lead, below, strict=True)
    ]


def _commented_out(line: str) -> str:
    return line if line.startswith("# ") else f"#{line}"


def hint(annotation: Any, metadata: list[Any]) -> tuple[str, list[str]]:
    """The placeholder for the value, and the comments that say which values are allowed."""
    arguments = [annotation, *_flat(annotation)]
    for item in [*metadata, *(meta for argument in arguments for meta in getattr(argument, "__metadata__", ()))]:
        if isinstance(item, Term):
            return "...", [f"# a term of data/vocabularies/{item.vocabulary}.yaml"]
        if isinstance(item, Refers):
            extra = " or a web address" if item.kind == "source" else ""
            article = "an" if item.kind[0] in "aeiou" else "a"
            return "...", [f"# the id of {article} {item.kind}{extra}"]
    for argument in arguments:
        if get_origin(argument) is Literal:
            first, *others = map(str, get_args(argument))
            return first, [f"# one of: {', '.join([first, *others])}"] if others else []
        if argument is bool:
            return "...", ["# true or false"]
    return "...", []


def _flat(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [inner for argument in get_args(annotation) for inner in (argument, *_flat(argument))]
    return []


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The model of a field whose value has fields of its own; None for any other."""
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
