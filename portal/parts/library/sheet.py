"""Texts of our own resources, from data/texts/: sheets to read, print and fill in.

They are Markdown as in records (``portal.words.richtext``), with headings from ``##`` on, because the title is the
record's. An item of a list that begins with a ballot box is a box to tick; empty cells of tables are room to write.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from portal.records.fields import TextError, block
from portal.words.richtext import LONGEST, SCHEMES, TAGS, renderer

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markupsafe import Markup

_FRONT_MATTER = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n(?:[ \t]*\n)*[ \t]*[\w-]+[ \t]*[:=]")
_LONGEST_LABEL = 100
"""Characters of a heading that every cell of its column repeats."""
BOX = "\u2610 "
"""What an item to tick begins with."""


def html(text: str) -> "Markup":
    """Safe HTML for ``text``; its headings start at h3, below the section of the page that shows it.

    Lists to tick have the class "checks"; tables the class "stacked", and their cells the heading of their column in
    ``data-label``, so that a narrow screen can show each row as a list.
    """
    import nh3  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    parser = renderer(every_target=False)
    tokens = parser.parse(text)
    _lower_headings(tokens)
    mark_boxes(tokens)
    label_cells(tokens)
    rendered = parser.renderer.render(tokens, parser.options, {})
    return Markup(
        nh3.clean(
            rendered,
            tags=TAGS,
            attributes={"a": {"href"}, "ol": {"start"}, "th": {"scope"}, "td": {"data-label"}},
            allowed_classes={"ul": {"checks"}, "table": {"stacked"}},
            url_schemes=SCHEMES,
            link_rel="noopener nofollow",
        )
    )


def _lower_headings(tokens: "list[Token]") -> None:
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"


def mark_boxes(tokens: "list[Token]") -> None:
    """Lists of which every item begins with a box lose the character, because the style sheet draws one."""
    lists: list[tuple[Token, list[Token | None]]] = []
    for index, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            lists.append((token, []))
        elif token.type == "list_item_open" and lists:
            words = tokens[index + 2] if tokens[index + 1].type == "paragraph_open" else None
            first = words.children[0] if words is not None and words.children else None
            lists[-1][1].append(first if first is not None and first.content.startswith(BOX) else None)
        elif token.type == "bullet_list_close":
            opened, firsts = lists.pop()
            if all(firsts):
                opened.attrSet("class", "checks")
                for first in filter(None, firsts):
                    first.content = first.content.removeprefix(BOX)


def label_cells(tokens: "list[Token]") -> None:
    """Tables get the class "stacked", and their cells the heading of their column in ``data-label``.

    A corner without words heads nothing, so it is a cell like the others.
    """
    headings: list[str] = []
    column = 0
    for token, following in pairwise(tokens):
        if token.type == "table_open":
            token.attrSet("class", "stacked")
            headings = []
        elif token.type == "th_open":
            heading = "".join(child.content for child in following.children or [])
            if heading:
                token.attrs = {"scope": "col"}
            else:
                token.tag, token.attrs = "td", {}
            headings.append(heading if len(heading) <= _LONGEST_LABEL else f"{heading[:_LONGEST_LABEL]}…")
        elif token.type == "th_close" and not headings[-1]:
            token.tag = "td"
        elif token.type == "tr_open":
            column = 0
        elif token.type == "td_open":
            token.attrs = {"data-label": headings[column]}
            column += 1


def fault(text: str) -> tuple[int, str] | None:
    """What keeps ``text`` from being published: the number of the line, and what to do. None where nothing does."""
    if _FRONT_MATTER.match(text):
        return (
            1,
            "begins with lines for a program (---); delete them, because the title and all else stand in the record",
        )
    if not text.strip():
        return 1, "has no text; write it, or delete the file and its record"
    if len(text) > LONGEST:
        return 1, f"has {len(text)} characters and the limit is {LONGEST}; shorten it"
    try:
        block(text)
    except TextError as error:
        return error.line, str(error)
    return _heading_in(text) or _table_in(text)


def _heading_in(text: str) -> tuple[int, str] | None:
    above = 1
    for token in renderer(every_target=False).parse(text):
        if token.type != "heading_open" or not token.map:
            continue
        level = int(token.tag[1])
        if level == 1:
            return token.map[0] + 1, "has a title; the title stands in the record, so begin headings with ## or more"
        if level > above + 1:
            return token.map[0] + 1, f"has a heading that skips a level; begin it with {'#' * (above + 1)}"
        above = level
    return None


def _table_in(text: str) -> tuple[int, str] | None:
    """A table without a line below its headings, or with another number of cells in it, is a paragraph for Markdown."""
    in_paragraph = False
    for token in renderer(every_target=False).parse(text):
        if token.type == "inline" and in_paragraph and token.map:
            for place, line in enumerate(token.content.split("\n"), start=token.map[0] + 1):
                if len(line) > 1 and line.startswith("|") and line.rstrip().endswith("|"):
                    said = "has a table that would be shown as plain text; below its headings it needs a line"
                    return place, f"{said} with as many cells as they have, like | --- | --- |"
        in_paragraph = token.type == "paragraph_open"
    return None
