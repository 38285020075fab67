"""Finds the line of a page on which a fault of its HTML was written.

What was written is looked for in the page. Where it stands there, also where it is only shown, as code, each place gets
a mark, and the page is made once more: the marks that stand in faults are the places of the faults.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence

from portal.prose.calls import Fault
from portal.prose.markup import Offence


def faults(text: str, found: Sequence[Offence], again: Callable[[str], list[Offence]]) -> list[Fault]:
    """The offences with their lines in ``text``; ``again`` gives the offences of a text that has marks in it."""
    places = sorted({place: offence.written for offence in found for place in _places(text, offence.written)}.items())
    seen: dict[str, set[int]] = {}
    for offence in again(_marked(text, places)) if places else ():
        seen.setdefault(_key(offence), set()).update(offence.marks)
    faults: set[Fault] = set()
    for offence in found:
        marks = (places[mark] for mark in seen.get(_key(offence), ()) if mark < len(places))
        lines = {_line(text, place) for place, written in marks if written.lower() == offence.written.lower()}
        faults |= {Fault(line, offence.message) for line in lines or {_likely(text, offence.written)}}
    return sorted(faults, key=lambda fault: (fault.line, fault.message))


def _key(offence: Offence) -> str:
    """What an offence has in common with the same one beside a mark, which may have a space before it."""
    return re.sub(r"\s", "", offence.message)


def _marked(text: str, places: Sequence[tuple[int, str]]) -> str:
    pieces, position = [], 0
    for number, (place, written) in enumerate(places):
        # The name of an element stays as it is, because Markdown knows it.
        pieces += [text[position:place], f"{' ' if written[0] == '<' else ''}zq{number}qz"]
        position = place
    return "".join((*pieces, text[position:]))


def _places(text: str, written: str) -> Iterator[int]:
    """Where the thing ends that was written: positions in ``text``."""
    if written:
        sharp = (r"(?<![\w-])" if written[0].isalnum() else "", r"(?![\w-])" if written[-1].isalnum() else "")
        for match in re.finditer(re.escape(written).join(sharp), text, re.IGNORECASE):
            yield match.end()


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _likely(text: str, written: str) -> int:
    """The line that looks most like it: with references for signs, or deepest where things stand inside each other."""
    lines = text.split("\n")
    if not written:
        return max(range(len(lines)), key=lambda number: _depth(lines[number])) + 1
    wanted = _squeezed(written)
    for number, line in enumerate(lines, start=1):
        if wanted and wanted in _squeezed(line):
            return number
    return 1


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t>-*+"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\]", "", html.unescape(text)).lower()
