"""Documents: archives of XML, and PDF. Nothing in them runs, loads or asks; links lead to the web or to mail."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.scan import markup

_PARTS = {".xml", ".rels", ".png", ".xhtml", ".css", ".opf", ".ncx", ".html", ".rdf", ".ttf", ".otf"}
_NAMED = {"mimetype"}
_FIELDS = {"PAGE", "NUMPAGES"}
_OFFICE = (
    *("object", "altChunk", "attachedTemplate", "control", "OLEObject", "subDoc", "script", "event-listener", "plugin"),
    *("object-ole", "applet", "floating-frame", "dde-source", "dde-connection", "execute-macro"),
)
_ACTING = {
    *("/JS", "/JavaScript", "/Launch", "/SubmitForm", "/EmbeddedFile", "/ImportData", "/RichMedia", "/GoToR", "/GoToE"),
    *("/Movie", "/Sound", "/Rendition", "/XFA", "/AA"),
}


def office(path: Path) -> Iterator[str]:
    """DOCX or ODT."""
    for name, root in _parts(path):
        for element in root.iter():
            if not isinstance(element.tag, str):
                yield f"{name} has {str(element)[:60]}"
                continue
            tag = etree.QName(element).localname
            if tag in _OFFICE:
                yield f"{name} has the element {tag}"
            if tag in {"instrText", "fldSimple"}:
                instruction = " ".join([element.text or "", *element.attrib.values()]).split()
                if not set(instruction) <= _FIELDS and instruction[:1] != ["HYPERLINK"]:
                    yield f"{name} has the field {instruction[:5]}"
            if tag == "Relationship" and element.get("TargetMode") == "External":
                if not element.get("Type", "").endswith("/hyperlink"):
                    yield f"{name} loads {element.get('Target')}"
                yield from markup.address(element.get("Target", ""), written=True)
            for attribute, value in element.attrib.items():
                if etree.QName(attribute).localname == "href" and not value.startswith(("#", "Pictures/")):
                    yield from markup.address(value, written=True)


def book(path: Path) -> Iterator[str]:
    """EPUB."""
    for name, root in _parts(path):
        if name.endswith(".xhtml"):
            yield from (f"{name} {what}" for what in markup.xml_bytes(etree.tostring(root), written=True))
            for element in root.iter(etree.Element):
                if etree.QName(element).localname in {"script", "form", "iframe", "embed", "object", "base"}:
                    yield f"{name} has the element {etree.QName(element).localname}"
        if name.endswith(".opf") and any("scripted" in (item.get("properties") or "") for item in root.iter()):
            yield f"{name} has scripts"


def cartridge(path: Path) -> Iterator[str]:
    """Common Cartridge: pages, questions and links to the web."""
    with ZipFile(path) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
    for name, source in pages.items():
        yield from (f"{name} {what}" for what in markup.document(source, letter=True, written=True))
        if "<script" in source.lower():
            yield f"{name} has a script"
    for name, root in _parts(path):
        yield from (f"{name} {what}" for what in markup.xml_bytes(etree.tostring(root), written=True))


def _parts(path: Path) -> Iterator[tuple[str, Any]]:
    """Each part of an archive that is XML, and an error where a part is of no kind that is known."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(path) as archive:
        for name in archive.namelist():
            assert not name.startswith("/") and ".." not in name.split("/"), name
            ending = f".{name.rpartition('.')[2]}"
            assert ending in _PARTS or name in _NAMED or name.endswith("/"), f"{name} is of no known kind"
            if ending in {".xml", ".rels", ".xhtml", ".opf", ".ncx", ".rdf"}:
                yield name, etree.parse(BytesIO(archive.read(name)), parser).getroot()


def pdf(path: Path) -> Iterator[str]:
    """PDF: every object is looked at, wherever it stands."""
    reader = PdfReader(path)
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        yield from _acting(reader.get_object(IndirectObject(number, 0, reader)))


def _acting(node: Any) -> Iterator[str]:
    if isinstance(node, DictionaryObject):
        for name in {*node, node.get("/S"), node.get("/Type"), node.get("/Subtype")} & _ACTING:
            yield f"has {name}"
        if (target := node.get("/URI")) is not None and urlsplit(str(target)).scheme not in markup.SCHEMES - {""}:
            yield f"leads to {str(target)[:80]}"
        for value in node.values():
            yield from _acting(value)
    elif isinstance(node, ArrayObject):
        for value in node:
            yield from _acting(value)
