"""Converts a text to a tree without anything active: no HTML, no images, and only links to the web or to mail."""

import json
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from portal.documents.nodes import Node, nodes, paragraph, words
from portal.documents.pandoc import pandoc
from portal.words.richtext import SCHEMES

_LONGEST_ADDRESS = 2_000
"""Maximum bytes of an address; Typst accepts 8000 characters, and each byte can become three."""
_DIALECT = "commonmark+pipe_tables+strikeout+autolink_bare_uris"


def read(body: str, below: int = 0) -> list[Node]:
    """The blocks of a text. Its ## are headings one level ``below`` that of its chapter; 0 means no chapter.

    No heading is more than one level below the one before it, which PDF/UA-1 does not permit (ISO 14289-1, 7.4.2).
    """
    blocks: list[Node] = _harmless(json.loads(_tree(body))["blocks"])
    above = 0
    for node in nodes(blocks):
        if node["t"] == "Header":
            above = min(max(1, node["c"][0] - 1), above + 1)
            node["c"][0] = above + below
    return blocks


# The four formats of a text are made one after another.
@lru_cache(maxsize=64)
def _tree(body: str) -> bytes:
    # With --sandbox, pandoc reads no file and contacts no host, whatever a contributed text contains.
    return pandoc("--sandbox", f"--from={_DIALECT}", "--to=json", text=body)


def _harmless(tree: Any) -> Any:
    if isinstance(tree, list):
        return [made for child in tree for made in _made(child)]
    if isinstance(tree, dict):
        return {name: _harmless(child) for name, child in tree.items()}
    return tree


def _made(child: Any) -> list[Any]:
    """The replacement of an element: as on the page, HTML becomes the characters typed, and images are omitted."""
    kind = child.get("t") if isinstance(child, dict) else None
    if kind == "RawBlock":
        return [paragraph(words(" ".join(child["c"][1].split())))]
    if kind == "RawInline":
        return [words(child["c"][1])]
    if kind == "CodeBlock":  # without its language, so that pandoc does not highlight it
        return [{"t": kind, "c": [["", [], []], child["c"][1]]}]
    if kind == "Image" or (kind == "Link" and not _leads_outside(child["c"][2][0])):
        made: list[Any] = _harmless(child["c"][1])
        return made
    return [_harmless(child)]


def _leads_outside(address: str) -> bool:
    if len(address.encode()) > _LONGEST_ADDRESS:  # Not a link of the text: pandoc took words for an address.
        return False
    try:
        return urlsplit(address).scheme in SCHEMES
    except ValueError:
        return False
