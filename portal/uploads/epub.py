"""Checks e-books (EPUB 2 and 3): texts, pictures and styles, without scripts and without external resources."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import tinycss2

from portal.problem import shortened
from portal.uploads import pictures, styles, svg_names, xmlfile
from portal.uploads.containers import HOLDERS, PROGRAMS, Container, DamagedError
from portal.uploads.outside_links import is_web
from portal.uploads.wording import listed, wrong_type
from portal.uploads.xmlfile import parted

_TYPE = b"application/epub+zip"
_XHTML = "http://www.w3.org/1999/xhtml"
_MATHS = "http://www.w3.org/1998/Math/MathML"
_ENDINGS = {
    **dict.fromkeys((".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx", ".smil"), "xml"),
    ".svg": "xml",
    ".css": "css",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif"), "picture"),
    **dict.fromkeys((".otf", ".ttf", ".woff", ".woff2"), "font"),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".m4v"), "sound"),
}
_FONTS = (b"OTTO", b"\0\x01\0\0", b"true", b"wOFF", b"wOF2")
_ELEMENTS = listed(
    """
    a abbr address article aside audio b bdi bdo big blockquote body br caption center cite code col colgroup data
    dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i img
    input ins kbd label li link main mark meta nav ol p pre q rb rp rt rtc ruby s samp section small source span
    strike strong style sub summary sup table tbody td tfoot th thead time title tr track tt u ul var video wbr
    acronym dir center map area
    """
)
_MATHS_ELEMENTS = listed(
    """
    math mi mn mo ms mspace mtext menclose merror mfenced mfrac mpadded mphantom mroot mrow msqrt mstyle mmultiscripts
    mover mprescripts msub msubsup msup munder munderover none mtable mtd mtr mlabeledtr semantics annotation
    """
)
_LOADING_FUNCTIONS = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
_KNOWN = {_XHTML: _ELEMENTS, svg_names.SVG: svg_names.ELEMENTS, _MATHS: _MATHS_ELEMENTS}
_LINKING = {"a", "area", "reference", "blockquote", "q", "ins", "del"}
_LOADING = {
    "src",
    "href",
    "poster",
    "data",
    "altimg",
    "background",
    "longdesc",
    "cite",
    "srcset",
    "action",
    "formaction",
}


def faults(content: bytes) -> Iterator[str]:
    """The faults of a book."""
    try:
        container = Container(content)
        found = [*container.faults()] or [*_book(container)]
    except (DamagedError, xmlfile.UnreadableXmlError, xmlfile.ForbiddenError):
        yield wrong_type("EPUB")
        return
    yield from dict.fromkeys(found)


def _book(container: Container) -> Iterator[str]:
    if container.names[:1] != ("mimetype",) or container.read("mimetype").strip() != _TYPE:
        yield wrong_type("EPUB")
        return
    if "META-INF/container.xml" not in container.names:
        yield wrong_type("EPUB")
        return
    for name in container.names:
        if name != "mimetype":
            yield from _part(name, container)


def _part(name: str, container: Container) -> Iterator[str]:
    content, shown = container.read(name), shortened(name)
    ending = f".{name.rpartition('.')[2].lower()}"
    kind = _ENDINGS.get(ending)
    if kind == "xml":
        reader = _EpubXml(name, container)
        xmlfile.walk(content, reader, doctype=xmlfile.ANY)
        yield from reader.found
    elif kind == "css":
        yield from _sheet(content.decode("utf-8", "replace"), name, container)
    elif kind == "picture" and ending in pictures.ENDINGS:
        if pictures.has_place(content):
            yield f'holds a picture that says where it was taken ("{shown}"); save the picture without'
        yield from (f'holds a picture ("{shown}") that {fault}' for fault in pictures.faults(content, ending))
    elif (
        kind is None or content.startswith((*PROGRAMS, *HOLDERS)) or (kind == "font" and not content.startswith(_FONTS))
    ):
        if kind is None and ending in {".js", ".mjs"}:
            yield f'holds a program or macro ("{shown}"); take it out'
        elif content and name not in {"META-INF/com.apple.ibooks.display-options.xml", "iTunesMetadata.plist"}:
            yield f'holds "{shown}", which is not known here; take it out'


class _EpubXml(xmlfile.Visitor):
    """Collects the faults of an XML file of a book."""

    def __init__(self, name: str, container: Container) -> None:
        self.name, self.container = name, container
        self.found: dict[str, None] = {}
        self.style: list[str] | None = None
        self.is_page = name.lower().endswith((".xhtml", ".html", ".htm"))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, local = parted(name)
        if local == "encryption" or local.startswith("Encrypted"):
            self._say("is locked with a password or hides its fonts; save it without")
        elif local == "script" or local not in _KNOWN.get(namespace, () if self.is_page else (local,)):
            self._say(f"contains <{shortened(local)}>, which can run or load something; take it out")
        if local == "style":
            self.style = []
        if local == "input" and attributes.get("type", "").lower() not in {"checkbox", "radio"}:
            self._say("contains a form to fill in (<input>); take it out")
        values = {parted(attribute)[1].lower(): value for attribute, value in attributes.items()}
        if (
            local == "meta"
            and "http-equiv" in values
            and values["http-equiv"].lower() not in {"content-type", "default-style"}
        ):
            self._say("contains <meta http-equiv>, which can run or load something; take it out")
        if local == "item":
            for word in set(values.get("properties", "").split()) & {"scripted", "remote-resources"}:
                self._say(f'says that it has scripts or loads something ("{word}"); take that out')
            if "javascript" in values.get("media-type", ""):
                self._say("contains a script; take it out")
        for attribute, value in values.items():
            self._attribute(namespace, local, attribute, value)

    def end(self, name: str) -> None:
        if parted(name)[1] == "style" and self.style is not None:
            for fault in _sheet("".join(self.style), self.name, self.container):
                self._say(fault)
            self.style = None

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)

    def _say(self, fault: str) -> None:
        self.found[fault] = None

    def _attribute(self, namespace: str, element: str, name: str, value: str) -> None:
        compact = re.sub(r"[\s\x00-\x1f]", "", value).lower()
        if name.startswith("on") and namespace in {_XHTML, svg_names.SVG, _MATHS}:
            self._say(f"contains a script (in {shortened(name)}); take it out")
        elif name == "base" or compact.startswith(("javascript:", "vbscript:")):
            self._say(f"contains a script or another base for its links (in {shortened(name)}); take it out")
        elif name == "style":
            for fault in _sheet(value, self.name, self.container):
                self._say(fault)
        elif name in _LOADING and not (name in {"href", "cite"} and self._may_link(element) and is_web(value)):
            self._load(element, value)
        elif namespace == svg_names.SVG and "(" in value and styles.addresses(value) is None:
            self._say(styles.LOADS)

    def _may_link(self, element: str) -> bool:
        # In the package document (.opf), a link leads to metadata of the book elsewhere.
        return element in _LINKING or (element == "link" and self.name.endswith(".opf"))

    def _load(self, element: str, value: str) -> None:
        if _is_inside(value, self.name, self.container):
            return
        what = "links" if element == "a" else "loads something from"
        self._say(
            f'{what} "{shortened(value)}"; put it into the book, link a whole address (https://...) or take it out'
        )


def _is_inside(value: str, name: str, container: Container) -> bool:
    """True if an address in the file ``name`` is that of a file of the book."""
    path = unquote(value.strip()).partition("#")[0]
    return path == "" or (":" not in path and normpath(join(dirname(name), path)) in container.names)


def _sheet(text: str, name: str, container: Container) -> Iterator[str]:
    """The faults of a style sheet: it may load only fonts, pictures and sheets of the book."""
    rule = ""
    for token in _tokens(tinycss2.parse_component_value_list(text, skip_comments=True)):
        loaded: list[str] = []
        if token.type == "url" or (token.type == "string" and rule == "import"):
            loaded = [token.value]
        elif token.type == "function" and token.lower_name in _LOADING_FUNCTIONS:
            loaded = [part.value for part in token.arguments if part.type == "string"]
        elif token.type == "function" and token.lower_name == "expression":
            yield "has a style that can run something (expression); take it out"
        elif token.type == "ident" and token.lower_value in {"behavior", "-moz-binding"}:
            yield f'has a style that is not known here ("{token.value}"); take it out'
        if token.type != "whitespace":
            rule = token.lower_value if token.type == "at-keyword" else ""
        for address in loaded:
            if not _is_inside(address, name, container):
                yield f'loads something from "{shortened(address)}" in its styles; put it into the book or take it out'


def _tokens(found: list[tinycss2.ast.Node]) -> Iterator[tinycss2.ast.Node]:
    waiting = list(reversed(found))
    while waiting:
        token = waiting.pop()
        yield token
        waiting += reversed(getattr(token, "content", None) or getattr(token, "arguments", None) or [])
