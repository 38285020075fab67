"""Makes the mistakes that people make with YAML, in every field of every kind of record, and judges what is said.

A mistake is well met where the text is read exactly as it was typed, or where a message names its line (that of the
mistake or of its field) and what to do.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path as File
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.checks.cross_references import references_exist
from portal.parts.registry import KINDS
from portal.reading import load, yamlfile
from portal.reading.references import target_of
from portal.records.kind import Kind
from tests.hosts import Path, fields, records

REMEDY = re.compile(
    r"(?:^|[;,:] |\band |\bor )(?:add|begin|check|close|copy|correct|delete|fill|give|indent|keep|make|move|name|put|"
    r"remove|rename|retype|save|shorten|split|start|swap|take|use|write)\b|needs quotes round it"
)
"""An order to the reader, at the beginning of a clause."""
LAST_LINES = ["- id: hr-last", '  name: "The last"', "  note: 'The end'", "  sources: [some-record]"]
"""Another record below, with quotation marks that an open one can run into."""


@dataclass(frozen=True)
class Row:
    """A line of a record."""

    path: Path
    indent: int
    lead: str
    key: str
    value: str
    below: tuple[str, ...] = ()
    """Lines of a text below the sign |."""

    def lines(self) -> list[str]:
        name = f"{self.key}:{' ' if self.value else ''}" if self.key else ""
        return [f"{' ' * self.indent}{self.lead}{name}{self.value}", *(" " * (self.indent + 6) + x for x in self.below)]


@dataclass(frozen=True)
class Spot:
    """A field in a record, where a mistake is made."""

    kind: Kind
    record: dict[str, Any]
    path: Path
    rows: tuple[Row, ...]
    first: int
    """The row of the field."""
    after: int
    """The row after its last one."""
    free: bool
    """Whether it takes any text."""
    number: int
    """Which spot it is, to vary what is typed."""

    @property
    def row(self) -> Row:
        return self.rows[self.first]

    @property
    def value(self) -> Any:
        return _at(self.record, self.path)

    def meant(self, value: Any) -> dict[str, Any]:
        """The record with another value at this place."""
        record = deepcopy(self.record)
        _at(record, self.path[:-1])[self.path[-1]] = value
        return record

    @property
    def scalar(self) -> "Spot | None":
        """The spot of the text itself: this one, or its first entry where it is a list of texts."""
        if isinstance(self.value, str):
            return self
        if isinstance(self.value, list) and isinstance(self.value[0], str):
            return replace(self, path=(*self.path, 0), first=self.first + 1, after=self.first + 2)
        return None

    def with_value(self, typed: str) -> list[str]:
        return self.put([replace(self.row, value=typed, below=())])

    def put(self, new: Sequence[Row | str], first: int | None = None, after: int | None = None) -> list[str]:
        """The lines of the record with others in place of the field's."""
        lines = [line for row in self.rows[: self.first if first is None else first] for line in row.lines()]
        for row in new:
            lines += row.lines() if isinstance(row, Row) else [row]
        return lines + [line for row in self.rows[self.after if after is None else after :] for line in row.lines()]

    def line_of_row(self, index: int) -> int:
        return sum(len(row.lines()) for row in self.rows[:index]) + 1


@dataclass(frozen=True)
class Mistake:
    """Lines with a mistake in them."""

    lines: list[str]
    own: frozenset[int]
    """The lines on which it may be named, counted from 1."""
    meanings: tuple[dict[str, Any], ...] = ()
    """The records that the lines may be read as without a word."""
    absent: str = ""
    """The field that was left out: a message may stand at another that needs it."""
    encoding: tuple[str, str] = ("", "\n")
    """What the file begins with, and how its lines end."""


Maker = Callable[[Spot], Mistake | None]
MAKERS: dict[str, Maker] = {}


def _mistake(name: str) -> Callable[[Maker], Maker]:
    def keep(maker: Maker) -> Maker:
        MAKERS[name] = maker
        return maker

    return keep


def spots() -> Iterator[Spot]:
    """Every field of every kind once."""
    number = 0
    for kind in KINDS:
        seen: set[Path] = set()
        known = {path: (owner, path[-1]) for path, _field, owner in fields(kind.model)}
        for record in records(kind):
            rows = tuple(_rows(record, 0 if kind.single else 2, (), "" if kind.single else "- "))
            for path, (owner, name) in known.items():
                if path in seen or not _has(record, path):
                    continue
                seen.add(path)
                number += 1
                first = next(index for index, row in enumerate(rows) if row.path[: len(path)] == path)
                after = first + sum(row.path[: len(path)] == path for row in rows)
                yield Spot(kind, record, path, rows, first, after, _free(kind, record, path, owner, str(name)), number)
        assert seen == set(known), f"{kind.name}: no record has {set(known) - seen}"


