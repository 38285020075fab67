"""Sessions of events that take place several times."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from portal.parts.events.records.occasion import OFF, Occasion, State, ends_after
from portal.records.base import Piece
from portal.records.fields import Moment, is_moment
from portal.records.lists import EntryError
from portal.words import moment


class Session(Piece):
    """One session of an event that takes place several times."""

    start: Moment
    """When it begins: 2027-03-02 16:00, or only the day."""
    end: Moment | None = None
    """When it ends, written like the start."""
    status: State = "planned"
    """`cancelled` or `postponed` (no new day is known) instead of deleting it; `moved` where it has another time."""
    moved_from: Moment | None = Field(None, validate_default=True)
    """When it was to begin at first. It stays when the session moves again: calendars know the session by it."""

    as_the_event: bool = False
    """True for the session as which the event was announced before it had several: calendars know it as the event."""

    @field_validator("start")
    @classmethod
    def _on_a_day(cls, start: str) -> str:
        if not moment.day_known(start):
            raise ValueError(f"({start}) must name the day; leave the session out until its day is known")
        return start

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: str | None, info: ValidationInfo) -> str | None:
        return ends_after(end, info.data["start"]) if "start" in info.data else end

    @field_validator("moved_from")
    @classmethod
    def _was_moved(cls, before: str | None, info: ValidationInfo) -> str | None:
        status = info.data.get("status")
        if before is None and status == "moved":
            raise ValueError("is needed beside the status moved; write when the session was to begin before")
        if before is not None and status == "planned":
            raise ValueError("stands beside the status planned; write status: moved, or delete it")
        if before is not None and not moment.day_known(before):
            raise ValueError(f"({before}) must name the day; write the day for which the session was planned")
        return before

    @property
    def planned_for(self) -> str:
        """When it was to begin at first."""
        return self.moved_from or self.start

    def occasion(self, called_off: State | None) -> Occasion:
        """The time of it; ``called_off`` is the state of the whole event where nothing of it takes place."""
        return Occasion(
            self.planned_for[:10], self.start, self.end, called_off or self.status, moved_from=self.moved_from
        )


def whole(sessions: Any) -> dict[str, str]:
    """First and last day of sessions as they are typed, as ``start`` and ``end`` of their event.

    Sessions that do not take place count only where there are no others. What cannot be read is left to the fields.
    """
    typed = [one for one in sessions if isinstance(one, dict)] if isinstance(sessions, list) else []
    known = [one for one in typed if is_moment(one.get("start")) and moment.day_known(one["start"])]
    held = [one for one in known if one.get("status") not in ("cancelled", "postponed")] or known
    last = [one["end"] if is_moment(one.get("end")) else one["start"] for one in held]
    return {
        "start": min((one["start"][:10] for one in held), default="2000"),
        "end": max((end[:10] for end in last), default="2000"),
    }


def last_held(sessions: Sequence[Session]) -> tuple[str, str | None] | None:
    """Start and end of the last session that takes place, or of the last where none does; None without sessions."""
    held = [session for session in sessions if session.status not in OFF] or sessions
    last = max(held, key=lambda session: session.start, default=None)
    return (last.start, last.end) if last is not None else None


def in_their_order(sessions: Sequence[Session], zone: str | None) -> tuple[Session, ...]:
    """The sessions in the order in which they were planned.

    Raises EntryError where a time has no zone, is not shown by its clocks, or is that of another session, and where
    two sessions stand for the event.
    """
    announced = [number for number, session in enumerate(sessions) if session.as_the_event]
    if len(announced) > 1:
        raise EntryError(
            announced[1],
            f"(entry {announced[1] + 1}) has as_the_event, as entry {announced[0] + 1} does; keep it where the event "
            "was announced for that day before it had several, and delete the other",
        )
    taken: dict[str, int] = {}
    for number, session in enumerate(sessions):
        for at in filter(None, (session.start, session.end, session.moved_from)):
            if not moment.timed(at):
                continue
            if zone is None:
                raise EntryError(
                    number,
                    f"(entry {number + 1}) has a time ({at}); add the time_zone of the event, like Europe/Brussels",
                )
            moment.instant(at, zone)
        if session.start in taken:
            raise EntryError(
                number, f"(entry {number + 1}) begins when entry {taken[session.start] + 1} does; delete one of them"
            )
        taken[session.start] = number
    return tuple(sorted(sessions, key=lambda session: session.planned_for))
