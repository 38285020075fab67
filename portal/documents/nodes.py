"""Elements of a pandoc tree (https://hackage.haskell.org/package/pandoc-types)."""

from collections.abc import Iterator
from typing import Any, Literal

from portal.documents.manuscript import Format

Node = dict[str, Any]
"""An element: its type as ``t``, its content as ``c``."""

_RAW = {"docx": "openxml", "odt": "opendocument"}
_STYLES = {
    "summary": "Subtitle",
    "contents-title": "ContentsTitle",
    "rule": "Rule",
    "room": "Room",
    "checks": "Checks",
    "cell": "Compact",
    "kept-cell": "Kept Cell",
    "table-head": "Table_20_Heading",
    "table-cell": "Table_20_Contents",
    "colophon-start": "ColophonStart",
    "colophon": "Colophon",
}
"""Names of the parts of a document as styles of DOCX and ODT."""


def words(text: str) -> Node:
    """Text without markup."""
    return {"t": "Str", "c": text}


def paragraph(*inlines: Node) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": list(inlines)}


def header(level: int, text: str, anchor: str = "") -> Node:
    """A heading, which links can target as ``anchor``."""
    return {"t": "Header", "c": [level, [anchor, [], []], [words(text)]]}


def link(text: str, address: str) -> Node:
    """A link with words and an address."""
    return {"t": "Link", "c": [["", [], []], [words(text)], [address, ""]]}


def blank() -> Node:
    """A paragraph without visible content."""
    return paragraph(words("\xa0"))


def items(*entries: list[Node]) -> Node:
    """A bullet list."""
    return {"t": "BulletList", "c": list(entries)}


def raw(text: str, form: Literal["docx", "odt"]) -> Node:
    """A block in the markup of the format itself."""
    return {"t": "RawBlock", "c": [_RAW[form], text]}


def raw_inline(text: str, form: Literal["docx", "odt"]) -> Node:
    """The same as ``raw``, inside a paragraph."""
    return {"t": "RawInline", "c": [_RAW[form], text]}


def part(name: str, blocks: list[Node], form: Format, language: str | None = None) -> list[Node]:
    """The blocks as a part of the document with that name, which selects the style in the format.

    ``language`` is given if it differs from that of the document.
    """
    spoken = [["lang", language]] if language else []
    if form in {"epub", "pdf"}:
        return [{"t": "Div", "c": [["", [name], spoken], blocks]}]
    return [{"t": "Div", "c": [["", [], [["custom-style", _STYLES[name]], *spoken]], blocks]}]


def value(content: object) -> Node:
    """A metadata value: text, or a list or mapping of values."""
    if isinstance(content, dict):
        return {"t": "MetaMap", "c": {name: value(item) for name, item in content.items()}}
    if isinstance(content, list):
        return {"t": "MetaList", "c": [value(item) for item in content]}
    return {"t": "MetaString", "c": str(content)}


def nodes(tree: object) -> Iterator[Node]:
    """Every element, parents first."""
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for child in tree.values():
            yield from nodes(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from nodes(child)


def text(tree: object) -> str:
    """The words, without markup."""
    spaces = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
    return "".join(
        spaces.get(node["t"]) or (node["c"] if node["t"] == "Str" else node["c"][1])
        for node in nodes(tree)
        if node["t"] in {"Str", "Code", *spaces}
    )
