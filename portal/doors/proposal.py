"""What somebody proposes to change, whichever door it came through: judged as a whole, told in words, written at once.

A door turns what it was sent into records in plain form. Here they are put into a copy of the data, which is judged as
`portal check` judges the data itself. Nothing of the data is touched before all of it is right.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.checks.cross_references import Judge
from portal.inspection import inspect
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.problem import DataError, Problem
from portal.reading import editing, load, textfile, yamlfile
from portal.reading.messages import field_path
from portal.reading.references import references_as_written
from portal.reading.yamlfile import Listing, Node
from portal.reading.yamlfile import Mapping as Fields
from portal.records.fields import LONGEST_ID, is_id
from portal.records.kind import Kind

Step = tuple[str | int, ...]
"""A place in a record: ("place", "town"), ("memberships", 0, "role")."""


_MOST_OF_A_FILE = 1_000
"""Faults of each file that are said. More are counted."""


@dataclass(frozen=True)
class Proposed:
    """A record as somebody wants it to be."""

    kind: Kind
    record: editing.Record
    """Whole, in plain form; its id says which record it is, and one that is not there yet is new."""

    @property
    def id(self) -> str:
        """The id of the record; the name of its kind where there is one only."""
        return str(self.record.get("id", "")) or (self.kind.name if self.kind.single else "")


@dataclass(frozen=True)
class Change:
    """One value that would change."""

    kind: Kind
    id: str
    path: Step
    before: Any
    """None where there was nothing."""
    after: Any
    """None where there will be nothing."""

    def __str__(self) -> str:
        """In words, on one line."""
        what = field_path(self.path)
        if self.before is None:
            return f"{self.id}: {what}: {told(self.after)} (new)"
        if self.after is None:
            return f"{self.id}: {what}: {told(self.before)} goes"
        return f"{self.id}: {what}: {told(self.before)} -> {told(self.after)}"


@dataclass(frozen=True)
class WrongValue:
    """Something wrong with what is proposed."""

    kind: Kind | None
    """None where it lies in a record that nobody proposed to change."""
    id: str
    path: Step
    """The field, as exactly as is known."""
    message: str
    """What is wrong and what to do, as `portal check` says it."""
    more: bool = False
    """True for the line that says how many others there are."""


@dataclass(frozen=True)
class Verdict:
    """What would come of a proposal."""

    added: tuple[Proposed, ...]
    changes: tuple[Change, ...]
    faults: tuple[WrongValue, ...]
    files: Mapping[Path, str] = field(default_factory=dict)
    """What is to be written, by path below the data folder."""

    @property
    def nothing(self) -> bool:
        """True if the data says all of it already."""
        return not self.added and not self.changes


def told(value: Any) -> str:
    """A plain value in words, shortened."""
    if isinstance(value, Mapping):
        text = ", ".join(f"{name}: {told(inner)}" for name, inner in value.items())
    elif isinstance(value, list | tuple):
        text = "; ".join(map(told, value))
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= 100 else f"{text[:99]}\u2026"


def judged(data: Path, proposed: Sequence[Proposed], docs: Path | None = None, as_of: date | None = None) -> Verdict:
    """What the proposal would change, and everything wrong with it. Nothing of ``data`` changes.

    Raises DataError where the data is wrong already: then nobody could tell whose fault a fault is.
    """
    inspect(data, as_of, docs)
    there = _Standing(data)
    added: list[Proposed] = []
    changes: list[Change] = []
    faults: list[WrongValue] = []
    texts: dict[Path, str] = {}
    edits: dict[Path, dict[str, editing.Record]] = {}
    kinds: dict[Path, Kind] = {}
    met: set[tuple[str, str]] = set()
    for one in proposed:
        if (one.kind.name, one.id) in met:
            faults.append(WrongValue(one.kind, one.id, ("id",), "stands twice in what was sent; delete one of the two"))
            continue
        met.add((one.kind.name, one.id))
        file, before = there.find(one.kind, one.id)
        if before is None:
            added.append(one)
        elif differences := tuple(_changes(one.kind, one.id, (), before, one.record)):
            changes += differences
            edits.setdefault(file, {})[one.id if "id" in before else ""] = one.record
            kinds[file] = one.kind
    for file, records in edits.items():
        try:
            texts[file] = editing.edited(there.text(file), records, _order(kinds[file]))
        except editing.NotEditedError as error:
            faults += [WrongValue(kinds[file], id or kinds[file].name, (), f"data/{file}: {error}") for id in records]
    for file, several in _by_file(data, added).items():
        try:
            if len(file.parts) > 1 or several[0].kind.single:
                texts[file] = editing.own_file(several[0].record, _schema(several[0].kind, file))
            else:
                text = texts.get(file) or there.text(file)
                texts[file] = editing.added(text, [one.record for one in several])
        except editing.NotEditedError as error:
            faults += [WrongValue(one.kind, one.id, (), f"data/{file}: {error}") for one in several]
    if not faults:
        faults += _tried(data, texts, proposed, docs, as_of)
    return Verdict(tuple(added), tuple(changes), tuple(faults), texts)


def write(data: Path, verdict: Verdict) -> None:
    """Writes what was judged right. Each file is whole at any time, and none is replaced before all are on the disk.

    Raises ValueError if the verdict has faults, OSError where the disk refuses, with nothing of ``data`` changed.
    """
    if verdict.faults:
        raise ValueError("what was proposed has faults; nothing was written")
    made: list[tuple[Path, Path]] = []
    try:
        for name, text in verdict.files.items():
            file = data / name
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}.new")
            made.append((beside, file))
            beside.write_text(text, encoding="utf-8", newline="\n")
        for beside, file in made:
            beside.replace(file)
    finally:
        for beside, _file in made:
            beside.unlink(missing_ok=True)


class _Standing:
    """The records as they stand in the files of the data."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._read: dict[str, dict[str, tuple[Path, dict[str, Any]]]] = {}
        self._texts: dict[Path, str] = {}

    def find(self, kind: Kind, id: str) -> tuple[Path, dict[str, Any] | None]:
        """The file below the data folder and the record in plain form; None where there is none."""
        if kind.name not in self._read:
            self._read[kind.name] = dict(self._records(kind))
        return self._read[kind.name].get(id, (Path(), None))

    def every(self, kind: Kind) -> dict[str, dict[str, Any]]:
        """The records of a kind by id, in plain form."""
        self.find(kind, "")
        return {id: record for id, (_file, record) in self._read[kind.name].items()}

    def text(self, file: Path) -> str:
        if file not in self._texts:
            self._texts[file] = textfile.read(self._data / file)
        return self._texts[file]

    def _records(self, kind: Kind) -> Iterator[tuple[str, tuple[Path, dict[str, Any]]]]:
        for path in load.files_of(self._data, kind):
            root, _problems = yamlfile.read(path, path.name)
            for node in root.items if isinstance(root, Listing) else [root]:
                if isinstance(node, Fields):
                    record = yamlfile.plain(node)
                    yield record.get("id", kind.name), (path.relative_to(self._data), record)


