"""The last days of offers and searches as iCalendar files (RFC 5545): path -> content."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta

import icalendar
from icalendar import vDatetime, vText

from portal.parts.community.records import Profile
from portal.parts.network.records import Country
from portal.portal import Portal
from portal.words import identity
from portal.words.language import _

ALL = "calendar/board.ics"


def of_country(code: str) -> str:
    """Address of the calendar of a country, where a school of it is on the board."""
    return f"calendar/board/country/{code}.ics"


def calendars(portal: Portal, site_url: str) -> Mapping[str, bytes]:
    """The calendar of all that was ever on the board, and one for each country; none where nothing was."""
    found = sorted(portal.every(Profile).values(), key=lambda one: (one.until, one.id))
    if not found:
        return {}
    project = {"project": portal.project.acronym}
    made = {ALL: _calendar(portal, _("%(project)s exchange board: last days") % project, ALL, found, site_url)}
    for code in sorted({one.country for one in found}):
        words = {**project, "name": portal.every(Country)[code].name}
        title = _("%(project)s exchange board: last days, %(name)s") % words
        there = [one for one in found if one.country == code]
        made[of_country(code)] = _calendar(portal, title, of_country(code), there, site_url)
    return made


def moved(portal: Portal) -> Iterator[tuple[str, str]]:
    """(address that was, address that is) of the calendars of renamed countries."""
    for code in sorted({one.country for one in portal.every(Profile).values()}):
        for former in portal.every(Country)[code].formerly:
            yield of_country(former), of_country(code)


def _calendar(portal: Portal, title: str, path: str, profiles: Iterable[Profile], site_url: str) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{portal.identity}//{portal.project.acronym}//EN")
    calendar.add("name", vText(title))
    calendar.add("x-wr-calname", vText(title))
    calendar.add("source", f"{site_url}{path}", parameters={"VALUE": "URI"})
    for profile in profiles:
        calendar.add_component(_entry(portal, profile, site_url))
    return bytes(calendar.to_ical())


def _entry(portal: Portal, profile: Profile, site_url: str) -> icalendar.Event:
    stamp = vDatetime(datetime.combine(profile.changed, time(), UTC))
    entry = icalendar.Event()
    entry.add("uid", identity.bare(portal.identity_of(profile)))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    # A later version has a higher number (RFC 5545, 3.8.7.4); days since the first one only grow.
    entry.add("sequence", (profile.changed - profile.published).days)
    entry.add("summary", _("Last day: %(title)s") % {"title": profile.title})
    entry.add("description", f"{profile.summary}\n\n{site_url}{profile.path}")
    entry.add("url", f"{site_url}{profile.path}")
    entry.add("dtstart", profile.until)
    entry.add("dtend", profile.until + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    return entry
