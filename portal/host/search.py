"""The site's search: what the index knows of each page that it finds beside the page's text.

A page is found if its frame (``overrides/main.html``) marks it, which it does where ``entry`` has something to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.frame.addresses import HOME
from portal.frame.page import PageFacts
from portal.portal import Portal

# Pagefind finds a letter without its accents, but these are letters of their own.
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_LETTER = re.compile(f"[{''.join(map(chr, _LETTERS))}]", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class IndexEntry:
    """What the index knows of a page beside its text."""

    title: str
    section: str
    country: str | None
    """Name of the country that the page is about."""
    also: str
    """Further words that find the page, not shown to readers."""


def entry(portal: Portal, page: PageFacts, body: str) -> IndexEntry | None:
    """What the index knows of the page whose HTML is ``body``; None where the search leaves the page out."""
    if not page.searched:
        return None
    project = portal.project
    home = page.path == HOME
    title = f"{project.acronym} – {project.name}" if home else page.title
    words = [*((project.acronym, project.name) if home else ())]
    words += [page.section.name] if page.path == page.section.path else []
    words += [*page.names, *_plain(body)]
    country = portal.countries[page.country].name if page.country is not None else None
    return IndexEntry(title, page.section.name, country, " ".join(dict.fromkeys(filter(None, words))))


def _plain(body: str) -> Iterator[str]:
    """Words of the page with letters that are not on every keyboard, written without them."""
    if _LETTER.search(body):
        yield from (word.translate(_LETTERS) for word in _WORD.findall(body.lower()) if _LETTER.search(word))
