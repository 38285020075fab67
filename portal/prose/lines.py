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
    distinct = list({(_key(offence), offence.written.lower()): offence for offence in found}.values())
    looked_for = {offence.written.lower() for offence in distinct}
    places = sorted({place: written for written in looked_for for place in _places(text, written)}.items())
    lines = _lines(text, [place for place, _written in places])
    seen: dict[tuple[str, str], set[int]] = {}
    for offence in again(_marked(text, places)) if places else ():
        for mark in offence.marks:
            if mark < len(places):
                seen.setdefault((_key(offence), places[mark][1]), set()).add(lines[mark])
    plain = [_squeezed(line) for line in text.split("\n")]
    return [
        Fault(line, offence.message)
        for offence in distinct
        for line in sorted(
            seen.get((_key(offence), offence.written.lower())) or {_likely(text, plain, offence.written)}
        )
    ]


def _lines(text: str, positions: Sequence[int]) -> list[int]:
    """The line of each of the positions, which rise."""
    lines, line, counted = [], 1, 0
    for position in positions:
        line += text.count("\n", counted, position)
        counted = position
        lines.append(line)
    return lines


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


def _likely(text: str, plain: Sequence[str], written: str) -> int:
    """The line that looks most like it: with references for signs, or deepest where things stand inside each other."""
    if not written:
        lines = text.split("\n")
        return max(range(len(lines)), key=lambda number: _depth(lines[number])) + 1
    wanted = _squeezed(written)
    return next((number for number, line in enumerate(plain, start=1) if wanted in line), 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t>-*+"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\]", "", html.unescape(text)).lower()
