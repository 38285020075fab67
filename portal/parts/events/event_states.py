"""What readers are told of the state of an event."""

from portal.parts.events.records import Event, State
from portal.words.language import _
from portal.words.when import when


def state_name(state: State) -> str:
    """The word for a state; "" for what takes place as planned."""
    return {"planned": "", "cancelled": _("Cancelled"), "moved": _("Moved"), "postponed": _("Postponed")}[state]


def headline(event: Event, state: State | None = None) -> str:
    """The title, after the state where nothing takes place: Cancelled: Meeting. ``state`` is that of one session."""
    state = state or event.state
    if state == "cancelled":
        return _("Cancelled: %(title)s") % {"title": event.title}
    if state == "postponed":
        return _("Postponed: %(title)s") % {"title": event.title}
    return event.title


def state_sentences(event: Event) -> tuple[str, ...]:
    """What became of it, in sentences; none where it takes place as planned."""
    said: list[str] = []
    if event.state == "cancelled":
        said.append(_("This event is cancelled."))
        if event.moved_from is not None:
            said.append(_("It had been moved from %(when)s.") % {"when": when(event.moved_from)})
    elif event.state == "postponed":
        said.append(_("This event is postponed."))
        if event.was_planned_for is not None:
            said.append(_("It was planned for %(when)s.") % {"when": when(event.was_planned_for)})
        said.append(_("No new day is known."))
    elif event.state == "moved":
        said.append(_("This event was moved online.") if event.moved_online else _("This event was moved."))
        if event.moved_from is not None:
            said.append(_("Before, it was planned for %(when)s.") % {"when": when(event.moved_from)})
    if event.moved_from_place is not None:
        if event.moved_from_place.casefold() == "online":
            said.append(_("It was planned online."))
        else:
            said.append(_("It was planned in %(place)s.") % {"place": event.moved_from_place})
    return tuple(said)
