"""Checks OpenDocument files (ODF 1.3): text, slides and tables without macros, embedded objects or external files."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from portal.problem import shortened
from portal.uploads import svg, xmlfile
from portal.uploads.containers import HOLDERS, PROGRAMS, Container, DamagedError
from portal.uploads.office_names import FIRST_BYTES
from portal.uploads.outside_links import is_web
from portal.uploads.pictures import has_place
from portal.uploads.wording import listed, wrong_type
from portal.uploads.xmlfile import parted

# ODF 1.3 part 2, section 3.3: the archive begins with a file "mimetype".
TYPES = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".odp": b"application/vnd.oasis.opendocument.presentation",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_XML = re.compile(r"(Object [0-9]+/)*(content|styles|meta|settings)\.xml")
_SIGNATURES = re.compile(r"META-INF/[a-z]*signatures\.xml", re.IGNORECASE)
_PICTURES = re.compile(r"((Object [0-9]+/)*(Pictures|Media)|Thumbnails)/[^/]+|thumbnail\.png")
_SAME = re.compile(
    r"(\./)?(Object [0-9]+/)*(ObjectReplacements/[^/]+|layout-cache|Fonts/[^/]+|Object [0-9]+/manifest\.rdf)"
)
_SETTINGS = re.compile(r"Configurations2/.*")
_PICTURE_BYTES = (*(first for firsts in FIRST_BYTES.values() for first in firsts), b"VCLMTF", b"%PDF-")
_SVM = "ObjectReplacements/"

_SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_FORBIDDEN = {
    "event-listener": "a macro that an event starts; take it out under Tools, Customize, Events",
    "script": "a macro; take it out under Tools, Macros",
    "plugin": "a plug-in; take it out",
    "applet": "a Java applet; take it out",
    "floating-frame": "another page (frame); put its text in its place",
    "object-ole": "an object of another program (OLE); put a picture of it in its place",
    "dde-source": "what another program sends (DDE); put its value in its place",
    "dde-connection": "what another program sends (DDE); put its value in its place",
    "dde-connection-decl": "what another program sends (DDE); put its value in its place",
    "dde-link": "what another program sends (DDE); put its value in its place",
    "section-source": "a part of another document; put its text in its place (Format, Sections, without Link)",
    "cell-range-source": "numbers of another document; put values in place of them (Edit, Links, Break Link)",
    "table-source": "numbers of another document; put values in place of them (Edit, Links, Break Link)",
    "database-source-sql": "a connection to other data; put values in place of them",
    "database-source-table": "a connection to other data; put values in place of them",
    "database-source-query": "a connection to other data; put values in place of them",
    "connection-resource": "a connection to other data; put values in place of them",
    "execute-macro": "a macro; take it out",
    "encryption-data": "a password; save it without one",
}
_ANCHORS = {"a"}
_ACTIONS = listed(
    """
    none previous-page next-page first-page last-page hide stop show fade-out move last-visited-page action sound
    """
)
_REACHING = re.compile(
    r"\b(WEBSERVICE|DDE|IMPORTDATA|IMPORTXML)\s*\(|'(file|https?|ftp|smb):|\[?'?file:", re.IGNORECASE
)


def faults(content: bytes, suffix: str) -> Iterator[str]:
    """The faults of a document."""
    try:
        container = Container(content)
        found = [*container.faults()] or [*_document(container, suffix)]
    except (DamagedError, xmlfile.UnreadableXmlError, xmlfile.ForbiddenError):
        yield wrong_type(suffix.removeprefix(".").upper())
        return
    yield from dict.fromkeys(found)


def _document(container: Container, suffix: str) -> Iterator[str]:
    if container.names[:1] != ("mimetype",) or container.read("mimetype").strip() != TYPES[suffix]:
        yield wrong_type(suffix.removeprefix(".").upper())
        return
    if "content.xml" not in container.names:
        yield wrong_type(suffix.removeprefix(".").upper())
        return
    for name in container.names:
        if name != "mimetype":
            yield from _part(name, container)


def _part(name: str, container: Container) -> Iterator[str]:
    content, shown = container.read(name), shortened(name)
    if re.search(r"(^|/)(Basic|Scripts|Dialogs)/", name):
        yield f'holds a program or macro ("{shown}"); take it out'
    elif _XML.fullmatch(name):
        reader = _OpenDocumentXml(container)
        xmlfile.walk(content, reader)
        yield from reader.found
    elif name == "META-INF/manifest.xml":
        # LibreOffice wrote a document type here until version 3.
        reader = _OpenDocumentXml(container)
        xmlfile.walk(content, reader, doctype=xmlfile.ANY)
        yield from reader.found
    elif _SIGNATURES.fullmatch(name) or name == "manifest.rdf":
        xmlfile.walk(content, xmlfile.Visitor())
    elif _PICTURES.fullmatch(name):
        yield from _picture(name, content, shown)
    elif _SAME.fullmatch(name) or name.startswith(_SVM):
        if content.startswith((*PROGRAMS, *HOLDERS)):
            yield f'holds an object of another program ("{shown}"); put a picture of it in its place'
    elif re.fullmatch(r"Object [0-9]+", name):
        yield f'holds an object of another program ("{shown}"); put a picture of it in its place'
    elif content and not (_SETTINGS.fullmatch(name) and name.endswith(".xml") and b"script" not in content):
        yield f'holds "{shown}", which is not known here; save the document anew without it'


def _picture(name: str, content: bytes, shown: str) -> Iterator[str]:
    if name.lower().endswith(".svg"):
        yield from (f'holds a drawing ("{shown}") that {fault}' for fault in svg.faults(content))
    elif content[4:8] == b"ftyp":
        return
    elif not content.startswith(_PICTURE_BYTES) and content[40:44] != b" EMF":
        yield f'holds "{shown}", which is not what its name says; take it out or put it in anew'
    elif has_place(content):
        yield f'holds a picture that says where it was taken ("{shown}"); save the picture without, and put it in anew'


class _OpenDocumentXml(xmlfile.Visitor):
    """Collects the faults of an XML file of a document."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.found: dict[str, None] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, local = parted(name)
        if local in _FORBIDDEN or (namespace == _SCRIPT and local != "libraries"):
            self.found[f"contains {_FORBIDDEN.get(local, 'a macro; take it out')}"] = None
        for attribute, value in attributes.items():
            self._attribute(name, attribute, value)

    def _attribute(self, element: str, attribute: str, value: str) -> None:
        namespace, local = parted(element)
        own = parted(attribute)[1]
        if attribute == _XLINK_HREF or (own in {"href", "src"} and parted(attribute)[0] != ""):
            self._address(namespace, local, value)
        elif own == "formula" and _REACHING.search(re.sub(r'"[^"]*"', '""', value)):
            self.found[f'has a formula that reaches outside ("{shortened(value)}"); put its value in its place'] = None
        elif own == "action" and "presentation" in parted(attribute)[0] and value not in _ACTIONS:
            self.found[f'has a button that starts something ("{shortened(value)}"); take it out'] = None

    def _address(self, namespace: str, local: str, value: str) -> None:
        shown = shortened(value)
        if local in _ANCHORS:
            if value and not value.startswith("#") and not is_web(value) and not self._is_inside(value):
                fault = f'links "{shown}"; link a whole address that begins with https://, or take the link out'
                self.found[fault] = None
        elif local == "template" and namespace == _META:
            # The location of the template on the author's own computer; no program loads it.
            if re.match(r"(https?|ftp|smb|vnd[.\w-]*):|file://[^/]|[/\\]{2}", value, re.IGNORECASE):
                self.found[f'loads its template from "{shown}"; save it as a document without a template'] = None
        elif not self._is_inside(value):
            self.found[f'loads something from "{shown}"; put it into the document or take it out'] = None

    def _is_inside(self, value: str) -> bool:
        """True if the address is that of a file or folder in the document, or of a place in one."""
        path = unquote(value).removeprefix("./").partition("#")[0]
        return path in {"", "/"} or any(
            name == path or name.startswith(f"{path.rstrip('/')}/") for name in self.container.names
        )
