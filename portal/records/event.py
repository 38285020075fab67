"""Events of the network: meetings, conferences, trainings."""

from typing import Literal

from pydantic import model_validator

from portal.records.base import Part, Place, Record
from portal.records.fields import (
    CaseStudyRef,
    ClusterRef,
    CountryRef,
    Line,
    Markdown,
    PartnerRef,
    Theme,
    WebAddress,
    When,
)
from portal.records.image import Image


class Link(Part):
    """An address with more about something."""

    title: Line
    """What a reader finds there."""
    url: WebAddress
    """The address."""


class Event(Record):
    """Something that took or takes place at a time."""

    title: Line
    """Title in a few words."""
    type: Literal["meeting", "conference", "workshop", "webinar", "training", "decision"]
    """What sort of event it is."""
    summary: Line
    """What it is about, in one or two sentences."""
    start: When
    """First day, like 2022-03-29; only year and month, or the year, where no source tells the day."""
    end: When | None = None
    """Last day, where it takes several."""
    place: Place | None = None
    """Town it takes place in."""
    online: bool = False
    """Whether one can take part online."""
    organiser: PartnerRef | None = None
    """Partner that organises it."""
    countries: tuple[CountryRef, ...] = ()
    """Countries it is for, where it is not for all."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it is for."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    policy_exchange: bool = False
    """Whether it is a meeting of the policy exchange."""
    outcome: Markdown | None = None
    """What came of it, after the event."""
    case_studies: tuple[CaseStudyRef, ...] = ()
    """Stories that tell of it."""
    image: Image | None = None
    """A picture, if there is one with a licence."""
    links: tuple[Link, ...] = ()
    """Recordings, slides, reports."""

    @model_validator(mode="after")
    def _in_order(self) -> "Event":
        if self.end is not None and (len(self.end) != len(self.start) or self.end < self.start):
            raise ValueError(f"end ({self.end}) must be written like start ({self.start}) and not lie before it")
        return self
