"""Payloads in fields of records, through files, reader and models: each is refused with a remedy or stays text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from urllib.parse import urlsplit

from lxml import html

from portal.parts.registry import KINDS, kind
from portal.problem import Problem
from portal.reading.load import Records, load
from portal.records.kind import Kind
from portal.words import richtext
from portal.words.typography import typeset
from tests.fields import Leaf, value_at
from tests.payloads import Payload
from tests.records import Plain, Written, host, written

Outcome = Literal["refused", "refused elsewhere", "no remedy", "text", "value", "changed", "live", "lost", "crashed"]
GOOD: tuple[Outcome, ...] = ("refused", "text", "value")
"""What may become of a payload. "refused elsewhere" names a line of another record."""
_BATCH = 40
"""Records of a file; a file in which much is wrong need not have everything said."""
_REMEDY = re.compile(
    r"\b(write|check|delete|remove|correct|use|retype|shorten|fill|add|give|put|copy|make|mend|link|name|begin|split|"
    r"start|take|swap|keep|rename|are not allowed|is expected|must be|must have|close|leave|spell|choose|type)\b"
)
_YES_OR_NO = {"true", "false", "yes", "no", "on", "off", "y", "n", "t", "f", "1", "0"}


@dataclass(frozen=True)
class Pair:
    """A payload in a field."""

    leaf: Leaf
    payload: Payload

    def __str__(self) -> str:
        return f"{self.leaf} with {self.payload.id} {self.payload.text[:60]!r}"


@dataclass
class Table:
    """What became of many pairs."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """What went wrong, in words."""
    tried: set[tuple[str, str]] = field(default_factory=set)

    def add(self, pair: Pair, outcome: Outcome, detail: str = "") -> None:
        """Counts one pair."""
        self.counts[outcome] += 1
        self.tried.add((str(pair.leaf), pair.payload.id))
        if outcome not in GOOD:
            self.faults.append(f"{outcome}: {pair}: {detail}")

    def __str__(self) -> str:
        return ", ".join(f"{outcome} {count}" for outcome, count in sorted(self.counts.items()))


def judged(pairs: Sequence[Pair], table: Table | None = None) -> Table:
    """What becomes of each pair."""
    table = table or Table()
    for name, found in groupby(sorted(pairs, key=lambda pair: pair.leaf.kind), key=lambda pair: pair.leaf.kind):
        for part in _files(kind(name), tuple(found)):
            _judge(kind(name), part, table)
    return table


def _files(kind: Kind, pairs: tuple[Pair, ...]) -> Iterator[tuple[Pair, ...]]:
    """The pairs that one file can hold together."""
    writable = tuple(pair for pair in pairs if not _unwritable(pair.payload.text))
    size = 1 if kind.single else _BATCH
    yield from (writable[start : start + size] for start in range(0, len(writable), size))
    yield from ((pair,) for pair in pairs if _unwritable(pair.payload.text))


def _unwritable(text: str) -> bool:
    """Whether YAML has no way to write the text: the file as a whole is refused then."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def _judge(kind: Kind, pairs: Sequence[Pair], table: Table) -> None:
    file = written(kind, [_record(kind, pair, number) for number, pair in enumerate(pairs)])
    try:
        records, problems = _loaded(kind, file.text)
    except Exception as error:  # Whatever it is, it is what the table counts.
        if len(pairs) > 1:
            for pair in pairs:
                _judge(kind, (pair,), table)
        else:
            table.add(pairs[0], "crashed", repr(error))
        return
    for number, pair in enumerate(pairs):
        outcome, detail = _outcome(kind, pair, number, file, records, problems)
        if outcome == "lost" and len(pairs) > 1:
            _judge(kind, (pair,), table)
        else:
            table.add(pair, outcome, detail)


def _record(kind: Kind, pair: Pair, number: int) -> Plain:
    found = host(pair.leaf)
    named = found.record if kind.single else {**found.record, "id": f"planted-{number}"}
    return type(found)(named, found.path).holding(pair.payload.text)


def _loaded(kind: Kind, text: str) -> tuple[Records, list[Problem]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data" / f"{kind.stem}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        records, problems = load(Path(folder) / "data", KINDS)
    return records, [problem for problem in problems if problem.file == f"data/{kind.stem}.yaml"]


def _outcome(
    kind: Kind, pair: Pair, number: int, file: Written, records: Records, problems: Sequence[Problem]
) -> tuple[Outcome, str]:
    lines, path = file.lines[number], host(pair.leaf).path
    said = [problem for problem in problems if lines[()] <= problem.line <= file.ends[number]]
    if said:
        above = {lines[path[:length]] for length in range(len(path) + 1)}
        if not any(_REMEDY.search(problem.message) for problem in said):
            return "no remedy", str(said[0])
        quoted = pair.payload.text in said[0].message  # as in "end lies before start (9999-12-31)"
        if len(problems) == 1 and said[0].line not in above and not quoted:
            return "refused elsewhere", str(said[0])
        return "refused", str(said[0])
    for entry in records.entries[kind.name].values():
        if entry.position == number:
            return _accepted(pair.leaf, pair.payload.text, value_at(entry.record, path))
    return "lost", f"neither read nor refused; said of the file: {[str(problem) for problem in problems[:3]]}"


def _accepted(leaf: Leaf, typed: str, value: Any) -> tuple[Outcome, str]:
    if not isinstance(value, str):
        return ("value", "") if _means(typed, value) else ("changed", repr(value))
    composed = unicodedata.normalize("NFC", typed)
    if value not in {typed, composed, typeset(composed)} and not (leaf.address and _same_address(typed, value)):
        return "changed", repr(value)
    if leaf.address and "://" in value and urlsplit(value).scheme not in {"http", "https"}:
        return "live", "an address that is not of the web"
    if leaf.long and (found := acting(str(richtext.html(value)))):
        return "live", found
    return "text", ""


def _same_address(typed: str, value: str) -> bool:
    """Whether only the letters of scheme and host are smaller, which means the same (RFC 3986, section 6.2.2.1), or a
    scheme stands before an address that a register writes without one.
    """
    one, other = urlsplit(typed if "://" in typed else f"https://{typed}"), urlsplit(value)
    return (one.scheme, one.netloc.lower(), *one[2:]) == (other.scheme, other.netloc, *other[2:])


def _means(typed: str, value: Any) -> bool:
    if value is None:
        return not typed.strip()
    if isinstance(value, bool):
        return typed.lower() in _YES_OR_NO
    if isinstance(value, date):
        return value.isoformat() == typed
    # A whole number may be typed as 1.0, as a table writes it.
    read = float if isinstance(value, int) else type(value)
    return typed.isascii() and read(typed) == value


@lru_cache(maxsize=2048)
def acting(markup: str) -> str:
    """What in the HTML of a long text could act, "" where nothing can."""
    return "; ".join(_acting(html.fragment_fromstring(markup, create_parent="div")))


def _acting(root: Any) -> Iterator[str]:
    for element in root.iter():
        if element is root:
            continue
        if element.tag not in richtext.TAGS:
            yield f"the element {element.tag}"
        for name, content in element.attrib.items():
            if name == "href" and urlsplit(content).scheme not in richtext.SCHEMES:
                yield f"a link to {content}"
            elif name not in {"href", "rel", "start", "scope", "class", "data-label"}:
                yield f"the attribute {name}"
