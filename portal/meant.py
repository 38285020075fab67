"""Says which values of a record may mean something else than they look, given what their fields hold."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.messages import model_at
from portal.references import Path, target_of
from portal.yamlfile import Listing, Mapping, Node, Text, plain

_PROBE = "Text #2"


def odd(node: Node) -> Iterator[tuple[Path, Text]]:
    """The texts under ``node`` that are spelled so that they may read otherwise than they look."""
    rest: list[tuple[Path, Node]] = [((), node)]
    while rest:
        path, inner = rest.pop()
        if isinstance(inner, Text):
            if inner.fault or inner.doubt:
                yield path, inner
        elif isinstance(inner, Mapping):
            rest += [((*path, key), value) for key, value in inner.entries.items() if not _is_usual(value)]
        else:
            rest += [((*path, index), item) for index, item in enumerate(inner.items) if not _is_usual(item)]


def _is_usual(node: Node) -> bool:
    return isinstance(node, Text) and not node.fault and not node.doubt


def swallowed(model: type[BaseModel], node: Node, path: Path = ()) -> Iterator[tuple[Path, str, int]]:
    """Path of a long text, name and line of a field that its record or part lacks and that stands in the text.

    It was indented like the text, so that it became a line of it.
    """
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            if isinstance(value, Text):
                for name, line in _fields_in(value, model, node):
                    yield (*path, key), name, line
            elif key in model.model_fields:
                yield from swallowed(model_at(model, (key,)), value, (*path, key))
    elif isinstance(node, Listing):
        for index, item in enumerate(node.items):
            yield from swallowed(model, item, (*path, index))


def _fields_in(text: Text, model: type[BaseModel], owner: Mapping) -> Iterator[tuple[str, int]]:
    if "\n" not in text.value or ":" not in text.value:
        return
    for number, line in enumerate(text.value.split("\n"), start=1):
        name, colon, _rest = line.strip().partition(":")
        if colon and name in model.model_fields and name not in owner.entries:
            yield name, text.line + number


def free(model: type[BaseModel], node: Node, paths: Sequence[Path]) -> set[Path]:
    """Those of ``paths`` whose fields take any text: not ids, references, terms, dates, numbers, choices, addresses."""
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
        return {path for path in asked if not any(path[: len(loc)] == loc or loc[: len(path)] == path for loc in wrong)}
    return set(asked)


def _names_nothing(model: type[BaseModel], path: Path) -> bool:
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return False
    target = target_of(model_at(model, path[: path.index(names[-1])]), names[-1])
    return target is None or getattr(target, "or_name", False)


def _put(inside: Any, path: Path) -> None:
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = _PROBE
