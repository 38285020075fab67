"""Documents are the same everywhere, say what they are, and keep whatever a text can hold."""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from portal.building.kept import Kept
from portal.documents import FORMATS, Format, Manuscript, ManuscriptChapter, Shelf, Style, shelf, writer
from portal.documents.markdown_tree import read
from portal.documents.nodes import nodes
from portal.documents.typst_pdf import language_and_region
from portal.documents.writer import document
from portal.problem import UnmadeError
from portal.words import letters
from tests.example_document import SOURCE, STYLE
from tests.project import ROOT

pytestmark = pytest.mark.build

HEADINGS = ["First part & more", "A part of it", "Last part"]
DIALECT = """\
Words that are **strong**, *soft*, ~~struck~~ and `typed`, with a [link](https://example.org/a?b=1&c=2).\\
After a break.

> Quoted words.

- outer
  - inner
    1. third

```python
keep = "as typed"
```

---

| A | B |
|---|--:|
| **strong cell** | `typed cell` |
"""
BOOK = replace(
    SOURCE,
    title="A course",
    language="en",
    body="Before all chapters.",
    chapters=(
        ManuscriptChapter("Module one", "What the module holds.\n\n## A word before"),
        ManuscriptChapter("Unit 1.1", "Text of the unit.\n\n## Why it matters", 2),
        ManuscriptChapter("Unit 1.2", "Text of another.\n\n```\n## no heading", 2),
        ManuscriptChapter("Module two", "What the second holds."),
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ODF_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def made() -> dict[Format, bytes]:
    return {form: document(SOURCE, form, STYLE) for form in FORMATS}


@pytest.fixture(scope="module")
def dialect() -> dict[Format, bytes]:
    return {form: document(replace(SOURCE, body=DIALECT), form, STYLE) for form in FORMATS}


@pytest.fixture(scope="module")
def book() -> dict[Format, bytes]:
    return {form: document(BOOK, form, STYLE) for form in FORMATS}


def parts(content: bytes) -> dict[str, str]:
    """The files of a package that are text."""
    with ZipFile(BytesIO(content)) as package:
        names = [name for name in package.namelist() if not name.endswith((".png", "mimetype"))]
        return {name: package.read(name).decode() for name in names}


def word(content: bytes) -> etree._Element:
    return etree.fromstring(parts(content)["word/document.xml"].encode())


def odt(content: bytes) -> etree._Element:
    return etree.fromstring(parts(content)["content.xml"].encode())


def chapters(content: bytes) -> etree._Element:
    """All text of a book in one tree, in the order of reading."""
    root = etree.Element("book")
    for name, text in sorted(parts(content).items()):
        if name.startswith("EPUB/text/"):
            root.append(etree.fromstring(text.encode()))
    return root


def words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext()).replace("\xa0", " ").strip()


def styled(tree: etree._Element) -> list[tuple[str, str]]:
    """(style, words) of every paragraph of a Word document."""
    paragraphs = [(paragraph, paragraph.find(f"{W}pPr/{W}pStyle")) for paragraph in tree.iter(f"{W}p")]
    return [(style.get(f"{W}val", ""), words(paragraph)) for paragraph, style in paragraphs if style is not None]


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def tags(content: bytes) -> list[str]:
    return [str(tag["/S"]) for tag in structure(PdfReader(BytesIO(content)).root_object["/StructTreeRoot"])]


def structure(tag: Any) -> Iterator[DictionaryObject]:
    tag = tag.get_object()
    if isinstance(tag, ArrayObject):
        for child in tag:
            yield from structure(child)
    elif isinstance(tag, DictionaryObject):
        if "/S" in tag:
            yield tag
        if "/K" in tag:
            yield from structure(tag["/K"])


def test_same_bytes_on_another_machine(made: dict[Format, bytes], tmp_path: Path) -> None:
    for folder in (".pandoc", ".local/share/pandoc"):
        data = tmp_path / folder / "templates"
        data.mkdir(parents=True)
        (data / "default.epub3").write_text("spoilt")
        (data.parent / "epub.css").write_text("spoilt")
        (data.parent / "reference.docx").write_text("spoilt")
    other = tmp_path / "bin" / "pandoc"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\necho pandoc 99.9\n")
    other.chmod(0o755)
    script = (
        "import os; os.umask(0o077); from hashlib import sha256; from tests.test_documents import *\n"
        "for form in FORMATS: print(sha256(document(SOURCE, form, STYLE)).hexdigest())"
    )
    environment = {
        "HOME": str(tmp_path), "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "5", "PATH": f"{other.parent}:{os.environ['PATH']}", "PYPANDOC_PANDOC": str(other),
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    there = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.split() == [sha256(made[form]).hexdigest() for form in FORMATS]


def test_docx_says_what_it_is(made: dict[Format, bytes]) -> None:
    files = parts(made["docx"])
    core = files["docProps/core.xml"]
    assert "<dc:title>A sheet &amp; its title</dc:title>" in core
    assert "<dc:language>hr-HR</dc:language>" in core
    assert "2026-11-01T12:00:00Z" in core
    assert 'w:val="hr-HR"' in files["word/styles.xml"]
    assert SOURCE.licence_url is not None
    assert SOURCE.licence_url in files["docProps/custom.xml"]
    assert "A sheet &amp; its title · The network · CC BY-NC-SA 4.0" in files["word/footer1.xml"]
    tree = word(made["docx"])
    paragraphs = styled(tree)
    assert [text for style, text in paragraphs if style.startswith("Heading")] == HEADINGS
    assert paragraphs[:2] == [("Title", SOURCE.title), ("Subtitle", SOURCE.summary)]
    assert paragraphs.count(("Room", "")) == 4
    rows = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in tree.iter(f"{W}tr")]
    assert rows == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in tree.iter(f"{W}tr"))
    assert 'descr="Flag of the European Union"' in files["word/document.xml"]
    assert 'w:name="compatibilityMode"' in files["word/settings.xml"]
    assert tree.find(f".//{W}footerReference") is not None
    assert [text for style, text in paragraphs if style == "Colophon"] == colophon()


