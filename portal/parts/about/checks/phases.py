"""The time of the project holds its phases."""

from collections.abc import Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.project import Project


def months_lie_in_the_project(records: Records, day: date) -> Iterator[Problem]:
    """Phases and milestones lie in the months of the project, or the timeline could not show them."""
    for project in records.all(Project):
        first, last = project.start.isoformat()[:7], project.end.isoformat()[:7]
        months: list[tuple[list[str | int], str]] = []
        months += [(["timeline", index, "month"], milestone.month) for index, milestone in enumerate(project.timeline)]
        for index, phase in enumerate(project.phases):
            months += [(["phases", index, "start"], phase.start), (["phases", index, "end"], phase.end)]
        for path, month in months:
            if not first <= month <= last:
                text = f"{path[0]}, entry {int(path[1]) + 1}: {month} lies outside the project ({first} to {last})"
                yield records.problem("project", "project", path, f"{text}; correct the month")
