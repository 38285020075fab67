"""Issues of the newsletter follow each other, and each has something in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from portal.parts.events.records import Event
from portal.parts.library.records import Resource
from portal.parts.network.records import Cluster, School
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy
from portal.problem import Problem
from portal.reading.load import Records


def periods_do_not_overlap(records: Records, day: date) -> Iterator[Problem]:
    """No day belongs to two issues, or what was published on it would be in both."""
    longest: Newsletter | None = None
    for issue in sorted(records.all(Newsletter), key=lambda issue: (issue.start, issue.end, issue.id)):
        if longest is not None and issue.start <= longest.end:
            text = (
                f'the period {issue.start} to {issue.end} overlaps that of "{longest.id}" '
                f"({longest.start} to {longest.end}); move the start or the end of one"
            )
            yield records.problem("newsletter", issue.id, ["start"], text)
        if longest is None or issue.end > longest.end:
            longest = issue


def issues_appear_after_their_period(records: Records, day: date) -> Iterator[Problem]:
    """An issue is published when its period is over, so that nothing is added to it later."""
    for issue in records.all(Newsletter):
        if issue.published < issue.end:
            text = f"published ({issue.published}) lies before the end of the period ({issue.end}); correct one of them"
            yield records.problem("newsletter", issue.id, ["published"], text)


def issues_have_contents(records: Records, day: date) -> Iterator[Problem]:
    """Says where nothing was published in the period of an issue. The build goes on."""
    days: set[date | None] = {item.published for item in records.all(News)}
    days |= {event.published for event in records.all(Event)}
    days |= {case.published for case in records.all(CaseStudy)}
    days |= {resource.published for resource in records.all(Resource)}
    days |= {cluster.published for cluster in records.all(Cluster)}
    days |= {school.published for school in records.all(School)}
    known = sorted(day for day in days if day is not None)
    for issue in records.all(Newsletter):
        if bisect_left(known, issue.start) == bisect_right(known, issue.end):
            text = f"nothing was published from {issue.start} to {issue.end}, so the issue has only its introduction"
            yield records.problem("newsletter", issue.id, ["start"], text, notice=True)
