"""From the fields of a model to the fields of a form, as Decap CMS and Sveltia CMS read them.

Only widgets and options that both know are used (https://decapcms.org/docs/widgets/, and what Sveltia's compatibility
list names): string, text, number, boolean, datetime, select, list, object, hidden.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeGuard, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from portal.reading.docstrings import docstrings
from portal.reading.references import models_in, target_of
from portal.records.fields import Refers, Term, block

Widget = dict[str, Any]
"""A field of the form, in plain form."""
Option = Mapping[str, str]
Options = Callable[[Refers | Term], Sequence[Option] | None]
"""From what a field refers to, to the records or terms there are; None where they are too many, or others are valid."""

KEPT, FREE = "portal_file", "portal_free"
"""Fields that no record has: the text of the file as it was read, and whether it can be changed here without loss
("yes"). The script beside the editor fills and removes them."""
WHOLE_LIST = "records"
"""The field that stands for a file that is a list."""
_LAST = ("sources", "note", "formerly", "waiver")
_ALL = "all"


def hidden() -> list[Widget]:
    """The fields that carry a file through the form."""
    return [{"name": name, "widget": "hidden"} for name in (KEPT, FREE)]


def widgets(model: type[BaseModel], options: Options, *, required: bool = True) -> list[Widget]:
    """The form of a record or of a part of one: its required fields first.

    ``required`` is false for a part that need not be there: Decap asks for the fields of such a part even when all of
    it is empty, so the check alone asks for them.
    """
    fields = sorted(model.model_fields.items(), key=lambda one: _place(*one))
    return [_widget(model, name, field, options, required=required and field.is_required()) for name, field in fields]


def _place(name: str, field: FieldInfo) -> tuple[bool, bool, int]:
    return name != "id", not field.is_required(), _LAST.index(name) if name in _LAST else -1


def order(models: Sequence[type[BaseModel]]) -> list[str]:
    """The names of all fields, each once, in the order in which new ones are written."""
    found: dict[str, None] = {"id": None}
    for model in models:
        found |= dict.fromkeys(
            name for name, _field in sorted(model.model_fields.items(), key=lambda one: _place(*one))
        )
    return [*(name for name in found if name not in _LAST), *_LAST]


def _widget(model: type[BaseModel], name: str, field: FieldInfo, options: Options, *, required: bool) -> Widget:
    said = {"name": name, "label": name.replace("_", " ").capitalize(), "required": required}
    made = {**said, "hint": hint(docstrings(model)[name]), **_kind_of(model, name, field, options, required=required)}
    if field.default not in (None, PydanticUndefined, ()) and made["widget"] == "select":
        made["hint"] += f" Left out, it is {field.default}."
    return made


def hint(text: str) -> str:
    """The explanation of a field on one line; Decap shows it as it stands."""
    return " ".join(text.replace("`", "").split())


def _kind_of(model: type[BaseModel], name: str, field: FieldInfo, options: Options, *, required: bool) -> Widget:
    entries = entry_type(field)
    parts = list(models_in(field.annotation))
    target = target_of(model, name)
    if entries is not None and parts and target is None:
        return _list_of_parts(parts[0], field, options)
    if parts:
        return {"widget": "object", "collapsed": not required, "fields": widgets(parts[0], options, required=required)}
    choices = _choices(field, entries, target, options)
    if choices is not None:
        several = {"multiple": True, **_limits(field)} if entries is not None else {}
        return {"widget": "select", **several, "options": list(choices)}
    if entries is not None:
        single = {"name": "entry", "label": "Entry", **_text(entries, (), required=True)}
        return {"widget": "list", **_limits(field), "field": single}
    return _text(field.annotation, field.metadata, required=required)


def _list_of_parts(part: type[BaseModel], field: FieldInfo, options: Options) -> Widget:
    first = next(iter(part.model_fields))
    return {
        "widget": "list",
        "collapsed": True,
        "summary": f"{{{{fields.{first}}}}}",
        **_limits(field),
        "fields": widgets(part, options),
    }


def entry_type(field: FieldInfo) -> Any:
    """What the entries of a list are; None where the field is no list."""
    for annotation in (field.annotation, *get_args(field.annotation)):
        if get_origin(annotation) is tuple:
            return get_args(annotation)[0]
    return None


def _choices(field: FieldInfo, entries: Any, target: Refers | Term | None, options: Options) -> Sequence[Any] | None:
    if target is not None:
        found = options(target)
        if found is None:
            return None
        return [*([{"label": "All", "value": _ALL}] if takes_all(field) else []), *found]
    return _literals(entries if entries is not None else field.annotation)


def _literals(annotation: Any) -> list[str] | None:
    if get_origin(annotation) is Literal:
        return list(map(str, get_args(annotation)))
    inner = [argument for argument in get_args(annotation) if argument is not type(None)]
    return _literals(inner[0]) if inner and get_origin(annotation) is not tuple else None


def takes_all(field: FieldInfo) -> bool:
    """True if the one word "all" can stand in place of the list."""
    return any(_names_all(getattr(rule, "json_schema_input_type", None)) for rule in field.metadata)


def _names_all(annotation: Any) -> bool:
    return get_args(annotation) == (_ALL,) or any(map(_names_all, get_args(annotation)))


def may_be_text(entries: Any) -> bool:
    """True if an entry that is a part may be written as its first field alone, as a source by its id."""
    return any(
        getattr(rule, "json_schema_input_type", None) is not None for rule in getattr(entries, "__metadata__", ())
    )


def _limits(field: FieldInfo) -> Widget:
    least = next((rule.min_length for rule in field.metadata if isinstance(rule, MinLen)), None)
    most = next((rule.max_length for rule in field.metadata if isinstance(rule, MaxLen)), None)
    # Decap checks the number only where both are given or one is above nought.
    return {**({"min": least} if least else {}), **({"max": most} if most else {})}


def _text(annotation: Any, metadata: Sequence[Any], *, required: bool) -> Widget:
    types = list(_flat(annotation))
    rules = [*metadata, *(rule for one in types for rule in getattr(one, "__metadata__", ()))]
    bare = [get_args(one)[0] if hasattr(one, "__metadata__") else one for one in types]
    if bool in bare:
        return {"widget": "boolean", "default": False} if required else {"widget": "boolean"}
    if date in bare:
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
    if int in bare or float in bare:
        value = {"value_type": "int" if int in bare else "float"}
        return {"widget": "number", **value, **_bounds(rules), **({} if int in bare else {"step": 0.00001})}
    if any(isinstance(rule, AfterValidator) and rule.func is block for rule in rules):
        return {"widget": "text"}
    pattern = _pattern(rules)
    return {"widget": "string", **({"pattern": [pattern, "must be written as the hint says"]} if pattern else {})}


def _flat(annotation: Any) -> Iterator[Any]:
    """An annotation without None; what is annotated more than once, also without its outer rules."""
    if hasattr(annotation, "__metadata__"):
        yield annotation
        yield from _flat(get_args(annotation)[0])
    elif inner := [argument for argument in get_args(annotation) if argument is not type(None)]:
        for argument in inner:
            yield from _flat(argument)
    else:
        yield annotation


def _bounds(rules: Sequence[Any]) -> Widget:
    found: Widget = {}
    for rule in _spread(rules):
        if isinstance(rule, Ge):
            found["min"] = rule.ge
        if isinstance(rule, Le):
            found["max"] = rule.le
    return found


def _spread(rules: Sequence[Any]) -> Iterator[Any]:
    for rule in rules:
        yield from rule.metadata if isinstance(rule, FieldInfo) else [rule]


def _pattern(rules: Sequence[Any]) -> str | None:
    for rule in rules:
        extra = getattr(rule, "json_schema_extra", None)
        if isinstance(extra, dict) and isinstance(extra.get("pattern"), str):
            return str(extra["pattern"])
    return None


@dataclass(frozen=True)
class Shapes:
    """What the script beside the editor has to know of the models, by names of fields."""

    parts: Mapping[str, str]
    """Lists whose entries may be written as one field alone -> that field."""
    words: tuple[str, ...]
    """Lists in place of which the one word "all" can stand."""
    flags: tuple[str, ...]
    """Fields that are true or false."""
    order: tuple[str, ...]
    """All fields, in the order in which new ones are written."""


def shapes(models: Sequence[type[BaseModel]]) -> Shapes:
    """What the script has to know. ``models`` are those of records and of all parts."""
    parts: dict[str, str] = {}
    words: set[str] = set()
    flags: set[str] = set()
    for model in models:
        for name, field in model.model_fields.items():
            entries = entry_type(field)
            if _has_part(entries) and may_be_text(entries):
                parts[name] = next(iter(next(models_in(entries)).model_fields))
            if takes_all(field):
                words.add(name)
            if _kind_is_flag(field):
                flags.add(name)
    return Shapes(dict(sorted(parts.items())), tuple(sorted(words)), tuple(sorted(flags)), tuple(order(models)))


def _has_part(entries: Any) -> TypeGuard[Any]:
    return entries is not None and any(models_in(entries))


def _kind_is_flag(field: FieldInfo) -> bool:
    return entry_type(field) is None and bool in list(_flat(field.annotation))