def colophon() -> list[str]:
    return [
        "The network, version 2.1, 1 November 2026. Web page: https://example.org/library/sheet/",
        "Licence: CC BY-NC-SA 4.0, https://creativecommons.org/licenses/by-nc-sa/4.0/. You may change it.",
        "Funded by somebody under agreement No 1.",
        "Nobody is responsible.",
    ]


def test_odt_says_what_it_is(made: dict[Format, bytes]) -> None:
    files = parts(made["odt"])
    assert "<dc:title>A sheet &amp; its title</dc:title>" in files["meta.xml"]
    assert "<dc:language>hr-HR</dc:language>" in files["meta.xml"]
    assert 'fo:language="hr"' in files["styles.xml"]
    assert SOURCE.licence_url is not None
    assert SOURCE.licence_url in files["meta.xml"]
    assert "A sheet &amp; its title · The network · CC BY-NC-SA 4.0" in files["styles.xml"]
    content = files["content.xml"]
    tree = odt(made["odt"])
    found = [(heading.get(f"{TEXT}outline-level"), words(heading)) for heading in tree.iter(f"{TEXT}h")]
    assert found == [("1", HEADINGS[0]), ("2", HEADINGS[1]), ("1", HEADINGS[2])]
    assert content.count("<table:table-header-rows>") == 1
    assert '<text:list text:style-name="Checks">' in content
    assert "☐" not in content, "the box is the list's, not text"
    assert "<svg:title>Flag of the European Union</svg:title>" in content
    assert all(line in words(tree) for line in colophon())


def test_every_name_of_a_style_is_defined(made: dict[Format, bytes], book: dict[Format, bytes]) -> None:
    for package in (made, book):
        files = parts(package["odt"])
        used = set(_attributes(files["content.xml"], "}style-name"))
        defined = {*_attributes(files["content.xml"], "}name"), *_attributes(files["styles.xml"], "}name")}
        assert used - defined == set()
        files = parts(package["docx"])
        tree = word(package["docx"])
        kinds = ("pStyle", "rStyle", "tblStyle")
        used = {style.get(f"{W}val", "") for kind in kinds for style in tree.iter(f"{W}{kind}")}
        sheet = etree.fromstring(files["word/styles.xml"].encode())
        assert used - {style.get(f"{W}styleId", "") for style in sheet} == set()


def _attributes(xml: str, name: str) -> Iterator[str]:
    for element in etree.fromstring(xml.encode()).iter():
        yield from (str(value) for key, value in element.attrib.items() if str(key).endswith(name))


