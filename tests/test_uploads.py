"""Files for the library: what ordinary programs write is taken, what could act, load or hide something is refused."""

import re
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, StreamObject

from portal import uploads
from portal.building.kept import Kept
from portal.documents import FORMATS, Manuscript, Shelf, Style
from portal.records import fields
from portal.uploads import containers
from portal.uploads import pdf as pdf_module
from tests import synthetic
from tests.project import ROOT
from tests.uploaded import (
    MICROSOFT,
    OPEN,
    RELS,
    W,
    action,
    archive,
    chunk,
    clicked,
    epub,
    field,
    named,
    office,
    opendocument,
    pdf,
    photo,
    png,
    related,
    rooted,
    svg,
    taken,
    word,
    words,
)

WEB = "https://example.org/a?b=c#d"
SCRIPT = action("/JavaScript", JS=words("app.alert(1)"))
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SHEET = f"{OPEN}spreadsheetml"
EXE = b"MZ" + bytes(60)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60)
METADATA = (
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#">'
    '<cc:Work rdf:about=""/></rdf:RDF></metadata>'
)
OLD = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    f"<html {XHTML}><body><p>&nbsp;</p></body></html>"
)
_USE, _RECT = '<use href="#g%s"/>', '<rect fill="url(#p%s)"/>'
BOMB = "".join(
    f'<g id="g{level}">{_USE % (level - 1) * 10}</g>' if level else '<path id="g0" d="M0 0"/>' for level in range(12)
)
BASE64 = "iVBORw0KGgo="


