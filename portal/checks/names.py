"""Ids and names: permanent, prefixed, and telling records apart."""

import re
from collections.abc import Iterator
from datetime import date

from portal.load import Records
from portal.problem import Problem
from portal.records import Addressed, CaseStudy, Cluster, School


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
    """No story has an id that stands for a page of the list of stories (/cases/page-2/)."""
    for case in records.all("case study", CaseStudy):
        if re.fullmatch(r"page-\d+", case.id):
            text = f'the id "{case.id}" stands for a page of the list of stories; give the story another'
            yield records.problem("case study", case.id, ["id"], text)


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
