"""Long text from records: Markdown in, safe HTML out.

Raw HTML is not Markdown here: it shows as the characters typed. What the renderer prints is cleaned once more by nh3,
so that a fault in one of them is not a hole in the site.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from portal.characters import has_letter
from portal.web_address import link_fault, target_fault

# The check of the data needs none of these as long as its links are plain ones; they cost a fifth of its time.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markupsafe import Markup

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5", "h6"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "s"}
SCHEMES = {"http", "https", "mailto"}
_AT = "at"
# [words](https://somewhere): what most links are. What is left over has no "[" or "<", so it has no other link.
_PLAIN_LINK = re.compile(
    r"(?:(?<=[\s(])|^)\[(?P<words>[^\[\]<>`!\\*_~&\n]+)\]"
    r"\((?P<target>(?:https?://|mailto:)[a-zA-Z0-9][^\s()<>\"'\\`&]*)\)(?=[.,;:!?)]*(?:\s|$))"
)
_NEAR = 80
"""Characters beside a link that are read with its words, where no space stands between."""
_BEFORE, _AFTER = re.compile(r"[\w.@:/-]+$"), re.compile(r"[\w.@:/-]+")


@cache
def renderer(*, every_target: bool) -> "MarkdownIt":
    """The parser and renderer of long text.

    With ``every_target`` even links that nh3 would remove are links, so that they can be named, and links and pictures
    know where they begin.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from markdown_it.rules_inline import autolink, image, link  # noqa: PLC0415

    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    if every_target:
        markdown.validateLink = lambda url: True  # type: ignore[method-assign]
        for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
            markdown.inline.ruler.at(name, _placed(rule))
    return markdown


def _placed(rule: "Callable[[StateInline, bool], bool]") -> "Callable[[StateInline, bool], bool]":
    """The rule, made to note where in the text of its block a link or picture begins."""

    def placed(state: "StateInline", silent: bool) -> bool:
        begin, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            made = (state.tokens[index] for index in range(before, len(state.tokens)))
            next(token for token in made if token.type in {"link_open", "image"}).meta[_AT] = begin
        return found

    return placed


def html(text: str) -> "Markup":
    """Safe HTML for ``text``. Headings start at h3, because the page has the h1 and its sections the h2."""
    import nh3  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    markdown = renderer(every_target=False)
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 2)}"
    rendered = markdown.renderer.render(tokens, markdown.options, {})
    return Markup(nh3.clean(rendered, tags=TAGS, url_schemes=SCHEMES, link_rel="noopener nofollow"))


def blocks(text: str) -> "Iterator[tuple[str, str]]":
    """Every paragraph, heading, item of a list and cell of a table of ``text`` without markup, as (mark, words).

    The mark is "" but for the first paragraph of an item: "- " or "1. ", indented as deep as the item stands. The
    address of a link stands after its words, between < and >.
    """
    depth, mark = 0, ""
    for token in renderer(every_target=False).parse(text):
        if token.type.endswith("_list_open"):
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            mark = f"{'  ' * (depth - 1)}{token.info}{token.markup} " if token.info else f"{'  ' * (depth - 1)}- "
        elif token.type == "inline":
            yield mark, "".join(_words(token.children or []))
            mark = ""
        elif token.type in {"code_block", "fence"}:
            yield mark, token.content
            mark = ""


def _words(tokens: "list[Token]") -> "Iterator[str]":
    target = ""
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            yield f" <{target}>"
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        else:
            yield token.content


def fault(text: str) -> tuple[int, str] | None:
    """What keeps ``text`` from being published: the number of the line, and what to do. None where nothing does."""
    rest = _PLAIN_LINK.sub(_without_fault, text)
    if "[" not in rest and "<" not in rest:
        return None
    env: dict[str, Any] = {}
    for token in renderer(every_target=True).parse(text, env):
        if found := _fault(token.children or []):
            place, reason = found
            return (token.map[0] if token.map else 0) + token.content.count("\n", 0, place) + 1, reason
    for reference in env.get("references", {}).values():
        if (wrong := target_fault(reference["href"])) is not None:
            return reference["map"][0] + 1, wrong
    return None


def _without_fault(link: re.Match[str]) -> str:
    """Nothing where the link can be published; else the link, so that it is looked at once more."""
    return link[0] if _words_fault(link["words"], link["target"]) else " "


def _words_fault(words: str, target: str) -> str | None:
    if not has_letter(words):
        return "has a link without words; say what one finds there"
    return link_fault(target, words)


def _fault(tokens: "list[Token]") -> tuple[int, str] | None:
    """Why a block of text cannot be published, because of its pictures and links, and where in it that begins."""
    shown, start, place, links = "", 0, 0, []
    attributes: dict[str, str | int | float] = {}
    for token in tokens:
        place = token.meta.get(_AT, place)
        if token.type == "image":
            return (
                place,
                "contains an image; pictures need a licence and a description, so they are not allowed in text",
            )
        if token.type == "link_open":
            start, attributes = len(shown), token.attrs
        elif token.type == "link_close":
            href, title = str(attributes.get("href", "")), str(attributes.get("title", ""))
            links.append((place, start, len(shown), href, title))
        else:
            shown += " " if token.type in {"softbreak", "hardbreak"} else token.content
    for place, start, end, target, title in links:
        if reason := target_fault(target) or _words_fault(shown[start:end], target) or link_fault(target, title):
            return place, reason
        # Readers take what stands directly before and behind a link for a part of its words.
        before, after = _BEFORE.search(shown[max(0, start - _NEAR) : start]), _AFTER.match(shown[end : end + _NEAR])
        if reason := link_fault(target, f"{before[0] if before else ''}{shown[start:end]}{after[0] if after else ''}"):
            return place, reason
    return None
