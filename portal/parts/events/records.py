"""Events of the network: meetings, conferences, trainings."""

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.parts.events.sections import EVENTS
from portal.records.base import Link, Piece, Place, Publication, Waiver
from portal.records.fields import (
    Audience,
    CaseStudyRef,
    ClusterRef,
    Count,
    CountryRef,
    LanguageTag,
    Line,
    Markdown,
    Moment,
    PartnerRef,
    Theme,
    TimeZone,
    WebAddress,
)
from portal.records.image import Image
from portal.words import moment


class Registration(Piece):
    """How to register."""

    url: WebAddress
    """Address of the form or page."""
    deadline: Moment | None = None
    """Last day or time to register, like 2022-03-22; a time is of the event's time zone."""


class EventFigure(Piece):
    """A number that says what came of the event."""

    value: Count
    """The number."""
    about: Literal["exactly", "more-than", "almost", "about"] = "exactly"
    """How exact the source is."""
    label: Line
    """What was counted, as it is written after the number."""


class Event(Publication):
    """Something that took or takes place at a time."""

    folder: ClassVar[str | None] = EVENTS.path

    title: Line
    """Title in a few words."""
    type: Literal["meeting", "conference", "workshop", "webinar", "training", "decision"]
    """What sort of event it is."""
    summary: Line
    """What it is about, in one or two sentences."""
    start: Moment
    """When it begins: 2022-03-29 10:00, or only the day, month or year where no more is known or it lasts all day."""
    time_zone: TimeZone | None = Field(None, validate_default=True)
    """The zone whose clocks show the times, like Europe/Brussels; needed where there is a time."""
    end: Moment | None = None
    """When it ends, written like the start; the last day where it takes several."""
    status: Literal["planned", "cancelled", "moved"] = "planned"
    """`cancelled` instead of deleting it, so that calendars take it out; `moved` where it was put off."""
    moved_from: Moment | None = Field(None, validate_default=True)
    """When it was to begin before it was moved."""
    revision: Count = Field(0, validate_default=True)
    """Raised by one whenever time, place or status change, so that calendars take the change over."""
    place: Place | None = None
    """Town it takes place in."""
    online: bool = False
    """True if one can take part online."""
    join_url: WebAddress | None = None
    """Address to take part online."""
    registration: Registration | None = None
    """How to register."""
    languages: tuple[LanguageTag, ...] = ()
    """Languages spoken, as two-letter codes."""
    audience: tuple[Audience, ...] = ()
    """Whom it is for."""
    organiser: PartnerRef | None = None
    """Partner that organises it."""
    countries: tuple[CountryRef, ...] = ()
    """Countries it is for, where it is not for all."""
    clusters: tuple[ClusterRef, ...] = ()
    """Hubs it is for."""
    themes: tuple[Theme, ...] = ()
    """Themes."""
    policy_exchange: bool = False
    """True if it is a meeting of the policy exchange."""
    outcome: Markdown | None = None
    """What came of it, after the event."""
    figures: tuple[EventFigure, ...] = ()
    """What came of it in numbers."""
    recording: WebAddress | None = None
    """Address of the recording."""
    slides: WebAddress | None = None
    """Address of the slides."""
    case_studies: tuple[CaseStudyRef, ...] = ()
    """Stories about it."""
    image: Image | None = None
    """A picture, if there is one with a licence."""
    links: tuple[Link, ...] = ()
    """Reports and other pages about it."""
    waiver: Waiver | None = None
    """Only for an event rightly dated before the project or more than a year ahead."""

    @field_validator("time_zone")
    @classmethod
    def _fits(cls, zone: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start")
        if start is None:
            return zone
        if zone is None and moment.timed(start):
            raise ValueError(f"is needed, because start ({start}) has a time; add it, like time_zone: Europe/Brussels")
        if zone is not None and not moment.timed(start):
            raise ValueError(
                "stands beside a start without a time; delete it, or write the time, like 2022-03-29 10:00"
            )
        if zone is not None:
            try:
                moment.instant(start, zone)
            except ValueError as error:
                raise ValueError(f"does not fit: start {error}") from error
        return zone

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: str | None, info: ValidationInfo) -> str | None:
        start, zone = info.data.get("start"), info.data.get("time_zone")
        if end is None or start is None:
            return end
        if len(end) != len(start):
            raise ValueError(f"({end}) must be written like start ({start})")
        if end < start:
            raise ValueError(f"({end}) lies before start ({start}); correct one of them")
        if zone is not None:
            moment.instant(end, zone)
        return end

    @field_validator("moved_from")
    @classmethod
    def _was_moved(cls, before: str | None, info: ValidationInfo) -> str | None:
        if before is not None and info.data.get("status") == "planned":
            raise ValueError("stands beside the status planned; write status: moved, or delete it")
        if before is None and info.data.get("status") == "moved":
            raise ValueError("is needed beside the status moved; write when the event was to begin before")
        return before

    @field_validator("revision")
    @classmethod
    def _was_raised(cls, revision: int, info: ValidationInfo) -> int:
        if revision == 0 and (status := info.data.get("status")) in {"cancelled", "moved"}:
            raise ValueError(f"must be 1 or more beside the status {status}, so that calendars take the change over")
        return revision

    @field_validator("registration")
    @classmethod
    def _in_time(cls, registration: Registration | None, info: ValidationInfo) -> Registration | None:
        start = info.data.get("start")
        if registration is None or registration.deadline is None or start is None:
            return registration
        if moment.first_day(registration.deadline) > moment.last_day(start) or (
            moment.timed(registration.deadline) and moment.timed(start) and registration.deadline > start
        ):
            raise ValueError(f"deadline ({registration.deadline}) lies after start ({start}); correct one of them")
        return registration

    def instants(self) -> tuple[datetime, datetime | None] | None:
        """Start and end as points in time in UTC, None where the event has no time of the clock."""
        if self.time_zone is None:
            return None
        return (
            moment.instant(self.start, self.time_zone),
            moment.instant(self.end, self.time_zone) if self.end is not None else None,
        )
