"""Reads a YAML file as text with line numbers.

Every value stays the text its author typed: ``country: NO`` is "NO", ``01000`` keeps its zero and ``12:30`` is not a
number. The models convert. Nodes are built from parser events, without recursion, because composing hostile
nesting with libyaml ends the process, and because aliases can then be refused before anything expands.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from portal.problem import Problem, shortened

MAX_BYTES = 5_000_000
MAX_DEPTH = 12
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Text:
    """A value as typed, and the line it starts on."""

    value: str
    line: int
    literal: bool = False
    """Whether it is written after "|", so that its lines are those of the file that follow ``line``."""


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


class _StopError(Exception):
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


def line_of(node: Node, path: Sequence[str | int], inside: int = 0) -> int:
    """The line of the deepest part of ``path`` that exists under ``node``; for a key, the line of the key.

    ``inside`` is the number of a line of the text at ``path``; that line is meant, where the text is written so that it
    can be told.
    """
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
    return node.line + inside if inside and isinstance(node, Text) and node.literal else line


def read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """The root node of the file at ``path``, or None, with every problem met. ``shown`` is the name for messages."""
    try:
        return _read(path, shown)
    except _StopError as stop:
        return None, [stop.problem]


def _read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise _StopError(
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
        raise _StopError(
            Problem(
                shown,
                line,
                "",
                f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file with the encoding UTF-8",
            )
        ) from error
    if bad := _UNREADABLE.search(text):
        line, name = text.count("\n", 0, bad.start()) + 1, f"U+{ord(bad[0]):04X}"
        raise _StopError(Problem(shown, line, "", f"the line has the invisible control character {name}; retype it"))
    builder = _Builder(shown)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _StopError(_unreadable(error, text, shown)) from error
    if builder.root is None:
        raise _StopError(Problem(shown, 1, "", "the file is empty; add a record, write [] for none yet, or delete it"))
    return builder.root, builder.problems


_OR_QUOTES = ", or put quotes round text that begins with {}"
_TAB = "a tab stands here; use spaces instead"
_QUOTES = "text that begins with this character needs quotes round it"
_NOT_CLOSED = "the quotation mark that opens here is never closed; close it"
# What libyaml finds, in the words of someone who has never heard of it. The first that fits is said.
_PLAIN = (
    ("tab character", _TAB),
    (
        "mapping values are not allowed",
        'put quotes round text that has a colon and a space in it, like "Osijek: a town", '
        "and start all fields of a record in the same column",
    ),
    ("character that cannot start any token", _QUOTES),
    ("quoted scalar found unexpected end", _NOT_CLOSED),
    ("quoted scalar found unexpected document", _NOT_CLOSED),
    ("unknown escape", "a backslash between double quotes means something else; use single quotes"),
    ("expected ',' or", "the bracket that opens here is never closed, or a comma is missing; correct it"),
    (
        "could not find expected ':'",
        'a field needs a colon and a space after its name, here or on the line above; write it as "name: value"',
    ),
    ("expected alphabetic or numeric", _QUOTES),
    (
        "did not find expected",
        "this line does not fit those above it; start it in the same column as the other fields, "
        "and look for a quotation mark in the middle of a text",
    ),
)


def _unreadable(error: yaml.MarkedYAMLError, text: str, shown: str) -> Problem:
    what = " ".join(part for part in (error.context, error.problem) if part)
    plain = next((plain for part, plain in _PLAIN if part in what), f"{what}; check the indentation and the colons")
    # Quotes and brackets are mended where they open, everything else where the reader stumbled.
    opened = error.context_mark if "opens here" in plain else None
    mark = opened or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if plain is _QUOTES and "\t" in "".join(text.split("\n")[line - 1 : line])[:column]:
        plain = _TAB
    return Problem(shown, line, "", f"not readable as YAML, column {column}: {plain}")


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
        assert event.start_mark is not None
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._stop(line, 'a second document starts here ("---"); keep one document a file')
        elif isinstance(event, yaml.AliasEvent):
            raise self._stop(
                line,
                f"alias *{shortened(str(event.anchor))}; aliases are not used here, write the value out"
                + _OR_QUOTES.format("*"),
            )
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
            self._keys.pop()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor:
            raise self._stop(
                line,
                f"anchor &{shortened(event.anchor)}; anchors are not used here, delete it" + _OR_QUOTES.format("&"),
            )
        if event.tag:
            raise self._stop(
                line, "tags (a word that starts with !) are not used here; delete it" + _OR_QUOTES.format("!")
            )
        parent = self._open[-1] if self._open else None
        if isinstance(parent, Mapping) and self._keys[-1] is None:
            if not isinstance(event, yaml.ScalarEvent):
                raise self._stop(
                    line, "text that begins with { or [ needs quotes round it; the name before a colon is one word"
                )
            self._key(parent, sys.intern(event.value), line)
            return
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = Text(event.value, line, literal=event.style == "|")
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
            first = f"first on line {parent.key_lines[key]}"
            text = f'"{shortened(key)}" stands twice in the same record ({first}); keep one'
            self.problems.append(Problem(self.shown, line, "", text))
        else:
            parent.key_lines[key] = line
        self._keys[-1] = key

    def _stop(self, line: int, message: str) -> _StopError:
        return _StopError(Problem(self.shown, line, "", message))
