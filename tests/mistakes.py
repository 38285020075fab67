"""Makes the mistakes that people make with YAML, in every field of every kind of record, and judges what is said.

A mistake is well met where the text is read exactly as it was typed, or where a message names its line (that of the
mistake or of its field) and what to do.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path as File

from portal.checks.cross_references import references_exist
from portal.parts.registry import KINDS
from portal.reading import load, yamlfile
from portal.records.kind import Kind
from tests.mistake_spots import LAST_LINES, MAKERS, REMEDY, Maker, Mistake, Spot, maker, named_in, rows_of, value_at

__all__ = ["MAKERS", "judge"]

# How the name of a field is mistyped.


@maker("name misspelt")
def _misspelt(spot: Spot) -> Mistake:
    key = spot.row.key
    wrong = key[: len(key) // 2] + key[len(key) // 2 + 1 :] if len(key) > 2 else f"{key}{key[-1]}"
    return named_in(spot, spot.put([replace(spot.row, key=wrong), *spot.rows[spot.first + 1 : spot.after]]))


@maker("name with a capital")
def _capital(spot: Spot) -> Mistake:
    row = replace(spot.row, key=spot.row.key.capitalize())
    return named_in(spot, spot.put([row, *spot.rows[spot.first + 1 : spot.after]]))


@maker("colon forgotten")
def _no_colon(spot: Spot) -> Mistake:
    line, *below = spot.row.lines()
    return named_in(spot, spot.put([line.replace(":", "", 1), *below, *spot.rows[spot.first + 1 : spot.after]]))


@maker("space after colon forgotten")
def _no_space(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return named_in(spot, spot.put([line.replace(": ", ":", 1), *below]))


@maker("no-break space after colon")
def _hard_space(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return named_in(spot, spot.put([line.replace(": ", ":\u00a0", 1), *below]))


@maker("wide colon")
def _wide_colon(spot: Spot) -> Mistake | None:
    if not spot.row.value:
        return None
    line, *below = spot.row.lines()
    return named_in(spot, spot.put([line.replace(":", "\uff1a", 1), *below]))


@maker("unknown field")
def _unknown(spot: Spot) -> Mistake:
    extra = replace(
        spot.row, key="shade", value="green", lead="", indent=spot.row.indent + len(spot.row.lead), below=()
    )
    lines = spot.put([*spot.rows[spot.first : spot.after], extra])
    return Mistake(lines, frozenset({spot.line_of_row(spot.after)}))


@maker("field twice")
def _twice(spot: Spot) -> Mistake:
    again = replace(spot.row, lead="", indent=spot.row.indent + len(spot.row.lead))
    lines = spot.put([*spot.rows[spot.first : spot.after], again, *spot.rows[spot.first + 1 : spot.after]])
    return Mistake(lines, frozenset({spot.line_of_row(spot.after), spot.line_of_row(spot.first)}))


@maker("field left out")
def _left_out(spot: Spot) -> Mistake:
    record = deepcopy(spot.record)
    del value_at(record, spot.path[:-1])[spot.path[-1]]
    parent = spot.path[:-1]
    rows = tuple(rows_of(record, 0 if spot.kind.single else 2, (), "" if spot.kind.single else "- "))
    holder = next((index for index, row in enumerate(rows) if parent and row.path[: len(parent)] == parent), 0)
    below = {spot.line_of_row(index) for index, row in enumerate(spot.rows[: spot.after]) if row.path == parent}
    line = sum(len(row.lines()) for row in rows[:holder]) + 1
    lines = [text for row in rows for text in row.lines()]
    return Mistake(lines, frozenset({line, *below}), (record,), str(spot.path[-1]))


# How lines are moved.


@maker("indented by one more")
def _deeper(spot: Spot) -> Mistake:
    return _moved(spot, 1)


@maker("indented by one less")
def _shallower(spot: Spot) -> Mistake | None:
    return _moved(spot, -1) if spot.row.indent else None


def _moved(spot: Spot, by: int) -> Mistake:
    row = replace(spot.row, indent=spot.row.indent + by)
    lines = spot.put([row, *spot.rows[spot.first + 1 : spot.after]])
    # A first line that is moved makes the next one stand out; where all lines move together nothing is wrong.
    line = spot.line_of_row(spot.first)
    return Mistake(lines, frozenset({line, line + len(row.lines())} if spot.row.lead else {line}), (spot.record,))


@maker("indented like text above")
def _swallowed(spot: Spot) -> Mistake | None:
    return _moved(spot, 6) if spot.first and spot.rows[spot.first - 1].below and len(spot.path) else None


@maker("tab at the beginning")
def _tab(spot: Spot) -> Mistake | None:
    line, *below = spot.row.lines()
    if spot.row.indent < 2:
        return None
    return named_in(spot, spot.put(["\t" + line[2:], *below, *spot.rows[spot.first + 1 : spot.after]]))


@maker("value on the next line")
def _next_line(spot: Spot) -> Mistake | None:
    if not isinstance(spot.value, str):
        return None
    lines = spot.put([replace(spot.row, value="", below=()), " " * spot.row.indent + spot.value])
    return named_in(spot, lines, spot.line_of_row(spot.first) + 1)


@maker("text goes on in the next line")
def _goes_on(spot: Spot) -> Mistake | None:
    if (at := spot.scalar) is None:
        return None
    lines = at.put([replace(at.row, value=_first(at.value), below=()), " " * (at.row.indent + 4) + "and more"])
    return named_in(at, lines, at.line_of_row(at.first) + 1)


# How texts are spelled.


def _first(text: str) -> str:
    return text.split("\n", maxsplit=1)[0]


def _typed(template: str) -> Maker:
    """Types the template with the text in it, which may be read as it stands where the field takes any text."""

    def make(spot: Spot) -> Mistake | None:
        if (at := spot.scalar) is None:
            return None
        typed = template.replace("@", _first(at.value))
        return replace(named_in(at, at.with_value(typed)), meanings=(at.meant(typed),))

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


@maker("a sign of YAML at the beginning")
def _sign(spot: Spot) -> Mistake | None:
    return _typed(f"{'&*!%`#,]}'[spot.number % 9]}@")(spot)


@maker("at sign at the beginning")
def _at_sign(spot: Spot) -> Mistake | None:
    made = _typed("\0@")(spot)
    return made and replace(made, lines=[line.replace("\0", "@") for line in made.lines])


@maker("number sign in the text")
def _number_sign(spot: Spot) -> Mistake | None:
    if (at := spot.scalar) is None:
        return None
    made = named_in(at, at.with_value(f"{_first(at.value)} #2"))
    return made if spot.free else replace(made, meanings=(at.meant(_first(at.value)),))


@maker("spaces at the end")
def _spaces(spot: Spot) -> Mistake:
    first, *below = spot.rows[spot.first : spot.after]
    lines = spot.put([*(line + "  " for line in first.lines()), *below])
    meant = spot.meant(spot.value.replace("\n", "  \n")) if spot.row.below else spot.record
    return Mistake(lines, named_in(spot, lines).own, (meant,))


@maker("line ends of Windows and a mark of the byte order")
def _windows(spot: Spot) -> Mistake:
    return replace(
        named_in(spot, spot.put([*spot.rows[spot.first : spot.after]])),
        meanings=(spot.record,),
        encoding=("\ufeff", "\r\n"),
    )


# How one thing is given for another.


@maker("value left empty")
def _empty(spot: Spot) -> Mistake:
    return named_in(spot, spot.put([replace(spot.row, value="", below=())]))


@maker("list for text, text for list")
def _wrong_type(spot: Spot) -> Mistake:
    if isinstance(spot.value, str):
        entry = " " * (spot.row.indent + len(spot.row.lead) + 2) + "- " + _first(spot.value)
        lines = spot.put([replace(spot.row, value="", below=()), entry])
        return named_in(spot, lines, spot.line_of_row(spot.first) + 1)
    return named_in(spot, spot.with_value("Some text"))


@maker("fields for text")
def _fields_for_text(spot: Spot) -> Mistake:
    indent = " " * (spot.row.indent + len(spot.row.lead) + 2)
    wrong = "- Some text" if isinstance(spot.value, dict) else "label: Some text"
    lines = spot.put([replace(spot.row, value="", below=()), indent + wrong])
    return named_in(spot, lines, spot.line_of_row(spot.first) + 1)


@maker("dash forgotten")
def _no_dash(spot: Spot) -> Mistake | None:
    return _dashed(spot, "  ") if isinstance(spot.value, list) else None


@maker("space after dash forgotten")
def _no_space_after_dash(spot: Spot) -> Mistake | None:
    return _dashed(spot, "-") if isinstance(spot.value, list) else None


def _dashed(spot: Spot, lead: str) -> Mistake:
    """The last entry of a list begins with something else."""
    last = (*spot.path, len(spot.value) - 1)
    index = next(index for index, row in enumerate(spot.rows) if row.path[: len(last)] == last)
    lines = spot.put([replace(spot.rows[index], lead=lead)], index, index + 1)
    return named_in(spot, lines, spot.line_of_row(index), spot.line_of_row(index) - 1)


@maker("a value of another country")
def _local(spot: Spot) -> Mistake | None:
    if spot.free or (at := spot.scalar) is None:
        return None
    wrong = ("19.5.2021", "45,81", "maybe", "Bruxelles", "www.nova.eu")[spot.number % 5]
    made = named_in(at, at.with_value(wrong))
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
