"""Printed quotation marks and dashes in hand-written pages: an extension of Python-Markdown, listed in ``mkdocs.yml``.

What components give is not touched; records are typeset when they are read.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from portal.words.typography import typeset

_CODE = frozenset({"code", "pre", "kbd", "samp", "script", "style", "svg", "math", "textarea"})
_WITHIN_WORDS = frozenset(
    {"a", "abbr", "b", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup"}
)
_NO_MARK = "x"
"""Stands for a sign of code, which is no mark and part of a word."""


class _Marks(Treeprocessor):  # type: ignore[misc]  # it has no types
    """Sets the marks of one block after another, so that a quotation may have emphasis or a link in it."""

    def run(self, root: Element) -> None:
        waiting = [root]
        while waiting:
            block = waiting.pop()
            if block.tag in _CODE:
                continue
            words: list[tuple[Element, str]] = []
            for element, place in _pieces(block):
                if place == "block":
                    waiting.append(element)
                    _set(words)
                    words = []
                else:
                    words.append((element, place))
            _set(words)


def _pieces(block: Element) -> Iterator[tuple[Element, str]]:
    """The texts directly in a block and in its inline elements, in order; blocks in it are named, not entered."""
    yield block, "text"
    waiting: list[tuple[Element, bool]] = [(child, False) for child in reversed(block)]
    while waiting:
        element, left = waiting.pop()
        if left:
            yield element, "tail"
            continue
        waiting.append((element, True))
        if element.tag in _WITHIN_WORDS:
            yield element, "text"
            waiting += [(child, False) for child in reversed(element)]
        elif element.tag in _CODE:
            yield element, "code"
        else:
            yield element, "block"


def _set(words: list[tuple[Element, str]]) -> None:
    texts = [_NO_MARK if place == "code" else getattr(element, place) or "" for element, place in words]
    done = typeset("".join(texts))
    for (element, place), text in zip(words, texts, strict=True):
        now, done = done[: len(text)], done[len(text) :]
        if place != "code" and now != text:
            setattr(element, place, type(getattr(element, place))(now))


class Typesetting(Extension):  # type: ignore[misc]  # it has no types
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Python-Markdown calls it)
        """Sets marks after inline Markdown is read and before the table of contents takes its headings."""
        md.treeprocessors.register(_Marks(md), "typesetting", 9)


def makeExtension(**settings: object) -> Typesetting:  # noqa: N802 (as Python-Markdown calls it)
    """The extension, for ``mkdocs.yml``."""
    return Typesetting(**settings)
