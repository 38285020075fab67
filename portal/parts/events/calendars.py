"""Events as iCalendar files (RFC 5545 and RFC 7986): path -> content.

An event is in calendars as soon as its day is known, and stays there: if it is called off, it is marked as cancelled.
Each session of several is an entry of its own, because calendar programs differ in what they make of lists of dates.
Times are in UTC, so that no file has to describe time zones. Everything comes from the record, so a file changes only
when a record does.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

import icalendar
from icalendar import vDatetime, vDuration, vText

from portal.parts.about.records import Partner
from portal.parts.events.diary import Diary
from portal.parts.events.event_states import headline, state_name, state_sentences
from portal.parts.events.event_types import type_name
from portal.parts.events.records import Event, Occasion
from portal.parts.events.records.occasion import OFF
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.records.base import Place, Publication
from portal.records.kind import Scope
from portal.words import identity, moment, when
from portal.words.language import _

ALL = "calendar/all.ics"
_ASK_AGAIN = timedelta(days=1)


def calendars(portal: Portal, site_url: str) -> Mapping[str, str | bytes]:
    """Every calendar, each with its events in the order of time: all, and each country, theme and event with one."""
    known = _known(portal)
    # An entry is made once and is in several calendars.
    entries = {
        event.id: [
            (occasion.start, event.id, _entry(portal, event, number, occasion, site_url))
            for number, occasion in enumerate(event.occasions)
        ]
        for event in known
    }
    return {
        path: _calendar(
            portal,
            title,
            f"{site_url}{path}",
            [
                made
                for _start, _id, made in sorted((one for event in events for one in entries[event.id]), key=_in_time)
            ],
        )
        for path, title, events in _chosen(portal, known)
    }


def _in_time(entry: tuple[str, str, icalendar.Event]) -> tuple[str, str]:
    return entry[:2]


def event_calendar(event: Event) -> str | None:
    """Address of the calendar with this event alone, below the site's root; None where no day of it is known."""
    return f"calendar/event/{event.id}.ics" if event.occasions else None


def country_calendar(code: str) -> str:
    """Address of the calendar of a country, where it has an event whose day is known."""
    return f"calendar/country/{code}.ics"


def theme_calendar(id: str) -> str:
    """Address of the calendar of a theme, where it has an event whose day is known."""
    return f"calendar/theme/{id}.ics"


def calendar_of(scope: Scope, id: str, records: Iterable[Publication]) -> str | None:
    """Address of the calendar of the network, a country or a theme, below the site's root.

    None where no event among the ``records`` has a day that is known, and for hubs, which have no calendar.
    """
    if scope == "network":
        return ALL
    known = any(isinstance(record, Event) and bool(record.occasions) for record in records)
    if scope == "hub" or not known:
        return None
    return country_calendar(id) if scope == "country" else theme_calendar(id)


def event_uid(portal: Portal, event: Event, number: int = 0) -> str:
    """What calendars know the event, or its session of that number, by, for good: a UUID (RFC 7986, 5.3).

    It is made from the first id of the event, never from its title, date or address. Each of several sessions is known
    by the day for which it was planned at first, wherever it stands among them, except the one as which the event was
    announced before there were others: that one is still known as the event.
    """
    if not event.sessions or event.sessions[number].as_the_event:
        return identity.bare(portal.identity_of(event))
    day = event.occasions[number].day
    same = sum(session.planned_for[:10] == day and not session.as_the_event for session in event.sessions[:number])
    return identity.bare(portal.identity_of(event, f"{day}{f'.{same + 1}' if same else ''}"))


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """(address that was, address that is) of the calendars of renamed events and countries."""
    for event in _known(portal):
        for former in event.formerly:
            yield f"calendar/event/{former}.ics", f"calendar/event/{event.id}.ics"
    codes = {code for event in _known(portal) for code in portal.countries_of(event)}
    for country in portal.every(Country).values():
        if country.id in codes:
            yield from ((country_calendar(former), country_calendar(country.id)) for former in country.formerly)


def _known(portal: Portal) -> tuple[Event, ...]:
    """The events whose day is known, the earliest first."""
    return tuple(event for event in reversed(portal.view(Diary).latest) if event.occasions)


def _chosen(portal: Portal, events: tuple[Event, ...]) -> Iterator[tuple[str, str, tuple[Event, ...]]]:
    """Address, title and events of each calendar."""
    project = portal.project.acronym
    yield ALL, _("%(project)s events") % {"project": project}, events
    countries: dict[str, list[Event]] = {}
    themes: dict[str, list[Event]] = {}
    for event in events:
        for code in portal.countries_of(event):
            countries.setdefault(code, []).append(event)
        for id in event.themes:
            themes.setdefault(id, []).append(event)
    for code, found in sorted(countries.items()):
        words = {"project": project, "name": portal.every(Country)[code].name}
        yield country_calendar(code), _("%(project)s events, %(name)s") % words, tuple(found)
    for id, found in sorted(themes.items()):
        words = {"project": project, "name": portal.term("themes", id).label}
        yield theme_calendar(id), _("%(project)s events, %(name)s") % words, tuple(found)
    for event in events:
        yield f"calendar/event/{event.id}.ics", event.title, (event,)


