"""Checks the HTML that Markdown made of a page.

Parsers read malformed HTML in different ways, and browsers in others. So no lenient parser is used: whatever begins
with "<" must be a tag in the one form that all parsers agree on, of an allowed element. Then there is no element whose
content is parsed differently (script, style, title, textarea, template, noscript, MathML), and the tags are those that
a browser sees (HTML Standard, 13.2.5, data state).
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.problem import shortened
from portal.prose import classes, targets
from portal.prose.allowed import EMPTY, SHAPES, Attributes

DEEPEST = 40
MOST_ATTRIBUTES = 30
"""Maximum nesting of elements, and maximum attributes of one element."""
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*')"""
_ATTRIBUTE = re.compile(rf"\s+([A-Za-z_:@][A-Za-z0-9_:@.-]*)(?:=({_VALUE}))?")
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[A-Za-z_:@][A-Za-z0-9_:@.-]*(?:={_VALUE})?)*)\s*/?>")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^<>])*-->")
_NAMED = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)|<!--|<[!?]\[?\w*\[?|<.?")
MARK = re.compile("zq([0-9]+)qz")
"""The marks that are inserted into a page to find the line of a fault; see ``portal.prose.lines``."""


@dataclass(frozen=True, slots=True)
class Offence:
    """A forbidden result of rendering a page."""

    message: str
    written: str
    """The text to search for in the page: "<name" for a tag, the name of an attribute, or an address."""
    marks: tuple[int, ...] = ()
    """The numbers of the marks in it."""


def offences(made: str, elements: Mapping[str, Attributes], *, marked: bool = False) -> list[Offence]:
    """Everything in the HTML ``made`` that ``elements`` does not allow. If ``marked``, marks are ignored."""
    return list(_offences(made, elements, marked))


@dataclass(frozen=True, slots=True)
class _Token:
    """Something that begins with "<"."""

    raw: str
    name: str
    """The element's name in lower case; "" if it is not a tag."""
    match: re.Match[str] | None
    """The parts of a well-formed tag; None if it is malformed."""
    marks: tuple[int, ...]
    begin: int
    end: int
    """Its start position."""


def _tokens(made: str, marked: bool) -> Iterator[_Token]:
    """Everything in ``made`` that begins with "<" except simple comments, which are harmless."""
    position = 0
    while (start := made.find("<", position)) != -1:
        if comment := _COMMENT.match(made, start):
            position = comment.end()
            continue
        tag = _TAG.match(made, start)
        position = end = tag.end() if tag else start + 1
        raw = tag[0] if tag else _cut(made[start : start + 200])
        marks = tuple(int(number) for number in MARK.findall(raw)) if marked else ()
        raw = MARK.sub("", raw) if marks else raw
        match = _TAG.fullmatch(raw) if tag else None
        if match and len(_ATTRIBUTE.findall(match[3])) > MOST_ATTRIBUTES:
            match = None
        yield _Token(raw, _name(raw), match, marks, start, end)


def _offences(made: str, elements: Mapping[str, Attributes], marked: bool) -> Iterator[Offence]:
    still_open: list[_Token] = []
    forbidden: set[str] = set()
    deepest = DEEPEST
    for token in _tokens(made, marked):
        name, ends = token.name, token.raw.startswith("</")
        if name and name not in elements:
            if not ends or name not in forbidden:
                yield Offence(_forbidden(name), _begin(token.raw), token.marks)
            forbidden.add(name)
            continue
        if token.match is None:
            yield Offence(_malformed(token.raw), _begin(token.raw), token.marks)
        elif ends:
            yield from _ended(made, still_open, token)
        else:
            yield from _in_attributes(name, token.match[3], elements[name], token.marks)
        if not ends and _stays_open(token):
            still_open.append(token)
        if len(still_open) > deepest:
            deepest = len(made)  # It is reported once.
            yield Offence(f"more than {DEEPEST} things stand inside each other; {_UNNEST}", "", token.marks)
    yield from map(_endless, still_open)


def _stays_open(token: _Token) -> bool:
    """True if the tag opens an element that has an end tag.

    Browsers ignore a slash at the end of a tag, except in drawings (HTML Standard, 13.1.2.1).
    """
    ended = token.raw.endswith("/>") and token.name in SHAPES
    return token.name not in EMPTY | {""} and token.raw.endswith(">") and not ended


def _ended(made: str, still_open: list[_Token], end: _Token) -> Iterator[Offence]:
    """Closes the last open element of that name.

    Yields an offence for each element in it without an end, or if no such element is open; for a link also if its words
    name another place than the one it leads to.
    """
    last = next((number for number in reversed(range(len(still_open))) if still_open[number].name == end.name), None)
    if last is None:
        text = f"</{end.name}> ends what did not begin here; put it where it belongs"
        yield Offence(text, f"</{end.name}", end.marks)
    else:
        yield from map(_endless, still_open[last + 1 :])
        if end.name == "a":
            yield from _misnamed(still_open[last], made[still_open[last].end : end.begin])
        del still_open[last:]


def _misnamed(link: _Token, inside: str) -> Iterator[Offence]:
    written = dict(_ATTRIBUTE.findall(link.match[3])) if link.match else {}
    target = written.get("href", '""')[1:-1]
    # Tags are removed without a space: readers see a name that is partly bold as one.
    said = html.unescape(MARK.sub("", re.sub("<[^<>]*>", "", inside)))
    if not targets.link(html.unescape(target)) and (reason := targets.words(html.unescape(target), said)):
        yield Offence(reason, target, link.marks)


def _endless(token: _Token) -> Offence:
    text = f"<{token.name}> has no end; write </{token.name}> after what belongs to it"
    return Offence(text, f"<{token.name}", token.marks)


_UNNEST = "write them one after another, and look for > or - repeated at the beginning of a line"
UNREADABLE = Offence(
    f"Markdown cannot read the page, which is likely where things stand inside each other; {_UNNEST}", ""
)
"""The offence if Markdown made no HTML of the page."""


def _cut(rest: str) -> str:
    """The part of a text beginning with "<" that may have been intended as a tag."""
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
        elif attribute == "class":
            for one in html.unescape(value).split():
                if message := classes.fault(one):
                    yield Offence(message, one, marks)
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
