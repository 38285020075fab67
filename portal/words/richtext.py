"""Converts long text of records from Markdown to safe HTML.

Raw HTML is not interpreted: it is shown as the characters typed. The output of the renderer is also sanitised with nh3,
so that a fault in one of the two is not a vulnerability of the site.
"""

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from portal.problem import shortened
from portal.words.characters import has_letter
from portal.words.web_address import link_fault, target_fault

# Checking the data needs none of these as long as all links are plain; importing them takes a fifth of its time.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markupsafe import Markup

TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h3", "h4", "h5", "h6"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "s"}
SCHEMES = {"http", "https", "mailto"}
LONGEST = 20_000
"""Characters of a text that is a file of its own."""
DEEPEST = 8
"""Maximum nesting of lists and quotations, and of emphases."""
MOST_COLUMNS = 12
MOST_CELLS = 2_000
"""Maximum cells of all tables of a text. Empty ones count: a row of one letter has as many cells as the first row."""
MOST_HEADINGS = 100
MOST_BRACKETS = 1_000
MOST_TITLE = 300
"""Maximum characters of a link title, the quoted text after the address."""
_MOST_OF_LINKS = 6
"""Maximum characters of link addresses and titles per character of the text: one letter can take six of an address
(%C5%A1). A reference defined once at the end of the text can be the address of any number of links."""
MOST_WORD = 2_000
"""Maximum characters without a space, except in scripts without spaces. Pandoc scans each repeatedly for addresses."""
_WITH_SPACES = r"[^\s\u2e80-\uffff\U00020000-\U0003ffff]"
_LONG_WORD = re.compile(rf"(?<!{_WITH_SPACES}){_WITH_SPACES}{{{MOST_WORD + 1}}}")
_TOO_MANY_CELLS = f"has tables of more than {MOST_CELLS} cells together; shorten them, or offer them as a file"
_UNDER_A_HEADING = " \t>*+-0123456789.):|"
"""All characters allowed in the line between the header and first row of a table, in lists and quotations too."""
_NESTING = {f"{name}_{end}" for name in ("bullet_list", "ordered_list", "blockquote") for end in ("open", "close")}
_AT = "at"
# [words](https://somewhere): the form of most links. A text without "[" or "<" after removing them has no other link.
_PLAIN_LINK = re.compile(
    r"(?:(?<=[\s(])|^)\[(?P<words>[^\[\]<>`!\\*_~&\n]+)\]"
    r"\((?P<target>(?:https?://|mailto:)[a-zA-Z0-9][^\s()<>\"'\\`&]*)\)(?=[.,;:!?)]*(?:\s|$))"
)
_NEAR = 80
"""Maximum characters beside a link that are read as part of its words, if no space separates them."""
_BEFORE, _AFTER = re.compile(r"[\w.@:/-]+$"), re.compile(r"[\w.@:/-]+")
# Only a line that begins with that many block markers can begin that many nested blocks.
_DEEP = re.compile(rf"^[ \t>*+\-0-9.)]{{{DEEPEST + 1}}}", re.MULTILINE)


@cache
def renderer(*, every_target: bool) -> "MarkdownIt":
    """The parser and renderer of long text.

    With ``every_target``, links that nh3 would remove are parsed as links too, so that messages can name them, and
    links and pictures record where they begin.
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
    """Wraps the rule so that each link or picture records where in the text of its block it begins."""

    def placed(state: "StateInline", silent: bool) -> bool:
        begin, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            made = (state.tokens[index] for index in range(before, len(state.tokens)))
            next(token for token in made if token.type in {"link_open", "image"}).meta[_AT] = begin
        return found

    return placed


def html(text: str) -> "Markup":
    """Safe HTML for ``text``. Headings start at h3, because the page has the h1 and its sections have h2."""
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
    """Every paragraph, heading, list item and table cell of ``text`` without markup, as (mark, words).

    The mark is "" except for the first paragraph of a list item: "- " or "1. ", indented by the depth of the item. The
    address of a link follows its words, between < and >.
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
    """Why ``text`` cannot be published, as line number and remedy; None if it can."""
    if _LONG_WORD.search(text) is None and _is_plain(text):
        return None
    if found := _hard_to_parse(text):
        return found
    env: dict[str, Any] = {}
    tokens = renderer(every_target=True).parse(text, env)
    if found := bulk(tokens) or _repeated(tokens, _MOST_OF_LINKS * len(text)):
        return found
    for token in tokens:
        if wrong := _fault(token.children or []):
            place, reason = wrong
            return (token.map[0] if token.map else 0) + token.content.count("\n", 0, place) + 1, reason
    for reference in env.get("references", {}).values():
        if (said := target_fault(reference["href"])) is not None:
            return reference["map"][0] + 1, said
    return _long_word(text)


