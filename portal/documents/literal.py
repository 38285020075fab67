"""Plain text inside Markdown: what is written is what readers see."""

import re
from collections.abc import Sequence

_MEANING = re.compile(r"[\\`*_\[\]<|~]|&(?=#|[A-Za-z])")
_AT_THE_START = re.compile(r"^(?:([#+=-]+)(?=\s|$)|(>)|([0-9]+)([.)])(?=\s|$))")
# Some readers of Markdown make a link of an address, and would take what escapes its characters for a part of it.
_ADDRESS = re.compile(r"(https?://[^\s<>\"“”|\\`\[\]]*[^\s<>\"“”|\\`\[\].,;:!?)*_~'])")


def literal(text: str) -> str:
    """Markdown that shows exactly this line of text, in a cell of a table too (CommonMark 0.31, section 2.4).

    An address of the web in it is a link.
    """
    words, *rest = _ADDRESS.split(text)
    words = _AT_THE_START.sub(_escaped, _MEANING.sub(r"\\\g<0>", words))
    parts = [f"<{part}>" if place % 2 == 0 else _MEANING.sub(r"\\\g<0>", part) for place, part in enumerate(rest)]
    return "".join((words, *parts))


def _escaped(mark: re.Match[str]) -> str:
    return rf"{mark[3]}\{mark[4]}" if mark[3] else rf"\{mark[0]}"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table; its cells are Markdown. Documents make room to write in an empty one."""
    lines = [head, tuple("---" for _column in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def bullets(items: Sequence[str]) -> str:
    """A list; its items are Markdown."""
    return "\n".join(f"- {item}" for item in items)


def joined(*parts: str) -> str:
    """The parts that have text, with an empty line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())
