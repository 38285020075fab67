"""Words pydantic's errors for the people who write the records."""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal.problem import shortened
from portal.reading.docstrings import docstrings
from portal.reading.references import models_in
from portal.records.base import Piece, Retired

MOST_NAMES = 8
"""Maximum number of field names in a message."""


def message(model: type[BaseModel], error: ErrorDetails, beside: Collection[str] = ()) -> str:
    """The problem and its remedy, for one pydantic error on a record of ``model``.

    ``beside`` are the fields given next to the wrong one.
    """
    where = field_path(error["loc"])
    kind, context, given = error["type"], error.get("ctx", {}), error["input"]
    if kind == "value_error":
        return f"{where} {context['error']}" if where else str(context["error"])
    if kind == "missing":
        name = error["loc"][-1]
        parent = model_at(model, error["loc"][:-1])
        return f"{where} is missing; add it. {_explained(parent, str(name))}".rstrip()
    if kind == "extra_forbidden":
        return _unknown(
            model_at(model, error["loc"][:-1]), field_path(error["loc"][:-1]), str(error["loc"][-1]), beside
        )
    if isinstance(given, str):
        typed = f'"{shortened(given)}"'
    else:
        typed = "a list" if isinstance(given, list) else "a group of fields"
    if kind == "string_type":
        remedy = 'without "- " or brackets' if isinstance(given, list) else "on the same line"
        return f"{where} is {typed}; write one text instead, {remedy}"
    text = _TYPES.get(kind)
    if text is None:
        return f"{where} is {typed}, which cannot be used: {error['msg']}; correct it"
    return f"{where} {text.format(typed=typed, **context)}"


_TYPES = {
    "literal_error": "is {typed}; write one of: {expected}",
    "tuple_type": 'is {typed}; write a list, each entry on a line of its own after "- "',
    "model_type": 'is {typed}; write fields below it, each indented and as "name: value"',
    "model_attributes_type": 'is {typed}; write fields below it, each indented and as "name: value"',
    "int_parsing": "is {typed}; write a whole number",
    "int_parsing_size": "is {typed}, a number with more digits than any count has; correct it",
    "int_type": "is {typed}; write a whole number",
    "float_parsing": "is {typed}; write a number with a point, like 45.81444",
    "float_type": "is {typed}; write a number with a point, like 45.81444",
    "finite_number": "is {typed}; write a number with a point, like 45.81444",
    "bool_parsing": "is {typed}; write true or false",
    "bool_type": "is {typed}; write true or false",
    "string_too_long": "is longer than {max_length} characters; shorten it",
    "too_long": "has {actual_length} entries and the limit is {max_length}; shorten the list",
    "too_short": "needs at least {min_length} entry; add one",
    "greater_than_equal": "is {typed}, below the least allowed value {ge}; correct it",
    "less_than_equal": "is {typed}, above the greatest allowed value {le}; correct it",
}


def field_path(loc: tuple[int | str, ...]) -> str:
    """A readable path: ``("unnamed", 0, "role")`` becomes "unnamed, entry 1, role"."""
    return ", ".join(f"entry {step + 1}" if isinstance(step, int) else shortened(step) for step in loc)


def model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the part at ``path`` inside a record of ``model``."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = next(models_in(model.model_fields[step].annotation), model)
    return model


def meant_name(model: type[BaseModel], name: str, beside: Collection[str]) -> str | None:
    """The field most likely meant by ``name``, preferably one not given yet; None if no name is similar."""
    absent = [field for field in model.model_fields if field not in beside]
    for fields in (absent, list(model.model_fields)):
        if close := get_close_matches(_bare(name), fields, n=1, cutoff=0.6):
            return close[0]
    return None


def _bare(name: str) -> str:
    """The name without a leading dash, a value after it, and capitals."""
    return re.split(r"[:\uff1a]", name.lstrip("- \u00a0"))[0].strip().casefold().replace("-", "_").replace(" ", "_")


def _unknown(model: type[BaseModel], owner: str, name: str, beside: Collection[str]) -> str:
    """The message that no field has that name, with the likely ones: the fields not given yet, required ones first."""
    if (retired := retired_fields(model).get(name)) is not None:
        return f'{f"{owner}: " if owner else ""}"{name}" is no field any more; {retired.remedy}'
    meant = meant_name(model, name, beside)
    lacks = f'{f"{owner} has" if owner else "there is"} no field "{shortened(name)}"'
    if name.startswith("-") and meant:
        return f'{lacks}; put a space after the dash, like "- {meant}: ..."'
    if ":" in name and meant:
        return f'{lacks}; put a space after the colon, like "{meant}: ..."'
    fields = model.model_fields
    if meant or len(fields) <= MOST_NAMES:
        hint = f' (did you mean "{meant}"?)' if meant else ""
        return f"{lacks}{hint}; use one of: {', '.join(fields)}"
    needed = [field for field in fields if fields[field].is_required() and field not in beside]
    others = [field for field in fields if field not in needed and field not in beside]
    more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
    left = f"or one that is not used yet: {', '.join(others[:MOST_NAMES])}{more}" if others else "or delete the line"
    return (
        f"{lacks}; use one that is needed and missing: {', '.join(needed)}, {left}"
        if needed
        else f"{lacks}; use {left[3:]}"
    )


def retired_fields(model: type[BaseModel]) -> Mapping[str, Retired]:
    """The fields that the model had before."""
    return model.retired if issubclass(model, Piece) else {}


def _explained(model: type[BaseModel], name: str) -> str:
    text = docstrings(model).get(name)
    return f"({text})" if text else ""
