"""Judges the HTML that Markdown made of a page.

Programs read faulty HTML in many ways, and browsers in ways of their own. So it is not read with a parser that guesses
as well: whatever begins with "<" must be a tag written in the one way that all understand, of an allowed element. Then
no element is there whose content is read in another way (script, style, title, textarea, template, noscript, MathML),
and the tags are those that a browser sees (HTML Standard, 13.2.5, data state).
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.problem import shortened
from portal.prose.allowed import EMPTY, Attributes

DEEPEST = 40
"""How many elements may stand inside each other."""
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*')"""
_ATTRIBUTE = re.compile(rf"\s+([A-Za-z_:@][A-Za-z0-9_:@.-]*)(?:=({_VALUE}))?")
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[A-Za-z_:@][A-Za-z0-9_:@.-]*(?:={_VALUE})?)*)\s*/?>")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^<>])*-->")
_NAMED = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)|<!--|<[!?]\[?\w*\[?|<.?")
MARK = re.compile("zq([0-9]+)qz")
"""What is put into a page to find the line of a fault again; see ``portal.prose.places``."""


@dataclass(frozen=True, slots=True)
class Offence:
    """What a page became and must not become."""

    message: str
    written: str
    """What to look for in the page: "<name" for a tag, the name of an attribute, or an address."""
    marks: tuple[int, ...] = ()
    """The marks that stood in it."""


def offences(made: str, elements: Mapping[str, Attributes], *, marked: bool = False) -> list[Offence]:
    """Everything in the HTML ``made`` that is not of ``elements``. Marks count as not there where it is ``marked``."""
    return list(_offences(made, elements, marked))


def _offences(made: str, elements: Mapping[str, Attributes], marked: bool) -> Iterator[Offence]:
    position, still_open, forbidden, too_deep = 0, list[tuple[str, tuple[int, ...]]](), set[str](), False
    while (start := made.find("<", position)) != -1:
        if comment := _COMMENT.match(made, start):
            position = comment.end()
            continue
        tag = _TAG.match(made, start)
        position = tag.end() if tag else start + 1
        raw = tag[0] if tag else _cut(made[start : start + 200])
        marks = tuple(int(number) for number in MARK.findall(raw)) if marked else ()
        raw = MARK.sub("", raw) if marked else raw
        tag = _TAG.fullmatch(raw) if tag else None
        name = _name(raw)
        if name and name not in elements:
            if not raw.startswith("</") or name not in forbidden:
                yield Offence(_forbidden(name), _begin(raw), marks)
            forbidden.add(name)
        elif tag is None:
            yield Offence(_malformed(raw), _begin(raw), marks)
            if name and name not in EMPTY and raw.endswith(">") and not raw.startswith("</"):
                still_open.append((name, marks))
        elif tag[1]:
            if not still_open or still_open[-1][0] != name:
                yield Offence(f"</{name}> ends what did not begin here; put it where it belongs", f"</{name}", marks)
            _close(still_open, name)
        else:
            yield from _in_attributes(name, tag[3], elements[name], marks)
            if name not in EMPTY and not raw.endswith("/>"):
                still_open.append((name, marks))
            if len(still_open) > DEEPEST and not too_deep:
                too_deep = True
                yield Offence(f"more than {DEEPEST} things stand inside each other; {_UNNEST}", "", marks)
    for name, marks in still_open:
        yield Offence(f"<{name}> has no end; write </{name}> after what belongs to it", f"<{name}", marks)


def _close(still_open: list[tuple[str, tuple[int, ...]]], name: str) -> None:
    """Ends the last element of that name and what stands in it; there may be none."""
    last = next((number for number in reversed(range(len(still_open))) if still_open[number][0] == name), None)
    if last is not None:
        del still_open[last:]


_UNNEST = "write them one after another, and look for > or - repeated at the beginning of a line"
UNREADABLE = Offence(
    f"Markdown cannot read the page, which is likely where things stand inside each other; {_UNNEST}", ""
)
"""What is said where nothing was made of a page."""


def _cut(rest: str) -> str:
    """As much of what begins with "<" as may have been meant to be a tag."""
    end = re.search("[<>]", rest[1:])
    return rest[: end.start() + 1 + (end[0] == ">")] if end else rest.partition("\n")[0]


def _name(raw: str) -> str:
    named = _NAMED.match(raw)
    return (named[1] or "").lower() if named else ""


def _begin(raw: str) -> str:
    named = _NAMED.match(raw)
    return named[0] if named else raw[:2]


def _forbidden(name: str) -> str:
    return (
        f"<{name}> is not allowed in a page, because it is more than text; delete it, "
        "or write &lt; instead of < to show it as words"
    )


def _malformed(raw: str) -> str:
    shown = shortened(" ".join(raw.split()))
    return (
        f'"{shown}" is HTML that cannot be read with certainty; write it as Markdown, '
        'as <name attribute="value"> in small letters, or &lt; instead of <'
    )


def _in_attributes(name: str, written: str, allowed: Attributes, marks: tuple[int, ...]) -> Iterator[Offence]:
    for match in _ATTRIBUTE.finditer(written):
        attribute, value = match[1].lower(), (match[2] or '""')[1:-1]
        rule = allowed.get(attribute)
        if rule is None:
            yield Offence(_unknown(name, attribute), attribute, marks)
        elif isinstance(rule, re.Pattern):
            if not rule.fullmatch(html.unescape(value)):
                text = f'{attribute}="{shortened(value)}" is not allowed in <{name}>; correct or delete it'
                yield Offence(text, attribute, marks)
        elif message := rule(html.unescape(value)):
            yield Offence(message, value, marks)


def _unknown(name: str, attribute: str) -> str:
    if attribute == "style":
        return f"style is not allowed in <{name}>, because browsers are told to refuse styles in pages; delete it"
    return f"{attribute} is not allowed in <{name}>; delete it"
