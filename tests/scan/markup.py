"""HTML, XML and Markdown: no element or attribute that is not of our templates, no address that is not of the web."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
from lxml import etree

from portal.words import richtext
from tests.project import ROOT

SCHEMES = {"", "http", "https", "mailto", "webcal"}
PLANTED = "planted.invalid"
"""A host to which nothing leads unless a payload acts."""
_LEADS = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "cite",
    "srcset",
    "background",
    "longdesc",
    "profile",
)
_LOADS = {"src", "srcset", "poster", "data", "action", "formaction", "background"}
_TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*'|\{\{.*?\}\}|\{%.*?%\})*)>", re.DOTALL)
_NAME = re.compile(r"(?:^|[\s}])([a-zA-Z][\w:-]*)(?=[=\s/>}]|$)")
_ADDED = {"html", "head", "body", "tbody", "sup", "sub", "abbr", "div", "h1", "h2", "img", "details", "summary"}
"""Elements that parsers and the Markdown of hand-written pages add."""


@cache
def ours() -> tuple[frozenset[str], frozenset[str]]:
    """Names of elements and of attributes that the templates and hand-written pages write."""
    files = [*(ROOT / "overrides").rglob("*.*"), *(ROOT / "docs").rglob("*.md")]
    elements, attributes = {*_ADDED, *richtext.TAGS}, {"href", "rel", "start", "id", "class", "scope", "data-label"}
    for file in files:
        for element, rest in _TAG.findall(file.read_text(encoding="utf-8")):
            elements.add(element.lower())
            attributes.update(name.lower() for name in _NAME.findall(re.sub(r"\{[{%].*?[}%]\}", "}", rest)))
    return frozenset(elements), frozenset(name for name in attributes if not name.startswith("on"))


_POLICY = "Content-Security-Policy"
"""What a page may say with http-equiv: only more is forbidden by it. The page for unknown addresses does."""


def page(path: Path) -> Iterator[str]:
    """A page, a list for other sites, or an e-mail edition."""
    yield from document(path.read_text(encoding="utf-8"), letter=path.name == "email.html")


def document(source: str, *, letter: bool = False, written: bool = False) -> Iterator[str]:
    """HTML as a browser reads it."""
    root = html5lib.parse(source, treebuilder="etree", namespaceHTMLElements=False)
    elements, attributes = ours()
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        tag = element.tag.rpartition("}")[2].lower()
        if tag not in elements:
            yield f"has the element {tag}"
        if tag == "script":
            yield from _script(element)
        if (tag == "style" and not letter) or tag in {"iframe", "object", "embed", "frame", "portal"}:
            yield f"has the element {tag}"
        if (tag == "base" and set(element.attrib) != {"target"}) or not _allowed_equivalent(element):
            yield f"has {tag} {dict(element.attrib)}"
        for name, value in element.attrib.items():
            yield from _attribute(
                tag, str(name).rpartition("}")[2].lower(), value, attributes, letter=letter, written=written
            )


def _allowed_equivalent(element: Any) -> bool:
    """Whether what it says with http-equiv forbids more, or leads on to a page of the site."""
    said = element.get("http-equiv", _POLICY)
    leads = re.fullmatch(r"0; url=/[\w./#-]*", element.get("content", ""))
    return said == _POLICY or (said == "refresh" and leads is not None)


def _script(element: Any) -> Iterator[str]:
    source, text = element.get("src"), element.text or ""
    if source is None and element.get("type") == "application/ld+json":
        json.loads(text)
        if "<" in text:
            yield "has JSON-LD in which a tag may stand"
    elif source is None or not source.startswith("/assets/") or text.strip():
        yield f"has a script that is not ours: {source} {text[:60]}"


def _attribute(tag: str, name: str, value: str, known: frozenset[str], *, letter: bool, written: bool) -> Iterator[str]:
    if (
        (name not in known and not name.startswith("data-"))
        or name in {"srcdoc", "ping"}
        or (name == "style" and not letter)
    ):
        yield f"has the attribute {name} at {tag}"
    if name in _LEADS and tag != "meta":
        yield from address(value, loaded=name in _LOADS, written=written)


_CORRECTIONS = ("\r\nshould be:", "\r\nWhere can it be read (web page, document):")
"""What messages of ours ask: those that correct a page, and those that hand in something new."""


def address(value: str, *, loaded: bool = False, written: bool = False) -> Iterator[str]:
    """What is wrong with an address that can be followed, or from which something is ``loaded``.

    Where addresses are links as soon as they are ``written``, as in documents, each may lead where it says.
    """
    parts = urlsplit(value.strip())
    dialled = re.fullmatch(r"tel:\+[0-9]{5,15}", value)
    plain = not loaded and value.startswith("data:text/plain;charset=utf-8,")  # The same message, to save.
    if parts.scheme not in SCHEMES and not dialled and not plain and not (loaded and value.startswith("data:image/")):
        yield f"leads to {value[:80]}"
    planted = not written and (parts.hostname or "").endswith(PLANTED)
    if planted or (loaded and parts.netloc not in {"", "portal.invalid"}):
        yield f"leads to another host: {value[:80]}"
    asked = {name.lower(): words for name, words in parse_qs(parts.query).items()}
    # A message with which readers correct a page is filled in by us (portal/frame/remark.py).
    ours = set(asked) == {"subject", "body"} and any(line in asked["body"][0] for line in _CORRECTIONS)
    if parts.scheme == "mailto" and not ours and asked.keys() & {"bcc", "cc", "to", "body"}:
        yield f"fills in a letter: {value[:80]}"


def fragment(source: str) -> Iterator[str]:
    """Long text of ours inside another format, where no script and no style of ours is."""
    yield from document(source)
    if "<script" in source.lower():
        yield "has a script"


def xml(path: Path) -> Iterator[str]:
    """A feed, an outline, a sitemap or a drawing, and the HTML that entries carry."""
    yield from xml_bytes(path.read_bytes())


def xml_bytes(content: bytes, *, written: bool = False) -> Iterator[str]:
    """Well-formed XML without document type, without scripts, that leads nowhere but to the web."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.getroottree().docinfo.doctype not in {"", "<!DOCTYPE html>"}:
        yield "has a document type"
    for element in root.iter():
        if element.tag is etree.PI or element.tag is etree.Entity:
            yield f"has {str(element)[:60]}"
        if not isinstance(element.tag, str):
            continue
        tag = etree.QName(element).localname
        if tag in {"script", "foreignObject", "handler", "listener", "set", "animate", "iframe", "object", "event"}:
            yield f"has the element {tag}"
        for name, value in element.attrib.items():
            short = etree.QName(name).localname.lower()
            if short.startswith("on") and short not in {"only", "on-click"}:
                yield f"has the attribute {short} at {tag}"
            if short in {"href", "src", "url", "xmlurl", "htmlurl"}:
                yield from address(value, written=written)
        html = tag == "encoded" or (tag in {"content", "summary", "title", "mattext"} and _holds_html(element))
        if html or tag == "description":
            yield from (f"{tag} {what}" for what in fragment(element.text or ""))


def _holds_html(element: Any) -> bool:
    return "html" in {element.get("type"), element.get("texttype", "").removeprefix("text/")}


def markdown(path: Path) -> Iterator[str]:
    """A course to edit: read with HTML switched on, as most programs do, it still has none."""
    from markdown_it import MarkdownIt

    body = path.read_text(encoding="utf-8").split("\n---\n", maxsplit=1)[1]
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(body):
        for part in [token, *(token.children or [])]:
            if part.type in {"html_block", "html_inline"}:
                yield f"has HTML: {part.content[:60]}"
            for name in ("href", "src"):
                if isinstance(value := part.attrs.get(name), str):
                    yield from address(value, loaded=name == "src", written=True)