def test_epub_says_what_it_is(made: dict[Format, bytes]) -> None:
    with ZipFile(BytesIO(made["epub"])) as package:
        assert package.namelist()[0] == "mimetype"
        assert package.read("mimetype") == b"application/epub+zip"
    files = parts(made["epub"])
    for said in (
        "A sheet &amp; its title</dc:title>",
        "<dc:language>hr-HR</dc:language>",
        "<dc:rights>CC BY-NC-SA 4.0, https://creativecommons.org/licenses/by-nc-sa/4.0/</dc:rights>",
        f">{SOURCE.identity}</dc:identifier>",
        '<meta property="dcterms:modified">2026-11-01T12:00:00Z</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">structuralNavigation</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
        '<meta property="schema:accessibilitySummary">',
    ):
        assert said in files["EPUB/content.opf"]
    chapter = files["EPUB/text/ch001.xhtml"]
    assert 'xml:lang="hr-HR"' in chapter
    assert "<title>A sheet &amp; its title</title>" in chapter
    assert 'alt="Flag of the European Union"' in chapter
    tree = chapters(made["epub"])
    headings = [
        (str(part.tag).removeprefix(XHTML), words(part)) for part in tree.iter(*(f"{XHTML}h{n}" for n in (1, 2, 3)))
    ]
    assert headings == [("h1", SOURCE.title), ("h2", HEADINGS[0]), ("h3", HEADINGS[1]), ("h2", HEADINGS[2])]
    assert len(list(tree.iter(f"{XHTML}th"))) == 3
    contents = words(etree.fromstring(files["EPUB/nav.xhtml"].encode()))
    assert all(heading in contents for heading in (SOURCE.title, HEADINGS[0], HEADINGS[2]))
    assert all(line in words(tree) for line in colophon())


def test_pdf_is_tagged_and_says_what_it_is(made: dict[Format, bytes]) -> None:
    assert made["pdf"].startswith(b"%PDF-1.7")
    pdf = PdfReader(BytesIO(made["pdf"]), strict=True)
    root: Any = pdf.root_object
    assert root["/Lang"] == "hr-HR"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == SOURCE.title
    xmp = root["/Metadata"].get_data().decode()
    etree.fromstring(xmp.partition("?>")[2].rpartition("<?")[0])
    for said in (
        "<pdfuaid:part>1</pdfuaid:part>",
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY-NC-SA 4.0</rdf:li></rdf:Alt></dc:rights>',
        f">{SOURCE.licence_url}</xmpRights:WebStatement>",
        "A sheet &amp; its title",
        "<xmp:CreateDate>2026-11-01",
    ):
        assert said in xmp
    found = tags(made["pdf"])
    assert [tag for tag in found if tag in ("/Title", "/H1", "/H2")] == ["/Title", "/H1", "/H2", "/H1"]
    assert (found.count("/Table"), found.count("/TH"), found.count("/TD")) == (1, 3, 6)
    assert (found.count("/L"), found.count("/LI"), found.count("/Link")) == (3, 5, 3)
    figures = [tag for tag in structure(root["/StructTreeRoot"]) if str(tag["/S"]) == "/Figure"]
    assert [str(figure["/Alt"]) for figure in figures] == ["Flag of the European Union"]
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    text = pdf_text(made["pdf"])
    assert all(said in text for said in ("čćđšž ěřůťň őű ãõç", "☐", "1. A thing", "Page 1 / 1", *colophon()))
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert all("+Manrope" in font["/BaseFont"] or "+DejaVuSansMono" in font["/BaseFont"] for font in fonts)


def test_words_of_another_language_are_marked(made: dict[Format, bytes]) -> None:
    (paragraph,) = [p for p in word(made["docx"]).iter(f"{W}p") if words(p) == SOURCE.funding[0]]
    assert [lang.get(f"{W}val") for lang in paragraph.iter(f"{W}lang")] == ["en"]
    (division,) = [div for div in chapters(made["epub"]).iter(f"{XHTML}div") if div.get("class") == "colophon"]
    assert division.get("lang") == "en"
    languages = {str(tag["/Lang"]) for tag in structure(_tree(made["pdf"])) if "/Lang" in tag}
    assert "en" in languages


def _tree(content: bytes) -> Any:
    return PdfReader(BytesIO(content)).root_object["/StructTreeRoot"]


