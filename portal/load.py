"""Reads the data folder into records, and reports every problem instead of stopping at the first."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal import yamlfile
from portal.kinds import KINDS, Kind
from portal.messages import message
from portal.problem import Problem, did_you_mean
from portal.yamlfile import Listing, Mapping, Node, Text

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry:
    """A valid record and where it was written."""

    record: Any
    file: str
    node: Mapping


@dataclass
class Records:
    """Everything read, valid or not: what the checks look at."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    """Valid records by kind and id."""
    seen: dict[str, dict[str, tuple[str, int]]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    """File and line of every id met, of broken records too, so that references to those are not reported as well."""
    unread: set[str] = field(default_factory=set)
    """Kinds of which a file could not be read at all; references to them cannot be judged."""

    def all(self, kind: str, model: type[R]) -> Iterator[R]:
        """The valid records of a kind, in file order."""
        for entry in self.entries[kind].values():
            assert isinstance(entry.record, model)
            yield entry.record

    def find(self, kind: str, id: str | None, model: type[R]) -> R | None:
        """The valid record of that id, or None."""
        entry = self.entries[kind].get(id) if id is not None else None
        return entry.record if entry is not None and isinstance(entry.record, model) else None

    def problem(
        self, kind: str, id: str, path: Sequence[str | int], message: str, *, notice: bool = False
    ) -> Problem:
        """A problem at ``path`` inside a valid record."""
        entry = self.entries[kind][id]
        return Problem(entry.file, yamlfile.line_of(entry.node, path), id, message, notice)


def load(data: Path) -> tuple[Records, list[Problem]]:
    """All records under the folder ``data``, and everything wrong with single files and records."""
    records, problems = Records(), _strays(data)
    with _collector_paused():
        for kind in KINDS:
            for path in files_of(data, kind):
                problems += _load_file(records, kind, path, shown=_shown(data, path))
            if kind.single and not records.seen[kind.name] and kind.name not in records.unread:
                file = _shown(data, data / f"{kind.stem}.yaml")
                problems.append(Problem(file, 1, "", f"there is no {kind.name} record; the portal needs one, add it"))
    return records, problems


def files_of(data: Path, kind: Kind) -> list[Path]:
    """The files that hold records of a kind: one file, a folder of files, or both."""
    single, folder = data / f"{kind.stem}.yaml", data / kind.stem
    return [*([single] if single.is_file() else []), *sorted(folder.glob("**/*.yaml"))]


def _shown(data: Path, path: Path) -> str:
    return (Path(data.name) / path.relative_to(data)).as_posix()


def _strays(data: Path) -> list[Problem]:
    """Files that would be silently ignored."""
    stems = {kind.stem for kind in KINDS}
    problems = []
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if path.is_dir() or any(part.startswith(".") for part in inside.parts):
            continue
        shown = _shown(data, path)
        if path.suffix in {".yml", ".json"}:
            problems.append(Problem(shown, 1, "", f"is not read; rename it to {path.stem}.yaml"))
            continue
        owner = [*(parent.as_posix() for parent in inside.parents), inside.with_suffix("").as_posix()]
        if path.suffix != ".yaml" or not stems.intersection(owner):
            hint = did_you_mean(inside.with_suffix("").as_posix(), stems)
            names = ", ".join(f"{stem}.yaml" for stem in sorted(stems))
            problems.append(
                Problem(shown, 1, "", f"is not a kind of record{hint}; rename it to one of: {names}; or move it away")
            )
    return problems


def _load_file(records: Records, kind: Kind, path: Path, shown: str) -> list[Problem]:
    root, problems = yamlfile.read(path, shown)
    if root is None:
        records.unread.add(kind.name)
        return problems
    nodes = root.items if isinstance(root, Listing) and not kind.single else [root]
    for node in nodes:
        problems += _load_record(records, kind, node, shown)
    return problems


def _load_record(records: Records, kind: Kind, node: Node, shown: str) -> list[Problem]:
    if not isinstance(node, Mapping):
        return [
            Problem(
                shown,
                node.line,
                "",
                f'a {kind.name} record is expected here; write fields as "name: value"'
                + ("" if kind.single else ', the first one after "- "'),
            )
        ]
    written = node.entries.get("id")
    name = written.value if isinstance(written, Text) and not kind.single else ""
    problems = []
    seen = records.seen[kind.name]
    if name and name in seen:
        file, line = seen[name]
        problems.append(
            Problem(
                shown,
                yamlfile.line_of(node, ["id"]),
                name,
                f"there is already a {kind.name} with this id ({file}:{line}); give one of them another",
            )
        )
    elif kind.single and seen:
        problems.append(Problem(shown, node.line, "", f"there can be only one {kind.name}; delete one"))
    key = name if name else kind.name if kind.single else ""
    empty = list(_empty(node))
    problems += [
        Problem(shown, line, name, f"{field} has no value; fill it in or delete the line") for field, line in empty
    ]
    try:
        record = kind.model.model_validate(yamlfile.plain(node))
    except ValidationError as error:
        lines = {line for _field, line in empty}
        found = error.errors()
        for details in found:
            line = yamlfile.line_of(node, details["loc"])
            if line not in lines and not _follows(details, found):
                problems.append(Problem(shown, line, name, message(kind.model, details)))
        record = None
    if key and key not in seen:
        seen[key] = (shown, node.line)
        if record is not None and not problems:
            records.entries[kind.name][str(record.id)] = Entry(record, shown, node)  # type: ignore[attr-defined]
    return problems


def _follows(details: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Whether a list counts as too short only because one of its entries is wrong, which is said already."""
    loc = details["loc"]
    return details["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in found
    )


def _empty(node: Node) -> Iterator[tuple[str, int]]:
    """Fields written without a value, which YAML would read as nothing."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            if isinstance(value, Text) and value.value == "":
                yield key, node.key_lines[key]
            else:
                yield from _empty(value)
    elif isinstance(node, Listing):
        for item in node.items:
            if isinstance(item, Text) and item.value == "":
                yield "an entry of the list", item.line
            else:
                yield from _empty(item)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Python's cycle collector makes reading one large file superlinear; nothing here makes cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
