"""Events that are ahead on a day, and those that are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.parts.events.diary import Diary
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.words import moment


@dataclass(frozen=True)
class Agenda:
    """Events parted by a day."""

    coming: tuple[Event, ...]
    """Those that are not over, the soonest first; one whose day is not known stands at the end of its month or year."""
    past: tuple[Event, ...]
    """Those that are over, the latest first."""

    @property
    def none_planned(self) -> bool:
        """True if nothing that is ahead takes place on a day that was announced."""
        return all(event.off for event in self.coming)

    @property
    def events(self) -> tuple[Event, ...]:
        """All, in the order in which readers meet them."""
        return (*self.coming, *self.past)

    def first(self, most: int) -> "Agenda":
        """The first ``most`` of them. What does not take place as announced has the places that others leave."""
        chosen = sorted(self.coming, key=lambda event: event.off)[:most]
        return Agenda(tuple(event for event in self.coming if event in chosen), self.past[: max(0, most - len(chosen))])


def agenda(latest: Iterable[Event], day: date) -> Agenda:
    """Events, given with the latest first, parted by ``day``."""
    coming: list[Event] = []
    past: list[Event] = []
    for event in latest:
        (past if is_over(event, day) else coming).append(event)
    return Agenda(tuple(sorted(coming, key=_soonest)), tuple(past))


def _soonest(event: Event) -> tuple[date, str, str]:
    return moment.last_day(event.start), event.start, event.id


def whole_agenda(portal: Portal) -> Agenda:
    """All events, parted by the day of the build."""
    return agenda(portal.view(Diary).latest, portal.as_of)


def is_over(event: Event, day: date) -> bool:
    """True if ``day`` lies after the last day on which it can take place: of its month, where only that is known."""
    return moment.last_day(event.end or event.start) < day
