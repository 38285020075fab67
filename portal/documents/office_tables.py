"""Writes tables of DOCX and ODT in the markup of the format.

Tables of pandoc have no lines in ODT, whatever the styles say; in DOCX they have the width of another page size, and a
page break may split a row.
"""

from collections.abc import Iterator
from typing import Any

from portal.documents.manuscript import Format
from portal.documents.nodes import Node, paragraph, part, raw

PAGE_WIDTH = 9638
"""Width of the text of a DOCX page, in twentieths of a point; overrides/documents/page.docx.xml has its margins."""

_LOOK = (
    '<w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:type="pct" w:w="5000"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0" '
    'w:val="0020"/></w:tblPr>'
)


def word_table(head: list[Any], body: list[Any], widths: list[float], *, together: bool) -> Iterator[Node]:
    """The table in WordprocessingML (ECMA-376 part 1, section 17.4); if ``together``, it is kept on one page."""
    twentieths = [round(width * PAGE_WIDTH) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twentieths)
    yield raw(f"<w:tbl>{_LOOK}<w:tblGrid>{grid}</w:tblGrid>", "docx")
    rows = [*head, *body]
    for number, row in enumerate(rows):
        heading = "<w:tblHeader/>" if number < len(head) else ""
        yield raw(f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>", "docx")
        name = "kept-cell" if together and row is not rows[-1] else "cell"
        for width, cell in zip(twentieths, row, strict=True):
            yield raw(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>', "docx")
            yield from _blocks(cell[4], name, "docx") or [raw("<w:p/>", "docx")]
            yield raw("</w:tc>", "docx")
        yield raw("</w:tr>", "docx")
    yield raw("</w:tbl>", "docx")


def open_table(head: list[Any], body: list[Any], widths: list[float], *, together: bool) -> Iterator[Node]:
    """The table in OpenDocument (version 1.3 part 3, section 9.1); if ``together``, it is kept on one page."""
    columns = "".join(f'<table:table-column table:style-name="Form{round(width * 100)}"/>' for width in widths)
    style = "ShortForm" if together else "Form"
    yield raw(f'<table:table table:style-name="{style}">{columns}<table:table-header-rows>', "odt")
    yield from _open_rows(head, "FormHead", "table-head")
    yield raw("</table:table-header-rows>", "odt")
    yield from _open_rows(body, "FormCell", "table-cell")
    yield raw("</table:table>", "odt")


def _open_rows(rows: list[Any], style: str, name: str) -> Iterator[Node]:
    for row in rows:
        yield raw('<table:table-row table:style-name="FormRow">', "odt")
        for cell in row:
            yield raw(f'<table:table-cell table:style-name="{style}" office:value-type="string">', "odt")
            yield from _blocks(cell[4], name, "odt") or [raw("<text:p/>", "odt")]
            yield raw("</table:table-cell>", "odt")
        yield raw("</table:table-row>", "odt")


def _blocks(blocks: list[Node], name: str, form: Format) -> list[Node]:
    if blocks and blocks[0]["t"] == "Div":  # room to write
        return blocks
    return part(name, [paragraph(*block["c"]) for block in blocks], form) if blocks else []
