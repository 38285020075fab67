"""Events: meetings, conferences, trainings."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator, model_validator

from portal.parts.events.records.occasion import OFF, Occasion, State, ends_after
from portal.parts.events.records.registration import Registration, in_time
from portal.parts.events.records.session import Session, in_their_order, last_held, whole
from portal.parts.events.sections import EVENTS
from portal.records.base import Link, Piece, Place, Publication, Retired
from portal.records.fields import (
    Audience,
    AuthorRef,
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
from portal.records.lists import EntryError
from portal.records.waiver import Waiver
from portal.words import moment


class AgendaPoint(Piece):
    """A point of the agenda."""

    title: Line
    """What it was about."""
    speakers: tuple[AuthorRef, ...] = ()
    """Organisations that spoke: ids of partners, or the names of others. Organisations rather than people."""


class EventFigure(Piece):
    """A number that says what came of the event."""

    value: Count
    """The number."""
    about: Literal["exactly", "more-than", "almost", "about"] = "exactly"
    """How exact the source is."""
    label: Line
    """What was counted, as it is written after the number."""


def _start_or_sessions(schema: dict[str, Any]) -> None:
    """Says in the schema that the start is only needed where there are no sessions."""
    schema["required"].remove("start")
    schema["anyOf"] = [{"required": ["start"]}, {"required": ["sessions"]}]


class Event(Publication):
    """Something that took or takes place at a time, or several times."""

    model_config = ConfigDict(json_schema_extra=_start_or_sessions)

    folder: ClassVar[str | None] = EVENTS.path
    retired: ClassVar[Mapping[str, Retired]] = {
        "date": Retired("write when it begins under start, like 2022-03-29 or 2022-03-29 10:00", "start"),
    }

    title: Line
    """Title in a few words."""
    type: Literal["meeting", "conference", "workshop", "webinar", "training", "decision"]
    """What sort of event it is."""
    summary: Line
    """What it is about, in one or two sentences; in the past tense once it is over."""
    start: Moment
    """When it begins: 2022-03-29 10:00, or only the day, month or year where no more is known or it lasts all day."""
    time_zone: TimeZone | None = Field(None, validate_default=True)
    """The zone whose clocks show the times, like Europe/Brussels; needed where there is a time."""
    end: Moment | None = None
    """When it ends, written like the start; the last day where it takes several. Left out where no source tells."""
    sessions: tuple[Session, ...] = ()
    """Its sessions, instead of start and end, where it takes place several times."""
    status: State = "planned"
    """`cancelled` instead of deleting it, so that calendars mark it. `moved` where it has another time or place,
    `postponed` where it was put off and no new day is known."""
    moved_from: Moment | None = Field(None, validate_default=True)
    """When it was to begin before it was moved."""
    moved_from_place: Line | None = Field(None, validate_default=True)
    """Town in which it was to take place before, or `online`."""
    revision: Count = Field(0, validate_default=True)
    """Raised by one whenever time, place or status change, so that calendars take the change over."""
    place: Place | None = None
    """Town it takes place in."""
    online: bool | None = Field(None, validate_default=True)
    """True if one can take part online; left out where no source tells."""
    join_url: WebAddress | None = None
    """Address to take part online."""
    registration: Registration | None = None
    """How to register."""
    languages: tuple[LanguageTag, ...] = ()
    """Languages spoken, as codes like hr."""
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
    agenda: tuple[AgendaPoint, ...] = ()
    """Its agenda, in order."""
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

    @model_validator(mode="before")
    @classmethod
    def _of_sessions(cls, typed: Any) -> Any:
        if not isinstance(typed, dict) or not typed.get("sessions"):
            return typed
        for name in ("start", "end"):
            if name in typed:
                raise EntryError(name, f"{name} stands beside sessions, which tell when the event is; delete {name}")
        return {**typed, **whole(typed["sessions"])}

    @field_validator("time_zone")
    @classmethod
    def _fits(cls, zone: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start")
        if start is None or not moment.timed(start):
            return zone
        if zone is None:
            raise ValueError(f"is needed, because start ({start}) has a time; add it, like time_zone: Europe/Brussels")
        try:
            moment.instant(start, zone)
        except ValueError as error:
            raise ValueError(f"does not fit: start {error}") from error
        return zone

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: str | None, info: ValidationInfo) -> str | None:
        if "start" not in info.data or ends_after(end, info.data["start"]) is None:
            return end
        if end is not None and moment.timed(end) and (zone := info.data.get("time_zone")) is not None:
            moment.instant(end, zone)
        return end

    @field_validator("sessions")
    @classmethod
    def _sessions_in_order(cls, sessions: tuple[Session, ...], info: ValidationInfo) -> tuple[Session, ...]:
        return in_their_order(sessions, info.data["time_zone"]) if "time_zone" in info.data else sessions

    @field_validator("moved_from")
    @classmethod
    def _was_moved(cls, before: str | None, info: ValidationInfo) -> str | None:
        status, start, zone = (info.data.get(name) for name in ("status", "start", "time_zone"))
        if before is None or start is None:
            return before
        if status == "planned":
            raise ValueError("stands beside the status planned; write status: moved, or delete it")
        if info.data.get("sessions"):
            raise ValueError("stands beside sessions; move it to the session that has another time")
        if status == "postponed" and moment.day_known(start):
            raise ValueError(
                f"stands beside the status postponed, though start ({start}) is a new day; write status: moved, "
                "or keep the old day as start and delete moved_from"
            )
        if before == start:
            raise ValueError(f"({before}) is the same as start; write when it was to begin before")
        if moment.timed(before) and zone is not None:
            moment.instant(before, zone)
        return before

    @field_validator("moved_from_place")
    @classmethod
    def _was_elsewhere(cls, before: str | None, info: ValidationInfo) -> str | None:
        status = info.data.get("status")
        if before is not None and status == "planned":
            raise ValueError("stands beside the status planned; write status: moved, or delete it")
        if before is None and status == "moved" and info.data.get("moved_from", "") is None:
            raise ValueError(
                "or moved_from is needed beside the status moved; write where, or when, the event was to be before"
            )
        return before

    @field_validator("revision")
    @classmethod
    def _was_raised(cls, revision: int, info: ValidationInfo) -> int:
        if revision == 0 and (status := info.data.get("status")) in {"cancelled", "moved", "postponed"}:
            raise ValueError(f"must be 1 or more beside the status {status}, so that calendars take the change over")
        return revision

    @field_validator("online")
    @classmethod
    def _is_somewhere(cls, online: bool | None, info: ValidationInfo) -> bool | None:
        if info.data.get("status") != "moved" or not (before := info.data.get("moved_from_place")):
            return online
        place = info.data.get("place")
        if place is None and not online and "place" in info.data:
            raise ValueError("or place is needed beside moved_from_place; say where the event takes place now")
        if place is None and before.casefold() == "online":
            raise ValueError(
                f"stands beside moved_from_place ({before}), though it is online only, as before; write place where it "
                "has one now, or moved_from where only its time has changed"
            )
        if place is not None and place.town.casefold() == before.casefold():
            raise ValueError(
                f"stands beside the same place ({before}) as before and now; delete place where it is online only"
            )
        return online

    @field_validator("registration")
    @classmethod
    def _in_time(cls, registration: Registration | None, info: ValidationInfo) -> Registration | None:
        if registration is None or not {"start", "end", "time_zone", "sessions"} <= info.data.keys():
            return registration
        start, end = last_held(info.data["sessions"]) or (info.data["start"], info.data["end"])
        return in_time(registration, start, end, info.data["time_zone"])

    @model_validator(mode="after")
    def _needs_its_zone(self) -> "Event":
        times = [self.start, self.moved_from, *(session.start for session in self.sessions)]
        if self.registration is not None:
            times += [self.registration.opens, self.registration.deadline]
        if self.time_zone is not None and not any(at is not None and moment.timed(at) for at in times):
            raise EntryError(
                "time_zone",
                "time_zone stands beside a start without a time; delete it, or write the time, like 2022-03-29 10:00",
            )
        return self

    @cached_property
    def state(self) -> State:
        """What became of it as a whole. Moved with no new day is postponed; all sessions cancelled is cancelled."""
        off = {session.status for session in self.sessions}
        if self.status == "cancelled" or off == {"cancelled"}:
            return "cancelled"
        no_new_day = self.moved_from is not None and moment.day_known(self.moved_from)
        if self.status == "postponed" or off == {"postponed"} or (no_new_day and not moment.day_known(self.start)):
            return "postponed"
        return self.status

    @property
    def in_time(self) -> tuple[date, date]:
        """First and last day on which it takes place, as far as they are known."""
        return moment.first_day(self.start), moment.last_day(self.end or self.start)

    @property
    def off(self) -> bool:
        """True if it does not take place on the day that was announced, so that nothing may invite to it."""
        return self.state in OFF

    @property
    def was_planned_for(self) -> str | None:
        """When it was to begin before it was moved or postponed; None if it was neither."""
        return self.moved_from or (self.start if self.state == "postponed" and not self.sessions else None)

    @property
    def held_online(self) -> bool:
        """True if a source says that one can take part online, or where."""
        return bool(self.online) or self.join_url is not None

    @property
    def moved_online(self) -> bool:
        """True if it was to take place somewhere and is online only."""
        return self.state == "moved" and self.moved_from_place is not None and self.place is None and self.held_online

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """When it takes place, in the order in which that was planned; none where no day is known.

        An event that lost its day keeps the one for which it was planned: calendars mark it there.
        """
        if self.sessions:
            return tuple(session.occasion(self.state if self.off else None) for session in self.sessions)
        if moment.day_known(self.start):
            return (Occasion(self.start[:10], self.start, self.end, self.state, self.moved_from),)
        if self.off and self.moved_from is not None and moment.day_known(self.moved_from):
            return (Occasion(self.moved_from[:10], self.moved_from, None, self.state, self.moved_from),)
        return ()
