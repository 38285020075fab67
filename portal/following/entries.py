"""What the portal announces to subscribers, whichever kind of record it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.portal import Portal
from portal.records.base import Publication
from portal.records.kind import Announcement, Kind, Subjects
from portal.records.section import Section
from portal.words.language import spoken

_LOWEST_RANK = 100
_SECONDS_OF_A_KIND = 600


@dataclass(frozen=True)
class Entry:
    """One thing that is announced."""

    kind: Kind
    section: Section
    """Where readers find what is announced of its kind."""
    announcement: Announcement
    record: Publication
    countries: tuple[str, ...]
    """Codes of the countries it is about; none where it is about all."""
    clusters: tuple[str, ...]
    """Ids of the hubs it is about."""
    themes: tuple[str, ...]
    """Ids of its themes."""
    place: int
    """Its place among the records of its kind that were published on the same day, in the order of the files."""

    @property
    def title(self) -> str:
        """The title, plain text."""
        return self.record.label

    @property
    def summary(self) -> str:
        """One or two sentences, plain text."""
        return str(getattr(self.record, "summary", self.record.label))

    @property
    def published(self) -> datetime:
        """When it was published: records know the day, and within a day this is the order of kinds and of files."""
        return datetime.combine(self.record.published, time(), UTC) + self._within_the_day

    @property
    def changed(self) -> datetime:
        """When it was last changed, likewise."""
        return datetime.combine(self.record.changed, time(), UTC) + self._within_the_day

    @property
    def _within_the_day(self) -> timedelta:
        """Programs sort by the time, so entries of one day need different ones; each kind has ten minutes of its own.

        The first record of a day keeps its time when another is added behind it.
        """
        rank = max(0, _LOWEST_RANK - self.announcement.rank)
        return timedelta(minutes=rank, seconds=min(self.place, _SECONDS_OF_A_KIND - 1))

    @property
    def language(self) -> str:
        """Language of its title and texts, as BCP 47 has it."""
        return getattr(self.record, "language", None) or spoken().tag

    @property
    def path(self) -> str:
        """Address of its page below the site's root."""
        return self.record.path


def announced(portal: Portal) -> tuple[tuple[Kind, Section, Announcement], ...]:
    """The kinds that are announced, in the order in which readers see them."""
    found = [
        (kind, kind.section, kind.announced)
        for kind in portal.kinds
        if kind.announced is not None and kind.section is not None
    ]
    return tuple(sorted(found, key=lambda one: one[2].rank))


def entries(portal: Portal) -> tuple[Entry, ...]:
    """Everything that is announced, what was published last first.

    Of what was published on one day, the kinds are in the order of their ranks, and of each the record whose place in
    the files is last comes first.
    """
    return tuple(sorted(_entries(portal), key=_latest_last, reverse=True))


def _latest_last(entry: Entry) -> tuple[date, int, int]:
    return entry.record.published, -entry.announcement.rank, entry.place


def _entries(portal: Portal) -> Iterator[Entry]:
    for kind, section, announcement in announced(portal):
        places: Counter[date] = Counter()
        for record in portal.tables[kind.name].values():
            subjects = (announcement.subjects or _subjects)(portal, record)
            yield Entry(kind, section, announcement, record, *subjects, place=places[record.published])
            places[record.published] += 1


def _subjects(portal: Portal, record: Publication) -> Subjects:
    """What the record says that it is about."""
    return Subjects(portal.countries_of(record), record.clusters_named, record.themes_named)
