"""Reads the data folder into records, and reports every problem instead of stopping at the first."""

import gc
from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal import bulk, folders, meant, textfile, yamlfile
from portal.characters import composed
from portal.kinds import KINDS, Kind
from portal.messages import MOST_NAMES, field_path, meant_name, message, model_at
from portal.problem import Findings, Problem, did_you_mean
from portal.records import Course, Resource
from portal.records.fields import TextError
from portal.records.lists import EntryError
from portal.yamlfile import Listing, Mapping, Node, Text

R = TypeVar("R", bound=BaseModel)
IMAGES = "images"
"""Folder of the pictures inside the data."""
TEXTS = "texts"
"""Folder of the texts of our own resources and courses, as Markdown."""
FILES = "files"
"""Folder of the files that the library offers."""
_LONGEST_ID = 80
_MOST_PROBLEMS = 1_000
"""Of a file. Beyond them the fields of its records are not looked at, because that is what takes time."""
_RECORDS = {".yaml", ".yml"}
_MAY_HOLD_RECORDS = {"", ".text", ".txt", ".yaml", ".yml"}
_PICTURES = (".jpeg", ".jpg", ".png", ".webp")
_UNFILLED = {"", "...", "\u2026"}
"""What YAML would read as nothing, and what a draft leaves to fill in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A valid record and where it was written."""

    record: Any
    path: Path
    file: str
    """The path as messages show it."""
    position: int
    """The record's place among those of its file, counted from 0."""


@dataclass
class Records:
    """Everything read, valid or not: what the checks look at."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    """Valid records by kind and id."""
    seen: dict[str, dict[str, tuple[str, int]]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    """File and line of every id met, of broken records too, so that references to those are not reported as well."""
    unread: set[str] = field(default_factory=set)
    """Kinds of which a file could not be read at all; references to them cannot be judged."""
    folder: Path = Path("data")
    """The folder they were read from."""
    _read_again: dict[Path, list[Node]] = field(default_factory=dict)

    def all(self, kind: str, model: type[R]) -> Iterator[R]:
        """The valid records of a kind, in file order."""
        for entry in self.entries[kind].values():
            assert isinstance(entry.record, model)
            yield entry.record

    def find(self, kind: str, id: str | None, model: type[R]) -> R | None:
        """The valid record of that id, or None."""
        entry = self.entries[kind].get(id) if id is not None else None
        return entry.record if entry is not None and isinstance(entry.record, model) else None

    def problem(self, kind: str, id: str, path: Sequence[str | int], message: str, *, notice: bool = False) -> Problem:
        """A problem at ``path`` inside a valid record."""
        entry = self.entries[kind][id]
        line = yamlfile.line_of(self._nodes(entry)[entry.position], path)
        return Problem(entry.file, line, id, message, notice)

    def _nodes(self, entry: Entry) -> list[Node]:
        """The file's records as nodes. Lines matter only where something is wrong, so the file is read once more."""
        if entry.path not in self._read_again:
            root, _problems = yamlfile.read(entry.path, entry.file)
            assert root is not None
            self._read_again[entry.path] = _nodes(root)
        return self._read_again[entry.path]


def load(data: Path) -> tuple[Records, Findings]:
    """All records under the folder ``data``, and everything wrong with single files and records.

    Raises DataError, before anything is read, where something in the folder is a link.
    """
    folders.refuse_links(data)
    records, problems = Records(folder=data), Findings(_strays(data))
    with _collector_paused():
        for kind in KINDS:
            if (data / f"{kind.stem}.yaml").is_dir():
                records.unread.add(kind.name)
            for path in files_of(data, kind):
                _load_file(records, problems, kind, path, shown=_shown(data, path))
            if kind.single and not records.seen[kind.name] and kind.name not in records.unread:
                file = _shown(data, data / f"{kind.stem}.yaml")
                text = f"there is no {kind.name} record; the portal needs one, add it"
                problems.add([Problem(file, 1, "", text)])
    return records, problems


def texts(records: Records) -> dict[str, str]:
    """The texts that records name: name of the file -> Markdown. The checks have seen that each can be read."""
    names = {resource.text for resource in records.all("resource", Resource) if resource.text is not None}
    names.update(name for course in records.all("course", Course) for name in course.texts)
    return {name: composed(textfile.read(records.folder / TEXTS / name)) for name in sorted(names)}


def files_of(data: Path, kind: Kind) -> list[Path]:
    """The files that hold records of a kind: one file, a folder of files, or both."""
    single, folder = data / f"{kind.stem}.yaml", data / kind.stem
    return [path for path in (single, *sorted(folder.glob("**/*.yaml"), key=_place)) if _is_ours(data, path)]


