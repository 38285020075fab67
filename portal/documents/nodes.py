"""Elements of the tree that a text is to pandoc (https://hackage.haskell.org/package/pandoc-types)."""

from collections.abc import Iterator
from typing import Any, Literal

from portal.documents.manuscript import Format

Node = dict[str, Any]
"""An element: its kind as ``t``, its content as ``c``."""

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
"""Names that the parts of a document have as styles of DOCX and ODT."""


def words(text: str) -> Node:
    """Text without markup."""
    return {"t": "Str", "c": text}


def paragraph(*inlines: Node) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": list(inlines)}


def header(level: int, text: str, anchor: str = "") -> Node:
    """A heading, which links find at ``anchor``."""
    return {"t": "Header", "c": [level, [anchor, [], []], [words(text)]]}


def link(text: str, address: str) -> Node:
    """Words that lead to an address."""
    return {"t": "Link", "c": [["", [], []], [words(text)], [address, ""]]}


def blank() -> Node:
    """A paragraph in which nothing is to be seen."""
    return paragraph(words("\xa0"))


def items(*entries: list[Node]) -> Node:
    """A list with bullets."""
    return {"t": "BulletList", "c": list(entries)}


def raw(text: str, form: Literal["docx", "odt"]) -> Node:
    """A block in the language of the format itself."""
    return {"t": "RawBlock", "c": [_RAW[form], text]}


def raw_inline(text: str, form: Literal["docx", "odt"]) -> Node:
    """The same inside a paragraph."""
    return {"t": "RawInline", "c": [_RAW[form], text]}


def part(name: str, blocks: list[Node], form: Format, language: str | None = None) -> list[Node]:
    """The blocks as that part of a document, which the styles of the format know by its name.

    ``language`` is named where it is not that of the document.
    """
    spoken = [["lang", language]] if language else []
    if form in {"epub", "pdf"}:
        return [{"t": "Div", "c": [["", [name], spoken], blocks]}]
    return [{"t": "Div", "c": [["", [], [["custom-style", _STYLES[name]], *spoken]], blocks]}]


def value(content: object) -> Node:
    """Metadata: text, or a list or mapping of them."""
    if isinstance(content, dict):
        return {"t": "MetaMap", "c": {name: value(item) for name, item in content.items()}}
    if isinstance(content, list):
        return {"t": "MetaList", "c": [value(item) for item in content]}
    return {"t": "MetaString", "c": str(content)}


def nodes(tree: object) -> Iterator[Node]:
    """Every element, from the top down."""
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
