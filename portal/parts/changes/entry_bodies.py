"""What changed, in feeds."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.entry_bodies import EntryBody, EntryMaking
from portal.parts.changes.log import ChangeLog, LoggedFate
from portal.parts.changes.records import Release


@dataclass(frozen=True, kw_only=True)
class ReleaseEntry(EntryBody):
    """A release in a feed: all that it changed."""

    template: ClassVar[str] = "entries/release.html"

    record: Release
    fates: tuple[LoggedFate, ...]
    site_url: str


def release(making: EntryMaking, record: Release) -> ReleaseEntry:
    """The values of its entry."""
    fates = making.portal.view(ChangeLog).fates(record)
    return ReleaseEntry(record=record, fates=fates, site_url=making.site_url, foot=making.foot(record))