def _place(path: Path) -> tuple[str, ...]:
    """What files are sorted by: the same on machines that keep accents apart or do not tell capitals."""
    return tuple(map(composed, path.parts))


def _is_ours(data: Path, path: Path) -> bool:
    """Whether the path is a file of records: no folder, no link out of the data, no hidden file of an editor."""
    hidden = any(part.startswith(".") for part in path.relative_to(data).parts)
    return path.is_file() and not path.is_symlink() and not hidden


def _shown(data: Path, path: Path) -> str:
    return (Path(data.name) / path.relative_to(data)).as_posix()


def _strays(data: Path) -> list[Problem]:
    """Files that would be silently ignored."""
    stems = {kind.stem for kind in KINDS}
    problems = []
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if any(part.startswith(".") for part in inside.parts):
            continue
        shown = _shown(data, path)
        if path.is_dir() and path.suffix in _RECORDS and inside.with_suffix("").as_posix() in stems:
            problems.append(Problem(shown, 1, "", f"is a folder; rename it to {path.stem}, without the ending"))
        if path.is_dir() or inside.parts[0] in {IMAGES, TEXTS, FILES}:
            continue
        if path.suffix in {".yml", ".json"}:
            problems.append(Problem(shown, 1, "", f"is not read; rename it to {path.stem}.yaml"))
            continue
        if path.suffix != ".yaml":
            problems.append(Problem(shown, 1, "", _unread(path)))
            continue
        owner = [*(parent.as_posix() for parent in inside.parents), inside.with_suffix("").as_posix()]
        if not stems.intersection(owner):
            hint = did_you_mean(inside.with_suffix("").as_posix(), stems)
            names = ", ".join(f"{stem}.yaml" for stem in sorted(stems))
            problems.append(
                Problem(shown, 1, "", f"is not a kind of record{hint}; rename it to one of: {names}; or move it away")
            )
    return problems


def _unread(path: Path) -> str:
    """What to do with a file that does not hold records as its name stands."""
    ending = path.suffix.casefold()
    if ending in _MAY_HOLD_RECORDS:
        return f"is not read, because its name does not end in .yaml; rename it to {path.stem}.yaml or move it away"
    folder = {".md": f"{TEXTS}/ if it is a text", **dict.fromkeys(_PICTURES, f"{IMAGES}/ if a record shows it")}
    where = folder.get(ending, f"{FILES}/ if the library offers it")
    return f"is not read here; put it into data/{where}, or delete it"


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
    """The records of a file: the entries of its list, or the one record it is."""
    return root.items if isinstance(root, Listing) else [root]


def _in_record(problem: Problem, nodes: list[Node], lines: list[int]) -> Problem:
    """The problem with the id of the record it lies in; ``lines`` are those on which ``nodes`` begin."""
    after = bisect_right(lines, problem.line)
    return replace(problem, record=_name(nodes[after - 1]) if after else "")


def _name(node: Node) -> str:
    """The id as written, "" where there is none that can stand in a message."""
    written = node.entries.get("id") if isinstance(node, Mapping) else None
    return written.value if isinstance(written, Text) and len(written.value) <= _LONGEST_ID else ""


def _no_record(records: Records, kind: Kind, node: Node, shown: str) -> Problem:
    if kind.single:
        records.unread.add(kind.name)
    start = "" if kind.single else ', the first one after "- "'
    text = f'{_one(kind)} record is expected here; write fields as "name: value"{start}'
    return Problem(shown, node.line, "", text)


def _load_record(records: Records, kind: Kind, node: Mapping, path: Path, shown: str, position: int) -> list[Problem]:
    seen, name = records.seen[kind.name], "" if kind.single else _name(node)
    problems = _taken(seen, kind, node, shown, name)
    record, faults = _validated(kind, node, shown, name)
    problems += faults
    key = kind.name if kind.single else name
    if key and key not in seen:
        seen[key] = (shown, node.line)
        if record is not None and not problems:
            records.entries[kind.name][str(record.id)] = Entry(record, path, shown, position)
    return problems


def _taken(seen: dict[str, tuple[str, int]], kind: Kind, node: Mapping, shown: str, name: str) -> list[Problem]:
    """That there is a record of this id already, or of a kind that has only one."""
    if name and name in seen:
        file, line = seen[name]
        text = f"there is already {_one(kind)} with this id ({file}:{line}); give one of them another"
        return [Problem(shown, yamlfile.line_of(node, ["id"]), name, text)]
    if kind.single and seen:
        return [Problem(shown, node.line, "", f"there can be only one {kind.name}; delete one")]
    return []


def _one(kind: Kind) -> str:
    return f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}"


