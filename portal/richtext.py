"""Long text from records: Markdown in, safe HTML out.

Raw HTML is not Markdown here: it shows as the characters typed. What the renderer prints is cleaned once more by nh3,
so that a fault in one of them is not a hole in the site.
"""

from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from portal.problem import shortened

_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5", "h6"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "s"}
_SCHEMES = {"http", "https", "mailto"}
_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
# Every target is kept as a link here so that forbidden_in() can name it; nh3 removes what is not in _SCHEMES.
_permissive = MarkdownIt("commonmark", {"html": False})
_permissive.validateLink = lambda url: True  # type: ignore[method-assign]


def html(text: str) -> Markup:
    """Safe HTML for ``text``. Headings start at h3, because the page has the h1 and its sections the h2."""
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    rendered = _markdown.renderer.render(tokens, _markdown.options, {})
    return Markup(nh3.clean(rendered, tags=_TAGS, url_schemes=_SCHEMES, link_rel="noopener nofollow"))


def forbidden_in(text: str) -> str | None:
    """Why ``text`` cannot be published as it is, with the remedy; None where it can."""
    if not any(mark in text for mark in "[<"):
        return None
    for token in _inline(_permissive.parse(text)):
        if token.type == "image":
            return "contains an image; pictures need a licence and a description, so they are not allowed in text"
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            if not _whole_address(target):
                return f'links to "{shortened(target)}"; link to whole addresses only (https://, http:// or mailto:)'
    return None


def _whole_address(target: str) -> bool:
    try:
        parts = urlsplit(target)
        return parts.scheme in _SCHEMES and bool(parts.path if parts.scheme == "mailto" else parts.hostname)
    except ValueError:
        return False


def _inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in (token.children or [])]
