"""Valid records of every kind as plain data, in which any field can be changed, and YAML files of them.

They are the invented ones of tests/synthetic.py. A field that no invented record has is put in: parts and values of
the same type are taken from elsewhere, so a new field is tested before anybody has thought of a value for it.
"""

import contextlib
import copy
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from portal.parts.registry import KINDS, kind
from portal.reading import load, yamlfile
from portal.reading.references import models_in
from portal.records.base import Citation
from portal.records.kind import Kind
from tests import synthetic
from tests.fields import ENTRY, Leaf, Steps, Type, leaves, leaves_of, value_at, values

Plain = dict[str, Any]
_OVER: Plain = {"state": "ended", "as_of": "2021-11-15", "since": "2001", "memberships": []}
TOGETHER: Mapping[str, Plain] = {
    "state": {"as_of": "2021-11-15"},
    **dict.fromkeys(("as_of", "until", "ending", "successor", "successors"), _OVER),
    "left": {"joined": "2000", "state": "ended", "as_of": "2021-11-15"},
    "stated": {"stated": "true"},
    "licence_of": {"other_licences": [{"licence": "CC-BY-4.0", "of": "the pictures"}]},
    "other_licences": {"licence_of": "the text"},
}
"""Fields beside which another has to have some value."""


@dataclass(frozen=True)
class Host:
    """A valid record and the place of one field in it."""

    record: Plain
    path: Steps

    def holding(self, value: Any) -> Plain:
        """The record with ``value`` in that place."""
        made: Plain = holding(self.record, self.path, value)
        return made


@dataclass
class Donors:
    """What can stand where a record has nothing yet."""

    parts: dict[tuple[type[BaseModel], str], Plain] = field(default_factory=dict)
    """Model and a field of it -> a part that has this field."""
    values: dict[Type, Any] = field(default_factory=dict)


def read_plain(data: Path) -> dict[str, list[tuple[Path, list[Plain]]]]:
    """The records of a data folder as they were typed, with each citation spelt out: kind -> file -> records."""
    found: dict[str, list[tuple[Path, list[Plain]]]] = {}
    for each in KINDS:
        for path in load.files_of(data, each):
            root, problems = yamlfile.read(path, path.name)
            assert root is not None and not problems, problems
            content = yamlfile.plain(root)
            records = content if isinstance(content, list) else [content]
            found.setdefault(each.name, []).append((path, [_spelt_out(each.model, record) for record in records]))
    return found


def _spelt_out(model: type[BaseModel], record: Plain) -> Plain:
    """The record with the fields of each citation that was typed as a source alone."""

    def whole(inner: type[BaseModel], part: Any) -> Any:
        if inner is Citation and isinstance(part, str):
            return {"source": part}
        return _spelt_out(inner, part) if isinstance(part, dict) else part

    made = dict(record)
    for name, value in record.items():
        inner = next(models_in(model.model_fields[name].annotation), None)
        if inner is not None:
            made[name] = [whole(inner, part) for part in value] if isinstance(value, list) else whole(inner, value)
    return made


@cache
def invented() -> Mapping[str, tuple[Plain, ...]]:
    """Kind -> records of tests/synthetic.py, as they were typed."""
    with tempfile.TemporaryDirectory() as folder:
        synthetic.write(Path(folder) / "data")
        read = read_plain(Path(folder) / "data")
    return {name: tuple(record for _path, records in files for record in records) for name, files in read.items()}


@cache
def host(leaf: Leaf) -> Host:
    """A record that has the field."""
    records = invented()[leaf.kind]
    for record in records:
        for path, _value in values(record):
            if leaf.fits(path):
                return Host(record, path)
    path = tuple(0 if step == ENTRY else step for step in leaf.path)
    return Host(_completed(kind(leaf.kind).model, records[0], path, leaf), path)


def holding(record: Any, path: Steps, value: Any) -> Any:
    """A copy of the record with ``value`` at ``path``, where something stands already."""
    if not path:
        return value
    made = copy.copy(record)
    made[path[0]] = holding(made[path[0]], path[1:], value)
    return made


def without(record: Any, path: Steps) -> Any:
    """A copy of the record without what stands at ``path``."""
    part = copy.copy(value_at(record, path[:-1]))
    del part[path[-1]]
    return holding(record, path[:-1], part)


EITHER = {"nobody": "consent", "consent": "nobody"}
"""Fields of which a part has one only."""


def complete(kind: Kind, record: Plain) -> Plain:
    """The record with every field that none of its kind has, as far as it stays valid."""
    for leaf in leaves(kind):
        # Some names terms of its own vocabulary, so nothing can be taken from elsewhere; some ends what is to be shown.
        if {"covers", "withdrawn", "left", "successor", "successors"}.intersection(leaf.path):
            continue
        if not any(leaf.fits(path) for other in (record, *invented()[kind.name]) for path, _value in values(other)):
            path = tuple(0 if step == ENTRY else step for step in leaf.path)
            made = _completed(kind.model, record, path, leaf)
            with contextlib.suppress(ValidationError):
                kind.model.model_validate(made)
                record = made
    return record


