"""How to register for an event, and from when to when."""

from pydantic import ValidationInfo, field_validator

from portal.records.base import Piece
from portal.records.fields import Moment, WebAddress
from portal.words import moment


class Registration(Piece):
    """How to register."""

    url: WebAddress
    """Address of the form or page."""
    opens: Moment | None = None
    """First day or time to register, like 2022-03-01; a time is of the event's time zone."""
    deadline: Moment | None = None
    """Last day or time to register, like 2022-03-22; a time is of the event's time zone."""

    @field_validator("deadline")
    @classmethod
    def _opens_first(cls, deadline: str | None, info: ValidationInfo) -> str | None:
        opens = info.data.get("opens")
        if deadline is not None and opens is not None and after(opens, deadline):
            raise ValueError(f"({deadline}) lies before opens ({opens}); correct one of them")
        return deadline


def after(one: str, other: str) -> bool:
    """True if all of the moment ``one`` lies after the moment ``other``."""
    if moment.timed(one) and moment.timed(other):
        return one > other
    return moment.first_day(one) > moment.last_day(other)


def in_time(registration: Registration, start: str, end: str | None, zone: str | None) -> Registration:
    """``registration``. ``start`` and ``end`` are those of the event, or of the last of its sessions.

    Raises ValueError if it opens on the day of an event after that has begun, or ends after it is over, or if a
    time has no zone.
    """
    last, name = (end, "end") if end is not None else (start, "start")
    # What begins at a time and has no known end may last as long as its day does.
    last = last[:10] if end is None and moment.timed(last) else last
    remedy = "correct one of them, or delete registration: where one need not register"
    for field, at in (("opens", registration.opens), ("deadline", registration.deadline)):
        if at is None:
            continue
        if after(at, last):
            raise ValueError(f"{field} ({at}) lies after the {name} of the event ({last}); {remedy}")
        # One may still come to an event of several days that has begun.
        if field == "opens" and after(at, start) and last[:10] == start[:10]:
            raise ValueError(f"{field} ({at}) lies after the start of the event ({start}); {remedy}")
        if moment.timed(at):
            if zone is None:
                raise ValueError(f"{field} ({at}) has a time; add the time_zone of the event, like Europe/Brussels")
            moment.instant(at, zone)
    return registration
