"""Quotation marks, apostrophes and dashes as they are printed, from those that a keyboard has.

The marks are those of English. A mark that is typed as it is printed (“ ” ‘ ’ „ « –) stays, in any language. No sign
is added or taken away, so that places in a text stay what they are.
"""

import re
from collections.abc import Iterator

_SPACED_HYPHEN = re.compile(r"(?<=[^\s|]) -(?=[ \n][^\s|])")
_FENCE = re.compile(r"[ \t>*+\-0-9.)]*(```|~~~)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]*\]:")
_KEPT = re.compile(
    r"""\\.|<[^<>\n]*>|https?://[^\s<>"]*"""
    r"""|\]\([ ]*[^\s()<>]*\s+(?:"[^"\n]*"|'[^'\n]*')[ ]*\)|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"""
)
"""What is no running text: an escaped sign, an address, a tag, and where a link leads, with its title."""
_TICKS = re.compile("`+")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{<>|/–—-“‘«„")
_MARKUP = "*_~"
_ELISION = re.compile(r"'(?=[0-9]|n'|(?:s|t|n|tis|twas|til|em|cause)(?:[\s\-]|$))")
"""An apostrophe at the beginning of a word: '90s, 's-Hertogenbosch, 'til."""


def typeset(text: str) -> str:
    """``text``, a line or Markdown, with printed quotation marks, and dashes for hyphens between spaces.

    Code, addresses, titles of links, tags and signs behind a backslash stay as they are. So does " behind a number
    (12"). Takes time linear in the length.
    """
    if '"' not in text and "'" not in text and " -" not in text:
        return text
    signs = list(text)
    for begin, end in _paragraphs(text):
        _set(text, begin, end, signs)
    return "".join(signs)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of lines that belong together, without code blocks and definitions of links."""
    begin, place, fence = 0, 0, ""
    for line in text.split("\n"):
        end = place + len(line)
        marker = _FENCE.match(line)
        if fence or marker or not line.strip() or _DEFINITION.match(line):
            if begin < place:
                yield begin, place
            begin = end + 1
            if marker and (not fence or marker[1] == fence):
                fence = "" if fence else marker[1]
        place = end + 1
    if begin < len(text):
        yield begin, len(text)


def _set(text: str, begin: int, end: int, signs: list[str]) -> None:
    """Sets the marks of a paragraph in ``signs``."""
    kept = _kept(text, begin, end)
    for hyphen in _SPACED_HYPHEN.finditer(text, begin, end):
        if not kept[hyphen.end() - 1 - begin]:
            signs[hyphen.end() - 1] = "–"
    marks = [place for place in range(begin, end) if text[place] in "\"'" and not kept[place - begin]]
    closing_after = _with_a_closing_single(text, marks, begin, end)
    is_open = False
    for place in marks:
        opens = _opens(text, place, begin, end)
        if text[place] == '"':
            if opens:
                signs[place] = "“"
            elif is_open or place == begin or not text[place - 1].isdigit():
                signs[place] = "”"
            is_open = opens
        elif opens and place in closing_after and not _ELISION.match(text, place, end):
            signs[place] = "‘"
        else:
            signs[place] = "’"


def _kept(text: str, begin: int, end: int) -> bytearray:
    """For each sign of the paragraph 1 if it is to stay."""
    kept = bytearray(end - begin)
    runs = list(_TICKS.finditer(text, begin, end))
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[number][0]), []).append(number)
    number, free = 0, begin
    while number < len(runs):
        same = later[len(runs[number][0])]
        while same and same[-1] <= number:
            same.pop()
        if not same:
            number += 1
            continue
        first, last = runs[number].start(), runs[same[-1]].end()
        _keep(text, free, first, begin, kept)
        kept[first - begin : last - begin] = b"\1" * (last - first)
        number, free = same[-1] + 1, last
    _keep(text, free, end, begin, kept)
    return kept


def _keep(text: str, first: int, last: int, begin: int, kept: bytearray) -> None:
    """Marks what is no running text between two places that have no code between them."""
    for found in _KEPT.finditer(text, first, last):
        kept[found.start() - begin : found.end() - begin] = b"\1" * (found.end() - found.start())


def _opens(text: str, place: int, begin: int, end: int) -> bool:
    """True if the mark stands where a quotation begins: behind a space or a bracket, and before a word."""
    before, after = place - 1, place + 1
    while before >= begin and text[before] in _MARKUP:
        before -= 1
    while after < end and text[after] in _MARKUP:
        after += 1
    # One mark directly behind another that opens: 'He said "'A' is first"'.
    if before >= begin and text[before] in "\"'":
        before -= 1
    in_front = before < begin or text[before] in _BEFORE_OPENING
    return in_front and after < end and not text[after].isspace()


def _with_a_closing_single(text: str, marks: list[int], begin: int, end: int) -> set[int]:
    """The places behind which a ' stands that can close a quotation."""
    found, closes = set[int](), False
    for place in reversed(marks):
        if closes:
            found.add(place)
        if text[place] == "'":
            behind = text[place + 1] if place + 1 < end else " "
            closes = closes or (place > begin and not text[place - 1].isspace() and not behind.isalnum())
    return found