def saved(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def link_in_zip() -> bytes:
    entry = ZipInfo("a.txt")
    entry.external_attr = 0o120777 << 16
    return archive((entry, "/etc/passwd"))


def with_more(content: bytes, name: str, more: bytes) -> bytes:
    """The archive with one more file."""
    buffer = BytesIO(content)
    with ZipFile(buffer, "a") as made:
        made.writestr(name, more)
    return buffer.getvalue()


def spelt(name: bytes, other: bytes) -> bytes:
    """A PDF with a script, whose names are written in another way of the same meaning, and its table made anew."""
    made = pdf(clicked(SCRIPT))
    return retabled(made.replace(name, other))


def retabled(content: bytes) -> bytes:
    """A PDF with a table that lists where its objects are."""
    start = content.rindex(b"xref\n", 0, content.rindex(b"startxref"))
    places = {int(found[1]): found.start() for found in re.finditer(rb"(?m)^(\d+) 0 obj", content)}
    lines = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    trailer = content[content.index(b"trailer", start) : content.rindex(b"startxref")]
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + lines
    return content[:start] + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def packed_pdf() -> bytes:
    """A PDF whose script stands in an object stream, as most programs write PDF, and nowhere else."""
    inside = [b"<</S/JavaScript/JS(app.alert\\(1\\))>>"]
    data = b"5 0 " + b" ".join(inside)
    packed = zlib.compress(data)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    made, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(made)
    rows = (
        b"".join(b"\1" + place.to_bytes(2, "big") + b"\0" for place in places)
        + b"\2\0\4\0"
        + b"\1"
        + start.to_bytes(2, "big")
        + b"\0"
    )
    table = zlib.compress(b"\0\0\0\xff" + rows)
    head = b"<</Type/XRef/Size 7/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>" % len(table)
    return made + b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (head, table, start)


def attached(writer: PdfWriter) -> None:
    writer.add_attachment("x.exe", EXE)


def outlined(writer: PdfWriter) -> None:
    page = writer.pages[0]
    writer.add_outline_item(title="One", page_number=0)
    writer.add_metadata({"/Title": "x"})
    clicked(action("/GoTo", D=ArrayObject([page.indirect_reference or NumberObject(0), NameObject("/Fit")])))(writer)


def external_stream(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream[NameObject("/F")] = words("\\\\server\\x")
    writer._add_object(stream)


def locked(writer: PdfWriter) -> None:
    writer.encrypt("")


GOOD: dict[str, tuple[str, bytes]] = {
    "PDF": (".pdf", pdf()),
    "PDF with a link": (".pdf", pdf(clicked(action("/URI", URI=words(WEB))))),
    "PDF with a link to write": (".pdf", pdf(clicked(action("/URI", URI=words("mailto:a@example.org?subject=x"))))),
    "PDF with outlines": (".pdf", pdf(outlined)),
    "PDF that begins at a page": (".pdf", pdf(rooted(OpenAction=ArrayObject([NumberObject(0), NameObject("/Fit")])))),
    "PDF with a button to the next page": (
        ".pdf",
        pdf(clicked(action("/Named", N=NameObject("/NextPage")), "/Widget")),
    ),
    "PNG": (".png", synthetic.PICTURE),
    "PNG with a place, which is cut": (".png", photo("PNG", exif=taken())),
    "CSV": (".csv", "a;č\r\n1;-5\r\n".encode()),
    "CSV of Excel": (".csv", '\ufeffname;"+385 1 234";-3,5 %;1e-5;-;–\n"two\nlines";\'=kept\n'.encode()),
    "CSV with addresses": (".csv", b"mail,web\na@example.org,https://example.org/?a=b\n"),
    "SVG": (".svg", svg('<a href="#b"><path id="b" d="M0 0"/></a><style>.p, #b > g { fill: url(#x) }</style>')),
    "SVG with a link": (".svg", svg(f'<a xlink:href="{WEB.replace("&", "&amp;")}"><text>x</text></a>')),
    "SVG of Inkscape, plain": (
        ".svg",
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n'
        + svg(
            f'<defs id="d"><linearGradient id="x"><stop offset="0" style="stop-color:#f00;stop-opacity:1"/></linearGradient>'
            '<filter id="f" style="color-interpolation-filters:sRGB" x="-.1" y="0" width="1.2" height="1"><feGaussianBlur '
            f'stdDeviation="1.5"/></filter></defs>{METADATA}<g transform="translate(1,2)" id="l"><path style="fill:url(#x);'
            "stroke:none;filter:url(#f);-inkscape-font-specification:'sans-serif, Normal';font-family:sans-serif\" "
            'd="m 1,2 c 3,4 5,6 7,8 z"/><text xml:space="preserve" x="1" y="2"><tspan>x</tspan></text></g>'
        ),
    ),
    "SVG of a chart": (
        ".svg",
        svg(
            '<g class="axis" fill="none" font-size="10" text-anchor="middle" aria-label="x" data-z="1"><line x2="6" '
            'stroke="currentColor"/></g><clipPath id="c"><rect width="9" height="9"/></clipPath>'
            '<g clip-path="url(#c)"><use xlink:href="#m" x="1"/></g><path id="m" d="M0 0L1 1"/>'
            '<marker id="a" orient="auto"><path d="M0 0"/></marker><path marker-end="url(#a)" d="M0 0L9 9"/>'
        ),
    ),
    "our icon": (".svg", (ROOT / "docs" / "assets" / "icon.svg").read_bytes()),
    "DOCX": (".docx", office(".docx", word("<w:p/>"))),
    "DOCX as Word writes it": (
        ".docx",
        office(
            ".docx",
            word(
                field(" PAGEREF _Toc1 \\h ")
                + field("TO", 'C \\o "1-3" \\h')
                + field(f' HYPERLINK "{WEB}" ')
                + field(" Mark1 ")
                + field(" ADDIN ZOTERO_ITEM CSL_CITATION {} ")
                + field(" MACROBUTTON NoMacro [click] ")
                + '<w:fldSimple w:instr=" SEQ Figure "/><w:fldSimple w:instr=\' HYPERLINK \\l "_Toc1" \'/>'
            ),
            related("hyperlink", "https://example.org/?a=1&amp;b=2", outside=True)
            + related("hyperlink", "mailto:a@example.org", outside=True)
            + related("image", "NULL", outside=True)
            + related("attachedTemplate", r"file:///C:\Users\me\Templates\x.dotx", outside=True)
            + "".join(
                related(kind, "x.xml") for kind in ("styles", "webSettings", "fontTable", "theme", "glossaryDocument")
            )
            + related("people", "people.xml", base="http://schemas.microsoft.com/office/2011/relationships"),
            {
                "word/people.xml": (f"{OPEN}wordprocessingml.people+xml", "<people/>"),
                "word/fonts/font1.odttf": (f"{OPEN}obfuscatedFont", bytes(range(200))),
                "word/media/image1.emf": ("image/x-emf", b"\x01\0\0\0" + bytes(36) + b" EMF"),
                "word/media/image2.jpeg": ("image/jpeg", photo()),
                "customXml/item1.xml": ("application/xml", "<?mso-contentType?><x/>"),
                "customXml/item2.xml": (
                    "application/xml",
                    '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16"),
                ),
                "docProps/thumbnail.jpeg": ("image/jpeg", photo()),
            },
            related("metadata/thumbnail", "docProps/thumbnail.jpeg", base=RELS),
        ),
    ),
    "PPTX": (".pptx", office(".pptx", '<p xmlns:a="a"><a:hlinkClick action="ppaction://hlinksldjump"/></p>')),
    "PPTX with a chart": (
        ".pptx",
        office(
            ".pptx",
            "<p/>",
            related("chart", "charts/chart1.xml"),
            {
                "ppt/charts/chart1.xml": (f"{OPEN}drawingml.chart+xml", "<c/>"),
                "ppt/charts/_rels/chart1.xml.rels": (
                    "application/vnd.openxmlformats-package.relationships+xml",
                    f'<Relationships xmlns="{RELS}">{related("package", "../embeddings/a.xlsx")}</Relationships>',
                ),
                "ppt/embeddings/a.xlsx": (f"{OPEN}spreadsheetml.sheet", office(".xlsx", "<workbook/>")),
                "ppt/media/media1.mp4": ("video/mp4", b"\0\0\0\x18ftypmp42"),
            },
        ),
    ),
    "XLSX": (
        ".xlsx",
        office(
            ".xlsx",
            '<workbook><definedName name="_xlnm.Print_Area">Sheet1!$A$1</definedName></workbook>',
            related("printerSettings", "printerSettings/printerSettings1.bin"),
            {
                "xl/printerSettings/printerSettings1.bin": (f"{SHEET}.printerSettings", b"H\0P\0 \0" + bytes(400)),
                "xl/worksheets/sheet1.xml": (
                    f"{SHEET}.worksheet+xml",
                    '<s><f>IF(A1&gt;2,"a|b","http://x")</f><f>SUM(Table1[Sum])</f><f>\'Other sheet\'!A1</f></s>',
                ),
                "xl/calcChain.xml": (f"{SHEET}.calcChain+xml", "<c/>"),
            },
        ),
    ),
    "ODT": (".odt", opendocument(".odt")),
    "ODT as LibreOffice writes it": (
        ".odt",
        opendocument(
            ".odt",
            f'<office:scripts/><text:a xlink:href="{WEB}"/><text:a xlink:href="#One|outline"/>'
            '<draw:image xlink:href="Pictures/a.png"/><draw:object xlink:href="./Object 1"/>'
            '<draw:image xlink:href="./ObjectReplacements/Object 1"/>',
            meta_dot_xml='<m xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
            'xmlns:xlink="http://www.w3.org/1999/xlink"><meta:template xlink:href="../../Templates/x.ott"/></m>',
            Pictures__a_dot_png=photo("PNG"),
            Configurations2__accelerator__current_dot_xml=b"",
            Thumbnails__thumbnail_dot_png=photo("PNG"),
            manifest_dot_rdf=b"<rdf/>",
            **{"Object 1__content_dot_xml": b"<x/>", "ObjectReplacements__Object 1": b"VCLMTF"},
        ),
    ),
    "ODS": (".ods", opendocument(".ods", '<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>')),
    "ODP": (
        ".odp",
        opendocument(
            ".odp", '<presentation:event-listener presentation:action="next-page"/>'.replace("event-listener", "x")
        ),
    ),
    "EPUB": (
        ".epub",
        epub('<p><a href="https://example.org/">x</a><img src="a.png" alt=""/></p>', EPUB__a_dot_png=photo("PNG")),
    ),
    "EPUB with styles": (
        ".epub",
        epub(
            '<p epub:type="x" style="color: red">&#160;</p>',
            '<link rel="stylesheet" href="a.css"/><style>@namespace epub "http://www.idpf.org/2007/ops";</style>',
            EPUB__a_dot_css='@font-face { font-family: "x"; src: url("a.otf") } @import "b.css"; p { content: "https://x" }',
            EPUB__b_dot_css="p { margin: 0 }",
            EPUB__old_dot_xhtml=OLD,
            EPUB__a_dot_otf=b"OTTO" + bytes(20),
        ),
    ),
    "ZIP": (
        ".zip",
        archive(("folder/sheet.txt", "words"), ("b.PDF", pdf()), ("c č.docx", office(".docx")), ("p.jpg", photo())),
    ),
    "ZIP of macOS": (
        ".zip",
        archive(("a.txt", "x"), ("__MACOSX/._a.txt", b"\0\5\x16\7" + bytes(80)), (".DS_Store", b"\0\0\0\1Bud1")),
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_ordinary_programs_write_is_taken(tmp_path: Path, name: str) -> None:
    ending, content = GOOD[name]
    assert uploads.faults(saved(tmp_path, f"a{ending}", content)) == ()


def test_documents_of_pandoc_and_typst_are_taken(tmp_path: Path) -> None:
    source = Manuscript(
        title="Sheet & more",
        summary="A sheet.",
        language="hr",
        credit="Network",
        version=None,
        day=synthetic.DAY,
        identity="urn:uuid:00000000-0000-4000-8000-000000000005",
        address="https://example.org/",
        record="data/resources.yaml: sheet",
        licence="CC BY 4.0",
        licence_url="https://example.org/licence",
        terms="You may.",
        funding=(),
        by_the_eu=False,
        body="## One\n\n- ☐ to tick\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[link](https://example.org/) to *see*\n",
    )
    shelf = Shelf(Style(ROOT / "overrides" / "documents", svg("").decode()), Kept(tmp_path / "cache"))
    made = shelf.files((source,))[source]
    assert set(made) == set(FORMATS)
    assert {form: uploads.faults(file) for form, file in made.items()} == dict.fromkeys(FORMATS, ())


LINKS = "links"
HIDDEN = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    '<body><p><a href="javascript&colon;alert/x.png">x</a></p></body></html>'
)
BAD: dict[str, tuple[str, bytes, str]] = {
    # Other types than the name says, and programs.
    "program as PDF": (".pdf", EXE, "is a program"),
    "ELF as PDF": (".pdf", b"\x7fELF", "is a program"),
    "script as CSV": (".csv", b"#!/bin/sh", "is a program"),
    "shortcut as CSV": (".csv", b"L\0\0\0\1\x14\2\0", "is a program"),
    "HTML as PDF": (".pdf", b"<html>", "is not a PDF file"),
    "PDF of zeros": (".pdf", b"%PDF-1.7\n" + bytes(500), "is damaged"),
    "PDF of HTML": (".pdf", b"%PDF-1.7\n<html><script>x</script>\n%%EOF\n", "is damaged"),
    "PDF before HTML": (".pdf", pdf() + b"<html>", "is damaged"),
    "PDF behind HTML": (".pdf", b"<html>" + pdf(), "is not a PDF file"),
    "PDF and ZIP": (".pdf", pdf()[:-6] + archive(("a.txt", "x")) + b"\n%%EOF\n", "is damaged"),
    "PDF cut off": (".pdf", pdf()[:200] + b"\n%%EOF", "is damaged"),
    "PDF with tables that are not true": (
        ".pdf",
        re.sub(rb"\n00000000\d\d 00000 n", b"\n0000000077 00000 n", pdf()),
        "is damaged",
    ),
    # PDF.
    "PDF with a script": (".pdf", pdf(clicked(SCRIPT)), "contains a script"),
    "PDF with a script in an object stream": (".pdf", packed_pdf(), "contains a script"),
    "PDF with names of scripts": (".pdf", pdf(rooted(Names=named(JavaScript=named()))), "contains a script"),
    "PDF with a spelt-out name": (".pdf", spelt(b"/JavaScript", b"/J#61vaScript"), "contains a script"),
    "PDF that starts a program": (".pdf", pdf(clicked(action("/Launch", F=words("cmd.exe")))), "starts a program"),
    "PDF that sends a form": (
        ".pdf",
        pdf(clicked(action("/SubmitForm", F=words(WEB)), "/Widget")),
        "sends what is filled in",
    ),
    "PDF that imports data": (".pdf", pdf(clicked(action("/ImportData", F=words("x")))), "ImportData"),
    "PDF to another file": (".pdf", pdf(clicked(action("/GoToR", F=words("\\\\server\\x")))), "GoToR"),
    "PDF to a file inside": (".pdf", pdf(clicked(action("/GoToE"))), "GoToE"),
    "PDF with an unknown action": (".pdf", pdf(clicked(action("/Unknown"))), "Unknown"),
    "PDF with a link to a file": (".pdf", pdf(clicked(action("/URI", URI=words("file:///c:/x")))), LINKS),
    "PDF with a script as link": (".pdf", pdf(clicked(action("/URI", URI=words(" javascript:x")))), LINKS),
    "PDF with a user name in a link": (".pdf", pdf(clicked(action("/URI", URI=words("https://a@b.test/")))), LINKS),
    "PDF with a second action": (".pdf", pdf(clicked(action("/GoTo", Next=SCRIPT))), "contains a script"),
    "PDF that opens a page of the web": (".pdf", pdf(rooted(OpenAction=action("/URI", URI=words(WEB)))), "by itself"),
    "PDF that does something on a page": (
        ".pdf",
        pdf(lambda made: made.pages[0].update(named(AA=named(O=action("/Named", N=NameObject("/NextPage")))))),
        "by itself",
    ),
    "PDF with a file": (".pdf", pdf(attached), "contains another file"),
    "PDF with a note that holds a file": (".pdf", pdf(clicked(action("/GoTo"), "/FileAttachment")), "FileAttachment"),
    "PDF with a film": (".pdf", pdf(clicked(action("/GoTo"), "/RichMedia")), "RichMedia"),
    "PDF with a screen": (".pdf", pdf(clicked(action("/Rendition"), "/Screen")), "Screen"),
    "PDF with a form of XFA": (".pdf", pdf(rooted(AcroForm=named(XFA=ArrayObject()))), "XFA"),
    "PDF with a portfolio": (".pdf", pdf(rooted(Collection=named())), "contains another file"),
    "PDF with a part elsewhere": (".pdf", pdf(external_stream), "from another file"),
    "PDF with a password": (".pdf", pdf(locked), "is locked"),
    # Drawings.
    "SVG of HTML": (".svg", b"<html/>", "is not a SVG file"),
    "SVG cut off": (".svg", b"<svg", "is not a SVG file"),
    "SVG in UTF-16": (".svg", svg("").decode().encode("utf-16"), "is not a SVG file"),
    "SVG in UTF-7": (".svg", b'<?xml version="1.0" encoding="UTF-7"?>' + svg(""), "is not a SVG file"),
    "SVG without its namespace": (".svg", b"<svg/>", "is not a SVG file"),
    "SVG with an entity": (".svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "document type"),
    "SVG with a document type": (".svg", b'<!DOCTYPE svg SYSTEM "http://x.eu/x.dtd">' + svg(""), "document type"),
    "SVG with a style sheet elsewhere": (
        ".svg",
        b'<?xml-stylesheet href="x.css"?>' + svg(""),
        "style sheet of another file",
    ),
    "SVG with a script": (".svg", svg("<script/>"), "contains <script>"),
    "SVG with HTML": (".svg", svg("<foreignObject/>"), "contains <foreignObject>"),
    "SVG that leads on": (
        ".svg",
        svg(f'<meta {XHTML} http-equiv="refresh" content="0;url=https://x.test"/>'),
        "contains <meta>",
    ),
    "SVG with a form": (".svg", svg(f'<form {XHTML}><input type="password"/></form>'), "contains <form>"),
    "SVG with an HTML picture": (".svg", svg(f'<img {XHTML} srcset="https://x.test/a 1x"/>'), "contains <img>"),
    "SVG with HTML in its title": (".svg", svg(f"<title><b {XHTML}>x</b></title>"), "contains <b>"),
    "SVG with a script in its metadata": (".svg", svg("<metadata><script/></metadata>"), "contains <script>"),
    "SVG with a script as link": (
        ".svg",
        svg('<a xlink:href=" java&#10;script:alert(1)"/>'),
        "contains a script (in href)",
    ),
    "SVG with a link to data": (".svg", svg('<a href="data:text/html,x"/>'), LINKS),
    "SVG with a link without a scheme": (".svg", svg('<a href="//x.test/"/>'), LINKS),
    "SVG that changes a link": (".svg", svg('<set attributeName="href" to="https://x.test"/>'), "contains <set>"),
    "SVG that changes a link to a script": (
        ".svg",
        svg('<set attributeName="href" to="javascript:a(1)"/>'),
        "a script (in to)",
    ),
    "SVG that moves": (".svg", svg('<animate attributeName="x"/>'), "contains <animate>"),
    "SVG with an event": (".svg", svg('<path onclick="x"/>'), "contains a script (in onclick)"),
    "SVG with an event of another name": (
        ".svg",
        svg('<path ev:event="x" xmlns:ev="http://www.w3.org/2001/xml-events"/>'),
        '"event"',
    ),
    "SVG with another base": (".svg", svg('<g xml:base="https://x.test/"/>'), '"base"'),
    "SVG with a part elsewhere": (".svg", svg('<use xlink:href="other.svg#a"/>'), "loads or links something"),
    "SVG with a part in data": (".svg", svg('<use href="data:image/svg+xml,x#a"/>'), "loads or links something"),
    "SVG with a drawing as picture": (".svg", svg('<image href="data:image/svg+xml,x"/>'), "loads or links something"),
    "SVG with a picture elsewhere": (".svg", svg('<image href="https://x.test/a.png"/>'), "loads or links something"),
    "SVG with half a picture": (".svg", svg(f'<image href="data:image/png;base64,{BASE64}"/>'), "holds a picture that"),
    "SVG that loads styles": (".svg", svg("<style>@import 'x.css'</style>"), "loads something"),
    "SVG that loads styles, spelt otherwise": (".svg", svg(r"<style>@\69mport 'x.css'</style>"), "loads something"),
    "SVG with styles behind a child": (".svg", svg("<style><g/>@import url(x)</style>"), "cannot be read"),
    "SVG with a font elsewhere": (
        ".svg",
        svg("<style>@font-face { src: url(https://x.test/a) }</style>"),
        "not known here",
    ),
    "SVG with a colour elsewhere": (".svg", svg('<path style="fill: url(http://x.eu/a)"/>'), "loads something"),
    "SVG with a colour elsewhere, spelt otherwise": (
        ".svg",
        svg(r'<path fill="u\72l(http://x.eu/a)"/>'),
        "loads something",
    ),
    "SVG with a set of pictures": (
        ".svg",
        svg("""<path style="fill: image-set('https://x.test/a' 1x)"/>"""),
        "loads something",
    ),
    "SVG with a comment in its style": (
        ".svg",
        svg("<path style=\"fill: url/**/(a); fill: url(  '//x' )\"/>"),
        "loads something",
    ),
    "SVG with a style that runs": (".svg", svg('<path style="behavior: x"/>'), "not known here"),
    "SVG of Inkscape": (
        ".svg",
        svg('<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="x"/>'),
        "save it as plain SVG",
    ),
    "SVG that uses itself": (".svg", svg('<g id="a"><use href="#a"/></g>'), "uses itself"),
    "SVG with masks in a circle": (
        ".svg",
        svg('<mask id="a" mask="url(#b)"/><mask id="b" mask="url(#a)"/>'),
        "uses itself",
    ),
    "SVG of a hundred thousand million parts": (".svg", svg(BOMB), "too much to draw"),
    "SVG of many patterns": (
        ".svg",
        svg("".join(f'<pattern id="p{n}">{_RECT % (n - 1) * 20}</pattern>' for n in range(9))),
        "too much to draw",
    ),
    "SVG of many marks": (
        ".svg",
        svg(f'<marker id="m"><path d="{"M0 0" * 999}"/></marker><path marker-mid="url(#m)" d="{"L1 1" * 9999}"/>'),
        "too much to draw",
    ),
    "SVG of many filters": (
        ".svg",
        svg('<filter id="f"><feTurbulence/></filter>' + '<g filter="url(#f)"/>' * 999),
        "too much to draw",
    ),
    "SVG of a deep filter": (".svg", svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter>'), "numOctaves"),
    "SVG too deep": (".svg", svg("<g>" * 20_000 + "</g>" * 20_000), "inside each other"),
    "SVG of too much": (".svg", svg("<g/>" * 100_001), "elements"),
    # Tables.
    "CSV in another encoding": (".csv", b"\xe9", "is not text in UTF-8"),
    "CSV with zeros": (".csv", b"a\0b", "is not a CSV file"),
    "CSV with a formula": (".csv", b"a,b\n1,=1+1\n", "line 2, column 2"),
    "CSV with a command": (".csv", b"=cmd|' /C calc'!A1", "line 1, column 1"),
    "CSV with a formula behind a semicolon": (".csv", b"a;=1", "column 2"),
    "CSV with a formula in a quoted cell of another country": (".csv", b'x,"a;=1"', "has a formula"),
    "CSV with a wide sign": (".csv", "a,＝1".encode(), "has a formula"),
    "CSV with a sign": (".csv", b"@SUM(A1)", "has a formula"),
    "CSV with a minus": (".csv", b"-2+cmd|x", "has a formula"),
    "CSV with spaces before": (".csv", b'a\n" \t=1"', "has a formula"),
    "CSV with a separator of its own": (".csv", b"sep=^\na^=1", "has a formula"),
    "CSV with a quotation mark left open": (".csv", b'"' + b"a" * 200_000, "characters"),
    # Office.
    "DOCX without a main part": (".docx", archive(("[Content_Types].xml", "<Types/>")), "is not a DOCX file"),
    "DOCX of three bytes": (".docx", b"PK\x03\x04", "is not a DOCX file"),
    "DOCX that is an XLSX": (".docx", office(".xlsx"), "is not a DOCX file"),
    "DOCX with a macro": (
        ".docx",
        office(".docx", parts={"word/vbaProject.bin": ("application/vnd.ms-office.vbaProject", OLE)}),
        "program or macro",
    ),
    "DOCX that refers to macros": (
        ".docx",
        office(".docx", rels=related("vbaProject", "v.bin", base=MICROSOFT)),
        "macros",
    ),
    "DOCX with a template elsewhere": (
        ".docx",
        office(".docx", rels=related("attachedTemplate", "https://x.test/a.dotm", outside=True)),
        "its template",
    ),
    "DOCX with a template on a server": (
        ".docx",
        office(".docx", rels=related("attachedTemplate", r"file://///server/a.dotm", outside=True)),
        "its template",
    ),
    "DOCX with a template inside": (
        ".docx",
        office(".docx", rels=related("attachedTemplate", "a.dotm")),
        "its template",
    ),
    "DOCX with a picture elsewhere": (
        ".docx",
        office(".docx", rels=related("image", "https://x.test/a.png", outside=True)),
        "loads something",
    ),
    "DOCX with a picture on a server": (
        ".docx",
        office(".docx", rels=related("image", r"\\server\a.png")),
        "loads something",
    ),
    "DOCX with a link to a file": (
        ".docx",
        office(".docx", rels=related("hyperlink", "file:///c:/a.exe", outside=True)),
        LINKS,
    ),
    "DOCX with a script as link": (
        ".docx",
        office(".docx", rels=related("hyperlink", "javascript:x", outside=True)),
        LINKS,
    ),
    "DOCX with a link to a handler": (
        ".docx",
        office(".docx", rels=related("hyperlink", "ms-msdt:/id PCWDiagnostic", outside=True)),
        LINKS,
    ),
    "DOCX with an OLE object": (
        ".docx",
        office(
            ".docx",
            rels=related("oleObject", "embeddings/o.bin"),
            parts={"word/embeddings/o.bin": (f"{OPEN}oleObject", OLE)},
        ),
        "(OLE)",
    ),
    "DOCX with an OLE object elsewhere": (
        ".docx",
        office(".docx", rels=related("oleObject", "mhtml:http://x.test/a!x", outside=True)),
        "(OLE)",
    ),
    "DOCX with another document": (
        ".docx",
        office(".docx", rels=related("package", "embeddings/a.xlsx")),
        "another document",
    ),
    "DOCX with a control": (".docx", office(".docx", rels=related("control", "activeX/a.xml")), "ActiveX"),
    "DOCX with a part of HTML": (
        ".docx",
        office(".docx", word('<w:altChunk r:id="a"/>'), related("aFChunk", "a.html")),
        "altChunk",
    ),
    "DOCX with a frame": (".docx", office(".docx", rels=related("frame", "https://x.test", outside=True)), "frame"),
    "DOCX with addresses to merge": (
        ".docx",
        office(".docx", rels=related("mailMergeSource", "file:///c:/x", outside=True)),
        "mail merge",
    ),
    "DOCX with an add-in": (
        ".docx",
        office(".docx", top=related("webextensiontaskpanes", "word/w.xml", base=MICROSOFT)),
        "add-in",
    ),
    "DOCX with buttons of its own": (
        ".docx",
        office(".docx", top=related("ui/extensibility", "c.xml", base=MICROSOFT)),
        "buttons",
    ),
    "DOCX with DDE": (
        ".docx",
        office(".docx", word(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'))),
        "loads or runs",
    ),
    "DOCX with DDE in pieces": (".docx", office(".docx", word(field("D", "DE", "AUTO ", "c:\\x"))), "loads or runs"),
    "DOCX with DDE in small letters": (
        ".docx",
        office(".docx", word('<w:fldSimple w:instr=" dde a b "/>')),
        "loads or runs",
    ),
    "DOCX with DDE in a field of codes": (
        ".docx",
        office(
            ".docx",
            word(
                field(" QUOTE 68 68 69 ").replace("<w:p>", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>")
                + '<w:r><w:instrText> c:\\x "/k"</w:instrText></w:r>'
            ),
        ),
        "loads or runs",
    ),
    "DOCX with a picture by a field": (
        ".docx",
        office(".docx", word(field(' INCLUDEPICTURE "https://x.test/a.png" '))),
        "loads or runs",
    ),
    "DOCX with a text by a field": (".docx", office(".docx", word(field(" INCLUDETEXT x "))), "loads or runs"),
    "DOCX with a link by a field": (".docx", office(".docx", word(field(' HYPERLINK "file:///c:/x" '))), LINKS),
    "DOCX with a button for a macro": (".docx", office(".docx", word(field(" MACROBUTTON Auto x "))), "runs a macro"),
    "DOCX with a field in its foot": (
        ".docx",
        office(
            ".docx",
            parts={
                "word/footer1.xml": (
                    f"{OPEN}wordprocessingml.footer+xml",
                    f'<w:f xmlns:w="{W}">{field(" DDE a b ")}</w:f>',
                )
            },
        ),
        "loads or runs",
    ),
    "DOCX with an old picture elsewhere": (
        ".docx",
        office(".docx", word('<v:imagedata xmlns:v="v" src="https://x.test/a"/>')),
        "loads something",
    ),
    "DOCX with an entity": (
        ".docx",
        office(".docx", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///x">]><d>&a;</d>'),
        "is not a DOCX file",
    ),
    "DOCX with a part of no type": (".docx", with_more(office(".docx"), "word/x.exe", EXE), "not known here"),
    "DOCX with a program as font": (
        ".docx",
        office(".docx", parts={"word/fonts/f.odttf": (f"{OPEN}obfuscatedFont", EXE)}),
        "program or macro",
    ),
    "DOCX with HTML as picture": (
        ".docx",
        office(".docx", parts={"word/media/a.png": ("image/png", "<html>")}),
        "not what its name says",
    ),
    "DOCX with a place in a picture": (
        ".docx",
        office(".docx", parts={"word/media/a.jpg": ("image/jpeg", photo(exif=taken()))}),
        "where it was taken",
    ),
    "DOCX with a live drawing": (
        ".docx",
        office(".docx", parts={"word/media/a.svg": ("image/svg+xml", svg("<script/>"))}),
        "contains <script>",
    ),
    "XLSX with macros of Excel 4": (
        ".xlsx",
        office(
            ".xlsx",
            rels=related("xlMacrosheet", "macrosheets/a.xml", base=MICROSOFT),
            parts={"xl/macrosheets/a.xml": ("application/vnd.ms-excel.macrosheet+xml", "<m/>")},
        ),
        "macros of old Excel",
    ),
    "XLSX with a dialog": (".xlsx", office(".xlsx", rels=related("dialogsheet", "d.xml")), "dialogs of old Excel"),
    "XLSX with a macro sheet as sheet": (
        ".xlsx",
        office(".xlsx", parts={"xl/a.xml": (f"{SHEET}.worksheet+xml", '<x:macrosheet xmlns:x="x"/>')}),
        "macros of old Excel",
    ),
    "XLSX with a query": (
        ".xlsx",
        office(".xlsx", rels=related("connections", "c.xml") + related("queryTable", "q.xml")),
        "connection to other data",
    ),
    "XLSX with another workbook": (".xlsx", office(".xlsx", rels=related("externalLink", "e.xml")), "another workbook"),
    "XLSX with DDE": (".xlsx", office(".xlsx", "<w><f>cmd|'/c calc'!A0</f></w>"), "reaches outside"),
    "XLSX that asks the web": (
        ".xlsx",
        office(".xlsx", '<w><f>_xlfn.WEBSERVICE("https://x")</f></w>'),
        "reaches outside",
    ),
    "XLSX with a name that asks": (
        ".xlsx",
        office(".xlsx", "<w><definedName>RTD(1)</definedName></w>"),
        "reaches outside",
    ),
    "PPTX that starts a program": (
        ".pptx",
        office(".pptx", '<p xmlns:a="a"><a:hlinkClick action="ppaction://program"/></p>'),
        "starts something",
    ),
    "PPTX that runs a macro": (
        ".pptx",
        office(".pptx", '<p xmlns:a="a"><a:hlinkHover action="ppaction://macro?name=x"/></p>'),
        "starts something",
    ),
    "PPTX with an OLE object": (".pptx", office(".pptx", '<p xmlns:p="p"><p:oleObj/></p>'), "(OLE)"),
    "PPTX with a film elsewhere": (
        ".pptx",
        office(".pptx", rels=related("video", "https://x.test/v", outside=True)),
        "loads something",
    ),
    "PPTX with a chart that has macros": (
        ".pptx",
        office(
            ".pptx",
            parts={
                "ppt/embeddings/a.xlsx": (
                    f"{OPEN}spreadsheetml.sheet",
                    office(".xlsx", rels=related("vbaProject", "v", base=MICROSOFT)),
                )
            },
        ),
        "macros",
    ),
    # OpenDocument.
    "ODT that is an ODS": (".odt", opendocument(".ods"), "is not a ODT file"),
    "ODT in another order": (
        ".odt",
        archive(("content.xml", "<x/>"), ("mimetype", "application/vnd.oasis.opendocument.text")),
        "is not a ODT file",
    ),
    "ODT with Basic": (
        ".odt",
        opendocument(".odt", Basic__Standard__Module1_dot_xml=b"<x/>"),
        "program or macro",
    ),
    "ODT with Python": (".odt", opendocument(".odt", Scripts__python__x_dot_py=b"x"), "program or macro"),
    "ODT with an event": (
        ".odt",
        opendocument(".odt", '<script:event-listener xlink:href="vnd.sun.star.script:x"/>'),
        "a macro",
    ),
    "ODT with a script": (".odt", opendocument(".odt", "<office:script/>"), "a macro"),
    "ODT with a picture elsewhere": (
        ".odt",
        opendocument(".odt", '<draw:image xlink:href="https://x.test/a.png"/>'),
        "loads something",
    ),
    "ODT with a picture on a server": (
        ".odt",
        opendocument(".odt", r'<draw:image xlink:href="\\server\a.png"/>'),
        "loads something",
    ),
    "ODT with an object elsewhere": (
        ".odt",
        opendocument(".odt", '<draw:object xlink:href="file:///x"/>'),
        "loads something",
    ),
    "ODT with a plug-in": (".odt", opendocument(".odt", '<draw:plugin xlink:href="a"/>'), "plug-in"),
    "ODT with a frame": (".odt", opendocument(".odt", "<draw:floating-frame/>"), "frame"),
    "ODT with OLE": (".odt", opendocument(".odt", "<draw:object-ole/>"), "(OLE)"),
    "ODT with a linked part": (
        ".odt",
        opendocument(".odt", '<text:section-source xlink:href="../a.odt"/>'),
        "part of another document",
    ),
    "ODT with DDE": (".odt", opendocument(".odt", "<text:dde-connection-decl/>"), "(DDE)"),
    "ODT with a script as link": (".odt", opendocument(".odt", '<text:a xlink:href="vnd.sun.star.script:x"/>'), LINKS),
    "ODS with DDE": (
        ".ods",
        opendocument(".ods", '<table:table-cell table:formula="of:=DDE(&quot;a&quot;)"/>'),
        "reaches outside",
    ),
    "ODS with numbers elsewhere": (
        ".ods",
        opendocument(".ods", "<table:c table:formula=\"of:=['file:///x.ods'#A.B1]\"/>"),
        "reaches outside",
    ),
    "ODP that runs": (
        ".odp",
        opendocument(".odp", '<presentation:x presentation:action="execute"/>'),
        "starts something",
    ),
    "ODT with a password": (
        ".odt",
        opendocument(".odt", settings_dot_xml="<m><encryption-data/></m>"),
        "password",
    ),
    # Books.
    "EPUB of another type": (".epub", archive(("mimetype", "text/plain")), "is not a EPUB file"),
    "EPUB with a script": (".epub", epub("<script>x</script>"), "contains <script>"),
    "EPUB with a script file": (".epub", epub(OEBPS__x_dot_js=b"x"), "program or macro"),
    "EPUB with an event": (".epub", epub('<p onclick="x">x</p>'), "a script (in onclick)"),
    "EPUB with a frame": (".epub", epub('<iframe src="x"></iframe>'), "contains <iframe>"),
    "EPUB with a form": (".epub", epub('<form action="https://x.test"></form>'), "contains <form>"),
    "EPUB with a field": (".epub", epub('<input type="password"/>'), "form to fill in"),
    "EPUB that leads on": (".epub", epub(head='<meta http-equiv="refresh" content="0;url=x"/>'), "http-equiv"),
    "EPUB with a picture elsewhere": (".epub", epub('<img src="https://x.test/a.png"/>'), "loads something"),
    "EPUB with a sound elsewhere": (".epub", epub('<audio src="//x.test/a.mp3"/>'), "loads something"),
    "EPUB with a style elsewhere": (
        ".epub",
        epub(head='<link rel="stylesheet" href="https://x.test/a.css"/>'),
        "loads something",
    ),
    "EPUB with styles that load": (".epub", epub(EPUB__a_dot_css="@import 'https://x.test/a.css';"), "loads something"),
    "EPUB with a font elsewhere": (
        ".epub",
        epub(head="<style>@font-face { src: u\\72l(//x.test/a) }</style>"),
        "loads something",
    ),
    "EPUB with a live drawing": (
        ".epub",
        epub('<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>'),
        "contains <foreignObject>",
    ),
    "EPUB with a script as link": (".epub", epub('<a href="javascript:x">x</a>'), "contains a script"),
    "EPUB with a link to a file": (".epub", epub('<a href="file:///x">x</a>'), LINKS),
    "EPUB with a frame of no namespace": (".epub", epub(EPUB__y_dot_xhtml="<html><iframe/></html>"), "contains <"),
    "DOCX with a formula in pieces": (".xlsx", office(".xlsx", "<w><f>cmd<x/>|a!A0</f></w>"), "reaches outside"),
    "EPUB with a program": (".epub", epub(EPUB__x_dot_exe=EXE), "not known here"),
    "EPUB with a program as font": (".epub", epub(EPUB__x_dot_otf=EXE), "not known here"),
    # Archives.
    **{
        f"ZIP with {name}": (".zip", archive((name, b"x")), "take it out")
        for name in (
            *(
                "a.exe",
                "a.lnk",
                "a.url",
                "a.iso",
                "a.docm",
                "a.chm",
                "a.reg",
                "a.html",
                "a.xll",
                "a.desktop",
                "a.command",
            ),
            *(
                "a.pif",
                "a.apk",
                "a.jnlp",
                "a.msc",
                "a.iqy",
                "a.psm1",
                "setup.EXE",
                "a",
                ".htaccess",
                "a.pdf.exe",
                "a.jar",
            ),
            *("a.txt/b", "a.dotm", "a.xlsb", "a.webloc", "a.gif.js", "pdf"),
        )
    },
    "ZIP with an SVG that acts": (".zip", archive(("a.svg", svg("<script/>"))), "contains <script>"),
    "ZIP with a script as text": (".zip", archive(("readme.txt", "#!/bin/sh")), "program or macro"),
    "ZIP with a name that ends in a dot": (".zip", archive(("x.exe.", "x")), "not every computer"),
    "ZIP with a name that ends in a space": (".zip", archive(("x.exe ", "x")), "not every computer"),
    "ZIP with a stream": (".zip", archive(("a.txt:b.exe", "x")), "leads out of it"),
    "ZIP with a turned name": (".zip", archive(("a\u202etxt.pdf", "x")), "not every computer"),
    "ZIP with a line in a name": (".zip", archive(("a\nb.txt", "x")), "not every computer"),
    "ZIP with a device": (".zip", archive(("CON.txt", "x")), "not every computer"),
    "ZIP that leads out": (".zip", archive(("../x.txt", "x")), "leads out of it"),
    "ZIP from the root": (".zip", archive(("/x.txt", "x")), "leads out of it"),
    "ZIP with backslashes": (".zip", archive((ZipInfo("a.txt"), "x")).replace(b"a.txt", b"\\.txt"), "leads out of it"),
    "ZIP with a link": (".zip", link_in_zip(), "holds a link"),
    "ZIP with a name twice": (".zip", archive(("a.txt", "x"), ("A.TXT", "y")), "two files with the name"),
    "ZIP with two names for one file": (
        ".zip",
        archive(("a.txt", "x")).replace(b"a.txt", b"b.txt", 1),
        "is not a ZIP file",
    ),
    "ZIP in a ZIP": (".zip", archive(("a.zip", archive(("b.txt", "x")))), "another archive"),
    "ZIP behind HTML": (".zip", b"<html></html>" + archive(("a.txt", "x")), "different ways"),
    "ZIP before HTML": (".zip", archive(("a.txt", "x")) + b"<html>", "different ways"),
    "ZIP with a PDF that acts": (".zip", archive(("a.pdf", pdf(clicked(SCRIPT)))), "contains a script"),
    "ZIP with a CSV that reckons": (".zip", archive(("a.csv", "=1")), "has a formula"),
    "ZIP with a document that acts": (
        ".zip",
        archive(("a.docx", office(".docx", word(field("DDE a b"))))),
        "loads or runs",
    ),
    "ZIP with a place in a photograph": (".zip", archive(("a.jpg", photo(exif=taken()))), "where it was taken"),
    "ZIP with something behind a picture": (".zip", archive(("a.jpg", photo() + EXE)), "behind its end"),
    "ZIP with a program for macOS": (".zip", archive(("__MACOSX/a.txt", b"\xca\xfe\xba\xbe")), "program or macro"),
    "ZIP of a bomb": (".zip", archive(("a.txt", bytes(30_000_000)), packed=True), "when it is unpacked"),
    "ZIP of many files": (".zip", archive(*((f"{number}.txt", "") for number in range(5_001))), "files"),
    "SVG with the name of a user": (
        ".svg",
        svg('<a href="https://school.example.eu@x.eu/"><text>x</text></a>'),
        "links",
    ),
    "SVG that lists a foreign document type": (
        ".svg",
        b'<!-- <!DOCTYPE svg> --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.eu/svg11.dtd">' + svg(""),
        "document type",
    ),
    **{
        f"SVG of patterns in patterns by {how}": (".svg", svg(inside), "too much to draw")
        for how, inside in {
            "percent signs": "".join(
                f'<pattern id="a{n}">{f"""<rect fill="url(#%61{n + 1})"/>""" * 10}</pattern>' for n in range(8)
            )
            + '<rect fill="url(#a0)"/>',
            "ids of XML": "".join(f'<g xml:id="a{n}">{f"""<use href="#a{n + 1}"/>""" * 10}</g>' for n in range(8))
            + '<use href="#a0"/>',
        }.items()
    },
    "SVG with a pointer": (".svg", svg('<use href="#xpointer(id(a))"/>'), "from another address"),
    "SVG of many inches": (".svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="99999in"/>', "has a width"),
    "SVG with a sign before its width": (".svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="+1e9"/>', "a width"),
    "EPUB with a script behind names of signs": (
        ".epub",
        epub(EPUB__javascript_of_x__x_dot_png=photo("PNG"), EPUB__old_dot_xhtml=HIDDEN).replace(
            b"javascript_of_x", b"javascriptalert"
        ),
        "contains a script",
    ),
    "EPUB with a name of no sign": (".epub", epub(EPUB__old_dot_xhtml=HIDDEN.replace("&colon;", "&foo;")), "EPUB file"),
    **{
        f"document with a PNG that says where it was taken in {kind.decode()}": (
            ".odt",
            opendocument(".odt", Pictures__a_dot_png=png(1, 1, chunk(kind, data), pixels=b"\0\1\2\3")),
            "where it was taken",
        )
        for kind, data in {
            b"eXIf": taken().tobytes().removeprefix(b"Exif\0\0"),
            b"zTXt": b"XML:com.adobe.xmp\0\0" + zlib.compress(b"<x exif:GPSLatitude='1'/>"),
            b"iTXt": b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"<x exif:GPSLatitude='1'/>"),
            b"tEXt": b"Raw profile type exif\0\nexif\n 99\n" + taken().tobytes().hex().encode(),
        }.items()
    },
    "table with the head of a program": (".csv", b"MZ\x90\0\3\0", "is a program"),
    # What takes something from elsewhere, or as long as a reader lets it.
    "PDF with slides": (".pdf", pdf(rooted(Names=named(AlternatePresentations=named()))), "slides"),
    "PDF with a part of another": (
        ".pdf",
        pdf(rooted(X=named(Ref=named(F=words("http://x.eu/a.pdf"))))),
        "another file",
    ),
    "PDF with a picture of another": (".pdf", pdf(rooted(X=named(OPI=named()))), "another file"),
    "PDF with a base among others": (
        ".pdf",
        pdf(rooted(URI=named(Base=words("javascript:x"), A=words("a"), B=words("b"), C=words("c")))),
        "links",
    ),
    # Pictures.
    "PNG that is a JPEG": (".png", b"\xff\xd8\xff", "is not a PNG file"),
    "PNG of 3,600 million pixels": (".png", png(60_000, 60_000), "pixels"),
    "PNG with a strange part": (".png", png(1, 1, chunk(b"EVIL", b"x"), pixels=b"\0\1\2\3"), "is damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_could_act_load_or_hide_something_is_refused(tmp_path: Path, name: str) -> None:
    ending, content, why = BAD[name]
    found = uploads.faults(saved(tmp_path, f"a{ending}", content))
    assert found, "accepted"
    assert any(why in fault for fault in found), found
    assert all(len(fault) < 400 for fault in found)


@pytest.mark.parametrize("opening", [b"(", b"<", b"%", b"[", b"<<", b"<</Length 9>>stream\n"])
def test_each_byte_of_a_pdf_is_read_a_few_times_only(monkeypatch: pytest.MonkeyPatch, opening: bytes) -> None:
    read = 0

    whole = pdf_module._Read.read

    def counted(self: BytesIO, size: int | None = -1, /) -> bytes:
        nonlocal read
        found = whole(self, size)  # type: ignore[arg-type]
        read += len(found)
        return found

    monkeypatch.setattr(pdf_module._Read, "read", counted)
    stream = StreamObject()
    stream.set_data((b"1 0 obj" + opening) * 10_000)

    def change(writer: PdfWriter) -> None:
        writer._add_object(stream)

    content = pdf(change)
    assert len([*pdf_module.faults(content)]) <= 1
    assert 0 < read < 8 * len(content) + 2_000_000


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
        '  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- Graphviz -->' + svg("<g/>").decode(),
        "<!DOCTYPE svg>" + svg("<g/>").decode(),
        svg('<rect style="fill: light-dark(var(--a, #fff), black)"/>').decode(),
    ],
)
def test_drawings_of_more_programs_are_taken(tmp_path: Path, content: str) -> None:
    assert uploads.faults(saved(tmp_path, "a.svg", content.encode())) == ()


def test_words_may_begin_like_a_program(tmp_path: Path) -> None:
    """MZO is a ministry."""
    assert uploads.faults(saved(tmp_path, "a.csv", "MZO;Škola\n1;2\n".encode())) == ()
    assert uploads.faults(saved(tmp_path, "a.zip", archive(("a.txt", "MZO"), ("b.csv", "MZO,1")))) == ()


def test_places_in_a_pdf_may_have_any_name() -> None:
    names = {name: ArrayObject([NumberObject(0), NameObject("/Fit")]) for name in ("Sound", "Movie", "JS")}
    assert [*pdf_module.faults(pdf(rooted(Dests=named(**names))))] == []


def test_the_corpus_is_larger_than_the_reviews() -> None:
    assert len(BAD) > 200
    assert {ending for ending, *_rest in BAD.values()} == set(uploads._FAULTS)


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    content = bytearray(archive(("a.txt", b"x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (fault, *_more) = uploads.faults(saved(tmp_path, "a.zip", bytes(content)))
    assert "is locked with a password" in fault


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    row = b"a,".ljust(999, b"b") + b"\n"
    file = saved(tmp_path, "a.csv", row * (uploads.MAX_BYTES // len(row)))
    assert file.stat().st_size == uploads.MAX_BYTES
    assert uploads.faults(file) == ()
    file.write_bytes(b"a".ljust(uploads.MAX_BYTES + 100_000, b"\n"))
    assert uploads.faults(file) == ("has 10.1 MB and the limit is 10 MB; make it smaller",)


def test_an_archive_that_fills_a_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_UNPACKED", 99)
    file = saved(tmp_path, "a.zip", archive(("a.txt", b"x" * 60), ("b.txt", b"x" * 60)))
    assert any("when it is unpacked" in fault for fault in uploads.faults(file))


def test_every_ending_that_a_record_may_name_is_checked() -> None:
    found = re.search(r"\.\((.*)\)", fields._FILE.pattern)
    assert found is not None
    assert {f".{ending}" for ending in found[1].split("|")} == set(uploads._FAULTS)


@pytest.mark.parametrize("name", [name for name, (ending, _content) in GOOD.items() if ending not in {".csv", ".svg"}])
def test_no_damage_ends_otherwise_than_in_words(tmp_path: Path, name: str) -> None:
    ending, content = GOOD[name]
    step = max(1, len(content) // 40)
    for at in range(0, len(content), step):
        for changed in (content[:at], content[:at] + b"\xff" + content[at + 1 :], content[:at] + content[at + 5 :]):
            found = uploads.faults(saved(tmp_path, f"a{ending}", changed))
            assert all(isinstance(fault, str) and fault for fault in found)


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    found = uploads.faults(saved(tmp_path, "a.svg", svg('<script/><path onclick="x"/><use href="a.svg#b"/>')))
    assert len(found) == 3
    many = uploads.faults(saved(tmp_path, "b.svg", svg("".join(f"<x{number}/>" for number in range(50)))))
    assert len(many) == uploads.MOST_SAID


def test_the_size_of_a_drawing_is_known() -> None:
    from portal.uploads.svg import size

    root = '<svg xmlns="http://www.w3.org/2000/svg" %s/>'
    wanted = {
        'width="40" height="30px"': (40, 30),
        'viewBox="0 0 16 9"': (16, 9),
        'width="32" viewBox="0,0,16,9"': (32, 18),
        'width="2in" height="25.4mm"': (192, 96),
        'width="100%" viewBox="0 0 4 2"': (4, 2),
        "": (300, 150),
    }
    assert {said: size((root % said).encode()) for said in wanted} == wanted
