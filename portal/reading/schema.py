"""JSON Schemas of the records, with which editors complete and explain fields while partners type."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.reading import load
from portal.reading.docstrings import docstrings
from portal.reading.references import models_in
from portal.records.kind import Kind


def schemas(data: Path, kinds: Sequence[Kind]) -> dict[str, str]:
    """Maps file names to JSON text, one schema per kind. Terms of the vocabularies under ``data`` become enums."""
    records, _problems = load.load(data, kinds)
    terms = {kind.name: list(records.seen[kind.name]) for kind in kinds if kind.vocabulary}
    return {Path(kind.schema).name: _text(_file_schema(kind, terms)) for kind in kinds}


def write(folder: Path, data: Path, kinds: Sequence[Kind]) -> None:
    """Writes the schema of each kind to ``folder``."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas(data, kinds).items():
        (folder / name).write_text(text, encoding="utf-8")


def editor_settings(kinds: Sequence[Kind]) -> str:
    """Settings of VS Code's YAML extension: which schema a file has that does not name one itself, as a new one."""
    files: dict[str, list[str]] = {}
    for kind in kinds:
        several = [] if kind.single else [f"data/{kind.stem}/*.yaml"]
        files.setdefault(f"./schemas/{kind.schema}", []).extend([f"data/{kind.stem}.yaml", *several])
    return _text({"yaml.schemas": dict(sorted(files.items()))})


def _file_schema(kind: Kind, terms: dict[str, list[str]]) -> dict[str, Any]:
    """The schema of a whole file: one record, or also a list of records for kinds that allow several."""
    record = kind.model.model_json_schema()
    definitions = record.pop("$defs", {})
    name = kind.model.__name__
    definitions[name] = record
    for model in models_of(kind.model):
        for field, text in docstrings(model).items():
            definitions[model.__name__]["properties"][field]["description"] = text
    one = {"$ref": f"#/$defs/{name}"}
    shape = one if kind.single else {"anyOf": [{"type": "array", "items": one}, one]}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Records: {Path(kind.stem).name if not kind.vocabulary else 'vocabulary'}",
        **shape,
        "$defs": dict(sorted(definitions.items())),
    }
    resolved = _with_terms(whole, terms)
    assert isinstance(resolved, dict)
    return resolved


def models_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """The model and every model nested in it."""
    found = {model}
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found |= models_of(inner)
    return found


def _with_terms(node: Any, terms: dict[str, list[str]]) -> Any:
    if isinstance(node, list):
        return [_with_terms(item, terms) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _with_terms(value, terms) for key, value in node.items() if key != "x-vocabulary"}
    if "x-vocabulary" in node:
        found["enum"] = terms[node["x-vocabulary"]]
    return found


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
