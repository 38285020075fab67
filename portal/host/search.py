"""The site's search: what the index has for each page in addition to the page's text.

A page is indexed if its frame (``overrides/main.html``) marks it, which it does if ``entry`` is not None.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from portal.frame.addresses import HOME
from portal.frame.page import PageFacts
from portal.host.understanding import Understanding
from portal.portal import Portal
from portal.records.base import Account
from portal.records.section import Section
from portal.words.typed import LETTERS
from portal.words.when import happened

# Pagefind ignores accents, but not what makes a letter of its own.
_LETTER = re.compile(f"[{''.join(map(chr, LETTERS))}]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"\b(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\b")
_ROW = re.compile(r'<tr data-entry="programme"[^>]*>\s*<th scope="row"[^>]*>\s*(?:<a [^>]*>)?([^<]+)')
_VALUES = {"I": 1, "V": 5, "X": 10}
# Pagefind keeps a word together with the article before its apostrophe.
_ELIDED = re.compile(r"\b\w{1,5}(?:['’ʼ]|&#39;)(\w{4,})")


@dataclass(frozen=True)
class IndexEntry:
    """What the index has for a page in addition to its text."""

    title: str
    section: str
    country: str | None
    """Name of the country that the page is about."""
    names: str
    """What the page is called: it finds the page before all others. Not shown to readers."""
    also: str
    """Further words that find the page, not shown to readers."""
    kind: str
    """What pages of its kind are called, like story. Not shown to readers."""
    place: str
    """What the country is called that the page is the page of. Not shown to readers."""
    told: str
    """What it is about in a sentence, when that happened, and what the schools of the country are called."""


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
    known = portal.view(Understanding)
    home = page.path == HOME
    title = f"{project.acronym} – {project.name}" if home else page.title
    names = [*((project.acronym, project.name) if home else ())]
    names += [page.section.name] if page.path == page.section.path else []
    also = [*known.also(page), *page.holds, *_programmes(body), *_in_figures(title)]
    # The title is there for all pages. What happened does not come before the school where it did, nor what tells of it
    # before either.
    if page.about == "thing":
        names += [page.name or title, *page.names]
    elif page.about == "happening":
        also += [title, *page.names]
    else:
        also += page.names
    told = [page.description, *known.types(page)]
    if isinstance(page.record, Account) and page.record.happened is not None:
        told.append(happened(page.record.happened))
    place = known.place(page)
    names = [name for name in (*names, *known.names(page, (*names, *place))) if name not in place]
    country = portal.places("country")[page.country].label if page.country is not None else None
    return IndexEntry(
        title=title,
        section=page.section.name,
        country=country,
        names=_said([*names, *_plain(names)]),
        also=_said([*also, *_plain(also), *_plain([body])]),
        kind=_said(known.kind(page)),
        place=_said([*place, *_plain(place)]),
        told=_said(told),
    )


def _said(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, words)))


def _in_figures(title: str) -> Iterator[str]:
    """The Roman numbers of a title as readers type them, 3 for III."""
    for letters in _ROMAN.findall(title):
        values = [_VALUES[letter] for letter in letters]
        yield str(sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)))


def _programmes(body: str) -> Iterator[str]:
    """National programmes that it lists: they have no pages of their own."""
    yield from (unescape(row).strip() for row in _ROW.findall(body))


def _plain(texts: Iterable[str]) -> Iterator[str]:
    """Words of the texts spelled with letters that are on every keyboard, and those behind an article."""
    for text in texts:
        if _LETTER.search(text):
            yield from (word.translate(LETTERS) for word in _WORD.findall(text.lower()) if _LETTER.search(word))
        yield from _ELIDED.findall(text.lower())
