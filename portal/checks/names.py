"""Ids and names: permanent, prefixed, and telling records apart."""

import re
from collections.abc import Iterator
from datetime import date

from portal.load import Records
from portal.problem import Problem
from portal.records import Addressed, Cluster, School

_LISTED = {
    "case study": (re.compile(r"page-[0-9]+"), "story", "stories"),
    "resource": (re.compile(r"page-[0-9]+"), "resource", "resources"),
    "event": (re.compile(r"page-[0-9]+|month"), "event", "events"),
    "news item": (re.compile(r"page-[0-9]+|year|country|theme"), "item", "news"),
    "newsletter": (re.compile(r"page-[0-9]+"), "issue", "newsletters"),
}
"""What ids of a kind cannot be, and what readers call one of the kind and many."""


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
    """Two hubs, or two schools in one town, do not have the same name: readers could not tell them apart."""
    met: dict[tuple[str, ...], str] = {}
    for school in records.all("school", School):
        town = school.place.town if school.place else ""
        key: tuple[str, ...] = ("school", school.country, school.name.casefold(), town.casefold())
        if met.setdefault(key, school.id) != school.id:
            text = f'has the same name and town as "{met[key]}"; if they are one school, delete one record'
            yield records.problem("school", school.id, ["name"], text)
    for cluster in records.all("cluster", Cluster):
        key = ("cluster", cluster.name.casefold())
        if met.setdefault(key, cluster.id) != cluster.id:
            text = f'has the same name as "{met[key]}"; give one another name'
            yield records.problem("cluster", cluster.id, ["name"], text)
