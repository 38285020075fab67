"""The index of the finder in a network that is too large for one page.

It answers a question with few bytes: a table says of every record, in a letter each, which values it has; the words of
names and places are in files by their first two letters; what is shown of a record is in files of some dozens. Their
folder is named after what the index says, so that a page that is open never mixes two of them. Nobody keeps their
addresses. ``docs/assets/finder.js`` reads them.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from portal.frame.templates import Templates
from portal.parts.making import Files, Making
from portal.parts.network.areas import Areas, is_whole
from portal.parts.network.found import FACETS, answers
from portal.parts.network.membership import Membership
from portal.parts.network.pages.listed import list_hub, list_school
from portal.parts.network.records import Cluster, Country, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal

FOLDER = f"{NETWORK.path}index/"
SHOWN = 40
"""How many records a file shows."""
FIRST_LETTERS = 2
"""By how many letters the words are filed; a shorter word is not looked for."""
_WORD = re.compile(r"[^\W_]+")
_FIRST = 0x30
"""The letter of the first set of values: "0"."""


class FinderIndex:
    """The index of a portal."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._areas = portal.view(Areas).all
        self.hubs: tuple[Cluster, ...] = tuple(hub for area in self._areas for hub in area.hubs)
        self.schools: tuple[School, ...] = tuple(school for area in self._areas for school in area.schools)

    @cached_property
    def table(self) -> dict[str, Any]:
        """How many records a file shows, the regions, and for hubs and schools how many each has, with their values."""
        kinds: tuple[tuple[str, Sequence[Cluster | School], list[int]], ...] = (
            ("hub", self.hubs, [len(area.hubs) for area in self._areas]),
            ("school", self.schools, [len(area.schools) for area in self._areas]),
        )
        areas = [[area.country.id, area.region or ""] for area in self._areas]
        return {
            "shown": SHOWN,
            "areas": areas,
            "words": list(self.words),
            **{kind: {"areas": sizes, **self._columns(records)} for kind, records, sizes in kinds},
        }

    def _columns(self, records: Sequence[Cluster | School]) -> dict[str, Any]:
        """For each filter but the country: the sets of values there are, and the set of each record as a letter."""
        found = [dict(answers(self._portal, record)) for record in records]
        columns: dict[str, Any] = {}
        for facet in FACETS[1:]:
            sets = {values: number for number, values in enumerate(dict.fromkeys(one[facet] for one in found))}
            letters = "".join(chr(_FIRST + sets[one[facet]]) for one in found)
            columns[facet] = {"sets": [list(values) for values in sets], "of": letters}
        return columns

    @cached_property
    def words(self) -> dict[str, dict[str, list[list[int]]]]:
        """By the first letters of words: each word with the hubs and the schools that it finds, as ``runs``."""
        found: dict[str, tuple[list[int], list[int]]] = {}
        texts = (map(self._text_of_hub, self.hubs), map(self._text_of_school, self.schools))
        for kind, told in enumerate(texts):
            for number, text in enumerate(told):
                for word in set(_WORD.findall(folded(text))):
                    if len(word) >= FIRST_LETTERS:
                        found.setdefault(word, ([], []))[kind].append(number)
        filed: dict[str, dict[str, list[list[int]]]] = {}
        for word in sorted(found):
            filed.setdefault(_file(word), {})[word] = [list(runs(numbers)) for numbers in found[word]]
        return filed

    def _text_of_hub(self, hub: Cluster) -> str:
        mentor = self._portal.view(Membership).mentor(hub)
        places = [hub.place, mentor.site if mentor else None]
        named = [part for place in places if place for part in (place.town, place.region or "")]
        return " ".join(
            [hub.name, self._portal.every(Country)[hub.country].name, mentor.name if mentor else "", *named]
        )

    def _text_of_school(self, school: School) -> str:
        hub = self._portal.view(Membership).cluster_of(school)
        named = [part for site in school.sites for part in (site.town, site.region or "", site.street or "")]
        country = self._portal.every(Country)[school.country].name
        return " ".join([school.name, *school.also_called, country, hub.name if hub else "", *named])

    @cached_property
    def folder(self) -> str:
        """The folder of its files, below the site's root."""
        ids = [[record.id, record.name] for area in self._areas for record in area.all]
        mark = sha256(_written([self.table, self.words, ids]).encode()).hexdigest()[:12]
        return f"{FOLDER}{mark}/"

    def files(self, templates: Templates) -> Iterator[tuple[str, str]]:
        """Its files, by their path below the site's root."""
        yield f"{self.folder}table.json", _written(self.table)
        for name, words in self.words.items():
            yield f"{self.folder}words/{name}.json", _written(words)
        yield from self._shown(
            "hubs", self.hubs, lambda one: templates.component("hub_line", entry=list_hub(self._portal, one))
        )
        yield from self._shown(
            "schools",
            self.schools,
            lambda one: templates.component("school_line", entry=list_school(self._portal, one)),
        )

    def _shown(self, name: str, records: Sequence[Any], show: Callable[[Any], str]) -> Iterator[tuple[str, str]]:
        around = "ul" if name == "hubs" else "table"
        for start in range(0, len(records), SHOWN):
            lines = [" ".join(show(one).split()) for one in records[start : start + SHOWN]]
            yield f"{self.folder}{name}/{start // SHOWN}.txt", f"<{around}>{''.join(lines)}</{around}>"


def folder(portal: Portal) -> str:
    """The folder of the index of the portal."""
    return portal.view(FinderIndex).folder


def files(making: Making, templates: Templates) -> Files:
    """The files of the index; none where one page has all."""
    return {} if is_whole(making.portal) else dict(making.portal.view(FinderIndex).files(templates))


def folded(text: str) -> str:
    """Lower case without accents, as ``docs/assets/directory.js`` has it."""
    letters = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
    return plain.lower().replace("đ", "d").replace("ł", "l")


def runs(numbers: Iterable[int]) -> Iterator[int]:
    """Rising numbers as pairs: how many are left out, and how many follow one another then."""
    before = start = end = 0
    for number in numbers:
        if number != end:
            if end > start:
                yield from (start - before, end - start)
                before = end
            start = number
        end = number + 1
    if end > start:
        yield from (start - before, end - start)


def _file(word: str) -> str:
    """The name of the file of a word: its first letters as numbers, because a host may not keep others apart."""
    return "-".join(f"{ord(letter):x}" for letter in word[:FIRST_LETTERS])


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
