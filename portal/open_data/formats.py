"""The formats in words and as JSON Schema (draft 2020-12), both from the models."""

import builtins
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from portal.reading.docstrings import docstrings
from portal.reading.schema import models_of
from portal.words.language import N_, _
from portal.words.typography import typeset

_NAMES: Mapping[type, str] = {
    str: N_("text"),
    int: N_("number"),
    float: N_("number"),
    bool: N_("true or false"),
}


@dataclass(frozen=True)
class Explained:
    """One field of a format."""

    name: str
    kind: str
    """What its value is, in a few words."""
    meaning: str


def explained(model: type[BaseModel]) -> tuple[Explained, ...]:
    """The fields of a model, in order."""
    said = docstrings(model)
    fields = model.model_fields.items()
    return tuple(Explained(field.alias or name, _kind(field.annotation), typeset(said[name])) for name, field in fields)


def _kind(annotation: Any) -> str:
    inner = get_args(annotation)
    match get_origin(annotation):
        case typing.Annotated:
            return _kind(inner[0])
        case typing.Literal:
            return _("one of: %(choices)s") % {"choices": ", ".join(inner)}
        case builtins.tuple:
            return _("list of %(kind)s") % {"kind": _kind(inner[0])}
        case typing.Union | types.UnionType:
            return _("%(kind)s, or null") % {"kind": _kind(inner[0])}
    if issubclass(annotation, BaseModel):
        return _("object of %(fields)s") % {"fields": ", ".join(annotation.model_fields)}
    return _(_NAMES[annotation])


def schema(model: type[BaseModel], url: str, title: str) -> bytes:
    """The JSON Schema of a file, which says that every field is there. ``url`` is where it is published."""
    made = model.model_json_schema(mode="serialization", by_alias=True)
    definitions = made.pop("$defs", {})
    for inner in models_of(model):
        target = made if inner is model else definitions[inner.__name__.replace("[", "_").replace("]", "_")]
        for name, text in docstrings(inner).items():
            target["properties"][inner.model_fields[name].alias or name]["description"] = text
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": url, **made, "title": title}
    whole = {**head, "$defs": dict(sorted(definitions.items()))}
    return f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n".encode()
