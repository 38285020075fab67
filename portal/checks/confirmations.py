"""Nobody confirms what is to come, or what was not there."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.confirmed import Confirmable
from portal.records.project import Project
from portal.words import span

_A_DAY = timedelta(days=1)
"""Where a record was written, the day may have come already."""


def confirmations_are_possible(records: Records, day: date) -> Iterator[Problem]:
    """No record was confirmed on a day to come, before this portal was there, or before what it describes began."""
    since = next((project.portal_since for project in records.all(Project)), None)
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            if not isinstance(entry.record, Confirmable) or entry.record.confirmed is None:
                continue
            said = entry.record.confirmed.day
            if reason := _impossible(entry.record, said, day, since):
                yield records.problem(kind, id, ["confirmed", "day"], f"confirmed, day ({said}) {reason}")


def _impossible(record: Confirmable, said: date, day: date, since: date | None) -> str | None:
    """Why nobody can have said it on that day, and what to do; None where somebody can."""
    if said > day + _A_DAY:
        return f"lies ahead of today ({day}); write the day on which somebody said that the record is right"
    if since is not None and said < since:
        return (
            f"lies before the first day of this portal ({since}, data/project.yaml), when nobody could read the "
            "record; write the day on which somebody read it here, or delete confirmed"
        )
    for name in ("since", "joined", "happened", "start"):
        begin = getattr(record, name, None)
        if isinstance(begin, str) and span.first_day(begin) > said:
            return f"lies before {name} ({begin}); correct one of them"
    return None