def _validated(kind: Kind, node: Mapping, shown: str, name: str) -> tuple[Any, list[Problem]]:
    """The record, or None where the model refuses it, and what is wrong with its fields."""
    if excess := bulk.excess(node):
        return None, [Problem(shown, yamlfile.line_of(node, excess[0]), name, excess[1])]
    empty = list(_empty(node))
    texts = [(loc, 0, _no_value(kind, loc)) for loc in empty]
    try:
        record = kind.model.model_validate(yamlfile.plain(node))
    except ValidationError as error:
        record, errors = None, error.errors(include_url=False)
        without, inside = set(empty), {loc[:end] for loc in (e["loc"] for e in errors) for end in range(len(loc))}
        by_part: dict[tuple[int | str, ...], list[ErrorDetails]] = {}
        for details in errors:
            by_part.setdefault(details["loc"][:-1], []).append(details)
        for details in errors:
            loc = details["loc"]
            # An entry that is wrong is missing to pydantic when it counts the entries.
            follows = details["type"] == "too_short" and loc in inside
            beside = _beside(node, loc)
            if loc not in without and not follows and not _misspelt(kind, details, by_part[loc[:-1]], beside):
                texts.append((_entry(details), _line_inside(details), message(kind.model, details, beside)))
    misread = {loc: (line, text) for loc, text, line in _misread(kind, node, {loc for loc, _inside, _text in texts})}
    found = [Problem(shown, line, name, text) for line, text in misread.values()]
    for loc, below, text in texts:
        if loc not in misread:
            found.append(Problem(shown, yamlfile.line_of(node, loc, below), name, text))
    return record, found


def _entry(details: ErrorDetails) -> tuple[int | str, ...]:
    """The path to what is wrong, down to the entry of a list where that is known."""
    error = details.get("ctx", {}).get("error")
    return (*details["loc"], error.entry) if isinstance(error, EntryError) else details["loc"]


def _line_inside(details: ErrorDetails) -> int:
    """The line of the text that is meant, 0 where none is."""
    error = details.get("ctx", {}).get("error")
    return error.line if isinstance(error, TextError) else 0


def _no_value(kind: Kind, loc: tuple[str | int, ...]) -> str:
    """What is wrong with a field without a value. A text with a comma falls apart into such fields between braces."""
    name, owner = loc[-1], model_at(kind.model, loc[:-1])
    if isinstance(name, int) or name in owner.model_fields or meant_name(owner, name, ()):
        return f"{field_path(loc)} has no value; fill it in or delete the line"
    return (
        f"{field_path(loc)} has no value and is no field; "
        'write fields as "name: value", and put quotes round text that has a comma in it'
    )


def _beside(node: Node, loc: Sequence[str | int]) -> Collection[str]:
    """Names of the fields that stand where the path leads, as written."""
    node = yamlfile.part_at(node, loc[:-1])
    return node.entries.keys() if isinstance(node, Mapping) else ()


def _misspelt(kind: Kind, missing: ErrorDetails, here: list[ErrorDetails], beside: Collection[str]) -> bool:
    """Whether a field is missing only because its name is misspelt, which is said already.

    ``here`` is what is wrong in the same part of the record.
    """
    *where, name = missing["loc"] or ("",)
    if missing["type"] != "missing":
        return False
    owner = model_at(kind.model, tuple(where))
    unknown = [str(other["loc"][-1]) for other in here if other["type"] == "extra_forbidden"]
    guesses = {meant_name(owner, other, beside) for other in unknown}
    # Where nothing is like the one unknown name, what is said about it names the one field that is missing.
    alone = guesses == {None} and len(unknown) == sum(other["type"] == "missing" for other in here) == 1
    return name in guesses or (alone and len(owner.model_fields) > MOST_NAMES)


def _misread(kind: Kind, node: Mapping, wrong: Container[Any]) -> Iterator[tuple[Any, str, int]]:
    """Path, message and line of values that read otherwise than they look; ``wrong`` are the paths of faults known."""
    unusual = meant.unusual(node)
    free = meant.free(kind.model, node, [path for path, text in unusual if text.doubt and path not in wrong])
    for path, text in unusual:
        if text.fault or path in free:
            yield path, f"{field_path(path)} {text.fault or text.doubt}", text.line
        for name, line in meant.swallowed(kind.model, node, path, text):
            stands = f'"{name}:" stands inside the text of {field_path(path)}'
            remedy = "start it in the same column as the other fields, or write the line otherwise"
            yield (*path, name), f"{stands}; {remedy}", line


def _empty(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Paths of fields and entries without a value."""
    steps: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Mapping):
        steps = node.entries.items()
    elif isinstance(node, Listing):
        steps = enumerate(node.items)
    for step, value in steps:
        if isinstance(value, Text) and value.value in _UNFILLED:
            yield (*path, step)
        else:
            yield from _empty(value, (*path, step))


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
