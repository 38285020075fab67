"""Reads the docstrings of the fields of a model, which explain the fields in editors, drafts and messages.

pydantic can collect them when a class is created, but that costs time at every start, and most runs need none of them.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel


@cache
def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Maps each field name, inherited fields included, to its docstring on one line."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        # Document[SchoolItem] has no source code of its own; the class Document, also in the list, has it.
        if issubclass(owner, BaseModel) and owner is not BaseModel and not owner.__pydantic_generic_metadata__["args"]:
            found.update(_own(owner))
    return {name: text for name, text in found.items() if name in model.model_fields}


def _own(model: type[BaseModel]) -> dict[str, str]:
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(definition, ast.ClassDef)
    found, name = {}, None
    for statement in definition.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
        elif name and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            found[name] = " ".join(str(statement.value.value).split())
            name = None
        else:
            name = None
    return found