def standing(data: Path, kind: Kind) -> dict[str, dict[str, Any]]:
    """The records of a kind by id, in plain form, as they stand in the files."""
    return _Standing(data).every(kind)


def _changes(kind: Kind, id: str, path: Step, before: Any, after: Any) -> Iterator[Change]:
    if editing.same(before, after):
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in {**before, **after}:
            yield from _changes(kind, id, (*path, name), before.get(name), after.get(name))
        return
    if (
        isinstance(before, list)
        and isinstance(after, list | tuple)
        and len(before) == len(after)
        and all(isinstance(part, Mapping) for part in before)
    ):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _changes(kind, id, (*path, place), one, other)
        return
    yield Change(kind, id, path, before, after)


def _order(kind: Kind) -> list[str]:
    """The fields in the order in which new ones are put into a record: what is said of all of it stands last."""
    return sorted(kind.model.model_fields, key=lambda name: name == "confirmed")


def _by_file(data: Path, added: Sequence[Proposed]) -> dict[Path, list[Proposed]]:
    """The file of each new record: the list of its kind, or one of its own where the others have that too."""
    found: dict[Path, list[Proposed]] = {}
    for one in added:
        single, folder = Path(f"{one.kind.stem}.yaml"), Path(one.kind.stem)
        own = not one.kind.single and ((data / folder).is_dir() or not (data / single).exists())
        # An id that is none is refused when it is tried, and until then must name no file.
        file = f"{one.id}.yaml" if is_id(one.id) and len(one.id) <= LONGEST_ID else f"_refused_{len(found)}.yaml"
        found.setdefault(folder / file if own else single, []).append(one)
    return found


