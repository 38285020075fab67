"""Case studies, and stories by schools."""

from datetime import date
from typing import ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from portal.parts.stories.sections import STORIES
from portal.records.base import Piece, Publication, not_before
from portal.records.fields import (
    Approach,
    ClusterRef,
    Context,
    CountryRef,
    Day,
    LanguageTag,
    Level,
    Line,
    Markdown,
    PolicyChallenge,
    SchoolRef,
    Theme,
    WebAddress,
)
from portal.records.image import Image


class Original(Piece):
    """Where the story was first published."""

    url: WebAddress
    """Address of the page."""
    language: LanguageTag
    """Language it is written in, as a two-letter code."""


class CaseStudy(Publication):
    """What a school or hub did, in what circumstances, and what came of it."""

    folder: ClassVar[str | None] = STORIES.path

    title: Line
    """Title in a few words."""
    type: Literal["case-study", "school-story", "hub-diary", "meeting-report"]
    """What sort of account it is."""
    summary: Line
    """The story in one or two sentences."""
    country: CountryRef
    """Country it happened in."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it is about."""
    schools: tuple[SchoolRef, ...] = ()
    """Schools it is about."""
    start: Day | None = None
    """First day of what the story is about, where known."""
    end: Day | None = None
    """Last day, where it took several."""
    levels: tuple[Level, ...] = ()
    """School levels."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    contexts: tuple[Context, ...] = ()
    """Circumstances."""
    approaches: tuple[Approach, ...] = ()
    """How the work was organised."""
    policy_challenges: tuple[PolicyChallenge, ...] = ()
    """Policy challenges it speaks to."""
    context: Markdown
    """The circumstances: who, where, why."""
    what_was_done: Markdown
    """What the schools did."""
    what_changed: Markdown | None = None
    """What came of it, as far as the sources say."""
    image: Image | None = None
    """A picture, if there is one with a licence."""
    original: Original | None = None
    """The schools' own account."""

    @property
    def countries_named(self) -> tuple[str, ...]:
        """The country it happened in."""
        return (self.country,)

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: date | None, info: ValidationInfo) -> date | None:
        if end is not None and "start" in info.data and info.data["start"] is None:
            raise ValueError("stands without start; add start, or write the one day as start")
        return not_before(end, info, "start")