def _is_plain(text: str) -> bool:
    """True if it is certain without parsing that ``text`` has nothing forbidden and exceeds no limit."""
    rest = _PLAIN_LINK.sub(_without_fault, text)
    if "[" in rest or "<" in rest or "|" in text or _DEEP.search(text):
        return False
    # Each emphasis has at least two marks, each heading at least one.
    return sum(map(text.count, "*_~")) <= 2 * DEEPEST and sum(map(text.count, "#=-")) <= MOST_HEADINGS


def _long_word(text: str) -> tuple[int, str] | None:
    if long := _LONG_WORD.search(text):
        what = f'has a word of more than {MOST_WORD} characters ("{shortened(long[0])}")'
        return text.count("\n", 0, long.start()) + 1, f"{what}; put spaces into it, or a shorter address"
    return None


def _hard_to_parse(text: str) -> tuple[int, str] | None:
    """What would take the parser a second or more, found before parsing."""
    if text.count("[") > MOST_BRACKETS:
        text = text[: [found.start() for found in islice(re.finditer(r"\[", text), MOST_BRACKETS + 1)][-1]]
        return text.count("\n") + 1, f"has more than {MOST_BRACKETS} square brackets; take out those that mark no link"
    line = 1
    for lines in re.split(r"\n[ \t]*(?=\n)", text) if "|" in text else ():
        rows = (row for row in lines.split("\n") if not row.strip(_UNDER_A_HEADING))
        columns = max((row.count("|") + 1 for row in rows if row), default=0)
        # An estimate, which also counts the bars at both ends of a row.
        if columns * lines.count("\n") > 3 * MOST_CELLS:
            return line + lines.startswith("\n"), _TOO_MANY_CELLS
        line += lines.count("\n") + 1
    return None


def bulk(tokens: "list[Token]") -> tuple[int, str] | None:
    """The first block that exceeds what the output formats can handle, as ``fault`` returns it; None if none does."""
    line, depth, columns, cells, headings = 1, 0, 0, 0, 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type in _NESTING:
            depth += token.nesting
        elif token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_close":
            cells += columns
        elif token.type == "heading_open":
            headings += 1
        if depth > DEEPEST:
            return line, f"has more than {DEEPEST} lists and quotations inside each other; write the inner ones apart"
        if columns > MOST_COLUMNS:
            return (
                line,
                f"has a table of more than {MOST_COLUMNS} columns, which no page can hold; split it",
            )
        if cells > MOST_CELLS:
            return line, _TOO_MANY_CELLS
        if headings > MOST_HEADINGS:
            return line, f"has more than {MOST_HEADINGS} headings; leave out the small ones"
        if any(child.level > DEEPEST for child in token.children or ()):
            return line, f"has more than {DEEPEST} emphases inside each other; take out asterisks and underscores"
    return None


def _repeated(tokens: "list[Token]", left: int) -> tuple[int, str] | None:
    """The block at which link addresses and titles together exceed ``left`` characters, and the remedy; else None."""
    for token in tokens:
        links = (child for child in token.children or () if child.type == "link_open")
        left -= sum(len(str(value)) for link in links for value in link.attrs.values())
        if left < 0:
            reason = "repeats a long address or its title too often; make fewer links to it, or shorten the title"
            return (token.map[0] if token.map else 0) + 1, reason
    return None


def _without_fault(link: re.Match[str]) -> str:
    """A space if the link can be published, else the link, so that it is examined again."""
    return link[0] if _words_fault(link["words"], link["target"]) else " "


def _words_fault(words: str, target: str) -> str | None:
    if not has_letter(words):
        return "has a link without words; say what one finds there"
    return link_fault(target, words)


def _fault(tokens: "list[Token]") -> tuple[int, str] | None:
    """Why a block cannot be published, because of its pictures and links, and where in it the fault begins."""
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
            if len(title) > MOST_TITLE:
                most = f"of more than {MOST_TITLE} characters"
                return place, f'has a link with a title {most} ("{shortened(title)}"); write it in the text'
            links.append((place, start, len(shown), href, title))
        else:
            shown += " " if token.type in {"softbreak", "hardbreak"} else token.content
    for place, start, end, target, title in links:
        if reason := target_fault(target) or _words_fault(shown[start:end], target) or link_fault(target, title):
            return place, reason
        # Readers take characters directly before and after a link as part of its words.
        before, after = _BEFORE.search(shown[max(0, start - _NEAR) : start]), _AFTER.match(shown[end : end + _NEAR])
        if reason := link_fault(target, f"{before[0] if before else ''}{shown[start:end]}{after[0] if after else ''}"):
            return place, reason
    return None
