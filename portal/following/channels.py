"""What readers can subscribe to: everything or one section, of the whole network or of one country, theme or hub."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portal.following.entries import SECTIONS, Entry, Section, entries
from portal.frame.addresses import CASES, EVENTS, LIBRARY, NEWS, NEWSLETTER, address
from portal.parts.events.calendars import ALL, country_calendar, theme_calendar
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.words import moment
from portal.words.language import _

Scope = Literal["network", "country", "theme", "hub"]

Format = Literal["rss", "atom", "json"]
ENDINGS: dict[Format, str] = {"rss": ".xml", "atom": ".atom.xml", "json": ".json"}

_FOLDER = "feeds/"
_ARCHIVES: dict[Section, str] = {
    "newsletter": NEWSLETTER,
    "news": NEWS,
    "events": EVENTS,
    "cases": CASES,
    "library": LIBRARY,
}


@dataclass(frozen=True)
class Channel:
    """One thing to subscribe to. It has at least one entry, but for those of the whole network."""

    scope: Scope
    id: str
    """Id of the country, theme or hub; "" for the whole network."""
    section: Section | None
    """The one section it announces; None for all."""
    name: str
    """Name of the country, theme or hub; "" for the whole network."""
    archive: str
    """Address, below the site's root, of the page that lists all there is."""
    entries: tuple[Entry, ...]
    """All its entries, the latest first."""

    @property
    def path(self) -> str:
        """Address below the site's root without an ending: ``feed``, ``feeds/news``, ``feeds/country/hr/news``."""
        if self.scope == "network":
            return f"{_FOLDER}{self.section}" if self.section else "feed"
        return "/".join((_FOLDER.rstrip("/"), self.scope, self.id, *([self.section] if self.section else [])))

    def address(self, format: Format) -> str:
        """Address of the feed below the site's root, like "feeds/news.xml" (RSS) and "feeds/news.atom.xml"."""
        return f"{self.path}{ENDINGS[format]}"

    @property
    def calendar(self) -> str | None:
        """Address of the calendar with the events it announces, below the site's root.

        None where it announces no event whose day is known, and for hubs, which have no calendar.
        """
        if self.scope == "hub" or self.section not in {None, "events"}:
            return None
        if self.scope == "network":
            return ALL
        if not any(map(_has_day, self.entries)):
            return None
        return country_calendar(self.id) if self.scope == "country" else theme_calendar(self.id)

    @property
    def title(self) -> str:
        """What it announces, for a list of feeds, for example "News, Croatia"."""
        what = {
            None: _("Everything new"),
            "newsletter": _("Newsletter"),
            "news": _("News"),
            "events": _("Events"),
            "cases": _("Stories"),
            "library": _("Library"),
        }[self.section]
        return f"{what}, {self.name}" if self.name else what


def _has_day(entry: Entry) -> bool:
    return isinstance(entry.record, Event) and moment.day_known(entry.record.start)


def channels(portal: Portal) -> tuple[Channel, ...]:
    """Every channel: those of the network, then of countries, themes and hubs in the order of their files."""
    return tuple(_channels(portal))


def _channels(portal: Portal) -> Iterator[Channel]:
    found: dict[tuple[Scope, str, Section | None], list[Entry]] = defaultdict(list)
    for entry in entries(portal):
        places: list[tuple[Scope, str]] = [("network", "")]
        places += [("country", id) for id in entry.countries]
        places += [("theme", id) for id in entry.themes]
        places += [("hub", id) for id in entry.clusters]
        for scope, id in places:
            found[scope, id, None].append(entry)
            found[scope, id, entry.section].append(entry)
    for section in (None, *SECTIONS):
        archive = _ARCHIVES[section] if section else NEWS
        yield Channel("network", "", section, "", archive, tuple(found["network", "", section]))
    names: list[tuple[Scope, str, str, str]] = []
    names += [("country", country.id, country.name, address(country)) for country in portal.countries.values()]
    names += [("theme", id, term.label, "") for id, term in portal.vocabularies["themes"].items()]
    names += [("hub", cluster.id, cluster.name, address(cluster)) for cluster in portal.clusters.values()]
    for scope, id, name, page in names:
        for section in (None, *SECTIONS):
            if announced := found.get((scope, id, section)):
                archive = _archive(scope, id, section, page)
                yield Channel(scope, id, section, name, archive, tuple(announced))


def _archive(scope: Scope, id: str, section: Section | None, page: str) -> str:
    if section == "newsletter":
        return NEWSLETTER
    if section == "news" and scope in {"country", "theme"}:
        return f"{NEWS}{scope}/{id}/"
    return page or (_ARCHIVES[section] if section else NEWS)