def _schema(kind: Kind, file: Path) -> str:
    return f"{'../' * len(file.parts)}schemas/{kind.schema}"


def _tried(
    data: Path,
    texts: Mapping[Path, str],
    proposed: Sequence[Proposed],
    docs: Path | None,
    as_of: date | None,
) -> list[WrongValue]:
    """What is wrong with a copy of the data in which these files are new."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / data.name
        shutil.copytree(data, copy, copy_function=beside)
        for name, text in texts.items():
            file = copy / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        try:
            inspect(copy, as_of, docs, most=_MOST_OF_A_FILE)
        except DataError as error:
            where = _Places(copy, proposed)
            found = [where.wrong(problem) for problem in error.problems]
            found += _leading_nowhere(copy, proposed, found)
            if error.more:
                said = f"... and at least {error.more} more; mend those above first"
                found.append(WrongValue(None, "", (), said, more=True))
            return found
    return []


def _leading_nowhere(data: Path, proposed: Sequence[Proposed], found: Sequence[WrongValue]) -> Iterator[WrongValue]:
    """References to nothing in records that are not valid: no check sees those, and all faults are said at once."""
    records, _problems = load.load(data, kinds_of(PARTS), _MOST_OF_A_FILE)
    judge = Judge(records)
    said: dict[str, list[str]] = {}
    for fault in found:
        said.setdefault(fault.id, []).append(fault.message)
    for one in (one for one in proposed if one.id not in records.entries[one.kind.name]):
        for reference in references_as_written(one.kind.model, one.record):
            path, message = reference.path, judge.fault(reference)
            if message and not is_said(path, said.get(one.id, ())):
                yield WrongValue(one.kind, one.id, path, message)


def is_said(path: Step, messages: Iterable[str]) -> bool:
    """True if one of the messages is about the value at the path, or about the list that it is an entry of."""
    whole = path[:-1] if isinstance(path[-1], int) else path
    return any(message.startswith(f"{field_path(one)} ") for one in (path, whole) for message in messages)


def beside(source: str, target: str) -> None:
    """A second name for the file; a copy where the disk has no such names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


class _Places:
    """From a line of a file to the field of a record that stands there."""

    def __init__(self, data: Path, proposed: Sequence[Proposed]) -> None:
        self._data = data
        self._kinds = kinds_of(PARTS)
        self._proposed = {(one.kind.name, one.id) for one in proposed}
        self._roots: dict[str, Node | None] = {}

    def wrong(self, problem: Problem) -> WrongValue:
        kind = self._kind(problem.file)
        if kind is None:
            return WrongValue(None, problem.record, (), f"{problem.file}:{problem.line}: {problem.message}")
        node, id = self._record(problem, kind)
        if (kind.name, id) not in self._proposed:
            return WrongValue(None, id, (), f"{problem.file}:{problem.line}: {problem.record}: {problem.message}")
        return WrongValue(kind, id, yamlfile.path_at(node, problem.line) if node is not None else (), problem.message)

    def _kind(self, file: str) -> Kind | None:
        inside = Path(file).relative_to(self._data.name) if file.startswith(f"{self._data.name}/") else Path(file)
        owners = {inside.with_suffix("").as_posix(), *(parent.as_posix() for parent in inside.parents)}
        return next((kind for kind in self._kinds if kind.stem in owners), None)

    def _record(self, problem: Problem, kind: Kind) -> tuple[Node | None, str]:
        if problem.file not in self._roots:
            path = self._data.parent / problem.file
            self._roots[problem.file] = yamlfile.read(path, problem.file)[0] if path.is_file() else None
        root = self._roots[problem.file]
        nodes = root.items if isinstance(root, Listing) else [root] if root is not None else []
        above = [node for node in nodes if node.line <= problem.line]
        if not above:
            return None, problem.record or kind.name
        node = above[-1]
        return node, str(yamlfile.plain(node).get("id", kind.name)) if isinstance(node, Fields) else problem.record