def test_word_keeps_whatever_a_text_can_hold(dialect: dict[Format, bytes]) -> None:
    tree = word(dialect["docx"])
    runs = {words(run): run for run in tree.iter(f"{W}r")}
    for text, mark in (("strong", "b"), ("soft", "i"), ("struck", "strike"), ("strong cell", "b")):
        assert runs[text].find(f"{W}rPr/{W}{mark}") is not None, text
    for text in ("typed", "typed cell"):
        style = runs[text].find(f"{W}rPr/{W}rStyle")
        assert style is not None
        assert style.get(f"{W}val") == "VerbatimChar"
    assert next(tree.iter(f"{W}br")).getparent() is not None
    assert {("BlockText", "Quoted words."), ("SourceCode", 'keep = "as typed"'), ("Rule", "")} <= set(styled(tree))
    levels = {words(p): level.get(f"{W}val") for p in tree.iter(f"{W}p") for level in p.iter(f"{W}ilvl")}
    assert levels == {"outer": "0", "inner": "1", "third": "2"}
    assert "https://example.org/a?b=1&amp;c=2" in parts(dialect["docx"])["word/_rels/document.xml.rels"]


def test_odt_keeps_whatever_a_text_can_hold(dialect: dict[Format, bytes]) -> None:
    tree = odt(dialect["odt"])
    styles = {style.get(f"{ODF_STYLE}name"): style for style in tree.iter(f"{ODF_STYLE}style")}
    spans = {words(span): span.get(f"{TEXT}style-name") for span in tree.iter(f"{TEXT}span")}
    for text, attribute, value in (
        ("strong", f"{FO}font-weight", "bold"),
        ("soft", f"{FO}font-style", "italic"),
        ("struck", f"{ODF_STYLE}text-line-through-style", "solid"),
        ("strong cell", f"{FO}font-weight", "bold"),
    ):
        (properties,) = styles[spans[text]]
        assert properties.get(attribute) == value
    assert (spans["typed"], spans["typed cell"]) == ("Source_Text", "Source_Text")
    paragraphs = {words(p): styles.get(p.get(f"{TEXT}style-name")) for p in tree.iter(f"{TEXT}p")}
    for text, parent in (("Quoted words.", "Quotations"), ('keep = "as typed"', "Preformatted_20_Text")):
        style = paragraphs[text]
        assert style is not None
        assert style.get(f"{ODF_STYLE}parent-style-name") == parent
    assert len(list(tree.iter(f"{TEXT}line-break"))) == 1
    lists = {words(p): len(list(p.iterancestors(f"{TEXT}list"))) for p in tree.iter(f"{TEXT}p")}
    assert (lists["outer"], lists["inner"], lists["third"]) == (1, 2, 3)
    content = parts(dialect["odt"])["content.xml"]
    assert 'xlink:href="https://example.org/a?b=1&amp;c=2"' in content
    assert '"Horizontal_20_Line"' in content


def test_epub_keeps_whatever_a_text_can_hold(dialect: dict[Format, bytes]) -> None:
    tree = chapters(dialect["epub"])
    found = {(str(element.tag).removeprefix(XHTML), words(element)) for element in tree.iter()}
    for name, text in (
        *(("strong", "strong"), ("em", "soft"), ("del", "struck"), ("code", "typed"), ("a", "link")),
        *(("blockquote", "Quoted words."), ("pre", 'keep = "as typed"'), ("hr", ""), ("br", ""), ("td", "typed cell")),
    ):
        assert (name, text) in found
    (third,) = [item for item in tree.iter(f"{XHTML}li") if words(item) == "third"]
    assert [str(up.tag).removeprefix(XHTML) for up in third.iterancestors(f"{XHTML}ol", f"{XHTML}ul")] == [
        "ol",
        "ul",
        "ul",
    ]
    assert all(not cell.get("style") for cell in tree.iter(f"{XHTML}td")), "columns are not aligned, as on the page"


def test_pdf_keeps_whatever_a_text_can_hold(dialect: dict[Format, bytes]) -> None:
    found = tags(dialect["pdf"])
    assert found.count("/BlockQuote") == 1
    assert found.count("/Code") == 3
    assert (found.count("/L"), found.count("/TH"), found.count("/TD")) == (3, 2, 2)
    struck = [tag for tag in structure(_tree(dialect["pdf"])) if "LineThrough" in str(tag.get("/A", ""))]
    assert len(struck) == 1
    links = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in PdfReader(BytesIO(dialect["pdf"])).pages
        for annotation in page["/Annots"]  # type: ignore[attr-defined]
    }
    assert "https://example.org/a?b=1&c=2" in links
    text = pdf_text(dialect["pdf"])
    assert all(said in text for said in ("soft, struck and typed", "After a break.", 'keep = "as typed"', "1. third"))


