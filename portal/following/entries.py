"""What the portal announces to subscribers, whichever kind of record it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.portal import Portal
from portal.records.base import Publication
from portal.records.kind import Announcement, Kind, Subjects
from portal.records.section import Section


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

    @property
    def title(self) -> str:
        """The title, plain text."""
        return self.record.label

    @property
    def summary(self) -> str:
        """One or two sentences, plain text."""
        return str(getattr(self.record, "summary", self.record.label))

    @property
    def published(self) -> date:
        """Day of publication."""
        return self.record.published

    @property
    def changed(self) -> date:
        """Day of the last change."""
        return self.record.changed

    @property
    def path(self) -> str:
        """Address of its page below the site's root."""
        return self.record.path

    @property
    def permanent_path(self) -> str:
        """What feeds know it by: the address at which it was first published."""
        return self.record.first_path


def announced(portal: Portal) -> tuple[tuple[Kind, Section, Announcement], ...]:
    """The kinds that are announced, in the order in which readers see them."""
    found = [
        (kind, kind.section, kind.announced)
        for kind in portal.kinds
        if kind.announced is not None and kind.section is not None
    ]
    return tuple(sorted(found, key=lambda one: one[2].rank))


def entries(portal: Portal) -> tuple[Entry, ...]:
    """Everything that is announced, the latest first; the order depends on nothing but the data."""
    return tuple(sorted(_entries(portal), key=_latest_last, reverse=True))


def _latest_last(entry: Entry) -> tuple[date, str, str]:
    return entry.published, entry.section.key, entry.record.id


def _entries(portal: Portal) -> Iterator[Entry]:
    for kind, section, announcement in announced(portal):
        for record in portal.tables[kind.name].values():
            subjects = (announcement.subjects or _subjects)(portal, record)
            yield Entry(kind, section, announcement, record, *subjects)


def _subjects(portal: Portal, record: Publication) -> Subjects:
    """What the record says that it is about."""
    return Subjects(portal.countries_of(record), record.clusters_named, record.themes_named)
