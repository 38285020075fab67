"""Text without markup, for e-mail: lines of at most 72 columns, addresses unbroken."""

from collections.abc import Iterator
from textwrap import wrap

from portal.words import richtext

WIDTH = 72
"""Columns of a line; RFC 3676, section 4.2, recommends 78 at most, which leaves room for quoting."""


def folded(text: str, mark: str = "") -> str:
    """The words of ``text`` in lines of at most WIDTH columns, indented by the width of ``mark``.

    The mark itself begins the first line. Only a web address may make a line longer, because a broken one leads
    nowhere.
    """
    indent = " " * len(mark)
    words = " ".join(part for word in text.split() for part in _parts(word, WIDTH - len(mark)))
    lines = wrap(
        words, WIDTH, initial_indent=mark, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def plain(markdown: str) -> str:
    """The paragraphs and lists of ``markdown``; the address of a link follows its words, between < and >."""
    text, in_list = "", False
    for mark, words in richtext.blocks(markdown):
        between = "\n" if mark and in_list else "\n\n"
        text += f"{between if text else ''}{folded(words, mark)}"
        in_list = bool(mark)
    return text


def _parts(word: str, width: int) -> Iterator[str]:
    if "://" in word:
        yield word
    else:
        yield from (word[start : start + width] for start in range(0, len(word), width))