HOSTILE = """\
<script>alert(1)</script> <b onclick="x()">bold</b>

<div style="position:fixed">
block
</div>

![a picture](/etc/passwd) ![remote](https://example.org/x.png) <img src=x onerror=alert(1)>

[script](javascript:alert(1)) [file](file:///etc/passwd) [near](other.md) [data](data:text/html,x)
[mail](mailto:a@example.org)

**x**.at(read("/etc/passwd")) ~~y~~.z *w*(1) `v`[2] [u](https://example.org)(#panic())

| (read("/etc/passwd")) | #panic() |
|---|---|
| .at(1) | \\{ let a = 1 } |

`#sys.inputs`{=typst} #import "x.typ" \\#{ {{ 7*7 }} {% if %} $$x$$ ]]> <text:p> --8<-- &lt;w:p&gt;
"""
PAYLOAD = '"\'><script>alert(1)</script> #read("/etc/passwd") </w:t></text:p> {{ 7*7 }} ]] $title$ & \\u{1}'
ADDRESSES = {SOURCE.address, SOURCE.licence_url, "mailto:a@example.org", "https://example.org"}


@pytest.fixture(scope="module")
def hostile() -> dict[Format, bytes]:
    names = ("title", "summary", "credit", "version", "licence", "terms")
    changes: dict[str, Any] = {name: f"{name} {PAYLOAD}" for name in names}
    changes["funding"] = (f"funding {PAYLOAD}", f"disclaimer {PAYLOAD}")
    return {form: document(replace(SOURCE, body=HOSTILE, **changes), form, STYLE) for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_text_is_text(hostile: dict[Format, bytes], form: Format) -> None:
    trees: Mapping[Format, Any] = {"docx": word, "odt": odt, "epub": chapters}
    text = pdf_text(hostile[form]) if form == "pdf" else " ".join(words(trees[form](hostile[form])).split())
    for said in (
        *("<script>alert(1)</script>", '<b onclick="x()">bold</b>', "a picture", "script file near data mail"),
        *("{{ 7*7 }}", "--8<--", '.at(read("/etc/passwd"))', "#panic()", "{ let a = 1 }", f"title {PAYLOAD}"),
    ):
        assert said in text, said


def test_hostile_text_brings_nothing_into_a_package(hostile: dict[Format, bytes], made: dict[Format, bytes]) -> None:
    packages: tuple[Format, ...] = ("docx", "odt", "epub")
    for form in packages:
        with ZipFile(BytesIO(hostile[form])) as package, ZipFile(BytesIO(made[form])) as other:
            names, harmless = ([re.sub(r"\d+", "n", name) for name in zipped.namelist()] for zipped in (package, other))
            assert names == harmless, "no picture, script or other part was added"
            assert not any(b"root:" in package.read(name) for name in package.namelist())
        for name, content in parts(hostile[form]).items():
            if not name.endswith(".css"):
                for element in etree.fromstring(content.encode()).iter():
                    assert str(element.tag).rpartition("}")[2].lower() != "script"
                    for key, value in element.attrib.items():
                        assert not str(key).startswith("on")
                        assert not str(value).lower().startswith(("javascript:", "data:", "file:", "other.md"))


def test_hostile_text_brings_nothing_into_a_pdf(hostile: dict[Format, bytes]) -> None:
    reader = PdfReader(BytesIO(hostile["pdf"]))
    actions = [note.get_object()["/A"] for page in reader.pages for note in page["/Annots"]]  # type: ignore[attr-defined]
    assert {str(action["/S"]) for action in actions} == {"/URI"}
    assert {str(action["/URI"]) for action in actions} == ADDRESSES
    root: Any = reader.root_object
    assert {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(root) <= {"/Names"}
    assert "/JavaScript" not in root.get("/Names", {})


def test_a_table_says_how_much_room_there_is() -> None:
    table = "| Question | Our answer |\n|---|---|\n| A question of some length, as they are in these sheets | |\n"
    content = parts(document(replace(SOURCE, body=table), "epub", STYLE))["EPUB/text/ch001.xhtml"]
    widths = [int(part.partition("%")[0]) for part in content.split("width: ")[1:]]
    assert len(widths) == 2
    assert widths[1] >= 40


@pytest.mark.parametrize("form", FORMATS)
def test_odd_texts_are_made(form: Format) -> None:
    odd = (
        "| A |\n|---|\n",
        "| |\n|---|\n| |\n",
        "- ☐\n- ☐no space\n",
        "- ☐ a\n\n  more\n- ☐ b\n  - ☐ c\n",
        "`x`\n\n    y\n\n---\n",
        "# Too high\n\n###### Too low\n",
        "> #### In a quote\n\n- ## In a list\n",
        f"| {'Donaudampfschifffahrt' * 4} | b |\n|---|---|\n| c | {'x' * 300} |\n",
        "1. one\n\n   | A | B |\n   |---|---|\n   | in a list | |\n",
    )
    for body in ("", "\n\nNext.\n\n".join(odd)):
        assert document(replace(SOURCE, body=body, version=None, licence_url=None), form, STYLE)


def test_every_letter_that_the_check_lets_pass_can_be_printed() -> None:
    allowed = [chr(code) for code in range(0x20, 0x3000) if letters.unprintable(chr(code)) is None]
    written = [letter for letter in allowed if unicodedata.category(letter) != "Cn"]
    assert len(written) > 2500
    rows = "\n\n".join(
        f"`{'e' if unicodedata.combining(letter) else ''}{letter}`" for letter in written if letter != "`"
    )
    document(replace(SOURCE, body=rows), "pdf", STYLE)
    cells = "".join(f"\\{letter}" if letter.isascii() else f" {letter}" for letter in written if letter != "|")
    document(replace(SOURCE, body=cells), "pdf", STYLE)


def test_an_error_names_the_record() -> None:
    with pytest.raises(UnmadeError) as caught:
        document(replace(SOURCE, body="漢字"), "pdf", STYLE)
    (line,) = str(caught.value).splitlines()
    assert line.startswith('data/texts/rules.md: resource rules: "A sheet & its title" cannot be made as PDF, because ')
    assert "漢" in line
    assert line.endswith("make the text shorter or plainer, or ask a maintainer")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("body", [">" * 19_000 + "a", "- " * 9_000 + "a"])
def test_a_text_that_is_too_deep_is_said(form: Format, body: str) -> None:
    with pytest.raises(UnmadeError, match=r"^data/texts/rules.md: resource rules: .* too deep inside each other"):
        document(replace(SOURCE, body=body), form, STYLE)


def test_every_text_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(source: Manuscript, form: Format, style: Style) -> bytes:
        if source.record != "good":
            raise UnmadeError(source.record)
        return form.encode()

    monkeypatch.setattr(writer, "document", make)
    kept = Kept(tmp_path)
    with pytest.raises(UnmadeError) as caught:
        Shelf(STYLE, kept).files([replace(SOURCE, record=record) for record in ("first", "good", "second")])
    assert str(caught.value).splitlines() == ["first", "second"]
    assert len(list((tmp_path / "documents").glob("*.pdf"))) == 1, "what can be made is kept"


def test_a_book_has_its_chapters_below_each_other(book: dict[Format, bytes]) -> None:
    expected = [
        *((1, "Module one"), (2, "A word before"), (2, "Unit 1.1"), (3, "Why it matters"), (2, "Unit 1.2")),
        (1, "Module two"),
    ]
    in_word = [(style, text) for style, text in styled(word(book["docx"])) if style.startswith("Heading")]
    assert in_word == [(f"Heading{level}", text) for level, text in expected]
    in_odt = [(int(h.get(f"{TEXT}outline-level", "0")), words(h)) for h in odt(book["odt"]).iter(f"{TEXT}h")]
    assert in_odt == expected
    tree = chapters(book["epub"])
    in_epub = [(int(str(h.tag)[-1]), words(h)) for h in tree.iter(*(f"{XHTML}h{level}" for level in range(1, 7)))]
    assert in_epub == [(1, "A course"), *expected]
    heads = [tag for tag in tags(book["pdf"]) if tag.startswith("/H")]
    assert heads == ["/H1", *(f"/H{level}" for level, _text in expected)], "the first is that of the contents"


def test_a_book_has_a_table_of_contents(book: dict[Format, bytes]) -> None:
    titles = [chapter.title for chapter in BOOK.chapters]
    tree = word(book["docx"])
    assert ("ContentsTitle", "Contents") in styled(tree)
    links = {anchor: words(link) for link in tree.iter(f"{W}hyperlink") if (anchor := link.get(f"{W}anchor"))}
    marks = {mark.get(f"{W}name") for mark in tree.iter(f"{W}bookmarkStart")}
    assert list(links.values()) == titles
    assert set(links) <= marks
    opened = odt(book["odt"])
    hrefs = [str(a.get("{http://www.w3.org/1999/xlink}href")) for a in opened.iter(f"{TEXT}a")]
    inside = [href.removeprefix("#") for href in hrefs if href.startswith("#")]
    targets = {mark.get(f"{TEXT}name") for mark in opened.iter(f"{TEXT}bookmark-start", f"{TEXT}bookmark")}
    assert len(inside) == len(titles)
    assert set(inside) <= targets
    contents = words(etree.fromstring(parts(book["epub"])["EPUB/nav.xhtml"].encode()))
    assert all(title in contents for title in titles)
    pages = [page.extract_text() for page in PdfReader(BytesIO(book["pdf"])).pages]
    assert [
        ("Contents" in page, "What the module holds" in page, "What the second holds" in page) for page in pages
    ] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert all(title in pages[0] for title in titles)


def test_one_chapter_cannot_swallow_the_next(book: dict[Format, bytes]) -> None:
    assert ("Heading1", "Module two") in styled(word(book["docx"]))
    assert ("SourceCode", "## no heading") in styled(word(book["docx"]))


def test_a_kept_document_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Shelf(STYLE, Kept(tmp_path / "cache")).files([SOURCE])
    assert {file.parent for file in first[SOURCE].values()} == {tmp_path / "cache" / "documents"}
    monkeypatch.setattr(writer, "document", lambda *_: pytest.fail("made again"))
    assert Shelf(STYLE, Kept(tmp_path / "cache")).files([SOURCE]) == first
    first[SOURCE]["odt"].unlink()
    monkeypatch.setattr(writer, "document", lambda _source, form, _style: form.encode())
    assert Shelf(STYLE, Kept(tmp_path / "cache")).files([SOURCE]) == first
    assert first[SOURCE]["odt"].read_bytes() == b"odt"
    assert first[SOURCE]["epub"].read_bytes() != b"epub"


def test_whatever_a_document_is_made_from_changes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "document", lambda *_: b"")
    other_style = tmp_path / "style"
    other_style.mkdir()
    for file in STYLE.folder.iterdir():
        (other_style / file.name).write_bytes(file.read_bytes())

    def names(source: Manuscript = SOURCE, style: Style = STYLE) -> set[str]:
        return {file.name for file in Shelf(style, Kept(tmp_path / "cache")).files([source])[source].values()}

    changes: dict[str, Any] = dict.fromkeys(Manuscript.__dataclass_fields__, "changed")
    changes |= {"day": date(2026, 11, 2), "chapters": (ManuscriptChapter("One", "Text."),)}
    found = [names(), *(names(replace(SOURCE, **{name: change})) for name, change in changes.items())]
    assert names(style=replace(STYLE, folder=other_style)) == found[0]
    (other_style / "epub.css").write_text("p { margin: 0 }")
    found.append(names(style=replace(STYLE, folder=other_style)))
    found.append(names(style=replace(STYLE, emblem="<svg/>")))
    monkeypatch.setattr(shelf, "_made_with", lambda: "a newer pandoc")
    found.append(names())
    assert len(set().union(*found)) == len(FORMATS) * len(found)


def test_an_address_among_words_that_is_too_long_for_typst_is_no_link() -> None:
    body = "See https://school.eu/" + "š" * 1_900 + " and https://school.eu/b"
    assert b"school.eu/b" in document(replace(SOURCE, body=body, title="x"), "pdf", STYLE)
    links = [node for node in nodes(read(body)) if node["t"] == "Link"]
    assert [link["c"][2][0] for link in links] == ["https://school.eu/b"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("hr", "hr "), ("nl-BE", "nl BE"), ("sr-Latn", "sr "), ("sr-Latn-ME", "sr ME"), ("ca-valencia", "ca ")],
)
def test_typst_is_told_languages_and_regions_that_it_knows(tag: str, expected: str) -> None:
    assert " ".join(language_and_region(tag)) == expected
