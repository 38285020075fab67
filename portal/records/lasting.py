"""What is said of things that last for a time: whether they are alive, and since when that is known."""

from datetime import date
from typing import Literal, NamedTuple

from pydantic import model_validator

from portal.records.base import Piece
from portal.records.fields import Day, When
from portal.records.lists import EntryError
from portal.words.moment import first_day

State = Literal["active", "ended", "not-known"]


class LifeState(NamedTuple):
    """Whether something is alive, as far as somebody has looked."""

    state: State
    as_of: date | None
    """Day on which somebody looked; None where only its end is known."""
    since: str | None
    """When it began."""
    until: str | None
    """When it ended or, where that is not known, until when a source shows it at work."""


class Stated(Piece):
    """Something of which is said whether it is alive. What is left out is not known; nothing is active by default."""

    state: State | None = None
    """Whether it is alive: `active`, `ended`, or `not-known` where somebody looked and found nothing later than
    `known_until`."""
    as_of: Day | None = None
    """Day on which somebody looked, like 2026-11-28. Needed with `state`."""
    known_until: When | None = None
    """Until when a source shows it at work, where its end is not known."""

    @model_validator(mode="after")
    def _says_when_somebody_looked(self) -> "Stated":
        if self.state is not None and self.as_of is None:
            raise EntryError("state", "has a state and does not say when somebody looked; add as_of, like 2026-11-28")
        if self.state is None and self.as_of is not None:
            raise EntryError("as_of", "has as_of and no state; add state: active, ended or not-known")
        return self


class Lasting(Stated):
    """Something that begins and may end."""

    since: When | None = None
    """When it began, as exactly as a source says."""
    until: When | None = None
    """When it ended, as exactly as a source says."""

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "Lasting":
        if self.until is not None and self.state in {"active", "not-known"}:
            raise EntryError(
                "until",
                f"ended ({self.until}) and is said to be {self.state}; write state: ended, or for what a source shows "
                "last, known_until instead of until",
            )
        first = self.since
        for name, last in (("until", self.until), ("known_until", self.known_until)):
            if first is not None and last is not None and last[: len(first)] < first[: len(last)]:
                raise EntryError(name, f"has {name} ({last}) before since ({first}); correct one of them")
        return self

    @model_validator(mode="after")
    def _looked_in_time(self) -> "Lasting":
        looked = self.as_of
        if looked is None:
            return self
        if self.since is not None and first_day(self.since) > looked:
            raise EntryError(
                "since",
                f"was looked at ({looked}) before it began ({self.since}); correct since, or write as_of again after "
                "somebody has looked",
            )
        if self.until is not None and first_day(self.until) > looked:
            raise EntryError(
                "until", f"is said to have ended, as of {looked}, and ended later ({self.until}); correct one of them"
            )
        return self

    @property
    def ended(self) -> bool:
        """True if it is known to have ended."""
        return self.state == "ended" or self.until is not None

    @property
    def condition(self) -> LifeState | None:
        """Whether it is alive; None where nobody has said anything of that."""
        state = self.state or ("ended" if self.until else None)
        return LifeState(state, self.as_of, self.since, self.until or self.known_until) if state else None
