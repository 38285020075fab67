"""A built page, parsed as a browser would."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from portal.host.forwarding import leads_on

EDITION = "email.html"


@dataclass(frozen=True)
class Document:
    """One HTML file of a built site."""

    site: Path
    file: Path

    @property
    def address(self) -> str:
        """Address from the root of the host, for example "/hubs/hr-hub-1/"."""
        return "/" + self.file.relative_to(self.site).as_posix().removesuffix("index.html")

    @cached_property
    def source(self) -> str:
        """The file's text."""
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def root(self) -> Element:
        """The html element."""
        root = html5lib.parse(self.source, treebuilder="etree", namespaceHTMLElements=False)
        assert isinstance(root, Element)
        return root

    def all(self, tag: str) -> Iterator[Element]:
        """Every element of that name, in order, in whatever namespace."""
        return (element for element in self.root.iter() if str(element.tag).rpartition("}")[2] == tag)

    @cached_property
    def title(self) -> str:
        """Text of the title element."""
        return next(text_of(element) for element in self.all("title"))

    @cached_property
    def text(self) -> str:
        """What a reader sees, white space folded; scripts and styles left out."""
        return " ".join(text_of(next(self.all("body"))).split())

    @cached_property
    def anchors(self) -> set[str]:
        """Every id of the page."""
        return {element.attrib["id"] for element in self.root.iter() if "id" in element.attrib}

    @cached_property
    def linked_data(self) -> list[dict[str, Any]]:
        """The page's JSON-LD."""
        scripts = [script for script in self.all("script") if script.get("type") == "application/ld+json"]
        return [json.loads(script.text or "") for script in scripts]


def text_of(element: Element) -> str:
    """The text inside an element, without scripts and styles."""
    if element.tag in {"script", "style"}:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [text_of(child), child.tail or ""]
    return "".join(parts)


def documents(site: Path) -> list[Document]:
    """Every page of a built site, by address; not e-mail editions, lists for other sites, former addresses."""
    files = [file for file in site.rglob("*.html") if file.name != EDITION]
    found = (Document(site, file) for file in files if not leads_on(file.read_text(encoding="utf-8")))
    return sorted((page for page in found if not page.address.startswith("/embed/")), key=lambda page: page.address)


def moved(site: Path) -> list[Document]:
    """Every small page at a former address, sorted by address."""
    found = (Document(site, file) for file in site.rglob("*.html") if leads_on(file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda page: page.address)


def embeds(site: Path) -> list[Document]:
    """Every list for other sites, sorted by address."""
    return sorted((Document(site, file) for file in site.glob("embed/**/*.html")), key=lambda page: page.address)


def editions(site: Path) -> list[Document]:
    """Every e-mail edition of a built site, sorted by address."""
    files = site.glob(f"newsletter/*/{EDITION}")
    found = (Document(site, file) for file in files if not leads_on(file.read_text(encoding="utf-8")))
    return sorted(found, key=lambda page: page.address)


def of_class(page: Document, name: str) -> list[Element]:
    """Every element of that class, in order."""
    return [element for element in page.root.iter() if name in element.get("class", "").split()]
