"""The site's search: which pages it finds, and what the index knows of each beside its text.

A page is found if its frame (``overrides/main.html``) marks it, which it does where ``entry`` has something to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from portal.frame.addresses import FOLDERS, HOME, NETWORK, SEARCH, THANK_YOU
from portal.frame.sections import SECTIONS, section
from portal.portal import Portal
from portal.words.territories import territories

# Further pages of a list, lists cut by year, month, country or theme, modules on one page: all that they say has pages
# of its own. Surveys say nothing that anybody looks for.
_CUT = re.compile(rf"/(page-[0-9]+|(year|month|country|theme)/[^/]+|print|survey-[a-z]+)/$|^{NETWORK}[0-9]+/$")
# Pagefind finds a letter without its accents, but these are letters of their own.
_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_LETTER = re.compile(f"[{''.join(map(chr, _LETTERS))}]", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entry:
    """What the index knows of a page beside its text."""

    title: str
    section: str
    country: str | None
    """Name of the country that the page is about."""
    also: str
    """Further words that find the page, not shown to readers."""


def entry(portal: Portal, path: str, title: str, country: str | None, body: str) -> Entry | None:
    """What the index knows of the page at ``path``; None where the search leaves the page out.

    ``country`` is a code; ``body`` is the page's HTML.
    """
    if path in (SEARCH, THANK_YOU) or _CUT.search(path):
        return None
    about = portal.countries[country] if country is not None else None
    if path == HOME:
        title = f"{portal.project.acronym} – {portal.project.name}"
    words = [*_names(portal, path), *_plain(body)]
    return Entry(title, section(path), about.name if about else None, " ".join(dict.fromkeys(filter(None, words))))


def _plain(body: str) -> Iterator[str]:
    """Words of the page with letters that are not on every keyboard, written without them."""
    if _LETTER.search(body):
        yield from (word.translate(_LETTERS) for word in _WORD.findall(body.lower()) if _LETTER.search(word))


def _names(portal: Portal, path: str) -> Iterator[str]:
    """What readers call the network, section, country, hub or school that has its page at ``path``."""
    if path == HOME:
        yield from (portal.project.acronym, portal.project.name)
    yield from (one.name for one in SECTIONS if one.path == path)
    folder, id = path[: path.find("/") + 1], path.rstrip("/").rpartition("/")[2]
    if folder == FOLDERS["country"]:
        country = portal.countries[id]
        yield country.name
        yield territories()[id]
        yield from (_own_name(id, tag) for tag in country.languages)
    elif folder == FOLDERS["cluster"]:
        yield portal.clusters[id].name
        yield id.replace("-", " ")
    elif folder == FOLDERS["school"]:
        school = portal.schools[id]
        yield school.name
        yield school.place.town if school.place else ""


def _own_name(country: str, language: str) -> str:
    """The country's name in one of its languages, "" where Unicode knows none."""
    try:
        return str(Locale.parse(language, sep="-").territories.get(country.upper(), ""))
    except UnknownLocaleError:
        return ""