def _rows(value: dict[str, Any], indent: int, path: Path, lead: str) -> Iterator[Row]:
    keys = sorted(value, key=lambda name: name != "id")
    for number, key in enumerate(keys):
        start, here = (lead, indent - len(lead)) if number == 0 else ("", indent)
        inner, at = value[key], (*path, key)
        if isinstance(inner, str):
            yield Row(at, here, start, key, *_written(inner, len(key)))
            continue
        yield Row(at, here, start, key, "")
        if isinstance(inner, dict):
            yield from _rows(inner, indent + 2, at, "")
            continue
        for index, entry in enumerate(inner):
            if isinstance(entry, str):
                yield Row((*at, index), indent + 2, "- ", "", entry)
            else:
                yield from _rows(entry, indent + 4, (*at, index), "- ")


def _written(text: str, number: int) -> tuple[str, tuple[str, ...]]:
    """The text as people write it: plain, quoted, or below a sign."""
    if "\n" in text:
        return "|", tuple(text.rstrip("\n").split("\n"))
    return {3: f'"{text}"', 5: f"'{text}'"}.get(number % 7, text), ()


def _at(record: Any, path: Path) -> Any:
    for step in path:
        record = record[step]
    return record


def _has(record: Any, path: Path) -> bool:
    try:
        _at(record, path)
    except (KeyError, IndexError):
        return False
    return True


def _free(kind: Kind, record: dict[str, Any], path: Path, owner: type[BaseModel], name: str) -> bool:
    target = target_of(owner, name)
    if target is not None and not getattr(target, "or_name", False):
        return False
    value = _at(record, path)
    if isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict)):
        return False
    changed = deepcopy(record)
    _at(changed, path[:-1])[path[-1]] = "Any text # 2" if isinstance(value, str) else ["Any text # 2", *value[1:]]
    try:
        kind.model.model_validate(changed)
    except ValidationError as error:
        return not any(details["loc"][: len(path)] == path for details in error.errors())
    return True


def _named(spot: Spot, lines: list[str], *extra: int) -> Mistake:
    """A mistake that must be named at the first line of the field."""
    return Mistake(lines, frozenset({spot.line_of_row(spot.first), *extra}))


# How the name of a field is mistyped.


