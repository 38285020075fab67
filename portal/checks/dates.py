"""Dates lie where they can."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.parts.about.records import Project
from portal.parts.events.records import Event
from portal.parts.news.records import News, Newsletter
from portal.problem import Problem
from portal.reading.load import Records
from portal.words import moment

_YEAR = timedelta(days=366)
_FURTHEST = 100
"""Years that even a waiver cannot exceed: the news of each year and the events of each month have a page."""


def months_lie_in_the_project(records: Records, day: date) -> Iterator[Problem]:
    """Phases and milestones lie in the months of the project, or the timeline could not show them."""
    for project in records.all("project", Project):
        first, last = project.start.isoformat()[:7], project.end.isoformat()[:7]
        months: list[tuple[list[str | int], str]] = []
        months += [(["timeline", index, "month"], milestone.month) for index, milestone in enumerate(project.timeline)]
        for index, phase in enumerate(project.phases):
            months += [(["phases", index, "start"], phase.start), (["phases", index, "end"], phase.end)]
        for path, month in months:
            if not first <= month <= last:
                text = f"{path[0]}, entry {int(path[1]) + 1}: {month} lies outside the project ({first} to {last})"
                yield records.problem("project", "project", path, f"{text}; correct the month")


def dates_are_in_reach(records: Records, day: date) -> Iterator[Problem]:
    """Events, news and issues of the newsletter are of the time of the project, and at most a year ahead of ``day``.

    A year mistyped puts a record at the wrong end of every feed and calendar. A waiver says that it is no mistake.
    """
    begin = next((project.start for project in records.all("project", Project)), None)
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
    for event in records.all("event", Event):
        yield "event", event.id, "start", event.start, event.waiver is not None
        if event.end is not None:
            yield "event", event.id, "end", event.end, event.waiver is not None
    for item in records.all("news item", News):
        yield "news item", item.id, "published", item.published.isoformat(), item.waiver is not None
    for issue in records.all("newsletter", Newsletter):
        yield "newsletter", issue.id, "start", issue.start.isoformat(), issue.waiver is not None
        yield "newsletter", issue.id, "end", issue.end.isoformat(), issue.waiver is not None
