"""The site's search: what the index has for each page in addition to the page's text.

A page is indexed if its frame (``overrides/main.html``) marks it, which it does if ``entry`` is not None.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.frame.addresses import HOME
from portal.frame.page import PageFacts
from portal.portal import Portal
from portal.records.section import Section

# Pagefind ignores accents, but these are letters of their own.
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_LETTER = re.compile(f"[{''.join(map(chr, _LETTERS))}]", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class IndexEntry:
    """What the index has for a page in addition to its text."""

    title: str
    section: str
    country: str | None
    """Name of the country that the page is about."""
    also: str
    """Further words that find the page, not shown to readers."""


@dataclass(frozen=True)
class SearchChoices:
    """What a search can be narrowed to."""

    sections: tuple[str, ...]
    """Names of the sections of the site, in the order in which readers see them."""
    countries: tuple[str, ...]
    """Names of the countries."""


def choices(portal: Portal, sections: Iterable[Section]) -> SearchChoices:
    """What a search of the site with these sections can be narrowed to."""
    names = tuple(section.name for section in sections)
    return SearchChoices(names, tuple(country.label for country in portal.places("country").values()))


def entry(portal: Portal, page: PageFacts, body: str) -> IndexEntry | None:
    """The index entry of the page whose HTML is ``body``; None if the page is not searchable."""
    if not page.searched:
        return None
    project = portal.project
    home = page.path == HOME
    title = f"{project.acronym} – {project.name}" if home else page.title
    words = [*((project.acronym, project.name) if home else ())]
    words += [page.section.name] if page.path == page.section.path else []
    words += [*page.names, *_plain(body)]
    country = portal.places("country")[page.country].label if page.country is not None else None
    return IndexEntry(title, page.section.name, country, " ".join(dict.fromkeys(filter(None, words))))


def _plain(body: str) -> Iterator[str]:
    """Words of the page that contain such letters, spelled with letters that are on every keyboard."""
    if _LETTER.search(body):
        yield from (word.translate(_LETTERS) for word in _WORD.findall(body.lower()) if _LETTER.search(word))