def _calendar(portal: Portal, title: str, url: str, entries: Iterable[icalendar.Event]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{portal.identity}//{portal.project.acronym}//EN")
    # No METHOD: it would make each entry a message, which needs an ORGANIZER with an address (RFC 5546, 3.2.1).
    # RFC 7986 names a calendar NAME; most programs still look for the older X-WR-CALNAME.
    calendar.add("name", vText(title))
    calendar.add("x-wr-calname", vText(title))
    calendar.add("refresh-interval", vDuration(_ASK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_ASK_AGAIN))
    calendar.add("source", url, parameters={"VALUE": "URI"})
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(portal: Portal, event: Event, number: int, occasion: Occasion, site_url: str) -> icalendar.Event:
    page = f"{site_url}{event.path}"
    off = occasion.state in OFF
    # Of two changes on one day the later must be newer for programs that compare times (RFC 5545, 3.8.7.3).
    stamp = vDatetime(_midnight(event.changed) + timedelta(seconds=event.revision))
    entry = icalendar.Event()
    entry.add("uid", event_uid(portal, event, number))
    entry.add("dtstamp", stamp)
    entry.add("created", vDatetime(_midnight(event.published)))
    entry.add("last-modified", stamp)
    entry.add("sequence", event.revision)
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    _add_times(entry, event, occasion)
    # Programs that do not know STATUS show the title at least.
    entry.add("summary", headline(event, occasion.state))
    entry.add("description", _description(portal, event, occasion, page))
    entry.add("url", page)
    entry.add("categories", [type_name(event.type), *(portal.term("themes", id).label for id in event.themes)])
    if where := _where(event):
        entry.add("location", where)
    if event.place is not None and event.place.lat is not None and event.place.lon is not None:
        entry.add("geo", (event.place.lat, event.place.lon))
    if event.join_url is not None and not off:
        entry.add("conference", event.join_url, parameters={"VALUE": "URI"})
    return entry


def _add_times(entry: icalendar.Event, event: Event, occasion: Occasion) -> None:
    """Times of the clock in UTC; without them whole days, with the day after the last as the end (RFC 5545, 3.6.1)."""
    if (times := occasion.instants(event.time_zone)) is not None:
        start, end = times
        entry.add("dtstart", start)
        entry.add("dtend", end)
        if occasion.state in OFF:
            entry.add("transp", "TRANSPARENT")
        return
    entry.add("dtstart", moment.first_day(occasion.start))
    entry.add("dtend", moment.last_day(occasion.end or occasion.start) + timedelta(days=1))
    # A whole day says when, not that one is busy all day.
    entry.add("transp", "TRANSPARENT")


def _description(portal: Portal, event: Event, occasion: Occasion, page: str) -> str:
    lines = []
    if said := state_sentences(event):
        lines.append(" ".join(said))
    elif occasion.state != "planned":
        lines.append(f"{state_name(occasion.state)}.")
        if occasion.moved_from is not None:
            lines.append(_("Before, it was planned for %(when)s.") % {"when": when.when(occasion.moved_from)})
    lines.append(event.summary)
    if occasion.state not in OFF and occasion.end is None and occasion.instants(event.time_zone) is not None:
        lines.append(_("The end time is not known; the calendar shows one hour."))
    if event.organiser is not None:
        lines.append(_("Organised by %(name)s.") % {"name": portal.every(Partner)[event.organiser].name})
    if occasion.state not in OFF:
        lines += _invitation(event)
    return "\n\n".join([*lines, page])


def _invitation(event: Event) -> Iterator[str]:
    """How to register and to take part."""
    if (registration := event.registration) is not None:
        yield _("Registration: %(url)s") % {"url": registration.url}
        if registration.opens is not None:
            yield _("Registration opens: %(when)s.") % {"when": when.when(registration.opens)}
        if registration.deadline is not None:
            yield _("Deadline for registration: %(when)s.") % {"when": when.when(registration.deadline)}
    if event.join_url is not None:
        yield _("Take part online: %(url)s") % {"url": event.join_url}


def _where(event: Event) -> str:
    return ", ".join([*(_town(event.place) if event.place else ()), *([_("online")] if event.held_online else ())])


def _town(place: Place) -> tuple[str, ...]:
    return tuple(filter(None, (place.street, place.town, place.region)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
