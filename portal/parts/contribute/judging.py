"""The rules of a model as data, for a script: what pydantic runs, read from its core schema, so that none is left out.

A rule of ours is a function; it is named, and the script has a function of that name. A rule that nobody has given the
script a function for is refused here, before a form can be published that says less than ``portal check``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import BaseModel

from portal.reading.docstrings import docstrings
from portal.reading.references import target_of
from portal.records.fields import Refers
from portal.records.lists import AtMost

Described = dict[str, Any]
"""What becomes JSON."""

_BOUNDS = {
    "max_length_validator": "max_length",
    "min_length_validator": "min_length",
    "greater_than_or_equal_validator": "ge",
    "less_than_or_equal_validator": "le",
}
"""Functions of pydantic that compare with a number, and the name of that number."""
_COMPARED: Mapping[str, frozenset[str]] = {
    "str": frozenset({"max_length"}),
    "int": frozenset({"ge", "le"}),
    "float": frozenset({"ge", "le"}),
    "bool": frozenset(),
    "date": frozenset(),
    "tuple": frozenset({"min_length", "max_length"}),
}
"""What the script compares a value of each type with."""
_BESIDE = frozenset({"type", "metadata", "ref", "serialization", "items_schema", "variadic_item_index"})
"""What a schema has that judges nothing."""
_SHAPES = {"str": "text", "int": "whole", "float": "decimal", "bool": "yes-no", "date": "day"}


class NotDescribedError(TypeError):
    """A model has a rule of a sort that cannot be written down for a script."""


def rules_of(model: type[BaseModel]) -> Described:
    """The models of a record by name, each with its fields and rules in the order in which pydantic runs them.

    Raises NotDescribedError for what cannot be written down.
    """
    model.model_rebuild(force=True)
    reader = _SchemaReader()
    return {"root": reader.described(model.__pydantic_core_schema__), "parts": reader.parts}


def functions_named(described: Mapping[str, Any]) -> frozenset[str]:
    """The names of all functions that the rules call."""
    return frozenset(_functions(described))


def _functions(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for name, inner in node.items():
            if name in {"before", "after", "last"}:
                yield from (one for one in inner if isinstance(one, str))
            yield from _functions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _functions(inner)


@dataclass
class _SchemaReader:
    parts: Described = field(default_factory=dict)
    _references: dict[str, Any] = field(default_factory=dict)

    def described(self, schema: Any) -> Described:
        """One node: what it is, and the rules before and after that."""
        found: Described
        match schema["type"]:
            case "definitions":
                self._references |= {one["ref"]: one for one in schema["definitions"]}
                found = self.described(schema["schema"])
            case "definition-ref":
                found = self.described(self._references[schema["schema_ref"]])
            case "function-before" | "function-after":
                found = self._with_rule(schema)
            case "nullable":
                found = {**self.described(schema["schema"]), "optional": True}
            case "default":
                found = self._with_default(schema)
            case "literal":
                found = {"is": "choice", "of": list(schema["expected"])}
            case "tuple" if len(schema["items_schema"]) == 1:
                found = {"is": "list", "of": self.described(schema["items_schema"][0]), **_bounds(schema)}
            case kind if kind in _SHAPES:
                found = {"is": _SHAPES[kind], **_bounds(schema)}
            case "model":
                found = self._part(schema)
            case kind:
                raise NotDescribedError(
                    f"a script cannot be told what {kind} is; write it otherwise, or teach this module"
                )
        return found

    def _with_default(self, schema: Any) -> Described:
        default = schema.get("default")
        stands = {} if default in (None, ()) else {"default": default}
        judged = {"judged": True} if schema.get("validate_default") else {}
        return {**self.described(schema["schema"]), **stands, **judged, "needless": True}

    def _with_rule(self, schema: Any) -> Described:
        """The node inside, with one more rule."""
        inner, function = self.described(schema["schema"]), schema["function"]["function"]
        if isinstance(function, partial):
            name = _BOUNDS.get(function.func.__name__)
            if name is None:
                raise NotDescribedError(f"a script cannot be told of {function.func.__name__}")
            return {name: function.keywords[name], **inner}
        if isinstance(function, AtMost):
            return {**inner, "at_most": function.most}
        if schema["type"] == "function-before":
            return {**inner, "before": [_called(function), *inner.get("before", ())]}
        # After a value that may be nothing, a rule is asked about nothing too.
        when = "last" if inner.get("optional") else "after"
        return {**inner, when: [*inner.get(when, ()), _called(function)]}

    def _part(self, schema: Any) -> Described:
        model = schema["cls"]
        if model.__name__ not in self.parts:
            fields: Described = {}
            found: Described = {"fields": fields}
            self.parts[model.__name__] = found
            inner = schema["schema"]
            while inner["type"] == "function-before":
                found["before"] = [*found.get("before", ()), _called(inner["function"]["function"])]
                inner = inner["schema"]
            if inner["type"] != "model-fields":
                raise NotDescribedError(f"{model.__name__} has a rule round its fields; make it a rule of the whole")
            hints = docstrings(model)
            for name, one in inner["fields"].items():
                fields[name] = {**self.described(one["schema"]), "hint": hints[name]}
                if (target := target_of(model, name)) is not None:
                    known_as = target.kind if isinstance(target, Refers) else target.vocabulary
                    fields[name]["target"] = known_as
                    if isinstance(target, Refers) and target.or_name:
                        fields[name]["or_name"] = True
        return {"is": "part", "part": model.__name__}


def _bounds(schema: Any) -> Described:
    """The numbers that the schema compares with. Raises NotDescribedError for other constraints, such as a pattern."""
    known = _COMPARED[schema["type"]]
    if unknown := set(schema) - known - _BESIDE:
        raise NotDescribedError(f"a script cannot be told of {', '.join(sorted(unknown))}; write a function instead")
    return {name: schema[name] for name in sorted(known & set(schema))}


def _called(function: Any) -> str:
    """The name of a rule: of the class that has it, or of its module, and its own."""
    *owner, name = function.__qualname__.split(".")
    return f"{owner[-1] if owner else function.__module__.rpartition('.')[2]}.{name}"
