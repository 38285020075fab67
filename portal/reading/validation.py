"""Validates a record against its model: every error in its fields, with the line on which it was written."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from portal.problem import Problem
from portal.reading import bulk, meant, yamlfile
from portal.reading.messages import MOST_NAMES, field_path, meant_name, message, model_at, retired_fields
from portal.reading.yamlfile import Listing, Mapping, Node, Text
from portal.records.fields import TextError
from portal.records.kind import Kind
from portal.records.lists import EntryError

_UNFILLED = {"", "...", "\u2026"}
"""What YAML reads as no value, and the placeholders of a draft."""


def validated(kind: Kind, node: Mapping, shown: str, name: str) -> tuple[Any, list[Problem]]:
    """The record, None if the model rejects it, and the problems in its fields.

    ``shown`` is the file and ``name`` the id of the record as shown in messages.
    """
    if excess := bulk.excess(node):
        return None, [Problem(shown, yamlfile.line_of(node, excess[0]), name, excess[1])]
    empty = list(_empty(node))
    texts = [(loc, 0, _no_value(kind, loc)) for loc in empty]
    try:
        record = kind.model.model_validate(yamlfile.plain(node))
    except ValidationError as error:
        record, errors = None, [_where_written(node, details) for details in error.errors(include_url=False)]
        without, inside = set(empty), {loc[:end] for loc in (e["loc"] for e in errors) for end in range(len(loc))}
        by_part: dict[tuple[int | str, ...], list[ErrorDetails]] = {}
        for details in errors:
            by_part.setdefault(details["loc"][:-1], []).append(details)
        for details in errors:
            loc = details["loc"]
            # pydantic does not count invalid entries, so the list only seems too short.
            follows = details["type"] == "too_short" and loc in inside
            beside = _beside(node, loc)
            if loc not in without and not follows and not _misspelt(kind, details, by_part[loc[:-1]], beside):
                texts.append((_entry(details), _line_inside(details), message(kind.model, details, beside)))
    misread = {loc: (line, text) for loc, text, line in _misread(kind, node)}
    found = [Problem(shown, line, name, text) for line, text in misread.values()]
    for loc, below, text in texts:
        if loc not in misread:
            found.append(Problem(shown, yamlfile.line_of(node, loc, below), name, text))
    return record, found


def _where_written(node: Node, details: ErrorDetails) -> ErrorDetails:
    """The error without the last step of its path if that is a field of a part which was written as one text."""
    loc = details["loc"]
    return {**details, "loc": loc[:-1]} if loc and isinstance(yamlfile.part_at(node, loc[:-1]), Text) else details


def _entry(details: ErrorDetails) -> tuple[int | str, ...]:
    """The path of the error, down to the entry of a list if that is known."""
    error = details.get("ctx", {}).get("error")
    return (*details["loc"], error.entry) if isinstance(error, EntryError) else details["loc"]


def _line_inside(details: ErrorDetails) -> int:
    """The number of the wrong line within the text; 0 if the error is not about one line."""
    error = details.get("ctx", {}).get("error")
    return error.line if isinstance(error, TextError) else 0


def _no_value(kind: Kind, loc: tuple[str | int, ...]) -> str:
    """The message for a field without a value. Inside braces, a text with a comma is split into such fields."""
    name, owner = loc[-1], model_at(kind.model, loc[:-1])
    if isinstance(name, int) or name in owner.model_fields or meant_name(owner, name, ()):
        return f"{field_path(loc)} has no value; fill it in or delete the line"
    return (
        f"{field_path(loc)} has no value and is no field; "
        'write fields as "name: value", and put quotes round text that has a comma in it'
    )


def _beside(node: Node, loc: Sequence[str | int]) -> Collection[str]:
    """Names of the fields at the path, as typed."""
    node = yamlfile.part_at(node, loc[:-1])
    return node.entries.keys() if isinstance(node, Mapping) else ()


def _misspelt(kind: Kind, missing: ErrorDetails, here: list[ErrorDetails], beside: Collection[str]) -> bool:
    """True if a field is missing only because its name is misspelt, or is a former one, which another message says.

    ``here`` are the errors in the same part of the record.
    """
    *where, name = missing["loc"] or ("",)
    if missing["type"] != "missing":
        return False
    owner = model_at(kind.model, tuple(where))
    unknown = [str(other["loc"][-1]) for other in here if other["type"] == "extra_forbidden"]
    retired = retired_fields(owner)
    if any(retired[other].instead == name for other in unknown if other in retired):
        return True
    guesses = {meant_name(owner, other, beside) for other in unknown}
    # If no field resembles the one unknown name, its message already names the one missing field.
    alone = guesses == {None} and len(unknown) == sum(other["type"] == "missing" for other in here) == 1
    return name in guesses or (alone and len(owner.model_fields) > MOST_NAMES)


def _misread(kind: Kind, node: Mapping) -> Iterator[tuple[Any, str, int]]:
    """Path, message and line of values that do not read as they look."""
    unusual = meant.unusual(node)
    free = meant.free(kind.model, node, [path for path, text in unusual if text.doubt])
    for path, text in unusual:
        if text.fault or path in free:
            yield path, f"{field_path(path)} {text.fault or text.doubt}", text.line
        for name, line in meant.swallowed(kind.model, node, path, text):
            stands = f'"{name}:" stands inside the text of {field_path(path)}'
            remedy = "start it in the same column as the other fields, or write the line otherwise"
            yield (*path, name), f"{stands}; {remedy}", line


def _empty(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Paths of fields and entries without a value."""
    steps: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Mapping):
        steps = node.entries.items()
    elif isinstance(node, Listing):
        steps = enumerate(node.items)
    for step, value in steps:
        if isinstance(value, Text) and value.value in _UNFILLED:
            yield (*path, step)
        else:
            yield from _empty(value, (*path, step))
