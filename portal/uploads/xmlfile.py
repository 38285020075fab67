"""Reads XML of contributed files with its dangerous features refused: document types, entities and external files.

It is parsed as a stream with Python's own parser (expat), so that a document of any size needs little memory.
"""

import re
from collections.abc import Mapping
from html.entities import html5
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

MOST_ELEMENTS = 2_000_000
DEEPEST = 250
"""Maximum nesting of elements. Readers based on libxml2 stop at 256."""

# A document type without an internal subset, with all that may precede it (XML 1.0, section 2.8).
_DOCUMENT_TYPE = re.compile(
    rb"""(?P<before>(?:\xef\xbb\xbf)?(?:<\?xml\s[^<>]*\?>)?(?:\s|<!--(?:(?!--).)*-->)*)"""
    rb"""(?P<type><!DOCTYPE\s+(?P<name>[\w:.-]+)(?:\s+(?:PUBLIC\s+(?:"[^"]*"|'[^']*')|SYSTEM)\s+(?:"[^"]*"|'[^']*'))?\s*>)""",
    re.DOTALL,
)
# Entities that browsers and e-book readers know, whether they read the document type or not.
_SIGNS = "".join(
    f'<!ENTITY {name[:-1]} "{"".join(f"&#38;#{ord(sign)};" for sign in signs)}">'
    for name, signs in html5.items()
    if name.endswith(";") and name not in {"amp;", "lt;", "gt;", "quot;", "apos;"}
).encode()
_NAMED_SIGN = re.compile(rb"&(?!#|amp;|lt;|gt;|quot;|apos;)")
ANY = re.compile(rb".*", re.DOTALL)
"""Pattern of every document type."""

_ENCODINGS = {None, "utf-8", "utf8", "us-ascii", "ascii"}
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class UnreadableXmlError(ValueError):
    """The content is not well-formed XML, as required here."""


class ForbiddenError(ValueError):
    """The content is XML with a feature that is never read: a document type, an entity, an instruction."""


class TooMuchError(ValueError):
    """The content has too many elements, or elements that are nested too deep."""


class Visitor:
    """Receives the content of a document in order. Names have the form ``{namespace}name``."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text, in pieces of any size."""


def walk(
    content: bytes,
    visitor: Visitor,
    *,
    most: int = MOST_ELEMENTS,
    deepest: int = DEEPEST,
    instructions: bool = False,
    doctype: re.Pattern[bytes] | None = None,
) -> None:
    """Passes the content of the document to the visitor.

    ``instructions`` allows processing instructions, ``doctype`` a document type that it matches and that has no
    internal subset, as in EPUB; named entities (``&nbsp;``) are then read as browsers read them. Raises
    UnreadableXmlError, ForbiddenError or TooMuchError; errors raised by the visitor are passed on.
    """
    if wide := _WIDE.get(content[:2]):
        try:
            content = content[2:].decode(wide).encode()
        except UnicodeDecodeError as error:
            raise UnreadableXmlError("is not text in UTF-16") from error
    found = _DOCUMENT_TYPE.match(content) if doctype else None
    if found and doctype and doctype.fullmatch(found["type"]):
        # Expat ignores names that an external document type may declare, in addresses too, so they are declared here.
        own = b"<!DOCTYPE %s [%s]>" % (found["name"], _SIGNS if _NAMED_SIGN.search(content) else b"")
        before, content = found["before"] + own, content[found.end() :]
    else:
        before = b""
    # The declared encoding is not trusted: readers differ in whether they use it.
    parser = ParserCreate("utf-8", " ")
    count = depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > most or depth > deepest:
            raise TooMuchError
        visitor.start(_name(name), {_name(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        visitor.end(_name(name))

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        named = encoding.lower() if encoding else None
        if version != "1.0" or (named not in _ENCODINGS and not (wide and named == "utf-16")):
            raise UnreadableXmlError("is not XML 1.0 in UTF-8")

    def forbidden(*_what: object) -> NoReturn:
        raise ForbiddenError("entity or instruction")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, visitor.text
    parser.XmlDeclHandler = declaration
    if not instructions:
        parser.ProcessingInstructionHandler = forbidden
    parser.buffer_text = True
    try:
        parser.Parse(before)
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = forbidden
        parser.Parse(content, True)
    except (ExpatError, UnicodeDecodeError) as error:
        raise UnreadableXmlError(str(error)) from error


def tree(content: bytes, *, most: int, deepest: int = DEEPEST, doctype: re.Pattern[bytes] | None = None) -> Element:
    """The document as a tree. Raises the errors of ``walk``."""
    builder = _ElementBuilder()
    walk(content, builder, most=most, deepest=deepest, doctype=doctype)
    return builder.made.close()


class _ElementBuilder(Visitor):
    def __init__(self) -> None:
        self.made = TreeBuilder()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.made.start(name, dict(attributes))

    def end(self, name: str) -> None:
        self.made.end(name)

    def text(self, data: str) -> None:
        self.made.data(data)


def _name(name: str) -> str:
    namespace, space, local = name.rpartition(" ")
    return f"{{{namespace}}}{local}" if space else name


def parted(name: str) -> tuple[str, str]:
    """Namespace and local name of ``{namespace}name``; "" for no namespace."""
    namespace, brace, local = name.rpartition("}")
    return (namespace[1:], local) if brace else ("", name)
