"""Tables that people can fill in.

Pandoc makes tables as narrow as their words and has no room to write. So widths depend on the content of the columns,
and an empty cell gets room.
"""

from collections.abc import Iterator
from re import fullmatch
from typing import Any

from portal.documents.manuscript import Format
from portal.documents.nodes import Node, blank, part, text
from portal.documents.office_tables import open_table, word_table

_SHORT = 6
"""Maximum rows of a table that is kept on one page."""


def table(node: Node, form: Format) -> list[Node]:
    """The table, adapted to the format. As on the page, the text does not set the alignment of columns."""
    _attributes, _caption, columns, (_, head_rows), bodies, _foot = node["c"]
    head = [row[1] for row in head_rows]
    body = [row[1] for rows in bodies for row in rows[3]]
    widths = list(_widths([list(column) for column in zip(*head, *body, strict=True)]))
    for column, width in zip(columns, widths, strict=True):
        column[:] = [{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}]
    for cell in (cell for row in body for cell in row):
        if not text(cell[4]).strip():
            cell[4] = part("room", [blank()], form)
    together = len(body) <= _SHORT
    if form == "docx":
        return list(word_table(head, body, widths, together=together))
    if form == "odt":
        return list(open_table(head, body, widths, together=together))
    return part("together", [node], form) if form == "pdf" and together else [node]


def _widths(columns: list[list[Any]]) -> Iterator[float]:
    """The share of each column in the width: by its longest cell, or with room if people write in it."""
    weights = []
    for heading, *cells in columns:
        name, texts = text(heading[4]), [text(cell[4]).strip() for cell in cells]
        word = max(len(word) for entry in (name, *texts) for word in (entry.split() or [""]))
        to_fill = sum(not entry or bool(fullmatch(r"[0-9]+[.)]", entry)) for entry in texts) * 2 >= len(texts)
        longest = max(map(len, texts), default=0)
        weight = 16 + 0.6 * len(name) if to_fill else min(longest + 3, 14 + 0.3 * longest)
        weights.append(max(min(word, 30) + 2, min(weight, 28)))
    yield from (round(weight / sum(weights), 4) for weight in weights)
