"""Components about the project and its words that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.about.records import GlossaryTerm, Partner
from portal.parts.about.timeline import Timeline
from portal.parts.about.timeline import timeline as drawn
from portal.portal import Portal
from portal.records.project import Milestone, Objective, Outcome, Project, WorkPackage
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class LinkedWord(Values):
    """The first use of a word of the glossary on a page."""

    template: ClassVar[str] = "components/term.html"
    entry: GlossaryTerm
    text: str
    """The word as the page writes it."""


def term(portal: Portal, id: str, text: str) -> LinkedWord:
    """The link to the entry with that id."""
    return LinkedWord(entry=portal.every(GlossaryTerm)[id], text=text)


@dataclass(frozen=True, kw_only=True)
class Definitions(Values):
    """The words that a page links to the glossary, explained."""

    template: ClassVar[str] = "components/definitions.html"
    entries: tuple[GlossaryTerm, ...]


def definitions(portal: Portal, ids: tuple[str, ...]) -> Definitions:
    """The definitions of the entries with these ids."""
    return Definitions(entries=tuple(portal.every(GlossaryTerm)[id] for id in ids))


@dataclass(frozen=True, kw_only=True)
class GrantFacts(Values):
    """The grant, as a list of facts."""

    template: ClassVar[str] = "components/grant.html"
    project: Project
    coordinator: Partner


def grant(portal: Portal) -> GrantFacts:
    """What the grant agreement says."""
    return GrantFacts(project=portal.project, coordinator=portal.every(Partner)[portal.project.coordinator])


@dataclass(frozen=True, kw_only=True)
class ObjectiveList(Values):
    """What the project wants."""

    template: ClassVar[str] = "components/objectives.html"
    objectives: tuple[Objective, ...]


def objectives(portal: Portal) -> ObjectiveList:
    """The objectives of the project."""
    return ObjectiveList(objectives=portal.project.objectives)


@dataclass(frozen=True, kw_only=True)
class OutcomeList(Values):
    """What is to come of the project."""

    template: ClassVar[str] = "components/outcomes.html"
    outcomes: tuple[Outcome, ...]


def outcomes(portal: Portal) -> OutcomeList:
    """The outcomes of the project."""
    return OutcomeList(outcomes=portal.project.outcomes)


@dataclass(frozen=True, kw_only=True)
class ProjectAbout(Values):
    """What the project is."""

    template: ClassVar[str] = "components/project_about.html"
    about: str
    """Markdown."""


def project_about(portal: Portal) -> ProjectAbout:
    """What the project says of itself."""
    return ProjectAbout(about=portal.project.about)


@dataclass(frozen=True, kw_only=True)
class WorkPackageList(Values):
    """The work packages."""

    template: ClassVar[str] = "components/work_packages.html"
    packages: tuple[WorkPackage, ...]


def work_packages(portal: Portal) -> WorkPackageList:
    """The work packages of the project."""
    return WorkPackageList(packages=portal.project.work_packages)


@dataclass(frozen=True, kw_only=True)
class MilestoneList(Values):
    """The milestones of the project."""

    template: ClassVar[str] = "components/timeline.html"
    milestones: tuple[Milestone, ...]


def timeline(portal: Portal) -> MilestoneList:
    """The milestones in their order."""
    return MilestoneList(milestones=portal.project.timeline)


@dataclass(frozen=True, kw_only=True)
class TimelineChart(Values):
    """A picture of the milestones."""

    template: ClassVar[str] = "components/timeline_chart.html"
    chart: Timeline
    milestones: tuple[Milestone, ...]


def timeline_chart(portal: Portal) -> TimelineChart:
    """The picture."""
    return TimelineChart(chart=drawn(portal.project), milestones=portal.project.timeline)


FILLINGS: tuple[Filling, ...] = (
    term,
    definitions,
    grant,
    objectives,
    outcomes,
    project_about,
    work_packages,
    timeline,
    timeline_chart,
)
"""What fills these components."""
