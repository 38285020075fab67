"""Reads the docstrings under the fields of a model: what editors, drafts and messages explain fields with.

pydantic can do this when a class is made, but then each start of the program pays for it, and most need none of it.
"""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel


@cache
def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Field name -> what its docstring says on one line, inherited fields included."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        # Document[SchoolItem] has no source of its own; that of Document stands beside it.
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
