"""Writes DOCX and ODT: pandoc's default styles, overridden by ours, and a footer for each document."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree

from portal.documents.look import Style, emblem_png
from portal.documents.manuscript import Format, Manuscript
from portal.documents.pandoc import EMBLEM, pandoc, written
from portal.documents.pandoc_tree import composed
from portal.words.language import _

_Change = Callable[[bytes], bytes]
_RELATION = (
    b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" '
    b'Id="rId900" Target="footer1.xml"/></Relationships>'
)
_TYPE = (
    b'<Override PartName="/word/footer1.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'
)
# Without this setting, Word opens the file in the compatibility mode of Word 2007.
_MODE = (
    b'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    b'w:val="15"/></w:compat>'
)


def docx(source: Manuscript, style: Style) -> bytes:
    """The document for Word, LibreOffice and Google Docs."""
    ours = style.text("book.docx.xml") if source.chapters else None
    parts: Mapping[str, _Change] = {
        "word/styles.xml": lambda old: _merged(old, style.filled("docx.xml", language=source.language), ours),
        "word/document.xml": lambda _old: style.text("page.docx.xml").encode(),
        "word/footer1.xml": lambda _old: _footed(source, style, "footer.docx.xml").encode(),
        "word/settings.xml": lambda old: old.replace(b"<w:rsids>", _MODE + b"<w:rsids>"),
        "word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", _RELATION),
        "[Content_Types].xml": lambda old: old.replace(b"</Types>", _TYPE),
    }
    return _office(source, "docx", style, parts, "openxml.xml")


def odt(source: Manuscript, style: Style) -> bytes:
    """The document for LibreOffice and whatever else reads OpenDocument."""
    ours = style.text("book.odt.xml") if source.chapters else None
    parts: dict[str, _Change] = {
        "styles.xml": lambda old: _merged(old, _footed(source, style, "odt.xml"), ours),
    }
    if source.by_the_eu:
        parts[f"Pictures/{EMBLEM}"] = lambda _old: emblem_png(style.emblem)
    # The template defines a style for each column width, in hundredths of the table.
    columns = (f"--variable=columns:{width}" for width in range(1, 101))
    return _office(source, "odt", style, parts, "opendocument.xml", *columns)


def _office(
    source: Manuscript, form: Format, style: Style, parts: Mapping[str, _Change], template: str, *options: str
) -> bytes:
    name = f"reference.{form}"
    reference = BytesIO()
    with ZipFile(BytesIO(_default(name))) as old, ZipFile(reference, "w") as new:
        for part in dict.fromkeys((*old.namelist(), *parts)):
            content = old.read(part) if part in old.namelist() else b""
            # Pandoc keeps the dates of parts it does not write itself; ZipInfo without a date means 1980.
            new.writestr(ZipInfo(part), parts[part](content) if part in parts else content)
    ours = {name: reference.getvalue(), template: style.text(template).encode()}
    options = (f"--reference-doc={name}", f"--template={template}", *options)
    return written(source, composed(source, form), form, style, *options, parts=ours)


def _merged(old: bytes, *ours: str | None) -> bytes:
    """Pandoc's styles with those of ours: styles of the same name are replaced, others are added."""
    tree = etree.fromstring(old)
    for sheet in ours:
        if sheet is not None:
            _merge(tree, etree.fromstring(sheet.encode(), etree.XMLParser(remove_comments=True)))
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True))


def _merge(old: etree._Element, ours: etree._Element) -> None:
    for style in list(ours):
        places = [place for place, found in enumerate(old) if _name(found) == _name(style)]
        if places and style.tag.startswith("{urn:oasis:names:tc:opendocument:xmlns:office"):
            _merge(old[places[0]], style)
        elif places:
            old[places[0]] = style
        else:
            old.append(style)


def _name(style: etree._Element) -> tuple[str, ...]:
    marks = (text for key, text in sorted(style.attrib.items()) if key.endswith(("}styleId", "}name", "}family")))
    return style.tag, *marks


def _footed(source: Manuscript, style: Style, name: str) -> str:
    return style.filled(name, footer=source.footer, page=_("Page"))


@cache
def _default(name: str) -> bytes:
    return pandoc("--print-default-data-file", name)
