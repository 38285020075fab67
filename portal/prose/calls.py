"""Calls of components in hand-written pages: ``{{ name("words", 3) }}`` and nothing else.

The macros plugin renders pages with Jinja, in which a page is a program. So a page is only rendered if everything that
Jinja would interpret is a call of a listed component with literal arguments.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portal.problem import did_you_mean, shortened
from portal.records.scene import SCENES

Ids = Mapping[str, Collection[str]]
"""The ids of the records, by kind; ids of a kind that is missing are not checked."""

FIGURE, SECTION, COUNT, LISTED = "figure", "section", "count", "page made from records"
MOST = 60
"""Maximum records that a component on a hand-written page shows."""

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "list of sources": ("project", "open_data", "guide"),
        "part of the guide": (
            *("reasons", "models", "mentoring", "levels", "steps", "facts", "checklist", "survey", "interviews"),
            *("community", "motives", "reading"),
        ),
        "chapter of the guide": (
            *("why", "models", "earlier_project", "self_review", "conditions", "small_schools", "learning", "theory"),
        ),
        "kind of lists": ("countries", "themes", "theme-codes"),
        "scene": SCENES,
    }
)
"""Arguments that are not ids: the allowed words by kind of argument."""

MACROS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "figure": (FIGURE,),
        "school_card": ("school",),
        "hub_card": ("cluster",),
        "network_map": (),
        "country_grid": (),
        "case_cards": (COUNT,),
        "hero": (),
        "what_is_here": (),
        "new_here": (COUNT,),
        "hub_explained": (),
        "objectives": (),
        "outcomes": (),
        "work_packages": (),
        "privacy_of_forms": (),
        "contact_address": (),
        "who_runs_this": (),
        "controller": (),
        "host_of_site": (),
        "latest_events": (COUNT,),
        "latest": (SECTION, COUNT),
        "timeline": (),
        "grant": (),
        "project_about": (),
        "programmes": (),
        "guide": ("part of the guide",),
        "guide_sources": ("chapter of the guide",),
        "feed_chooser": (),
        "by_mail": (),
        "proposals": (),
        "field_pages": (),
        "feed_list": (),
        "data_files": (),
        "data_terms": (),
        "data_fields": (),
        "embed_lists": ("kind of lists",),
        "records": (LISTED,),
        "own_sheets": (),
        "whom_to_ask": (),
        "scene": ("scene",),
        "sources": ("list of sources",),
    }
)
"""The components that a hand-written page may call, and the arguments of each: the name of a figure, an id of that
kind, one of the ``CHOICES``, or a number.

``macros/`` registers these and no others.
"""

_OPENING = re.compile(r"\{[{%#]")
_ARGUMENT = r"""(?:"[^"'\\{}\n]*"|'[^"'\\{}\n]*'|[0-9]{1,9})"""
_CALL = re.compile(rf"\{{\{{ *([a-z_]+) *\( *((?:{_ARGUMENT}(?: *, *{_ARGUMENT})*)?) *\) *\}}\}}")
_FOUND = {
    "{%": 'begins a command, and pages hold no commands; delete it, or write "{ %" with a space',
    "{#": 'begins a hidden note, and pages hold none; delete it, or write "{: #name }" to name a heading',
    "{{": "begins a component, which is its name with words in quotes or a number in brackets, on one line, such as "
    '{{ case_cards(3) }} or {{ figure("schools") }}; write it so or delete it',
}


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a component in a text."""

    name: str
    arguments: tuple[str | int, ...]
    start: int
    end: int
    """The indices in the text at which the call begins and ends."""
    line: int
    """Line number, from 1."""

    @property
    def inline(self) -> bool:
        """True if the result is a number within a sentence, False if it is a block of the page."""
        return MACROS.get(self.name) == (FIGURE,)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a page may not contain, and what to write instead."""

    line: int
    """Line number, from 1."""
    message: str


def calls(text: str, ids: Ids) -> tuple[list[Call], list[Fault]]:
    """The calls in ``text``, and a fault for all else that Jinja would interpret. Takes linear time."""
    found: list[Call] = []
    faults: list[Fault] = []
    position, counted, line = 0, 0, 1
    while opening := _OPENING.search(text, position):
        start = opening.start()
        line += text.count("\n", counted, start)
        counted = start
        match = _CALL.match(text, start)
        if match is None:
            rest = text[start : start + 100].partition("\n")[0]
            faults.append(Fault(line, f'"{shortened(rest)}": {opening[0]} {_FOUND[opening[0]]}'))
            position = opening.end()
            continue
        call = Call(match[1], tuple(_values(match[2])), start, match.end(), line)
        position = call.end
        found.append(call)
        faults += [Fault(line, message) for message in (*_wrong(call, ids), *_misplaced(text, call))]
    return found, faults


def _values(written: str) -> Iterator[str | int]:
    for argument in re.findall(_ARGUMENT, written):
        yield int(argument) if argument.isdigit() else argument[1:-1]


def _wrong(call: Call, ids: Ids) -> Iterator[str]:
    """The faults of the component's name and arguments."""
    if call.name not in MACROS:
        yield (
            f'there is no component "{shortened(call.name)}"{did_you_mean(call.name, MACROS)}; '
            f"use one of: {', '.join(MACROS)}; or delete it"
        )
        return
    takes = MACROS[call.name]
    if len(call.arguments) != len(takes):
        takes_what = "nothing" if not takes else "one value"
        yield f"{call.name} takes {takes_what} in its brackets, and has {len(call.arguments)}; write {_example(call)}"
        return
    for kind, value in zip(takes, call.arguments, strict=True):
        if kind == COUNT:
            if not isinstance(value, int) or not 1 <= value <= MOST:
                yield f"{call.name} takes a whole number from 1 to {MOST}, not {value!r}; write {_example(call)}"
        elif not isinstance(value, str):
            yield f"{call.name} takes words in quotes, not the number {value}; write {_example(call)}"
        elif (among := CHOICES.get(kind, ids.get(kind))) is not None and value not in among:
            near = did_you_mean(value, among)
            listed = kind == FIGURE or kind in CHOICES
            known = f"; there are: {', '.join(among)}" if listed else "; write an id that is in the data"
            yield f'there is no {kind} "{shortened(value)}"{near}{known}'


def _example(call: Call) -> str:
    words = {COUNT: "3", FIGURE: '"schools"', **{kind: f'"{among[0]}"' for kind, among in CHOICES.items()}}
    inside = ", ".join(words.get(kind, '"its id"') for kind in MACROS[call.name])
    return f"{{{{ {call.name}({inside}) }}}}"


# Characters allowed next to a number: it could otherwise complete other syntax, such as &#58; for a colon.
_BEFORE, _AFTER = " \n(*_", " \n.,;:!?)*_"


def _misplaced(text: str, call: Call) -> Iterator[str]:
    """A fault if the call is at a place where its result would not be text, or not a block of its own."""
    if call.inline:
        if text[max(0, call.start - 1) : call.start] not in _BEFORE or text[call.end : call.end + 1] not in _AFTER:
            yield f"{call.name}(...) touches other signs; put a space before and after it"
        return
    before, after = text[max(0, call.start - 2) : call.start], text[call.end :].partition("\n")
    line_after = after[2].partition("\n")[0]
    # An empty line above, except at the beginning of the page, and one below, except at its end.
    alone = before in ("", "\n", "\n\n") and not after[0].strip(" ") and not line_after.strip(" ")
    if not alone:
        yield f"{call.name}(...) is a part of the page: put it on a line of its own, with an empty line above and below"
