"""The announced records that mention other records, for the pages of those."""

from collections import defaultdict
from collections.abc import Mapping

from portal.following.entries import entries
from portal.portal import Portal
from portal.reading.references import references
from portal.records.base import Publication, Record
from portal.records.fields import Refers

Groups = Mapping[str, tuple[Publication, ...]]
"""Records by the key of their section, the latest first."""


class Told:
    """Index of which announced records mention which others. ``portal.view(Told)`` is the one of a portal."""

    def __init__(self, portal: Portal) -> None:
        self._named: dict[tuple[str, str], dict[str, list[Publication]]] = defaultdict(lambda: defaultdict(list))
        self._linked: dict[str, dict[str, list[Publication]]] = defaultdict(lambda: defaultdict(list))
        for entry in portal.view(entries):
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

    def of(self, kind: str, record: Record, most: int) -> Groups:
        """The announced records that mention the record of that kind, at most ``most`` of each section."""
        return _first(self._named.get((kind, record.id), {}), most)

    def linking(self, address: str | None, most: int) -> Groups:
        """The announced records that link to that address, at most ``most`` of each section."""
        return _first(self._linked.get(address or "", {}), most)


def _first(found: Mapping[str, list[Publication]], most: int) -> Groups:
    return {key: tuple(records[:most]) for key, records in found.items()}
