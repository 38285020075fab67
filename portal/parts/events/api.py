"""What is published of events for programs."""

from typing import Literal

from portal.open_data.catalogue import OpenRecords
from portal.open_data.contents import Document
from portal.open_data.items import Address, CitationItem, Published, citations, sources
from portal.parts.events.agenda import is_over
from portal.parts.events.calendars import event_calendar
from portal.parts.events.diary import Diary
from portal.parts.events.records import Event, Occasion
from portal.parts.events.records.occasion import OFF
from portal.portal import Portal
from portal.words import moment
from portal.words.language import _


class EventItem(Published):
    """An event."""

    id: str
    """Permanent name of the record. It is never changed without the old address leading on, and never reused."""
    title: str
    """Title."""
    summary: str
    """What it is or was about."""
    url: Address
    """Whole address of its page."""
    type: Literal["meeting", "conference", "workshop", "webinar", "training", "decision"]
    """What sort of event it is."""
    start: str
    """When it begins or began, as exactly as a source gives it (ISO 8601): a year, a month, a day, a time."""
    end: str | None
    """When it ends or ended, likewise."""
    status: Literal["planned", "over", "cancelled", "moved", "postponed"]
    """What became of it: over where its last day is past and nothing else is known of it, planned where it is not;
    postponed where no new day is known."""
    planned_for: str | None
    """When it was to begin before it was moved or postponed."""
    sessions: tuple[str, ...]
    """Its sessions that take place, where it has several: start, and after a stroke the end."""
    sessions_off: tuple[str, ...]
    """Its sessions that do not."""
    town: str | None
    """Town it takes place in."""
    online: bool | None
    """True if one can take part online; null where no source tells."""
    organiser: str | None
    """Id of the partner that organises it."""
    languages: tuple[str, ...] | None
    """Languages spoken (ISO 639-1); null where no source says them."""
    audience: tuple[str, ...] | None
    """Whom it is for: ids, explained under terms; null where no source says it."""
    themes: tuple[str, ...]
    """Themes: ids, explained under terms."""
    countries: tuple[str, ...]
    """Countries it is for, as their codes; empty where it is for all."""
    hubs: tuple[str, ...]
    """Ids of hubs it is for."""
    calendar: Address | None
    """Whole address of its calendar file; null where no day of it is known."""
    published: str
    """Day on which this portal told of it (ISO 8601)."""
    changed: str
    """Day of its last change."""
    sources: tuple[str, ...]
    """Where each fact comes from: web addresses, or titles of documents that are not online."""
    citations: tuple[CitationItem, ...]
    """The same with the places in the sources; not in the CSV file."""
    note: str | None
    """Where sources disagree or stay silent, in our own words."""


def event(portal: Portal, record: Event, site_url: str) -> EventItem:
    """What is published of an event."""
    sessions = record.occasions if record.sessions else ()
    return EventItem(
        id=record.id,
        title=record.title,
        summary=record.summary,
        url=f"{site_url}{record.path}",
        type=record.type,
        start=moment.iso(record.start, record.time_zone),
        end=moment.iso(record.end, record.time_zone) if record.end else None,
        status="over" if record.state == "planned" and is_over(record, portal.as_of) else record.state,
        planned_for=moment.iso(record.was_planned_for, record.time_zone) if record.was_planned_for else None,
        sessions=tuple(_interval(one, record.time_zone) for one in sessions if one.state not in OFF),
        sessions_off=tuple(_interval(one, record.time_zone) for one in sessions if one.state in OFF),
        town=record.place.town if record.place else None,
        online=True if record.held_online else record.online,
        organiser=record.organiser,
        languages=record.languages or None,
        audience=record.audience or None,
        themes=record.themes,
        countries=tuple(portal.countries_of(record)),
        hubs=record.clusters,
        calendar=f"{site_url}{path}" if (path := event_calendar(record)) else None,
        published=record.published.isoformat(),
        changed=record.changed.isoformat(),
        sources=sources(portal, record.sources),
        citations=citations(portal, record.sources),
        note=record.note,
    )


def _interval(occasion: Occasion, time_zone: str | None) -> str:
    return "/".join(moment.iso(at, time_zone) for at in (occasion.start, occasion.end) if at)


def _events(portal: Portal, site_url: str) -> OpenRecords:
    return OpenRecords(
        id="events",
        title=_("Events"),
        description=_("Each event with its time, place, state and sources."),
        model=EventItem,
        document=Document[EventItem],
        collection=None,
        count=len(portal.every(Event)),
        items=lambda: (event(portal, record, site_url) for record in portal.view(Diary).latest),
        vocabularies=("audiences", "themes"),
    )


DATASETS = (_events,)
