"""Reads the data folder into records, and reports every problem instead of stopping at the first."""

import gc
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from portal.problem import MOST_OF_A_FILE, Findings, Problem
from portal.reading import folders, strays, textfile, validation, yamlfile
from portal.reading.folders import TEXTS
from portal.reading.yamlfile import Listing, Mapping, Node, Text
from portal.records.base import Record
from portal.records.fields import LONGEST_ID
from portal.records.kind import Kind
from portal.words.characters import composed
from portal.words.typography import typeset

R = TypeVar("R", bound=BaseModel)
_MOST_PROBLEMS = 1_000
"""Maximum problems in one file; after that its records are not validated, because that is the slow step."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A valid record and its place in a file."""

    record: Any
    path: Path
    file: str
    """The path of the file as shown in messages."""
    position: int
    """The index of the record among those of its file, from 0."""


@dataclass
class Records:
    """Everything that was read, valid or not: the input of the checks."""

    kinds: tuple[Kind, ...]
    """The kinds that were read."""
    entries: dict[str, dict[str, Placed]] = field(init=False)
    """Valid records by kind and id."""
    seen: dict[str, dict[str, tuple[str, int]]] = field(init=False)
    """File and line of every id, also of invalid records, so that references to those are not reported as well."""
    unread: set[str] = field(default_factory=set)
    """Kinds with a file that could not be read at all; references to them cannot be checked."""
    folder: Path = Path("data")
    """The data folder that was read."""
    _read_again: dict[Path, list[Node]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entries = {kind.name: {} for kind in self.kinds}
        self.seen = {kind.name: {} for kind in self.kinds}

    def all(self, model: type[R]) -> Iterator[R]:
        """The valid records of a kind, in file order."""
        for kind in self.kinds:
            if kind.model is model:
                for entry in self.entries[kind.name].values():
                    yield entry.record

    def find(self, model: type[R], id: str | None) -> R | None:
        """The valid record with that id; None if there is none."""
        entries = (self.entries[kind.name].get(id) for kind in self.kinds if kind.model is model and id is not None)
        return next((entry.record for entry in entries if entry is not None), None)

    def problem(self, kind: str, id: str, path: Sequence[str | int], message: str, *, notice: bool = False) -> Problem:
        """A problem at ``path`` inside a valid record."""
        entry = self.entries[kind][id]
        line = yamlfile.line_of(self._nodes(entry)[entry.position], path)
        return Problem(entry.file, line, id, message, notice)

    def _nodes(self, entry: Placed) -> list[Node]:
        """The records of the file as nodes. Only problems need line numbers, so the file is read again here."""
        if entry.path not in self._read_again:
            root, _problems = yamlfile.read(entry.path, entry.file)
            assert root is not None
            self._read_again[entry.path] = _nodes(root)
        return self._read_again[entry.path]


def load(data: Path, kinds: Sequence[Kind], most: int = MOST_OF_A_FILE) -> tuple[Records, Findings]:
    """All records of these kinds in the folder ``data``, and every problem within a single file or record.

    Of each file, ``most`` problems are kept.

    Raises DataError, before anything is read, if the folder contains a link.
    """
    folders.refuse_links(data)
    records, problems = Records(kinds=tuple(kinds), folder=data), Findings(strays.strays(data, kinds), most)
    with _collector_paused():
        for kind in kinds:
            if (data / f"{kind.stem}.yaml").is_dir():
                records.unread.add(kind.name)
            for path in files_of(data, kind):
                _load_file(records, problems, kind, path, shown=strays.shown(data, path))
            needed = kind.single and not kind.optional
            if needed and not records.seen[kind.name] and kind.name not in records.unread:
                file = strays.shown(data, data / f"{kind.stem}.yaml")
                text = f"there is no {kind.name} record; the portal needs one, add it"
                problems.add([Problem(file, 1, "", text)])
    return records, problems


def texts(records: Records) -> dict[str, str]:
    """Maps the names of the texts of records to their Markdown. The checks have confirmed that each is readable."""
    found = (entry.record for entries in records.entries.values() for entry in entries.values())
    names = {name for record in found if isinstance(record, Record) for name in record.texts_named}
    return {name: typeset(composed(textfile.read(records.folder / TEXTS / name))) for name in sorted(names)}


def files_of(data: Path, kind: Kind) -> list[Path]:
    """The files with records of a kind: one file, a folder of files, or both."""
    single, folder = data / f"{kind.stem}.yaml", data / kind.stem
    return [path for path in (single, *sorted(folder.glob("**/*.yaml"), key=_place)) if _is_ours(data, path)]


def _place(path: Path) -> tuple[str, ...]:
    """The sort key of files. It gives the same order on file systems that decompose accents or ignore case."""
    return tuple(map(composed, path.parts))


def _is_ours(data: Path, path: Path) -> bool:
    """True if the path is a file of records: not a folder, a link out of the data or a hidden file of an editor."""
    hidden = any(part.startswith(".") for part in path.relative_to(data).parts)
    return path.is_file() and not path.is_symlink() and not hidden


def _load_file(records: Records, problems: Findings, kind: Kind, path: Path, shown: str) -> None:
    root, found = yamlfile.read(path, shown)
    if root is None:
        records.unread.add(kind.name)
        problems.add(found)
        return
    nodes = [root] if kind.single else _nodes(root)
    lines = [node.line for node in nodes]
    problems.add(_in_record(problem, nodes, lines) for problem in found)
    stopped = False
    for position, node in enumerate(nodes):
        if not isinstance(node, Mapping):
            problems.add([_no_record(records, kind, node, shown)])
        elif problems.of(shown) < _MOST_PROBLEMS:
            problems.add(_load_record(records, kind, node, path, shown, position))
        else:
            if not stopped:
                problems.stop(shown, node.line)
                stopped = True
            if name := _name(node):
                records.seen[kind.name].setdefault(name, (shown, node.line))


def _nodes(root: Node) -> list[Node]:
    """The records of a file: the entries of its list, or the single record that it is."""
    return root.items if isinstance(root, Listing) else [root]


def _in_record(problem: Problem, nodes: list[Node], lines: list[int]) -> Problem:
    """The problem with the id of the record it is in; ``lines`` are the first lines of the ``nodes``."""
    after = bisect_right(lines, problem.line)
    return replace(problem, record=_name(nodes[after - 1]) if after else "")


def _name(node: Node) -> str:
    """The id as typed; "" if there is none that can be shown in a message."""
    written = node.entries.get("id") if isinstance(node, Mapping) else None
    return written.value if isinstance(written, Text) and len(written.value) <= LONGEST_ID else ""


def _no_record(records: Records, kind: Kind, node: Node, shown: str) -> Problem:
    if kind.single:
        records.unread.add(kind.name)
    start = "" if kind.single else ', the first one after "- "'
    text = f'{_one(kind)} record is expected here; write fields as "name: value"{start}'
    return Problem(shown, node.line, "", text)


def _load_record(records: Records, kind: Kind, node: Mapping, path: Path, shown: str, position: int) -> list[Problem]:
    seen, name = records.seen[kind.name], "" if kind.single else _name(node)
    problems = _taken(seen, kind, node, shown, name)
    record, faults = validation.validated(kind, node, shown, name)
    problems += faults
    key = kind.name if kind.single else name
    if key and key not in seen:
        seen[key] = (shown, node.line)
        if record is not None and not problems:
            records.entries[kind.name][str(record.id)] = Placed(record, path, shown, position)
    return problems


def _taken(seen: dict[str, tuple[str, int]], kind: Kind, node: Mapping, shown: str, name: str) -> list[Problem]:
    """A problem if another record has this id, or if there is already a record of a kind that allows only one."""
    if name and name in seen:
        file, line = seen[name]
        text = f"there is already {_one(kind)} with this id ({file}:{line}); give one of them another"
        return [Problem(shown, yamlfile.line_of(node, ["id"]), name, text)]
    if kind.single and seen:
        return [Problem(shown, node.line, "", f"there can be only one {kind.name}; delete one")]
    return []


def _one(kind: Kind) -> str:
    return f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}"


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pauses Python's cycle collector, which makes reading one large file superlinear; no cycles are created here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
