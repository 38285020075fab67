"""Events: the list /events/ (and /events/page-2/ and so on), a page for each, and /events/month/<month>/."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from portal.following.hearing import hear_more
from portal.following.sections import SUBSCRIBE
from portal.following.told import Groups, Told
from portal.frame.addresses import channel_path
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheet_path, sheets
from portal.parts.about.records import Partner
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.events import linked_data
from portal.parts.events.agenda import whole_agenda
from portal.parts.events.calendars import event_calendar
from portal.parts.events.event_states import headline
from portal.parts.events.months import Month, months
from portal.parts.events.records import AgendaPoint, Event
from portal.parts.events.sections import EVENTS
from portal.parts.network.records import Cluster, Country
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.values import Values
from portal.words import when
from portal.words.language import _
from portal.words.moment import month_known

EVENTS_A_PAGE = 60
TOLD_SHOWN = 12
"""The most records of each section that the page of an event names as being about it."""


@dataclass(frozen=True, kw_only=True)
class EventsPage(Values):
    """A page of the list of events."""

    template: ClassVar[str] = "pages/events.html"

    coming: tuple[Event, ...]
    """The events on the page that are ahead."""
    coming_months: tuple[str, ...]
    """The months from now on that have events, like 2027-03."""
    planned: bool
    """Whether any event that is ahead takes place as announced."""
    years: tuple[tuple[str, tuple[Event, ...], tuple[str, ...]], ...]
    """Each year of the past on the page, its events there, and its months with events, like 2022-03."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages of the list below the site's root."""


@dataclass(frozen=True, kw_only=True)
class EventPage(Values):
    """The page of an event."""

    template: ClassVar[str] = "pages/event.html"

    event: Event
    countries: tuple[Country, ...]
    hubs: tuple[Cluster, ...]
    organiser: Partner | None
    agenda: tuple[tuple[AgendaPoint, tuple[str, ...]], ...]
    """The points of its agenda, each with the names of those who spoke."""
    cases: tuple[CaseStudy, ...]
    told: Groups
    """The announced records that mention it."""
    calendar: str | None
    """Address of its calendar file below the site's root; None where the day is not known."""
    month: str | None
    """Its month, like 2022-03, where that is known."""


@dataclass(frozen=True, kw_only=True)
class MonthPage(Values):
    """The calendar sheet of a month."""

    template: ClassVar[str] = "pages/month.html"

    month: Month
    before: str | None
    """The last month before it that has an event, like 2022-03."""
    after: str | None
    """The first after it, likewise."""
    weekdays: tuple[str, ...]
    """Names of the days of a week, Monday first."""
    listed: Mapping[str, str]
    """Address of each event in the list, by its id, below the site's root."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], told: Told) -> Iterator[Page]:
    """All events, those ahead first, at most EVENTS_A_PAGE a page; each event; each month that has one."""
    above = (*root, (_("Events"), EVENTS.path))
    within = months(portal)
    yield from _lists(portal, site_url, root, above, within)
    for event in portal.view(whole_agenda).events:
        yield _event(portal, site_url, above, event, told)
    yield from _months(portal, site_url, above, within)


def month_path(id: str) -> str:
    """Address of the sheet of a month like 2022-03."""
    return f"{EVENTS.path}month/{id}/"


def _lists(
    portal: Portal, site_url: str, root: tuple[Crumb, ...], above: tuple[Crumb, ...], within: tuple[Month, ...]
) -> Iterator[Page]:
    parted, this_month = portal.view(whole_agenda), portal.as_of.isoformat()[:7]
    ahead = frozenset(event.id for event in parted.coming)
    for sheet in sheets(parted.events, EVENTS_A_PAGE, EVENTS.path):
        shown, title = sheet.items, sheet.title(_("Events"))
        yield Page(
            path=sheet.path,
            title=title,
            description=_("Meetings and other events of the network, those ahead first."),
            written=sheet.first,
            values=EventsPage(
                coming=tuple(event for event in shown if event.id in ahead),
                coming_months=tuple(month.id for month in within if month.id >= this_month),
                planned=not parted.none_planned,
                years=tuple(
                    (
                        year,
                        tuple(found),
                        tuple(month.id for month in within if month.id.startswith(year) and month.id <= this_month),
                    )
                    for year, found in groupby(
                        (event for event in shown if event.id not in ahead), lambda event: event.start[:4]
                    )
                ),
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=EVENTS,
            parents=root if sheet.first else above,
            linked_data=linked_data.events(portal, shown, site_url),
            searched=sheet.first,
            feeds=(channel_path(EVENTS.key),),
        )


def _event(portal: Portal, site_url: str, above: tuple[Crumb, ...], event: Event, told: Told) -> Page:
    codes = portal.countries_of(event)
    return Page(
        path=event.path,
        title=headline(event),
        name=event.title if event.off else None,
        description=event.summary,
        values=EventPage(
            event=event,
            countries=tuple(portal.every(Country)[code] for code in codes),
            hubs=tuple(portal.every(Cluster)[id] for id in event.clusters),
            organiser=portal.every(Partner)[event.organiser] if event.organiser else None,
            agenda=tuple((point, tuple(map(portal.organisation, point.speakers))) for point in event.agenda),
            cases=tuple(portal.every(CaseStudy)[id] for id in event.case_studies),
            told=told.of("event", event, TOLD_SHOWN),
            calendar=event_calendar(event),
            month=event.start[:7] if month_known(event.start) else None,
        ),
        section=EVENTS,
        parents=above,
        linked_data=linked_data.event(portal, event, site_url),
        record=event,
        about="happening",
        names=(when.when(event.start), *((event.place.town,) if event.place else ())),
        country=codes[0] if len(codes) == 1 else None,
        feeds=(channel_path(EVENTS.key), *(channel_path(EVENTS.key, "country", code) for code in codes)),
        changed=event.changed,
        next_steps=(
            NextStep(_("Get all events in your calendar"), f"{SUBSCRIBE.path}#choose"),
            hear_more(portal, codes),
            NextStep(_("Announce an event"), f"{CONTRIBUTE.path}#event"),
        ),
    )


def _months(portal: Portal, site_url: str, above: tuple[Crumb, ...], within: tuple[Month, ...]) -> Iterator[Page]:
    listed = _listed(portal)
    for index, sheet in enumerate(within):
        name = when.month(sheet.id)
        yield Page(
            path=month_path(sheet.id),
            title=_("Events in %(month)s") % {"month": name},
            description=_("The events of the network in %(month)s, day by day.") % {"month": name},
            values=MonthPage(
                month=sheet,
                before=within[index - 1].id if index else None,
                after=within[index + 1].id if index + 1 < len(within) else None,
                weekdays=when.weekdays(),
                listed=listed,
            ),
            section=EVENTS,
            parents=above,
            linked_data=linked_data.events(portal, sheet.events, site_url),
            name=name,
            searched=False,
            feeds=(channel_path(EVENTS.key),),
        )


def _listed(portal: Portal) -> Mapping[str, str]:
    """Address of each event in the list, by its id."""
    return {
        event.id: f"{sheet_path(index // EVENTS_A_PAGE + 1, EVENTS.path)}#event-{event.id}"
        for index, event in enumerate(portal.view(whole_agenda).events)
    }
