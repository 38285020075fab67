"""The words of the field and what they mean: /about/glossary/."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.page import Crumb, Page
from portal.parts.about import linked_data
from portal.parts.about.addresses import GLOSSARY
from portal.parts.about.records import GlossaryTerm
from portal.parts.about.sections import ABOUT
from portal.portal import Portal
from portal.records.values import Values
from portal.words.collation import order
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class GlossaryPage(Values):
    """The page of the glossary."""

    template: ClassVar[str] = "pages/glossary.html"

    letters: Mapping[str, tuple[GlossaryTerm, ...]]
    """The entries by their first letter, both in the order of a dictionary."""
    names: Mapping[str, str]
    """What each entry explains, by its id."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The one page of the glossary."""
    terms = alphabetical(portal.every(GlossaryTerm).values())
    title = _("Glossary")
    yield Page(
        path=GLOSSARY,
        title=title,
        description=_("Words of the field, in plain English."),
        written=True,
        values=GlossaryPage(letters=by_letter(terms), names={term.id: term.term for term in terms}),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        holds=tuple(name for term in terms for name in (term.term, term.short) if name),
        linked_data=linked_data.glossary(portal, title, terms, f"{site_url}{GLOSSARY}"),
    )


def alphabetical(terms: Iterable[GlossaryTerm]) -> tuple[GlossaryTerm, ...]:
    """The terms as a dictionary would sort them: capital letters and accents make no difference."""
    return tuple(sorted(terms, key=lambda term: (order(term.term), term.id)))


def by_letter(terms: Iterable[GlossaryTerm]) -> Mapping[str, tuple[GlossaryTerm, ...]]:
    """Sorted terms by their first letter; those that begin with none are under #."""
    found: dict[str, tuple[GlossaryTerm, ...]] = {}
    for term in terms:
        first = _plain(term.term)[:1].upper()
        letter = first if first.isascii() and first.isalpha() else "#"
        found[letter] = (*found.get(letter, ()), term)
    return found


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
