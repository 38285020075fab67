"""Limits the amount of data, so that no page, feed or book grows out of proportion when the site is built."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from heapq import nlargest
from itertools import islice

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading.load import Placed, Records
from portal.records.base import Publication

Place = tuple[str, str]
MOST_ANNOUNCED = 40_000_000
"""Maximum characters of all entries in feeds of countries, themes and hubs. Each entry is in two channels with three
formats, so the files have about six times as many bytes, all in memory at once."""
OF_A_FEED = 50
"""Maximum entries of a feed; the page that it names as its archive lists all."""
_MOST_USES = 5
"""Maximum records that use the same text or file."""
_OF_AN_ENTRY = 1_000
"""Characters of every entry in addition to its own text."""


def kinds_are_not_too_many(records: Records, day: date) -> Iterator[Problem]:
    """No kind has more records than the pages that list all of them can show."""
    for kind in records.kinds:
        found = records.entries[kind.name]
        for id in islice(found, kind.most, kind.most + 1):
            text = f"is one record too many: {kind.stem} can have {kind.most} in all; take out what is not needed"
            yield records.problem(kind.name, id, [], text)


def texts_and_files_are_not_named_again_and_again(records: Records, day: date) -> Iterator[Problem]:
    """No text or file is named by many records: documents are made for each use."""
    met: dict[str, dict[tuple[str, str], None]] = {}
    for kind, id, path, name in _named(records):
        users = met.setdefault(name, {})
        if (kind, id) not in users and len(users) == _MOST_USES:
            text = f'"{name}" is named by {_MOST_USES} other records already; link to one of them, or name another here'
            yield records.problem(kind, id, path, text)
        else:
            users[kind, id] = None


def _named(records: Records) -> Iterator[tuple[str, str, list[str | int], str]]:
    for kind in records.kinds:
        if kind.named is not None:
            for id, entry in records.entries[kind.name].items():
                yield from ((kind.name, id, path, name) for path, name in kind.named(entry.record))


def feeds_stay_small(records: Records, day: date) -> Iterator[Problem]:
    """The entries of all feeds together are within the limit; if not, the records in many feeds are reported."""
    lengths: dict[Place, list[int]] = defaultdict(list)
    weights: list[tuple[str, str, int, int]] = []
    hubs = next((records.entries[kind.name] for kind in records.kinds if kind.scope == "hub"), {})
    for kind, record in _announced(records):
        places, length = _places(hubs, record), _length(record)
        weights.append((kind, record.id, len(places), length))
        for place in places:
            lengths[place].append(length)
    total = sum(sum(nlargest(OF_A_FEED, found)) for found in lengths.values())
    if total <= MOST_ANNOUNCED:
        return
    fair = MOST_ANNOUNCED // len(weights)
    for kind, id, count, length in weights:
        if count * length > fair:
            text = (
                f"would stand in the feeds of {count} countries, themes and hubs, with {length} characters in each; "
                f"all feeds together would have {total} and can have {MOST_ANNOUNCED}, so name fewer of them"
            )
            yield records.problem(kind, id, [], text)


def _announced(records: Records) -> Iterator[tuple[str, Publication]]:
    """The announced records of all kinds, except those composed from other records."""
    for kind in records.kinds:
        if kind.announced is not None and kind.announced.subjects is None:
            yield from ((kind.name, entry.record) for entry in records.entries[kind.name].values())


def _places(hubs: Mapping[str, Placed], record: Publication) -> set[Place]:
    places = {("theme", id) for id in record.themes_named} | {("hub", id) for id in record.clusters_named}
    places |= {("country", id) for id in record.countries_named}
    found = (hubs[id].record for id in record.clusters_named if id in hubs)
    return places | {("country", hub.country_named) for hub in found}


def _length(part: BaseModel) -> int:
    return _OF_AN_ENTRY + sum(len(value) for value in part.__dict__.values() if isinstance(value, str))
