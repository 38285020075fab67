"""Dates lie where they can."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.parts.about.records import Project
from portal.problem import Problem
from portal.reading.load import Records
from portal.words import moment

_YEAR = timedelta(days=366)
_FURTHEST = 100
"""Years that even a waiver cannot exceed: each year and each month has pages of its own."""


def dates_are_in_reach(records: Records, day: date) -> Iterator[Problem]:
    """What has a date is of the time of the project, and at most a year ahead of ``day``.

    A year mistyped puts a record at the wrong end of every feed and calendar. A waiver says that it is no mistake.
    """
    begin = next((project.start for project in records.all(Project)), None)
    for kind, id, field, when, waived in _dated(records):
        text = f"{field} ({when})"
        if waived:
            if begin is not None and abs(moment.first_day(when).year - begin.year) > _FURTHEST:
                text += (
                    f" lies more than {_FURTHEST} years from the beginning of the project ({begin}); correct the year"
                )
                yield records.problem(kind, id, [field], text)
            continue
        if begin is not None and moment.last_day(when) < begin:
            text += f" lies before the project began ({begin})"
        elif moment.first_day(when) > day + _YEAR:
            text += f" lies more than a year ahead of today ({day})"
        else:
            continue
        remedy = "correct it, or add a waiver with the reason and the day it was granted"
        yield records.problem(kind, id, [field], f"{text}; {remedy}")


def _dated(records: Records) -> Iterator[tuple[str, str, str, str, bool]]:
    """(kind, id, field, moment, whether there is a waiver) of what must be in reach."""
    for kind in records.kinds:
        if kind.dated is not None:
            for id, entry in records.entries[kind.name].items():
                waived = getattr(entry.record, "waiver", None) is not None
                yield from ((kind.name, id, field, when, waived) for field, when in kind.dated(entry.record))
