"""Finds values of a record that may not mean what they look like, given the types of their fields."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.reading.messages import model_at
from portal.reading.references import Path, target_of
from portal.reading.yamlfile import Listing, Mapping, Node, Text, part_at, plain

_PROBE = "Text #2"
_LIKE_FIELD = re.compile(r"[ \t]*([a-z]\w*):(?:[ \t]|$)")


def unusual(node: Node) -> list[tuple[Path, Text]]:
    """The texts under ``node`` with a fault, a doubt or several lines. All other texts mean what they look like."""
    found: list[tuple[Path, Text]] = []
    rest: list[tuple[Path, Node]] = [((), node)]
    while rest:
        path, inner = rest.pop()
        steps: Iterable[tuple[str | int, Node]] = ()
        if isinstance(inner, Mapping):
            steps = inner.entries.items()
        elif isinstance(inner, Listing):
            steps = enumerate(inner.items)
        for step, value in steps:
            if not isinstance(value, Text):
                rest.append(((*path, step), value))
            elif value.fault or value.doubt or "\n" in value.value:
                found.append(((*path, step), value))
    return found


def swallowed(model: type[BaseModel], node: Node, path: Path, text: Text) -> Iterator[tuple[str, int]]:
    """Name and line of fields that are inside the long text at ``path`` and missing from its record or part.

    They were indented like the text, so that YAML made them lines of it.
    """
    candidates = [
        (found[1], number)
        for number, line in enumerate(text.value.split("\n"), start=1)
        if (found := _LIKE_FIELD.match(line))
    ]
    if candidates:
        owner = part_at(node, path[:-1])
        fields = model_at(model, path[:-1]).model_fields
        for name, number in candidates:
            if name in fields and isinstance(owner, Mapping) and name not in owner.entries:
                yield name, text.line + number


def free(model: type[BaseModel], node: Node, paths: Sequence[Path]) -> set[Path]:
    """The ``paths`` whose fields accept any text: no ids, references, terms, dates, numbers, choices or addresses."""
    asked = [path for path in paths if _names_nothing(model, path)]
    if not asked:
        return set()
    probe = plain(node)
    for path in asked:
        _put(probe, path)
    try:
        model.model_validate(probe)
    except ValidationError as error:
        wrong = {details["loc"] for details in error.errors(include_url=False, include_context=False)}
        above = {loc[:end] for loc in wrong for end in range(len(loc))}
        return {path for path in asked if path not in above and wrong.isdisjoint(_with_above(path))}
    return set(asked)


def _names_nothing(model: type[BaseModel], path: Path) -> bool:
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return False
    target = target_of(model_at(model, path[: path.index(names[-1])]), names[-1])
    return target is None or getattr(target, "or_name", False)


def _with_above(path: Path) -> Iterator[Path]:
    return (path[:end] for end in range(len(path) + 1))


def _put(inside: Any, path: Path) -> None:
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = _PROBE
