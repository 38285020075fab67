"""Lines that answer somebody, each with its risk, as text for a terminal or as Markdown for a forge.

What stands in records is strange text here: in a line it is marked as ``said``. On a terminal it is printed between
quotes without control characters; in Markdown it becomes code (CommonMark 0.31, section 6.1), in which nothing is a
link, a mention or HTML.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

_OPEN, _CLOSE = "\x02", "\x03"
_SAID = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_LONGEST = 160
MOST = 25
"""How many lines of a group are told."""


class Risk(IntEnum):
    """What a change can do to those who rely on the site; also the exit code."""

    HARMLESS = 0
    LOOK = 1
    """Somebody should look: something ends, is renamed or removed, and its address leads on."""
    BREAKS = 2
    """Something is lost or promised otherwise: an address, an entry of a feed, a licence, a consent."""


@dataclass(frozen=True)
class SaidLine:
    """One thing that is told."""

    text: str
    risk: Risk = Risk.HARMLESS


@dataclass(frozen=True)
class Bundle:
    """Lines under a heading."""

    title: str
    lines: tuple[SaidLine, ...]
    level: int = 2


def said(text: object) -> str:
    """The text of somebody else as a part of a line: on one line, without what steers a terminal, shortened."""
    words = " ".join(str(text).split())
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in words)
    return f"{_OPEN}{plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + chr(0x2026)}{_CLOSE}"


def worst(groups: Iterable[Bundle]) -> Risk:
    """The highest risk of all lines."""
    return max((line.risk for group in groups for line in group.lines), default=Risk.HARMLESS)


def as_text(groups: Sequence[Bundle]) -> str:
    """For a terminal."""
    return "".join(f"{line}\n" for line in _lines(groups, markdown=False))


def as_markdown(groups: Sequence[Bundle]) -> str:
    """For a comment on a forge."""
    return "".join(f"{line}\n" for line in _lines(groups, markdown=True))


def _lines(groups: Sequence[Bundle], *, markdown: bool) -> Iterator[str]:
    written = _code if markdown else _quoted
    for group in groups:
        deep = group.level - 2
        yield from (
            ("", "#" * group.level + f" {written(group.title)}", "")
            if markdown
            else (
                *([""] if not deep else []),
                f"{'  ' * deep}{written(group.title)}",
            )
        )
        for line in group.lines[:MOST]:
            indent = "- " if markdown else f"{'  ' * deep}  - "
            yield f"{indent}{_mark(line.risk, markdown=markdown)}{written(line.text)}"
        if (more := len(group.lines) - MOST) > 0:
            yield f"{'- ' if markdown else '  ' * deep + '  - '}and {more} more"


def _mark(risk: Risk, *, markdown: bool) -> str:
    mark = {Risk.HARMLESS: "", Risk.LOOK: "look", Risk.BREAKS: "breaks"}[risk]
    return (f"**{mark}** " if markdown else f"[{mark}] ") if mark else ""


def _quoted(text: str) -> str:
    return _SAID.sub(lambda found: f'"{found[1]}"', text)


def _code(text: str) -> str:
    return _SAID.sub(lambda found: _span(found[1]), text)


def _span(text: str) -> str:
    """The text between more backticks than it has in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{room}{text or ' '}{room}{fence}"
