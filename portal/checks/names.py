"""Ids and names: permanent, prefixed, and telling records apart."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from portal.kinds import VOCABULARIES
from portal.parts.network.records import Cluster, School
from portal.problem import Problem
from portal.reading.load import Records
from portal.records.base import Addressed
from portal.words.alphabets import alike

_LISTED = {
    "case study": (re.compile(r"page-[0-9]+"), "story", "stories"),
    "resource": (re.compile(r"page-[0-9]+"), "resource", "resources"),
    "event": (re.compile(r"page-[0-9]+|month"), "event", "events"),
    "news item": (re.compile(r"page-[0-9]+|year|country|theme"), "item", "news"),
    "newsletter": (re.compile(r"page-[0-9]+"), "issue", "newsletters"),
}
"""What ids of a kind cannot be, and what readers call one of the kind and many."""

_ONE_OF_THEM = "if they are one, delete one record; else give one another {field}"


def _nothing(record: Any) -> tuple[str, ...]:
    return ()


_TOLD_APART: dict[str, tuple[str, Callable[[Any], tuple[str, ...]], str]] = {
    "school": (
        "name",
        lambda school: (school.country, school.place.town if school.place else ""),
        "if they are one school, delete one record",
    ),
    "cluster": ("name", _nothing, "give one another name"),
    "country": ("name", _nothing, "give one another name"),
    "partner": ("name", _nothing, _ONE_OF_THEM.format(field="name")),
    "case study": ("title", _nothing, _ONE_OF_THEM.format(field="title")),
    "course": ("title", lambda course: (course.edition or "",), _ONE_OF_THEM.format(field="title or edition")),
    "resource": (
        "title",
        lambda resource: (*resource.languages, resource.version or ""),
        _ONE_OF_THEM.format(field="title or version"),
    ),
    "event": ("title", lambda event: (event.start,), _ONE_OF_THEM.format(field="title")),
    "news item": ("title", lambda item: (item.published.isoformat(),), _ONE_OF_THEM.format(field="title")),
    "newsletter": ("title", _nothing, _ONE_OF_THEM.format(field="title")),
    **dict.fromkeys(VOCABULARIES, ("label", _nothing, "give one another label")),
}
"""The field that readers know records of a kind by, what else tells two of them apart, and what to do about twins."""

_UNIQUE = frozenset({"school", "cluster", "partner"})
"""Kinds of which no two may have the very same name; stories and events may, if they are spelt alike."""


def ids_carry_their_country(records: Records, day: date) -> Iterator[Problem]:
    """Ids of schools and hubs begin with the country code, so that addresses tell where they lead."""
    ids = [("school", school.id, school.country) for school in records.all("school", School)]
    ids += [("cluster", cluster.id, cluster.country) for cluster in records.all("cluster", Cluster)]
    for kind, id, country in ids:
        if country in records.seen["country"] and not id.startswith(f"{country}-"):
            text = f'the id must begin with the country code; make it "{country}-..." or correct the country'
            yield records.problem(kind, id, ["id"], text)


def former_ids_are_free(records: Records, day: date) -> Iterator[Problem]:
    """An id that a record gave up is not used again, because its address redirects."""
    for kind, entries in records.entries.items():
        taken: dict[str, str] = {}
        for id, entry in entries.items():
            if not isinstance(entry.record, Addressed):
                continue
            for index, former in enumerate(entry.record.formerly):
                if former in records.seen[kind]:
                    text = f'formerly names "{former}", which is in use; ids are never reused, remove one'
                    yield records.problem(kind, id, ["formerly", index], text)
                elif taken.setdefault(former, id) != id:
                    text = f'formerly names "{former}", as "{taken[former]}" does; an address leads to one page only'
                    yield records.problem(kind, id, ["formerly", index], text)


def addresses_are_free(records: Records, day: date) -> Iterator[Problem]:
    """No record has, or had, an id that stands for a page of the list of its kind (/cases/page-2/, /events/month/)."""
    for kind, (reserved, one, many) in _LISTED.items():
        for id, entry in records.entries[kind].items():
            own: list[tuple[list[str | int], str]] = [(["id"], id)]
            own += [(["formerly", index], former) for index, former in enumerate(entry.record.formerly)]
            for path, name in own:
                if reserved.fullmatch(name):
                    text = f'the id "{name}" stands for a page of the list of {many}; give the {one} another'
                    yield records.problem(kind, id, path, text)


def names_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """No two records of a kind have names that readers take for one, and have nothing else to tell them apart by.

    Names are taken for one if they differ only in capitals, in letters of another alphabet that look alike, or in how
    accents, quotation marks, hyphens and spaces were typed.
    """
    for kind, (field, apart, remedy) in _TOLD_APART.items():
        met: dict[tuple[str, ...], str] = {}
        for id, entry in records.entries[kind].items():
            name = str(getattr(entry.record, field))
            key = (alike(name), *map(alike, apart(entry.record)))
            other = met.setdefault(key, id)
            if other == id:
                continue
            same = name == getattr(records.entries[kind][other].record, field)
            if same and kind not in _UNIQUE:
                continue
            what = f"{field} and town" if kind == "school" else field
            spelling = "" if same else ", but for the spelling"
            yield records.problem(kind, id, [field], f'has the same {what} as "{other}"{spelling}; {remedy}')
