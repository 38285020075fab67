"""Notes on what schools and hubs reported, and stories that they tell."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from portal.parts.stories.sections import STORIES
from portal.records.base import Account, Piece, Retired
from portal.records.confirmed import Confirmable
from portal.records.fields import (
    Approach,
    ClusterRef,
    Context,
    CountryRef,
    LanguageTag,
    Levels,
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
    """Language it is written in, as a code like hr."""


class CaseStudy(Confirmable, Account):
    """What a school or hub did, in what circumstances, and what came of it."""

    folder: ClassVar[str | None] = STORIES.path
    retired: ClassVar[Mapping[str, Retired]] = {
        "start": Retired("write when it happened under happened, like 2022-03-17", "happened"),
        "end": Retired("write from when to when it happened under happened, like 2022-03-17 to 2022-03-18", "happened"),
    }

    title: Line
    """Title in a few words."""
    type: Literal["case-study", "school-story", "hub-diary", "meeting-report"]
    """What sort of account it is, or is a note on."""
    form: Literal["note", "story"] = "note"
    """Who tells it: `story`, where a school or hub tells it itself; `note`, the usual case, where this portal sums up
    in a few sentences what a school or hub reported elsewhere. Pages show which it is."""
    summary: Line
    """The story or note in one or two sentences."""
    country: CountryRef
    """Country it happened in."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it is about."""
    schools: tuple[SchoolRef, ...] = ()
    """Schools it is about."""
    levels: Levels = ()
    """School levels it is about, as far as a source says; `all` only where it is for all."""
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

    @property
    def in_time(self) -> tuple[date, date]:
        """First and last day on which it can have happened; a story without a time stands behind the others."""
        return super().in_time if self.happened else (date.min, date.min)
