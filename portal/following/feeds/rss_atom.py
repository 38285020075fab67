"""Feeds as RSS 2.0 (rssboard.org/rss-specification) and as Atom (RFC 4287), written by feedgen."""

from html import escape
from typing import Any
from xml.sax.saxutils import quoteattr

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from portal.following.channels import Format
from portal.following.feeds.feed import Feed, FeedItem
from portal.words.language import spoken

_XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RSS, ATOM = "application/rss+xml", "application/atom+xml"


class _Entry(FeedEntry):  # type: ignore[misc] # feedgen has no types
    """An entry whose links keep their rel, type and length in Atom; feedgen 1.0.0 writes their href only.

    Its page is a link for who opens the feed in a browser, too: an element of XHTML, which programs pass over (RSS 2.0,
    "Extending RSS"; RFC 4287, section 6.3).
    Where it is in another language than the feed, its texts say so: by xml:lang in Atom (RFC 4287, section 2).
    """

    language: str | None = None
    page: str = ""
    """Whole address of its page."""

    def rss_entry(self, extensions: bool = True) -> Any:
        return _with_link(super().rss_entry(extensions), self.page)

    def atom_entry(self, extensions: bool = True) -> Any:
        element = super().atom_entry(extensions)
        if self.language is not None:
            for text in (element.find(name) for name in ("title", "summary", "content")):
                text.set(_XML_LANG, self.language)
        for written, link in zip(element.findall("link"), self.link(), strict=True):
            written.attrib.update(link)
        return _with_link(element, self.page)


def _with_link(element: Any, address: str) -> Any:
    """The element, with a link to the address that browsers follow."""
    link = etree.SubElement(element, f"{{{_XHTML}}}a", nsmap={None: _XHTML}, href=address)
    link.text = address
    return element


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0, with the whole content of each item in content:encoded."""
    return _document(feed, _generator(feed, "rss", RSS).rss_str(xml_declaration=False))


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    return _document(feed, _generator(feed, "atom", ATOM).atom_str(xml_declaration=False))


def _generator(feed: Feed, format: Format, type: str) -> FeedGenerator:
    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.description)
    made.link(href=feed.addresses[format], rel="self", type=type)
    # feedgen takes the last link as that of an RSS channel.
    made.link(href=feed.archive, rel="alternate", type="text/html")
    made.author(_author(feed))
    if feed.email is not None:
        made.managingEditor(f"{feed.email} ({feed.author}, {feed.editor})")
    made.language(spoken().tag)
    made.rights(feed.rights)
    made.updated(feed.changed)
    if any(item.language != spoken().tag for item in feed.items):
        made.load_extension("dc", atom=False)
    for item in feed.items:
        made.add_entry(_entry(feed, item), order="append")
    return made


def _entry(feed: Feed, item: FeedItem) -> _Entry:
    made = _Entry()
    made.page = item.url
    made.guid(item.id, permalink=False)
    made.title(item.title)
    # A description in RSS is HTML, a summary in Atom is text. feedgen fills both where only one is set.
    made.description(escape(item.summary, quote=False))
    made.summary(item.summary)
    made.content(item.content, type="html")
    made.link(href=item.url, rel="alternate", type="text/html")
    if item.enclosure is not None:
        made.enclosure(item.enclosure.url, item.enclosure.bytes, item.enclosure.type)
    for category in item.categories:
        made.category(term=category)
    made.author(_author(feed))
    made.published(item.published)
    made.updated(item.changed)
    made.rights(item.rights)
    if item.language != spoken().tag:
        made.language = item.language
        # RSS has a language for the channel only; readers know that of Dublin Core for an item.
        made.load_extension("dc", atom=False)
        made.dc.dc_language(item.language)
    return made


def _author(feed: Feed) -> dict[str, str]:
    """Who writes (RFC 4287, section 3.2). RSS names an author by an address only, so that nobody is named without."""
    return {"name": feed.author, "uri": feed.home, **({"email": feed.email} if feed.email is not None else {})}


def _document(feed: Feed, root: bytes) -> bytes:
    """The element, preceded by the declaration and the style sheet (w3.org/TR/xml-stylesheet)."""
    style = f'<?xml-stylesheet type="text/css" href={quoteattr(feed.style)}?>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{style}\n'.encode() + root + b"\n"
