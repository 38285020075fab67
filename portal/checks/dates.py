"""Dates are in a plausible range, and nothing was published before there was a portal."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.project import Project
from portal.words import span

_YEAR = timedelta(days=366)
_FURTHEST = 100
"""Maximum years from the beginning of the project, even with a waiver: each year and month has pages of its own."""


def dates_are_in_reach(records: Records, day: date) -> Iterator[Problem]:
    """No date is before the beginning of the project, or more than a year after ``day``.

    A mistyped year puts a record at the wrong end of every feed and calendar. A waiver states that it is not a mistake.
    """
    begin = next((project.start for project in records.all(Project)), None)
    for kind, id, field, when, waived in _dated(records):
        text = f"{field} ({when})"
        if waived:
            if begin is not None and abs(span.first_day(when).year - begin.year) > _FURTHEST:
                text += (
                    f" lies more than {_FURTHEST} years from the beginning of the project ({begin}); correct the year"
                )
                yield records.problem(kind, id, [field], text)
            continue
        if begin is not None and span.last_day(when) < begin:
            text += f" lies before the project began ({begin})"
        elif span.first_day(when) > day + _YEAR:
            text += f" lies more than a year ahead of today ({day})"
        else:
            continue
        remedy = "correct it, or add a waiver with the reason and the day it was granted"
        yield records.problem(kind, id, [field], f"{text}; {remedy}")


def _dated(records: Records) -> Iterator[tuple[str, str, str, str, bool]]:
    """(kind, id, field, moment, has a waiver) of every date that must be in range."""
    for kind in records.kinds:
        if kind.dated is not None:
            for id, entry in records.entries[kind.name].items():
                waived = getattr(entry.record, "waiver", None) is not None
                yield from ((kind.name, id, field, when, waived) for field, when in kind.dated(entry.record))


def nothing_was_published_before_the_portal(records: Records, day: date) -> Iterator[Problem]:
    """No record was published on a day on which this portal was not there yet."""
    since = next((project.portal_since for project in records.all(Project)), None)
    for kind in records.kinds:
        if since is None or not kind.publication:
            continue
        for id, entry in records.entries[kind.name].items():
            if (published := entry.record.published) < since:
                elsewhere = ", and when it happened under happened" if "happened" in kind.model.model_fields else ""
                text = (
                    f"published ({published}) lies before the first day of this portal ({since}, data/project.yaml); "
                    f"write the day on which the portal tells of it{elsewhere}"
                )
                yield records.problem(kind.name, id, ["published"], text)
