"""Finds the line of a page that caused a fault in its HTML.

The fault's source text is searched in the page. Each occurrence, also those in code, gets a mark, and the page is
rendered again: the marks inside faults are the locations of the faults.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence

from portal.prose.calls import Fault
from portal.prose.markup import Offence


def faults(text: str, found: Sequence[Offence], again: Callable[[str], list[Offence]]) -> list[Fault]:
    """The offences with their lines in ``text``; ``again`` returns the offences of a text with marks in it."""
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
    """The line of each of the positions, which must be in ascending order."""
    lines, line, counted = [], 1, 0
    for position in positions:
        line += text.count("\n", counted, position)
        counted = position
        lines.append(line)
    return lines


def _key(offence: Offence) -> str:
    """A key that is equal for the same offence with and without a mark, which may have a space before it."""
    return re.sub(r"\s", "", offence.message)


def _marked(text: str, places: Sequence[tuple[int, str]]) -> str:
    pieces, position = [], 0
    for number, (place, written) in enumerate(places):
        # The mark goes after the element's name, because Markdown must still recognise it.
        pieces += [text[position:place], f"{' ' if written[0] == '<' else ''}zq{number}qz"]
        position = place
    return "".join((*pieces, text[position:]))


def _places(text: str, written: str) -> Iterator[int]:
    """The end positions of ``written`` in ``text``."""
    if written:
        sharp = (r"(?<![\w-])" if written[0].isalnum() else "", r"(?![\w-])" if written[-1].isalnum() else "")
        for match in re.finditer(re.escape(written).join(sharp), text, re.IGNORECASE):
            yield match.end()


def _likely(text: str, plain: Sequence[str], written: str) -> int:
    """The likely line: the first with ``written``, both decoded; the most nested one if ``written`` is ""; else 1."""
    if not written:
        lines = text.split("\n")
        return max(range(len(lines)), key=lambda number: _depth(lines[number])) + 1
    wanted = _squeezed(written)
    return next((number for number, line in enumerate(plain, start=1) if wanted in line), 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t>-*+"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\\]", "", html.unescape(text)).lower()
