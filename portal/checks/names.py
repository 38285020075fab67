"""Ids and names: ids are permanent, and names distinguish records."""

import re
from collections.abc import Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.base import Addressed
from portal.records.kind import Apart
from portal.words.alphabets import alike


def former_ids_are_free(records: Records, day: date) -> Iterator[Problem]:
    """A former id of a record is not used again, because its address redirects."""
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
    """No record has, or had, an id that a page of its kind's list has as address (/cases/page-2/, /events/month/)."""
    for kind in (kind for kind in records.kinds if kind.taken is not None):
        taken = re.compile(kind.taken or "")
        for id, entry in records.entries[kind.name].items():
            own: list[tuple[list[str | int], str]] = [(["id"], id)]
            own += [(["formerly", index], former) for index, former in enumerate(entry.record.formerly)]
            for path, name in own:
                if taken.fullmatch(name):
                    text = f'the id "{name}" stands for a page of the list of {kind.many}; give the {kind.one} another'
                    yield records.problem(kind.name, id, path, text)


def names_are_told_apart(records: Records, day: date) -> Iterator[Problem]:
    """No two records of a kind have names that readers confuse without anything else to distinguish them.

    Names are confused if they differ only in capitals, in letters of another alphabet that look alike, or in how
    accents, quotation marks, hyphens and spaces were typed.
    """
    for kind in records.kinds:
        if kind.apart is not None:
            yield from _twins(records, kind.name, kind.apart)


def _twins(records: Records, kind: str, apart: Apart) -> Iterator[Problem]:
    met: dict[tuple[str, ...], str] = {}
    for id, entry in records.entries[kind].items():
        name = str(getattr(entry.record, apart.field))
        key = (alike(name), *map(alike, apart.also(entry.record)))
        other = met.setdefault(key, id)
        if other == id:
            continue
        same = name == getattr(records.entries[kind][other].record, apart.field)
        if same and not apart.unique:
            continue
        spelling = "" if same else ", but for the spelling"
        text = f'has the same {apart.what or apart.field} as "{other}"{spelling}; {apart.remedy}'
        yield records.problem(kind, id, [apart.field], text)
