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
from portal.prose import classes, targets
from portal.prose.allowed import EMPTY, SHAPES, Attributes

DEEPEST = 40
MOST_ATTRIBUTES = 30
"""How many elements may stand inside each other, and how many attributes one may have."""
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*')"""
_ATTRIBUTE = re.compile(rf"\s+([A-Za-z_:@][A-Za-z0-9_:@.-]*)(?:=({_VALUE}))?")
_TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:\s+[A-Za-z_:@][A-Za-z0-9_:@.-]*(?:={_VALUE})?)*)\s*/?>")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--)[^<>])*-->")
_NAMED = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)|<!--|<[!?]\[?\w*\[?|<.?")
MARK = re.compile("zq([0-9]+)qz")
"""What is put into a page to find the line of a fault again; see ``portal.prose.lines``."""


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


@dataclass(frozen=True, slots=True)
class _Token:
    """What begins with "<"."""

    raw: str
    name: str
    """In small letters; "" where it is no tag at all."""
    match: re.Match[str] | None
    """The parts of a tag that is written in the one way; None where it is not."""
    marks: tuple[int, ...]
    begin: int
    end: int
    """Where it stands."""


def _tokens(made: str, marked: bool) -> Iterator[_Token]:
    """Everything in ``made`` that begins with "<" but for comments, which are harmless as long as they are plain."""
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
            deepest = len(made)  # It is said once.
            yield Offence(f"more than {DEEPEST} things stand inside each other; {_UNNEST}", "", token.marks)
    yield from map(_endless, still_open)


def _stays_open(token: _Token) -> bool:
    """Whether an element begins here that has an end.

    To browsers a slash at the end of a tag says nothing, but in drawings (HTML Standard, 13.1.2.1).
    """
    ended = token.raw.endswith("/>") and token.name in SHAPES
    return token.name not in EMPTY | {""} and token.raw.endswith(">") and not ended


def _ended(made: str, still_open: list[_Token], end: _Token) -> Iterator[Offence]:
    """Ends the last element of that name, and says what in it has no end, or that there is no such element.

    Of a link it also says where its words name another place than the one it leads to.
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
    # Tags go without a trace: readers see a name that is bold in part as one.
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
