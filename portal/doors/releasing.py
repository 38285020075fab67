"""``portal release``: writes what changed for readers since the release before, as records that stay as they are.

The site is made from these records, so that a build needs no history of git and gives the same bytes everywhere.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from portal.doors import side
from portal.doors.pairs import what
from portal.doors.proposal import Proposed, judged, write
from portal.doors.readers import ForReaders, counted, for_readers, is_followed
from portal.inspection import inspect
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.problem import DataError
from portal.records.kind import Kind
from portal.words import moment
from portal.words.when import long_date

NOT_RELEASED = 2
"""The exit code where there is nothing to compare with, or a release of the day is there."""
KIND = "release"
MOST_CHANGES = 400
_DOCS = "docs"
_LONGEST = 300


def release(base: str | None, data: Path, *, only_try: bool) -> int:
    """Writes what changed since ``base``, a folder of data or a revision of git; without it, that this is the first.

    The exit code is 0 where it is written or nothing changed, 1 where the data has problems, 2 where there is nothing
    to compare with.
    """
    day = moment.today()
    docs = data.absolute().parent / _DOCS
    try:
        portal, _notices = inspect(data, day, docs if docs.is_dir() else None)
        proposed = _proposed(portal, base, data, day)
        verdict = judged(data, proposed, docs if docs.is_dir() else None)
    except side.NotComparedError as error:
        print(f"Nothing was released: {error}.", file=sys.stderr)
        return NOT_RELEASED
    except DataError as error:
        print(error)
        return 1
    if verdict.faults:
        print("\n".join(f"{fault.id}: {fault.message}" for fault in verdict.faults))
        return 1
    for one in proposed:
        print(f"{one.record['title']}: {one.record['summary']}")
    if not proposed:
        print(f"Nothing changed for readers since {base}. Nothing was written.")
    elif only_try:
        print("Nothing was written, because this was a try.")
    else:
        write(data, verdict)
        print(f"Written to {', '.join(str(data / name) for name in verdict.files)}. Commit it, then tag the release.")
    return 0


def _proposed(portal: Portal, base: str | None, data: Path, day: date) -> list[Proposed]:
    """The records of the release. Raises NotComparedError where there is nothing to compare with."""
    kind = next(kind for kind in kinds_of(PARTS) if kind.name == KIND)
    former = [record.published for record in portal.tables[kind.name].values()]
    if day in former:
        raise side.NotComparedError(f"there is a release of {day} already; delete its records to write them again")
    if base is None:
        if former:
            raise side.NotComparedError(
                f"there was a release on {max(former)}; name it, as a revision of git like v1.0.0 or a folder of data"
            )
        return [_first(portal, kind, day)]
    with side.named(base, data) as folder:
        found = for_readers(side.before(folder, day), side.now(data, day), max(former, default=day))
    return list(_records(portal, kind, found, day))


def _first(portal: Portal, kind: Kind, day: date) -> Proposed:
    counts = Counter({one: len(portal.tables[one.name]) for one in portal.kinds if is_followed(one)})
    there = ", ".join(f"{count} {what(one, count)}" for one, count in counts.items() if count)
    record = {
        "id": day.isoformat(),
        "title": f"The first release, {long_date(day)}",
        "summary": f"The first release of this site: {there}."[:_LONGEST],
        "published": day.isoformat(),
    }
    return Proposed(kind, record)


def _records(portal: Portal, kind: Kind, found: Sequence[ForReaders], day: date) -> Iterator[Proposed]:
    """One for what is of no country, and one for each country in which anything changed."""
    for country in ("", *portal.places("country")):
        changes = tuple(one for one in found if one.country == country)
        if not changes:
            continue
        place: Any = portal.places("country").get(country)
        where = f"in {getattr(place, 'phrase', place.label)}" if place is not None else "beside the countries"
        summary = counted(changes)
        record: dict[str, Any] = {
            "id": f"{day}-{country}" if country else day.isoformat(),
            "title": f"What changed {where}, {long_date(day)}",
            "summary": summary if len(summary) <= _LONGEST else f"{len(changes)} changes.",
            "published": day.isoformat(),
        }
        if country:
            record["country"] = country
        record["changes"] = [_change(one) for one in changes[:MOST_CHANGES]]
        if len(changes) > MOST_CHANGES:
            record["left_out"] = str(len(changes) - MOST_CHANGES)
        yield Proposed(kind, record)


def _change(one: ForReaders) -> dict[str, str]:
    told = {"fate": one.fate, "what": what(one.kind), "name": one.name, "record": f"{one.kind.stem}/{one.id}"}
    return {**told, "text": one.text} if one.text else told
