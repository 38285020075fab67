"""Texts of courses, from data/texts/: Markdown as in sheets (``portal.parts.library.sheet``), with links to our pages.

Such a link is written [words](SITE:/cases/some-story/), so that a text is right at whatever address the portal
is, and in a book as well.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from portal.parts.library import sheet
from portal.problem import shortened
from portal.words.richtext import SCHEMES, TAGS, renderer

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markupsafe import Markup

_LINK = re.compile(r"(?<=\]\()SITE:/([^\s()]*)(?=\))")
_ELSEWHERE = "https://site.invalid/"


def linked(text: str, root: str) -> str:
    """``text`` with its links to pages of the portal leading below ``root``, an address with a slash at its end."""
    return _LINK.sub(lambda link: root + link[1], text)


def links(text: str) -> Iterator[tuple[int, str]]:
    """The links to pages of the portal: the number of the line, and the address below the site's root."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield from ((number, found) for found in _LINK.findall(line))


def fault(text: str) -> tuple[int, str] | None:
    """What keeps ``text`` from being published: the number of the line, and what to do. None where nothing does.

    Where its links to pages of the portal lead is not looked at.
    """
    return sheet.fault(linked(text, _ELSEWHERE)) or _html_in(text)


def _html_in(text: str) -> tuple[int, str] | None:
    """Raw HTML would show as the characters typed, and books would lose it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    if "<" not in text:
        return None
    lines, first = text.splitlines(), 0
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        first = token.map[0] if token.map else first
        for part in (token, *(token.children or ())):
            if part.type in {"html_block", "html_inline"}:
                written = part.content.strip().splitlines()[0]
                line = next((n for n in range(first, len(lines)) if written in lines[n]), first)
                return line + 1, f'contains HTML ("{shortened(written)}"); write Markdown instead'
    return None


def html(text: str, root: str, top: int = 2) -> "Markup":
    """Safe HTML for ``text``, with links below ``root``; ``top`` is the level of its highest headings, 2 or 3.

    Headings of level 2 have an id, "part-1" and so on, for the contents of the page. Boxes to tick and tables are as in
    ``portal.parts.library.sheet``.
    """
    import nh3  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    parser = renderer(every_target=False)
    tokens = parser.parse(linked(text, root))
    _place_headings(tokens, top)
    _mark_links(tokens, root)
    sheet.mark_boxes(tokens)
    sheet.label_cells(tokens)
    return Markup(
        nh3.clean(
            parser.renderer.render(tokens, parser.options, {}),
            tags=TAGS | {"h2"},
            attributes={"a": {"href", "rel"}, "h2": {"id"}, "ol": {"start"}, "th": {"scope"}, "td": {"data-label"}},
            allowed_classes={"ul": {"checks"}, "table": {"stacked"}},
            url_schemes=SCHEMES,
            link_rel=None,
        )
    )


def _place_headings(tokens: "list[Token]", top: int) -> None:
    parts = 0
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            level = min(6, int(token.tag[1]) + top - 2)
            token.tag = f"h{level}"
            if level == 2 and token.type == "heading_open":
                parts += 1
                token.attrSet("id", f"part-{parts}")


def _mark_links(tokens: "list[Token]", root: str) -> None:
    """Links that leave the portal say nothing of where they come from, and do not vouch for where they lead."""
    for part in (child for token in tokens for child in (token.children or ())):
        if part.type == "link_open" and not str(part.attrs.get("href", "")).startswith(root):
            part.attrSet("rel", "noopener nofollow")
