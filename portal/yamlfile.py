"""Reads a YAML file as text with line numbers.

Every value stays the text its author typed: ``country: NO`` is "NO", ``01000`` keeps its zero and ``12:30`` is not a
number. The models convert. Nodes are built from parser events, without recursion, because composing hostile
nesting with libyaml ends the process, and because aliases can then be refused before anything expands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from portal.problem import Problem

MAX_BYTES = 5_000_000
MAX_DEPTH = 12
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Text:
    """A value as typed, and the line it starts on."""

    value: str
    line: int


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    line: int
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A YAML mapping; keys are unique text."""

    line: int
    entries: dict[str, "Node"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Text | Listing | Mapping


class _Stop(Exception):
    """Reading cannot go on; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def plain(node: Node) -> Any:
    """The node as str, list and dict, for pydantic to convert."""
    match node:
        case Text():
            return node.value
        case Listing():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, value in node.entries.items()}


def line_of(node: Node, path: Sequence[str | int]) -> int:
    """The line of the deepest part of ``path`` that exists under ``node``; for a key, the line of the key."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            line = node.key_lines[str(step)]
            node = node.entries[str(step)]
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """The root node of the file at ``path``, or None, with every problem met. ``shown`` is the name for messages."""
    try:
        return _read(path, shown)
    except _Stop as stop:
        return None, [stop.problem]


def _read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise _Stop(
            Problem(
                shown,
                1,
                "",
                f"the file has {len(raw) / 1e6:.1f} MB and the limit is {MAX_BYTES / 1e6:.0f} MB; "
                f"split it into several files in a folder named {path.stem}/",
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Stop(
            Problem(
                shown,
                line,
                "",
                f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file with the encoding UTF-8",
            )
        ) from error
    if bad := _UNREADABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise _Stop(Problem(shown, line, "", f"control character U+{ord(bad[0]):04X}; delete it"))
    builder = _Builder(shown)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise _Stop(
            Problem(
                shown,
                mark.line + 1 if mark else 1,
                "",
                f"not readable as YAML (column {mark.column + 1 if mark else 1}: {what}); check the indentation, "
                "the colons, and put quotes round text with special characters, here or just above",
            )
        ) from error
    if builder.root is None:
        raise _Stop(Problem(shown, 1, "", "the file is empty; add a record, write [] for none yet, or delete it"))
    return builder.root, builder.problems


class _Builder:
    """Turns parser events into nodes, keeping its own stack."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Listing | Mapping] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._stop(line, 'a second document starts here ("---"); keep one document a file')
        elif isinstance(event, yaml.AliasEvent):
            raise self._stop(line, f"alias *{event.anchor}; aliases are not used here, write the value out")
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
            self._keys.pop()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor:
            raise self._stop(line, f"anchor &{event.anchor}; anchors are not used here, delete it")
        if event.tag:
            raise self._stop(line, "tags (a word that starts with !) are not used here; delete it")
        parent = self._open[-1] if self._open else None
        if isinstance(parent, Mapping) and self._keys[-1] is None:
            if not isinstance(event, yaml.ScalarEvent):
                raise self._stop(line, "a name before the colon must be a single word; check the brackets")
            self._key(parent, event.value, line)
            return
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = Text(event.value, line)
        else:
            node = Listing(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line)
        if parent is None:
            # A document of nothing but comments is one empty plain scalar.
            self.root = None if isinstance(node, Text) and node.value == "" else node
        elif isinstance(parent, Listing):
            parent.items.append(node)
        else:
            key = self._keys[-1]
            assert key is not None
            parent.entries.setdefault(key, node)
            self._keys[-1] = None
        if not isinstance(node, Text):
            self._open.append(node)
            self._keys.append(None)
            if len(self._open) > MAX_DEPTH:
                raise self._stop(line, f"more than {MAX_DEPTH} levels inside each other; check the indentation")

    def _key(self, parent: Mapping, key: str, line: int) -> None:
        if key == "<<":
            raise self._stop(line, "merge keys (<<) are not used here; write the fields out")
        if key in parent.entries:
            self.problems.append(
                Problem(
                    self.shown,
                    line,
                    "",
                    f'"{key}" stands twice in the same record (first on line {parent.key_lines[key]}); keep one',
                )
            )
        else:
            parent.key_lines[key] = line
        self._keys[-1] = key

    def _stop(self, line: int, message: str) -> _Stop:
        return _Stop(Problem(self.shown, line, "", message))
