"""Files as contributors send them, made by the libraries that they would use, or by hand where none would."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, PdfObject, TextStringObject

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "application/vnd.openxmlformats-officedocument."
MAIN = {
    ".docx": ("word/document.xml", f"{OPEN}wordprocessingml.document.main+xml"),
    ".pptx": ("ppt/presentation.xml", f"{OPEN}presentationml.presentation.main+xml"),
    ".xlsx": ("xl/workbook.xml", f"{OPEN}spreadsheetml.sheet.main+xml"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'


def archive(*entries: tuple[str | ZipInfo, bytes | str], packed: bool = False) -> bytes:
    """An archive of these files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED if packed else ZIP_STORED) as made:
        for name, content in entries:
            made.writestr(ZipInfo(name) if isinstance(name, str) else name, content, ZIP_DEFLATED if packed else None)
    return buffer.getvalue()


def svg(inside: str) -> bytes:
    """A drawing."""
    return (SVG % inside).encode()


def office(
    ending: str,
    main: str = "<document/>",
    rels: str = "",
    parts: Mapping[str, tuple[str, bytes | str]] | None = None,
    top: str = "",
) -> bytes:
    """A document of Office: its main part, what that refers to, and parts as name -> (content type, content)."""
    name, kind = MAIN[ending]
    folder, _slash, file = name.partition("/")
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, (type_, _content) in (parts or {}).items()
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{name}" ContentType="{kind}"/>'
        f"{overrides}</Types>"
    )
    return archive(
        ("[Content_Types].xml", types),
        ("_rels/.rels", relationships(related("officeDocument", name) + top)),
        (name, main),
        *([(f"{folder}/_rels/{file}.rels", relationships(rels))] if rels else []),
        *((part, content) for part, (_type, content) in (parts or {}).items()),
        packed=True,
    )


def relationships(inside: str) -> str:
    """A part with relationships."""
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELS}">{inside}</Relationships>'


def related(kind: str, target: str, *, outside: bool = False, base: str = OFFICE) -> str:
    """A relationship."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r{abs(hash((kind, target))) % 10**8}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def word(inside: str) -> str:
    """The main part of a document of Word."""
    return f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{inside}</w:body></w:document>'


def field(*pieces: str) -> str:
    """A field whose instruction is split over runs."""
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    ends = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{ends[0]}{runs}{ends[1]}<w:r><w:t>x</w:t></w:r>{ends[2]}</w:p>"


def opendocument(ending: str, content: str = "", **more: bytes | str) -> bytes:
    """A document in OpenDocument; ``more`` has further files, with __ for a slash and _dot_ for a dot."""
    kind = {".odt": "text", ".odp": "presentation", ".ods": "spreadsheet"}[ending]
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "script", "presentation", "meta")
    )
    spaces += (
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    return archive(
        ("mimetype", f"application/vnd.oasis.opendocument.{kind}"),
        ("content.xml", f"<office:document-content{spaces}>{content}</office:document-content>"),
        ("META-INF/manifest.xml", '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'),
        *((name.replace("__", "/").replace("_dot_", "."), value) for name, value in more.items()),
    )


def epub(body: str = "<p>x</p>", head: str = "", **more: bytes | str) -> bytes:
    """A book of one chapter; ``more`` as for ``opendocument``."""
    return archive(
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="EPUB/x.opf"/></rootfiles></container>',
        ),
        (
            "EPUB/x.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item href="x.xhtml"/></manifest></package>',
        ),
        (
            "EPUB/x.xhtml",
            '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<head><title>x</title>{head}</head><body>{body}</body></html>",
        ),
        *((name.replace("__", "/").replace("_dot_", "."), value) for name, value in more.items()),
    )


def pdf(change: Callable[[PdfWriter], None] | None = None, **settings: bool) -> bytes:
    """A PDF of one page."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if change is not None:
        change(writer)
    buffer = BytesIO()
    writer.write(buffer, **settings)
    return buffer.getvalue()


def named(**values: PdfObject) -> DictionaryObject:
    """A dictionary of PDF."""
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})


def action(kind: str, **values: PdfObject) -> DictionaryObject:
    """An action of PDF."""
    return named(S=NameObject(kind), **values)


def words(text: str) -> TextStringObject:
    """Text in a PDF."""
    return TextStringObject(text)


def clicked(what: DictionaryObject, subtype: str = "/Link") -> Callable[[PdfWriter], None]:
    """Puts a place on the page that does something when it is clicked."""

    def change(writer: PdfWriter) -> None:
        box = ArrayObject([NumberObject(0)] * 4)
        note = named(Type=NameObject("/Annot"), Subtype=NameObject(subtype), Rect=box, A=writer._add_object(what))
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])

    return change


def rooted(**values: PdfObject) -> Callable[[PdfWriter], None]:
    """Puts something into the catalogue of a PDF."""
    return lambda writer: writer._root_object.update(named(**values))


def photo(
    form: str = "JPEG", *, exif: Image.Exif | None = None, size: tuple[int, int] = (40, 20), **more: Any
) -> bytes:
    """A picture, as Pillow writes it."""
    buffer = BytesIO()
    extra = {} if exif is None else {"exif": exif.tobytes()}
    Image.new("RGB", size, (200, 30, 30)).save(buffer, form, **extra, **more)
    return buffer.getvalue()


def taken(*, place: bool = True, way_up: int = 1) -> Image.Exif:
    """What a telephone writes beside a picture."""
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif[0x0112] = way_up
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (45.0, 49.0, 0.0), 3: "E", 4: (16.0, 0.0, 0.0)})
    return exif


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes, pixels: bytes = b"") -> bytes:
    """A PNG that says to be of that size, with these chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    end = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"".join((b"\x89PNG\r\n\x1a\n", header, *chunks, end))
