"""Reads a YAML file as text with line numbers.

Every value remains the text its author typed: ``country: NO`` is "NO", ``01000`` keeps its zero and ``12:30`` is not a
number. The models convert values. Nodes are built from parser events without recursion, because composing maliciously
nested input with libyaml crashes the process, and because aliases can then be refused before they expand.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from portal.problem import Problem, shortened
from portal.reading import textfile, unreadable
from portal.reading.spelling import Written

MAX_BYTES = 5_000_000
MAX_DEPTH = 12
MAX_GROUPS = 200_000
"""Maximum lists and mappings in a file, records included: each uses much more memory than its bytes."""
# YAML 1.1 alone treats U+0085, U+2028 and U+2029 as line ends; a carriage return alone is one on very old computers
# only.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class Text:
    """A value as typed, and the line it starts on."""

    value: str
    line: int
    literal: bool = False
    """True if it is written after "|", so that its lines are the lines of the file after ``line``."""
    fault: str = ""
    """Why it does not read as it looks, worded to follow the name of its field."""
    doubt: str = ""
    """Why it may not be what its author means, if the field is free text."""


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
    """Stops reading; carries the problem."""

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


def part_at(node: Node, path: Sequence[str | int]) -> Node:
    """The deepest part of ``path`` that exists under ``node``."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return node


def line_of(node: Node, path: Sequence[str | int], inside: int = 0) -> int:
    """The line of the deepest part of ``path`` that exists under ``node``; for a key, the line of the key.

    ``inside`` is the number of a line of the text at ``path``. The result is that line if the way the text is written
    allows it to be determined.
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


def path_at(node: Node, line: int) -> tuple[str | int, ...]:
    """The deepest field of the record that begins at or before the line, and after which no other does."""
    path: list[str | int] = []
    while True:
        steps: list[tuple[int, str | int, Node]] = []
        if isinstance(node, Mapping):
            steps = [(node.key_lines[name], name, inner) for name, inner in node.entries.items()]
        elif isinstance(node, Listing):
            steps = [(item.line, place, item) for place, item in enumerate(node.items)]
        above = [step for step in steps if step[0] <= line]
        if not above or (len(above) > 1 and above[0][0] == above[-1][0] and len({step[0] for step in steps}) == 1):
            return tuple(path)  # all of it stands on this one line
        _line, name, node = above[-1]
        path.append(name)


def read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """The root node of the file at ``path``, or None, with every problem found. ``shown`` is its name in messages."""
    try:
        return _read(path, shown)
    except _StopError as stop:
        return None, [stop.problem]


def _read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    raw = textfile.evened(path.read_bytes())
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
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
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
        if bad[0] == "\r":
            old = "the line ends with U+000D alone, as on old computers; save the file with the line ends LF or CRLF"
            raise _StopError(Problem(shown, line, "", old))
        raise _StopError(Problem(shown, line, "", f"the line has the invisible control character {name}; retype it"))
    builder = _NodeBuilder(shown, Written(text))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line, message = unreadable.said(error, text, builder.last, builder.alone)
        raise _StopError(Problem(shown, line, "", message)) from error
    if builder.root is None:
        raise _StopError(Problem(shown, 1, "", "the file is empty; add a record, write [] for none yet, or delete it"))
    return builder.root, builder.problems


_OR_QUOTES = ", or put quotes round text that begins with {}"


class _NodeBuilder:
    """Builds nodes from parser events with a stack of its own."""

    def __init__(self, shown: str, source: Written) -> None:
        self.shown = shown
        self.source = source
        self.last: yaml.ScalarEvent | None = None
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Listing | Mapping] = []
        self._keys: list[str | None] = []
        self._closed: Listing | Mapping | None = None
        self._documents = 0
        self._groups = 0

    @property
    def alone(self) -> int | None:
        """The line, from 0, of the only field read so far of the record or part that is open or has just ended."""
        for inner in (self._closed, self._open[-1] if self._open else None):
            if isinstance(inner, Mapping) and len(inner.key_lines) == 1:
                return next(iter(inner.key_lines.values())) - 1
        return None

    def take(self, event: yaml.Event) -> None:
        assert event.start_mark is not None
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if event.version or event.tags:
                raise self._stop(line, unreadable.DIRECTIVE)
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
            self._closed = self._open.pop()
            self._keys.pop()

    def _refuse(self, event: Any, line: int) -> None:
        """Raises _StopError if the node uses an unsupported feature, or shows that a quotation mark was not closed."""
        if event.anchor:
            raise self._stop(
                line,
                f"anchor &{shortened(event.anchor)}; anchors are not used here, delete it" + _OR_QUOTES.format("&"),
            )
        if event.tag:
            raise self._stop(
                line, "tags (a word that starts with !) are not used here; delete it" + _OR_QUOTES.format("!")
            )
        if isinstance(event, yaml.ScalarEvent) and self.source.swallows(event):
            raise self._stop(line, unreadable.SWALLOWS)

    def _node(self, event: Any, line: int) -> None:
        self._refuse(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self.last = event
        self._closed = None
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
            node = Text(event.value, line, event.style == "|")
            if not self.source.is_plain(event):
                node.fault, node.doubt = self.source.fault(event), self.source.doubt(event)
        else:
            node = Listing(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line)
            self._groups += 1
            if self._groups > MAX_GROUPS:
                raise self._stop(line, f"more than {MAX_GROUPS} lists and groups of fields; make it several files")
        if parent is None:
            # A document with nothing but comments is parsed as one empty plain scalar.
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
