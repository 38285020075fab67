"""Mistakes that people often make in a field, with what ``portal check`` says of them: the model itself is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.reading.messages import message

OFTEN: Mapping[str, str] = {
    "codes.language": "Croatian",
    "fields._decimal": "45,81444",
    "fields._email": "office at school.example",
    "fields._identifier": "OŠ Naselje",
    "fields._phone": "021 123 456",
    "fields._source": "a newspaper",
    "fields._web_address": "school.example",
    "fields._website": "see our page",
    "fields._whole": "about 20",
    "times.day": "27.8.2021",
    "times.happened": "last summer",
    "times.moment": "29.3.2022 10:00",
    "times.time_zone": "CET",
    "times.when": "27.8.2021",
}
"""A wrong value, as people write it, by the rule that finds it."""


@dataclass(frozen=True)
class Mistake:
    """Something wrong in a field."""

    written: str
    said: str
    """What the check says: what is wrong, and the remedy."""


def often_made(model: type[BaseModel], path: tuple[str | int, ...], node: Mapping[str, Any]) -> Mistake | None:
    """A mistake in the field at that path of a record, whose description is ``node``; None where none is known."""
    for written in _wrong(node):
        value: Any = written
        for step in reversed(path):
            value = [value] if isinstance(step, int) else {step: value}
        if (said := _said(model, path, value)) is not None:
            return Mistake(written, said)
    return None


def _wrong(node: Mapping[str, Any]) -> Iterator[str]:
    rules = (*node.get("before", ()), *node.get("after", ()), *node.get("last", ()))
    yield from (OFTEN[rule] for rule in rules if rule in OFTEN)
    if node["is"] == "choice":
        yield from (value.replace("-", " ").capitalize() for value in node["of"][-1:])
    if node["is"] == "list" and "target" in node:
        yield "one, another"


def _said(model: type[BaseModel], path: tuple[str | int, ...], value: Any) -> str | None:
    try:
        model.model_validate(value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            if details["loc"] == path:
                return message(model, details)
    return None