@_mistake("name misspelt")
def _misspelt(spot: Spot) -> Mistake:
    key = spot.row.key
    wrong = key[: len(key) // 2] + key[len(key) // 2 + 1 :] if len(key) > 2 else f"{key}{key[-1]}"
    return _named(spot, spot.put([replace(spot.row, key=wrong), *spot.rows[spot.first + 1 : spot.after]]))


@_mistake("name with a capital")
def _capital(spot: Spot) -> Mistake:
    row = replace(spot.row, key=spot.row.key.capitalize())
    return _named(spot, spot.put([row, *spot.rows[spot.first + 1 : spot.after]]))


@_mistake("colon forgotten")
def _no_colon(spot: Spot) -> Mistake:
    line, *below = spot.row.lines()
    return _named(spot, spot.put([line.replace(":", "", 1), *below, *spot.rows[spot.first + 1 : spot.after]]))


@_mistake("space after colon forgotten")
def _no_space(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return _named(spot, spot.put([line.replace(": ", ":", 1), *below]))


@_mistake("no-break space after colon")
def _hard_space(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return _named(spot, spot.put([line.replace(": ", ":\u00a0", 1), *below]))


@_mistake("wide colon")
def _wide_colon(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return _named(spot, spot.put([line.replace(":", "\uff1a", 1), *below]))


@_mistake("unknown field")
def _unknown(spot: Spot) -> Mistake:
    extra = replace(
        spot.row, key="shade", value="green", lead="", indent=spot.row.indent + len(spot.row.lead), below=()
    )
    lines = spot.put([*spot.rows[spot.first : spot.after], extra])
    return Mistake(lines, frozenset({spot.line_of_row(spot.after)}))


@_mistake("field twice")
def _twice(spot: Spot) -> Mistake:
    again = replace(spot.row, lead="", indent=spot.row.indent + len(spot.row.lead))
    lines = spot.put([*spot.rows[spot.first : spot.after], again, *spot.rows[spot.first + 1 : spot.after]])
    return Mistake(lines, frozenset({spot.line_of_row(spot.after), spot.line_of_row(spot.first)}))


@_mistake("field left out")
def _left_out(spot: Spot) -> Mistake:
    record = deepcopy(spot.record)
    del _at(record, spot.path[:-1])[spot.path[-1]]
    parent = spot.path[:-1]
    rows = tuple(_rows(record, 0 if spot.kind.single else 2, (), "" if spot.kind.single else "- "))
    holder = next((index for index, row in enumerate(rows) if parent and row.path[: len(parent)] == parent), 0)
    below = {spot.line_of_row(index) for index, row in enumerate(spot.rows[: spot.after]) if row.path == parent}
    line = sum(len(row.lines()) for row in rows[:holder]) + 1
    lines = [text for row in rows for text in row.lines()]
    return Mistake(lines, frozenset({line, *below}), (record,), str(spot.path[-1]))


# How lines are moved.


@_mistake("indented by one more")
def _deeper(spot: Spot) -> Mistake:
    return _moved(spot, 1)


@_mistake("indented by one less")
def _shallower(spot: Spot) -> Mistake | None:
    return _moved(spot, -1) if spot.row.indent else None


def _moved(spot: Spot, by: int) -> Mistake:
    row = replace(spot.row, indent=spot.row.indent + by)
    lines = spot.put([row, *spot.rows[spot.first + 1 : spot.after]])
    # A first line that is moved makes the next one stand out; where all lines move together nothing is wrong.
    line = spot.line_of_row(spot.first)
    return Mistake(lines, frozenset({line, line + len(row.lines())} if spot.row.lead else {line}), (spot.record,))


@_mistake("indented like text above")
def _swallowed(spot: Spot) -> Mistake | None:
    return _moved(spot, 6) if spot.first and spot.rows[spot.first - 1].below and len(spot.path) else None


@_mistake("tab at the beginning")
def _tab(spot: Spot) -> Mistake | None:
    line, *below = spot.row.lines()
    if spot.row.indent < 2:
        return None
    return _named(spot, spot.put(["\t" + line[2:], *below, *spot.rows[spot.first + 1 : spot.after]]))


@_mistake("value on the next line")
def _next_line(spot: Spot) -> Mistake | None:
    if not isinstance(spot.value, str):
        return None
    lines = spot.put([replace(spot.row, value="", below=()), " " * spot.row.indent + spot.value])
    return _named(spot, lines, spot.line_of_row(spot.first) + 1)


@_mistake("text goes on in the next line")
def _goes_on(spot: Spot) -> Mistake | None:
    if (at := spot.scalar) is None:
        return None
    lines = at.put([replace(at.row, value=_first(at.value), below=()), " " * (at.row.indent + 4) + "and more"])
    return _named(at, lines, at.line_of_row(at.first) + 1)


# How texts are spelled.


def _first(text: str) -> str:
    return text.split("\n", maxsplit=1)[0]


def _typed(template: str) -> Maker:
    """Types the template with the text in it, which may be read as it stands where the field takes any text."""

    def make(spot: Spot) -> Mistake | None:
        if (at := spot.scalar) is None:
            return None
        typed = template.replace("@", _first(at.value))
        return replace(_named(at, at.with_value(typed)), meanings=(at.meant(typed),))

    return make


for _name, _template in {
    "double quotation mark left open": '"@',
    "single quotation mark left open": "'@",
    "quotation mark closed early": '"@" and more',
    "apostrophe at the beginning": "'s @",
    "colon in the text": "@: more",
    "colon at the end": "@:",
    "curly quotation marks": "“@”",
    "dash at the beginning": "- @",
    "bracket at the beginning": "[@] more",
    "brace at the beginning": "{@} more",
    "two texts with a comma in brackets": "[@, more",
    "more than sign at the beginning": "> @",
    "bar at the beginning": "| @",
    "question mark at the beginning": "? @",
    "backslash in quotation marks": '"@\\new"',
    "three dots left": "...",
}.items():
    MAKERS[_name] = _typed(_template)


@_mistake("a sign of YAML at the beginning")
def _sign(spot: Spot) -> Mistake | None:
    return _typed(f"{'&*!%`#,]}'[spot.number % 9]}@")(spot)


@_mistake("at sign at the beginning")
def _at_sign(spot: Spot) -> Mistake | None:
    made = _typed("\0@")(spot)
    return made and replace(made, lines=[line.replace("\0", "@") for line in made.lines])


@_mistake("number sign in the text")
def _number_sign(spot: Spot) -> Mistake | None:
    if (at := spot.scalar) is None:
        return None
    made = _named(at, at.with_value(f"{_first(at.value)} #2"))
    return made if spot.free else replace(made, meanings=(at.meant(_first(at.value)),))


@_mistake("spaces at the end")
def _spaces(spot: Spot) -> Mistake:
    first, *below = spot.rows[spot.first : spot.after]
    lines = spot.put([*(line + "  " for line in first.lines()), *below])
    meant = spot.meant(spot.value.replace("\n", "  \n")) if spot.row.below else spot.record
    return Mistake(lines, _named(spot, lines).own, (meant,))


@_mistake("line ends of Windows and a mark of the byte order")
def _windows(spot: Spot) -> Mistake:
    return replace(
        _named(spot, spot.put([*spot.rows[spot.first : spot.after]])),
        meanings=(spot.record,),
        encoding=("\ufeff", "\r\n"),
    )


# How one thing is given for another.


@_mistake("value left empty")
def _empty(spot: Spot) -> Mistake:
    return _named(spot, spot.put([replace(spot.row, value="", below=())]))


@_mistake("list for text, text for list")
def _wrong_type(spot: Spot) -> Mistake:
    if isinstance(spot.value, str):
        entry = " " * (spot.row.indent + len(spot.row.lead) + 2) + "- " + _first(spot.value)
        lines = spot.put([replace(spot.row, value="", below=()), entry])
        return _named(spot, lines, spot.line_of_row(spot.first) + 1)
    return _named(spot, spot.with_value("Some text"))


@_mistake("fields for text")
def _fields_for_text(spot: Spot) -> Mistake:
    indent = " " * (spot.row.indent + len(spot.row.lead) + 2)
    wrong = "- Some text" if isinstance(spot.value, dict) else "label: Some text"
    lines = spot.put([replace(spot.row, value="", below=()), indent + wrong])
    return _named(spot, lines, spot.line_of_row(spot.first) + 1)


@_mistake("dash forgotten")
def _no_dash(spot: Spot) -> Mistake | None:
    return _dashed(spot, "  ") if isinstance(spot.value, list) else None


@_mistake("space after dash forgotten")
def _no_space_after_dash(spot: Spot) -> Mistake | None:
    return _dashed(spot, "-") if isinstance(spot.value, list) else None


def _dashed(spot: Spot, lead: str) -> Mistake:
    """The last entry of a list begins with something else."""
    last = (*spot.path, len(spot.value) - 1)
    index = next(index for index, row in enumerate(spot.rows) if row.path[: len(last)] == last)
    lines = spot.put([replace(spot.rows[index], lead=lead)], index, index + 1)
    return _named(spot, lines, spot.line_of_row(index), spot.line_of_row(index) - 1)


@_mistake("a value of another country")
def _local(spot: Spot) -> Mistake | None:
    if spot.free or (at := spot.scalar) is None:
        return None
    wrong = ("19.5.2021", "45,81", "maybe", "Bruxelles", "www.nova.eu")[spot.number % 5]
    made = _named(at, at.with_value(wrong))
    return replace(made, meanings=(at.meant(wrong),)) if spot.path[-1] in {"id", "formerly"} else made


# Judging.


@dataclass
class Verdict:
    """What became of a mistake."""

    outcome: str
    """"named", "as typed", "silent", "elsewhere" or "no remedy"."""
    said: list[str] = field(default_factory=list)


def judge(spot: Spot, mistake: Mistake, folder: File) -> Verdict:
    """What the portal makes of the mistake. ``folder`` is an empty data folder, whose one file is written anew."""
    path = folder / f"{spot.kind.stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    start, end = mistake.encoding
    lines = mistake.lines if spot.kind.single else [*mistake.lines, *_last(spot.kind)]
    path.write_bytes((start + end.join([*lines, ""])).encode())
    found, findings = load.load(folder, KINDS)
    file = f"{folder.name}/{spot.kind.stem}.yaml"
    problems = [problem for problem in findings if problem.file == file and problem.record != "hr-last"]
    if not problems:
        for names in found.seen.values():
            names.update(dict.fromkeys(("some-record", "primary", "hr", "CC-BY-4.0", "hr-new"), (file, 1)))
        problems = list(references_exist(found, date(2022, 1, 1)))
    root, _problems = yamlfile.read(path, file)
    path.unlink()
    said = [str(problem) for problem in problems]
    if not problems:
        assert root is not None
        node = root.items[0] if isinstance(root, yamlfile.Listing) else root
        return Verdict("as typed" if yamlfile.plain(node) in mistake.meanings else "silent")
    here = [
        problem
        for problem in problems
        if problem.line in mistake.own
        or (mistake.absent and re.search(rf"\b{mistake.absent}\b", problem.message.split(";")[0]))
    ]
    if not here:
        return Verdict("elsewhere", said)
    if not any(REMEDY.search(problem.message) for problem in here):
        return Verdict("no remedy", said)
    return Verdict("named", said)


def _last(kind: Kind) -> list[str]:
    return LAST_LINES if kind.name == "school" else []
