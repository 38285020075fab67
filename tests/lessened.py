"""Networks with something taken away: all records of a kind, or optional fields. What depends on it goes as well."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal import inspection
from portal.parts.registry import KINDS
from portal.parts.registry import kind as kind_named
from portal.problem import DataError
from portal.reading.folders import FILES, IMAGES, TEXTS
from portal.reading.references import models_in
from portal.records.fields import Refers
from portal.records.kind import Kind
from tests import synthetic
from tests.fields import ENTRY, Leaf, Steps, leaves, value_at, values
from tests.records import Plain, holding, read_plain, without, written

Network = dict[str, list[tuple[Path, list[Plain]]]]
Field = tuple[str, ...]
"""Path of a field in the model of a kind, with ``ENTRY`` for the entries of a list."""

_ELSEWHERE = "https://schools.example.eu/elsewhere"
_SITE_LINK = re.compile(r"SITE:/[^)\s]*")


def network(folder: Path) -> Network:
    """The records of a small network, written to ``folder``/data, with their sources spelt out."""
    read = read_plain(synthetic.small(folder))
    return {
        name: [(path, [_spelt_out(record) for record in records]) for path, records in files]
        for name, files in read.items()
    }


def _spelt_out(part: Any) -> Any:
    if isinstance(part, list):
        return [_spelt_out(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    made = {name: _spelt_out(value) for name, value in part.items()}
    if "sources" in made:
        made["sources"] = [{"source": each} if isinstance(each, str) else each for each in made["sources"]]
    return made


def write(network: Network) -> None:
    """Writes the records to their files.

    Files without records, and texts and pictures that no record names, are deleted. Links of texts lead to the home
    page, because their targets may be gone.
    """
    for name, files in network.items():
        kind = kind_named(name)
        for path, records in files:
            if records:
                path.write_text(written(kind, records).text, encoding="utf-8", newline="\n")
            else:
                path.unlink(missing_ok=True)
    named = {value for files in network.values() for _path, records in files for _steps, value in values(records)}
    data = network["source"][0][0].parent
    for folder in (TEXTS, FILES, IMAGES):
        for path in (data / folder).glob("*"):
            if path.name not in named:
                path.unlink()
            elif folder == TEXTS:
                path.write_text(_SITE_LINK.sub("SITE:/", path.read_text(encoding="utf-8")), encoding="utf-8")


def without_kind(network: Network, name: str) -> Network:
    """The network without the records of a kind, without what names them, and without what cannot be without them."""
    gone = {(name, str(record.get("id", ""))) for _path, records in network[name] for record in records}
    made: Network = {**network, name: [(path, []) for path, _records in network[name]]}
    while gone:
        lost: set[tuple[str, str]] = set()
        for kind in KINDS:
            made[kind.name] = [
                (path, [kept for record in records if (kept := _cut(kind, record, gone, lost)) is not None])
                for path, records in made[kind.name]
            ]
        gone = lost
    if name == "advisory board":
        made = without_kind(made, "advisory member")
    if name == "policy exchange":
        made = without_field_in_all(made, kind_named("event"), ("policy_exchange",))
        made = without_kind(made, "finding")
    if name == "course":
        made = without_field_in_all(made, kind_named("hub path"), ("steps", ENTRY, "units"))
    if name == "country":
        (path, [project]), *_others = made["project"]
        planned = {**project["targets"], "clusters": "0", "mentor_schools": "0", "mentee_schools": "0"}
        made["project"] = [(path, [{**project, "targets": planned}])]
    return made


def _cut(kind: Kind, record: Plain, gone: set[tuple[str, str]], lost: set[tuple[str, str]]) -> Plain | None:
    """The record without names of what is gone; None, and lost as well, where it cannot be without."""
    made = record
    for steps, value in sorted(values(record), reverse=True, key=lambda pair: [str(step).zfill(9) for step in pair[0]]):
        leaf = next((leaf for leaf in leaves(kind) if leaf.fits(steps)), None)
        if leaf is not None and any((name, value) in gone for name in _named(leaf)):
            before, made = made, _without_name(made, steps, leaf)
            if not _valid(kind, made):
                made = _without_entry(kind, before, steps) or made
    if made is record or _valid(kind, made):
        return made
    if kind.single:
        return made  # It is needed, and what it names is gone: the check says so.
    lost.add((kind.name, str(record["id"])))
    return None


def _named(leaf: Leaf) -> set[str]:
    """The kinds and vocabularies that the field names records of."""
    return {mark.kind if isinstance(mark, Refers) else mark.vocabulary for mark in leaf.marks}


def _without_name(record: Plain, steps: Steps, leaf: Leaf) -> Plain:
    """The record without that name. The last of a list goes with its list, or gives place to words."""
    if steps[-1] == "source":
        alone = len(value_at(record, steps[:-2])) == 1
        cited: Plain = holding(record, steps, _ELSEWHERE) if alone else without(record, steps[:-1])
        return cited
    last = isinstance(steps[-1], int) and len(value_at(record, steps[:-1])) == 1
    words = "Somebody else" if any(isinstance(mark, Refers) and mark.or_name for mark in leaf.marks) else None
    if last and words is not None:
        made: Plain = holding(record, steps, words)
        return made
    shorter: Plain = without(record, steps[:-1] if last else steps)
    return shorter


def _without_entry(kind: Kind, record: Plain, steps: Steps) -> Plain | None:
    """The record without the entry of a list that cannot be without the name; None where there is no such entry."""
    for length in range(len(steps) - 1, 1, -1):
        if isinstance(steps[length - 1], int):
            last = len(value_at(record, steps[: length - 1])) == 1
            made: Plain = without(record, steps[: length - 1] if last else steps[:length])
            if _valid(kind, made):
                return made
    return None


def _valid(kind: Kind, record: Plain) -> bool:
    try:
        kind.model.model_validate(record)
    except ValueError:
        return False
    return True


@cache
def optional_fields(kind: Kind) -> tuple[Field, ...]:
    """Every field that may be left out where the part that it stands in is there; parts and lists among them."""
    return tuple(_optional(kind.model, (), ()))


def _optional(model: type[BaseModel], path: Field, above: tuple[type[BaseModel], ...]) -> Iterator[Field]:
    for name, field in model.model_fields.items():
        here = (*path, name)
        if not field.is_required():
            yield here
        inner = next(models_in(field.annotation), None)
        if inner is not None and inner not in above:
            entry = (ENTRY,) if "tuple" in str(field.annotation) else ()
            yield from _optional(inner, (*here, *entry), (*above, model))


def without_field(kind: Kind, record: Plain, field: Field) -> Plain:
    """The record without the field, wherever its model can be without."""
    for steps in sorted(_places(record, field), key=str, reverse=True):
        made = without(record, steps)
        if _valid(kind, made):
            record = made
    return record


def _places(part: Any, field: Field) -> Iterator[Steps]:
    """Where in the record the field stands."""
    step, *rest = field
    if step == ENTRY:
        inside: Any = enumerate(part)
    else:
        inside = [(step, part[step])] if step in part else []
    for name, value in inside:
        if rest:
            yield from ((name, *steps) for steps in _places(value, tuple(rest)))
        else:
            yield (name,)


def without_field_in_all(network: Network, kind: Kind, field: Field) -> Network:
    """The network in which no record of the kind has the field."""
    files = [(path, [without_field(kind, record, field) for record in records]) for path, records in network[kind.name]]
    return {**network, kind.name: files}


def without_fields(network: Network, kind: Kind, data: Path) -> Network:
    """The network, written to ``data``, in which the kind has no optional field that the check does not ask for."""
    for field in optional_fields(kind):
        made = without_field_in_all(network, kind, field)
        if made != network:
            before = {file: file.read_bytes() for file in (data / TEXTS).glob("*")}
            write(made)
            try:
                inspection.read(data, synthetic.DAY)
            except DataError:
                for file, content in before.items():
                    file.parent.mkdir(exist_ok=True)
                    file.write_bytes(content)
                continue
            network = made
    write(network)
    return network
