"""What readers can subscribe to: everything or one section, of the whole network or of one country, theme or hub."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from portal.following.entries import Entry, announced, entries
from portal.frame.addresses import HOME, channel_path
from portal.portal import Portal
from portal.records.kind import Announcement, Calendar, Scope
from portal.words.language import _

Format = Literal["rss", "atom", "json"]
ENDINGS: dict[Format, str] = {"rss": ".xml", "atom": ".atom.xml", "json": ".json"}


@dataclass(frozen=True)
class Channel:
    """One thing to subscribe to. It has at least one entry, but for those of the whole network."""

    scope: Scope
    id: str
    """Id of the country, theme or hub; "" for the whole network."""
    section: str | None
    """Key of the one section it announces; None for all."""
    name: str
    """Name of the country, theme or hub; "" for the whole network."""
    what: str
    """Name of what it announces: of the section, or words for all."""
    archive: str
    """Address, below the site's root, of the page that lists all there is."""
    entries: tuple[Entry, ...]
    """All its entries, the latest first."""
    calendars: tuple[Calendar, ...] = ()
    """Those of the kinds of records that it announces."""

    @property
    def path(self) -> str:
        """Address below the site's root without an ending: ``feed``, ``feeds/library``, ``feeds/country/hr``."""
        return channel_path(self.section, self.scope, self.id)

    def address(self, format: Format) -> str:
        """Address of the feed below the site's root, like "feeds/library.xml" (RSS) and "feeds/library.atom.xml"."""
        return f"{self.path}{ENDINGS[format]}"

    def identity(self, portal: Portal) -> str:
        """The lasting name of the channel (a URN), which its feeds keep when the id of its place changes."""
        place = portal.places(self.scope).get(self.id)
        first = place.first_id if place is not None else self.id
        return portal.identity_named(f"channel/{channel_path(self.section, self.scope, first)}")

    @property
    def calendar(self) -> str | None:
        """Address of the calendar with the days that it announces, below the site's root; None where there is none."""
        records = [entry.record for entry in self.entries]
        found = (calendar(self.scope, self.id, records) for calendar in self.calendars)
        return next((address for address in found if address is not None), None)

    @property
    def title(self) -> str:
        """What it announces, for a list of feeds, for example "Library, Spain"."""
        return f"{self.what}, {self.name}" if self.name else self.what


def channels(portal: Portal) -> tuple[Channel, ...]:
    """Every channel: those of the network, then of countries, themes and hubs in the order of their files."""
    return tuple(_channels(portal))


def _channels(portal: Portal) -> Iterator[Channel]:
    found: dict[tuple[Scope, str, str | None], list[Entry]] = defaultdict(list)
    for entry in portal.view(entries):
        places: list[tuple[Scope, str]] = [("network", "")]
        places += [("country", id) for id in entry.countries]
        places += [("theme", id) for id in entry.themes]
        places += [("hub", id) for id in entry.clusters]
        for scope, id in places:
            found[scope, id, None].append(entry)
            found[scope, id, entry.section.key].append(entry)
    topics = tuple(_topics(portal))
    for topic in topics:
        entries_of_all = tuple(found["network", "", topic.key])
        yield Channel("network", "", topic.key, "", topic.name, topic.list, entries_of_all, topic.calendars)
    names: list[tuple[Scope, str, str, str]] = []
    names += [("country", id, country.label, country.path) for id, country in portal.places("country").items()]
    names += [("theme", id, term.label, "") for id, term in portal.vocabularies["themes"].items()]
    names += [("hub", id, hub.label, hub.path) for id, hub in portal.places("hub").items()]
    for scope, id, name, page in names:
        for topic in topics:
            if there := found.get((scope, id, topic.key)):
                archive = topic.archive(scope, id, page)
                yield Channel(scope, id, topic.key, name, topic.name, archive, tuple(there), topic.calendars)


@dataclass(frozen=True)
class Topic:
    """What a channel announces."""

    key: str | None
    """Key of a section; None for everything."""
    name: str
    list: str
    """Address of the list of all, below the site's root."""
    how: Announcement | None
    calendars: tuple[Calendar, ...]

    def archive(self, scope: Scope, id: str, page: str) -> str:
        """Address of the page that lists all about a place, whose own ``page`` is "" where it has none."""
        if self.how is not None and self.how.one_list:
            return self.list
        if self.how is not None and scope in self.how.archives:
            return f"{self.list}{scope}/{id}/"
        return page or self.list


def _topics(portal: Portal) -> Iterator[Topic]:
    """Everything, and each section in the order in which readers see them."""
    told = announced(portal)
    lists = [section.path for _kind, section, how in told if how.leads]
    yield Topic(
        None, _("Everything new"), lists[0] if lists else HOME, None, _calendars(how for _kind, _section, how in told)
    )
    for _kind, section, how in told:
        yield Topic(section.key, section.name, section.path, how, _calendars([how]))


def _calendars(announced: Iterable[Announcement]) -> tuple[Calendar, ...]:
    return tuple(how.calendar for how in announced if how.calendar is not None)
