"""The announced records that mention other records, for the pages of those."""

from collections import defaultdict
from dataclasses import dataclass

from portal.following.entries import announced, entries
from portal.portal import Portal
from portal.reading.references import references
from portal.records.base import Addressed, Publication, Record
from portal.records.fields import Refers
from portal.records.kind import Mentions
from portal.records.section import Section


@dataclass(frozen=True)
class ToldGroup:
    """Announced records of one section that mention a record."""

    section: Section
    shown: Mentions
    """How pages show them."""
    records: tuple[Publication, ...]
    """The latest first."""
    country: Addressed | None
    """The country that the record is, or is in."""


Groups = tuple[ToldGroup, ...]
"""By section, in the order in which readers see the sections."""
_Sections = dict[str, list[Publication]]


class Told:
    """Index of which announced records mention which others. ``portal.view(Told)`` is the one of a portal."""

    def __init__(self, portal: Portal) -> None:
        self._countries = portal.places("country")
        self._sections = tuple(
            (section, how.mentions) for _kind, section, how in announced(portal) if how.mentions is not None
        )
        self._named: dict[tuple[str, str], _Sections] = defaultdict(lambda: defaultdict(list))
        self._linked: dict[str, _Sections] = defaultdict(lambda: defaultdict(list))
        for entry in portal.view(entries):
            if entry.announcement.mentions is None:
                continue
            key, record = entry.section.key, entry.record
            named = {("country", id) for id in entry.countries} | {("cluster", id) for id in entry.clusters}
            if entry.announcement.subjects is None:
                named |= {
                    (reference.target.kind, reference.value)
                    for reference in references(record)
                    if isinstance(reference.target, Refers)
                }
                for address in dict.fromkeys(link.url for link in getattr(record, "links", ())):
                    self._linked[address][key].append(record)
            for place in named:
                self._named[place][key].append(record)

    def of(self, kind: str, record: Record, most: int, address: str | None = None) -> Groups:
        """The announced records that mention the record of that kind, at most ``most`` of each section.

        Those that link to the ``address`` mention it, too.
        """
        code = record.id if kind == "country" else record.country_named
        country = self._countries.get(code) if code is not None else None
        named, linked = self._named.get((kind, record.id), {}), self._linked.get(address or "", {})
        groups = []
        for section, mentions in self._sections:
            if found := dict.fromkeys((*named.get(section.key, ()), *linked.get(section.key, ()))):
                latest = sorted(found, key=lambda one: (one.published, one.id), reverse=True)
                groups.append(ToldGroup(section, mentions, tuple(latest[:most]), country))
        return tuple(groups)
