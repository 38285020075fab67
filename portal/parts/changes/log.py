"""What changed, as pages and feeds show it: by fate, each record with the page that it has today."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from portal.parts.changes.records import FATES, Fate, Release, ToldChange
from portal.portal import Portal
from portal.records.base import Addressed
from portal.words.language import N_, _

HEADINGS: Mapping[Fate, str] = {
    "new": N_("New"),
    "changed": N_("Changed"),
    "ended": N_("Ended"),
    "removed": N_("No longer here"),
}


@dataclass(frozen=True)
class LoggedChange:
    """A change, and where its record is today."""

    told: ToldChange
    path: str | None
    """Address of its page below the site's root; None where it has none any more."""


@dataclass(frozen=True)
class LoggedFate:
    """The changes of one fate."""

    title: str
    changes: tuple[LoggedChange, ...]


class ChangeLog:
    """Index of the releases. ``portal.view(ChangeLog)`` is the one of a portal."""

    def __init__(self, portal: Portal) -> None:
        self.latest = tuple(
            sorted(portal.every(Release).values(), key=lambda one: (one.published, one.country is None), reverse=True)
        )
        """The latest first; of one day, what is of no country first, and the countries in their order."""
        self._paths = {
            f"{kind.stem}/{id}": record.path
            for kind in portal.kinds
            for record in portal.tables[kind.name].values()
            if isinstance(record, Addressed)
            for id in (*record.formerly, record.id)
        }

    def of(self, country: str) -> tuple[Release, ...]:
        """The releases that changed something in the country."""
        return tuple(one for one in self.latest if one.country == country)

    def fates(self, release: Release) -> tuple[LoggedFate, ...]:
        """What the release changed, by fate."""
        groups: dict[Fate, list[LoggedChange]] = defaultdict(list)
        for told in release.changes:
            groups[told.fate].append(LoggedChange(told, self._paths.get(told.record or "")))
        return tuple(LoggedFate(_(HEADINGS[fate]), tuple(groups[fate])) for fate in FATES if groups[fate])
