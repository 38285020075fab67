"""Components of the mentoring guide that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.library.records import Resource
from portal.parts.mentoring import diagrams
from portal.parts.mentoring.records import (
    Chapter,
    Condition,
    CooperationModel,
    Fact,
    Guide,
    GuidePoint,
    Reading,
    SmallSchools,
)
from portal.parts.mentoring.ways import Asked, asked
from portal.parts.network.records import Cluster
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.base import Citation
from portal.records.project import Project
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm


@dataclass(frozen=True, kw_only=True)
class GuidePoints(Values):
    """Points of the guide."""

    template: ClassVar[str] = "components/guide_points.html"
    points: tuple[GuidePoint, ...]


def guide_reasons(portal: Portal) -> GuidePoints:
    """Why schools work together."""
    return GuidePoints(points=portal.single(Guide).why.reasons)


def guide_mentoring(portal: Portal) -> GuidePoints:
    """What is known about mentoring between schools."""
    return GuidePoints(points=portal.single(Guide).models.mentoring)


def guide_motives(portal: Portal) -> GuidePoints:
    """Why the organisation takes part."""
    return GuidePoints(points=portal.single(Guide).learning.reasons)


@dataclass(frozen=True, kw_only=True)
class GuideCommunity(Values):
    """What makes a professional learning community."""

    template: ClassVar[str] = "components/guide_community.html"
    points: tuple[GuidePoint, ...]


def guide_community(portal: Portal) -> GuideCommunity:
    """What the guide says of it."""
    return GuideCommunity(points=portal.single(Guide).learning.community)


@dataclass(frozen=True, kw_only=True)
class GuideChecklist(Values):
    """The conditions of success, to tick."""

    template: ClassVar[str] = "components/guide_checklist.html"
    conditions: tuple[Condition, ...]
    acronym: str
    """The short name of the project."""
    title: str
    """Title of the guide."""


def guide_checklist(portal: Portal) -> GuideChecklist:
    """The conditions of the guide."""
    guide = portal.single(Guide)
    return GuideChecklist(conditions=guide.conditions.conditions, acronym=portal.project.acronym, title=guide.title)


@dataclass(frozen=True, kw_only=True)
class GuideFacts(Values):
    """Facts about the tool for self-review."""

    template: ClassVar[str] = "components/guide_facts.html"
    facts: tuple[Fact, ...]
    cited: tuple[tuple[str, tuple[Citation, ...]], ...]
    """The sources of each fact, under its title."""


def guide_facts(portal: Portal) -> GuideFacts:
    """The facts that the guide tells."""
    facts = portal.single(Guide).self_review.facts
    return GuideFacts(facts=facts, cited=tuple((fact.title, fact.sources) for fact in facts))


@dataclass(frozen=True, kw_only=True)
class GuideInterviews(Values):
    """Interviews with small schools, and what they showed."""

    template: ClassVar[str] = "components/guide_interviews.html"
    part: SmallSchools


def guide_interviews(portal: Portal) -> GuideInterviews:
    """The interviews that the guide tells of."""
    return GuideInterviews(part=portal.single(Guide).small_schools)


@dataclass(frozen=True, kw_only=True)
class GuideSurvey(Values):
    """A survey of small schools, and what it showed."""

    template: ClassVar[str] = "components/guide_survey.html"
    part: SmallSchools


def guide_survey(portal: Portal) -> GuideSurvey:
    """The survey that the guide tells of."""
    return GuideSurvey(part=portal.single(Guide).small_schools)


@dataclass(frozen=True, kw_only=True)
class GuideLevels(Values):
    """The levels of the earlier project."""

    template: ClassVar[str] = "components/guide_levels.html"
    levels: tuple[str, ...]


def guide_levels(portal: Portal) -> GuideLevels:
    """The levels, the lowest first."""
    return GuideLevels(levels=portal.single(Guide).earlier_project.levels)


@dataclass(frozen=True, kw_only=True)
class LevelsDrawing(Values):
    """A stair of levels."""

    template: ClassVar[str] = "components/levels_drawing.html"
    count: int
    stair: diagrams.Stair
    step: float
    """Width of a step."""


def levels_drawing(_portal: Portal, count: int) -> LevelsDrawing:
    """The stair with so many steps."""
    return LevelsDrawing(count=count, stair=diagrams.stair(count), step=diagrams.STEP)


@dataclass(frozen=True, kw_only=True)
class GuideSteps(Values):
    """The parts of the earlier project."""

    template: ClassVar[str] = "components/guide_steps.html"
    steps: tuple[str, ...]


def guide_steps(portal: Portal) -> GuideSteps:
    """The parts, a word each, in order."""
    return GuideSteps(steps=portal.single(Guide).earlier_project.steps)


@dataclass(frozen=True, kw_only=True)
class StepsDrawing(Values):
    """Stepping stones with letters."""

    template: ClassVar[str] = "components/steps_drawing.html"
    letters: str
    stones: tuple[diagrams.Point, ...]
    width: float


def steps_drawing(_portal: Portal, letters: str) -> StepsDrawing:
    """A stone for each of the letters."""
    return StepsDrawing(letters=letters, stones=diagrams.path(len(letters)), width=diagrams.STEP * len(letters))


@dataclass(frozen=True)
class ModelRow:
    """A way of working together, with what it names."""

    model: CooperationModel
    approach: VocabularyTerm
    hubs: tuple[Cluster, ...]
    cases: tuple[CaseStudy, ...]


@dataclass(frozen=True, kw_only=True)
class GuideModels(Values):
    """Ways of working together, compared."""

    template: ClassVar[str] = "components/guide_models.html"
    rows: tuple[ModelRow, ...]
    cited: tuple[tuple[str, tuple[Citation, ...]], ...]
    """The sources of each row, under its name."""


def guide_models(portal: Portal) -> GuideModels:
    """The ways that the guide compares."""
    rows = tuple(
        ModelRow(
            model,
            portal.term("approaches", model.approach),
            tuple(portal.every(Cluster)[id] for id in model.clusters),
            tuple(portal.every(CaseStudy)[id] for id in model.case_studies),
        )
        for model in portal.single(Guide).models.models
    )
    return GuideModels(rows=rows, cited=tuple((row.approach.label, row.model.sources) for row in rows))


@dataclass(frozen=True, kw_only=True)
class GuideReading(Values):
    """What to read on."""

    template: ClassVar[str] = "components/guide_reading.html"
    entries: tuple[tuple[Reading, str | None], ...]
    """Each with its publisher; None for an address."""


def guide_reading(portal: Portal) -> GuideReading:
    """What the guide proposes."""
    return GuideReading(
        entries=tuple(
            (entry, None if "://" in entry.source else portal.sources[entry.source].publisher)
            for entry in portal.single(Guide).reading
        )
    )


@dataclass(frozen=True, kw_only=True)
class GuideSources(Values):
    """The foot of a chapter of the guide."""

    template: ClassVar[str] = "components/guide_sources.html"
    part: Chapter
    resources: tuple[Resource, ...]
    """What helps to do what the chapter tells of."""


def guide_sources(portal: Portal, part: Chapter) -> GuideSources:
    """What helps with the chapter, its note and its sources."""
    return GuideSources(part=part, resources=tuple(portal.every(Resource)[id] for id in part.resources))


@dataclass(frozen=True, kw_only=True)
class WhomToAsk(Values):
    """Whether a school can join the project, and whom to ask, country by country."""

    template: ClassVar[str] = "components/whom_to_ask.html"
    project: Project
    over: bool
    """True if the project has ended."""
    countries: tuple[Asked, ...]


def whom_to_ask(portal: Portal) -> WhomToAsk:
    """Each country with the organisations that coordinated its hubs."""
    return WhomToAsk(project=portal.project, over=portal.project.end < portal.as_of, countries=asked(portal))


FILLINGS: tuple[Filling, ...] = (
    guide_reasons,
    guide_mentoring,
    guide_motives,
    guide_community,
    guide_checklist,
    guide_facts,
    guide_interviews,
    guide_survey,
    guide_levels,
    levels_drawing,
    guide_steps,
    steps_drawing,
    guide_models,
    guide_reading,
    guide_sources,
    whom_to_ask,
)
"""What fills these components."""
