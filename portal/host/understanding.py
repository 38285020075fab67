"""What the search understands beside the words of pages: other words for the same, and what many readers come for."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.frame.page import PageFacts
from portal.portal import Portal
from portal.records.search_words import SearchWords
from portal.words.language import spoken
from portal.words.typed import typed

FILE = "pagefind/words.json"
"""What the search knows of words, for scripts: loaded with a first search."""
MOST_WORDS = 1_500
"""How many words the search spells with beside those of answers and places, those of most titles first: what it loads
does not grow with the site."""
_LONG = 4
"""Letters of a word that may have another ending or be misspelt."""
_SPACE = re.compile(r"[\s/-]+")


@dataclass(frozen=True)
class _Group:
    """Words for one thing."""

    words: tuple[str, ...]
    language: str | None = None
    """The language of the schools of which alone they are said; None for words of all pages."""


class Understanding:
    """What is known of words, of one portal."""

    def __init__(self, portal: Portal) -> None:
        self._given = portal.optional(SearchWords) or SearchWords()
        self._countries = portal.places("country")

    def names(self, page: PageFacts, called: Iterable[str]) -> Iterator[str]:
        """What readers call the page in one word, beside its names (``called``)."""
        met = {word for name in called for word in typed(name)}
        yield from () if self.place(page) else (word for word in self._single(page) if met.isdisjoint(typed(word)))

    def place(self, page: PageFacts) -> tuple[str, ...]:
        """What the country is called, in any language, that the page is the page of; empty for other pages."""
        own = page.record is not None and page.record is self._countries.get(page.country or "")
        return (*page.names, *self._single(page)) if own else ()

    def _single(self, page: PageFacts) -> Iterator[str]:
        return (words for words in self._sought.get(page.path, ()) if len(typed(words)) == 1)

    def types(self, page: PageFacts) -> Iterator[str]:
        """What types of school are called in the languages of the country that the page is about."""
        if self.place(page):
            spoken = self._languages(page)
            yield from (word for type in self._given.school_types if type.language in spoken for word in type.words)

    def _languages(self, page: PageFacts) -> frozenset[str]:
        """The languages of the page's subject, a school for example, and of its country."""
        country = self._countries.get(page.country or "")
        tags = (getattr(page.record, "language", None), *getattr(country, "languages", ()))
        return frozenset(tag.partition("-")[0] for tag in tags if tag is not None)

    def also(self, page: PageFacts) -> Iterator[str]:
        """Other words for what the title and the names of the page have, and those of phrases that lead to it."""
        sought = self._sought.get(page.path, ())
        for phrase in (words for words in sought if len(typed(words)) > 1):
            yield " ".join(word for word in _SPACE.split(phrase) if not self._beside.issuperset(typed(word)))
        named = [typed(name) for name in (page.title, *page.names)]
        for whole in map(typed, sought):
            yield from (other for one, group in self._groups.get(whole[0], ()) if one == whole for other in group.words)
        languages = self._languages(page) | {None}
        for tokens in named:
            for start, token in enumerate(tokens):
                for words, group in self._groups.get(token, ()):
                    if group.language in languages and tokens[start : start + len(words)] == words:
                        yield from group.words

    def kind(self, page: PageFacts) -> Iterator[str]:
        """What pages of its kind are called."""
        for kind in self._given.kinds:
            under = kind.under.removeprefix("/")
            if page.path.startswith(under) and page.path != under:
                yield from kind.words

    @cached_property
    def _beside(self) -> frozenset[str]:
        return frozenset(word for one in self._given.beside for word in typed(one))

    @cached_property
    def _sought(self) -> Mapping[str, tuple[str, ...]]:
        return {sought.page.removeprefix("/"): sought.words for sought in self._given.sought}

    @cached_property
    def _groups(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], _Group]]]:
        """The groups by the first word of what is said."""
        found = defaultdict[str, list[tuple[tuple[str, ...], _Group]]](list)
        groups = [_Group(same.words) for same in self._given.same]
        groups += [_Group(type.words, type.language) for type in self._given.school_types]
        for group in groups:
            for words in filter(None, map(typed, group.words)):
                found[words[0]].append((words, group))
        return found

    def file(self, pages: Iterable[PageFacts]) -> str:
        """The content of FILE: small words, answers by the address of their page, and words to spell with."""
        given = self._given
        searched = [page for page in pages if page.searched]
        answers = [
            {
                "title": answer.title,
                "page": answer.page.removeprefix("/"),
                "asked": sorted({" ".join(typed(one)) for one in answer.asked}),
                **({"anywhere": True} if answer.anywhere else {}),
            }
            for answer in given.answers
        ]
        said = {
            "small": sorted({word for small in given.small_words for one in small.words for word in typed(one)}),
            "beside": sorted(self._beside),
            "endings": sorted({"".join(typed(end)) for one in given.endings for end in one.endings}),
            "places": sorted(self._places(searched)),
            "languages": [spoken().tag, *(small.language for small in given.small_words)],
            "answers": answers,
            "words": " ".join(self._spelling(searched)),
            "pages": len(searched),
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _places(self, pages: Iterable[PageFacts]) -> set[str]:
        """What the countries are called."""
        said = (name for page in pages for name in self.place(page))
        return {word for name in said for word in typed(name) if len(word) >= _LONG}

    def _spelling(self, searched: Sequence[PageFacts]) -> list[str]:
        count = Counter(
            word for page in searched for word in {word for text in (page.title, *page.names) for word in typed(text)}
        )
        given = self._given
        lists = [one.words for one in given.sought]
        lists += [kind.words for kind in given.kinds]
        lists += [group.words for groups in self._groups.values() for _words, group in groups]
        elsewhere = {word for answer in given.answers for one in answer.asked for word in typed(one)}
        elsewhere |= self._places(searched)
        texts = [word for words in lists for word in words]
        ours = {word for text in texts for word in typed(text)}
        # Those of the record are there whatever the number of pages.
        ranked = sorted(ours | set(count), key=lambda word: (word not in ours, -count[word], word))
        long = [word for word in ranked if len(word) >= _LONG and not word.isdigit() and word not in elsewhere]
        return sorted(long[:MOST_WORDS])