def _completed(model: type[BaseModel], record: Plain, path: Steps, leaf: Leaf) -> Plain:
    """The record with parts and a value on the way to the end of ``path``."""
    made = copy.deepcopy(record)
    place: Any = made
    for position, step in enumerate(path):
        following = path[position + 1 : position + 2]
        inside = place is not made and isinstance(place, dict)
        if inside and step not in place and (other := donors().parts.get((model, str(step)))):
            # What belongs together, like the coordinates of a place, comes from there together.
            place.clear()
            place.update(copy.deepcopy(other))
        owner = model
        # A picture shows somebody who agreed, or nobody.
        if inside and step in EITHER:
            place.pop(EITHER[str(step)], None)
        if isinstance(step, str):
            model = next(models_in(model.model_fields[step].annotation), model)
        if (step not in place) if isinstance(place, dict) else (int(step) >= len(place)):
            new = _value(leaf) if not following else [] if following == (0,) else _part(model, str(following[0]))
            if isinstance(place, list):
                place.append(new)
            else:
                place[step] = new
        if step in TOGETHER:
            others = TOGETHER[str(step)].items()
            place.update({name: value for name, value in others if name in owner.model_fields})
        place = place[step]
    return made


def _part(model: type[BaseModel], name: str) -> Plain:
    """A part of that model, with the field ``name`` where any part has it."""
    if found := donors().parts.get((model, name)):
        return copy.deepcopy(found)
    inner = {name: next(models_in(field.annotation), None) for name, field in model.model_fields.items()}
    needed = {name: inner[name] for name, field in model.model_fields.items() if field.is_required()}
    own = {leaf.path[0]: leaf for leaf in leaves_of(model)}
    made: Plain = {name: _value(own[name]) if part is None else _part(part, "") for name, part in needed.items()}
    return {name: [made[name]] if own[name].path[1:2] == (ENTRY,) else made[name] for name in made}


def _value(leaf: Leaf) -> Any:
    choices = get_args(leaf.annotation)
    return choices[0] if choices else donors().values.get(leaf.type, "x")


@cache
def donors() -> Donors:
    """Parts and values by their types: of the invented records, the small portal and the real one."""
    found = Donors()
    here = Path(__file__).parent
    others = [read_plain(folder) for folder in (here / "valid", here.parent / "data")]
    # What is invented first, because only that refers to what is there wherever it is put.
    sources = [{name: list(records) for name, records in invented().items()}]
    sources += [
        {name: [one for _path, part in files for one in part[:20]] for name, files in read.items()} for read in others
    ]
    for each, records in ((each, read.get(each.name, [])) for read in sources for each in KINDS):
        for record in records:
            _gather(each.model, record, found)
            for path, value in values(record):
                if (leaf := next((leaf for leaf in leaves(each) if leaf.fits(path)), None)) is not None:
                    found.values.setdefault(leaf.type, value)
    return found


def _gather(model: type[BaseModel], record: Plain, found: Donors) -> None:
    for name, value in record.items():
        found.parts.setdefault((model, name), record)
        inner = next(models_in(model.model_fields[name].annotation), None)
        if inner is not None:
            for part in value if isinstance(value, list) else [value]:
                _gather(inner, part, found)


@dataclass
class Written:
    """A file of records, and where each value stands in it."""

    text: str
    lines: list[dict[Steps, int]]
    """For each record: path -> number of the line, with () for the record's first."""
    ends: list[int]
    """The last line of each record."""


def written(kind: Kind, records: Sequence[Plain]) -> Written:
    """The records as YAML, every value between double quotes on a line of its own."""
    made: list[str] = []
    lines, ends = [], []
    for record in records:
        places: dict[Steps, int] = {(): len(made) + 1}
        for path, text in _lines(record, (), 0 if kind.single else 1):
            if text:
                made.append(text)
            places[path] = len(made) if text else len(made) + 1
        if not kind.single:
            first = places[()] - 1
            made[first] = f"- {made[first][2:]}"
        lines.append(places)
        ends.append(len(made))
    return Written("\n".join([*made, ""]), lines, ends)


def _lines(node: Any, path: Steps, depth: int) -> Iterator[tuple[Steps, str]]:
    pairs: Any = node.items() if isinstance(node, dict) else enumerate(node)
    for step, value in pairs:
        name = f"{'  ' * depth}-" if isinstance(step, int) else f"{'  ' * depth}{step}:"
        here = (*path, step)
        if isinstance(value, str):
            yield here, f"{name} {synthetic.quoted(value)}"
        elif not value:
            yield here, f"{name} {'{}' if isinstance(value, dict) else '[]'}"
        elif isinstance(step, int):
            (first, text), *rest = _lines(value, here, depth + 1)
            yield here, ""  # stands on the line of its first field
            yield first, f"{name} {text.lstrip()}"
            yield from rest
        else:
            yield here, name
            yield from _lines(value, here, depth + 1)
