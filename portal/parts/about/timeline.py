"""Positions of the marks of the project's timeline."""

from dataclasses import dataclass

from portal.records.project import Project

WIDTH = 1000.0


@dataclass(frozen=True)
class Span:
    """A stretch of time on the line, in units of a drawing ``WIDTH`` wide."""

    title: str
    x: float
    width: float
    row: int


@dataclass(frozen=True)
class Timeline:
    """Everything the drawing shows."""

    years: tuple[tuple[int, float], ...]
    """Years and where each begins; the first year where the project does."""
    spans: tuple[Span, ...]
    marks: tuple[float, ...]
    """Position of each milestone, in their order."""


def timeline(project: Project) -> Timeline:
    """The project's months from its first to its last, spread evenly."""
    first = _months(project.start.isoformat()[:7])
    count = _months(project.end.isoformat()[:7]) - first + 1

    def place(month: str, share: float = 0.0) -> float:
        return round((_months(month) - first + share) / count * WIDTH, 1)

    years = range(project.start.year, project.end.year + 1)
    spans = []
    for row, phase in enumerate(project.phases):
        left = place(phase.start)
        spans.append(Span(phase.title, left, round(place(phase.end, 1.0) - left, 1), row))
    return Timeline(
        years=tuple((year, max(0.0, place(f"{year}-01"))) for year in years),
        spans=tuple(spans),
        marks=tuple(place(milestone.month, 0.5) for milestone in project.timeline),
    )


def _months(month: str) -> int:
    year, number = month.split("-")
    return 12 * int(year) + int(number) - 1
