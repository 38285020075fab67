"""What is known already: the ids that records refer to, and what rules compare with, for the forms and their script."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.parts.contribute.judging import Described
from portal.portal import Portal
from portal.records.vocabularies import RETIRED

MOST_IDS = 3_000
"""Ids of a kind that the script gets. Of more, it does not say whether one exists; that is said when it is taken."""


@dataclass(frozen=True)
class NamedRecords:
    """The records that a form can name."""

    portal: Portal

    def labels(self, target: str) -> Mapping[str, str]:
        """Id -> name of each record of the kind; none where there is no such kind."""
        table = self.portal.tables.get(target, {})
        return {id: str(getattr(record, "label", id)) for id, record in table.items()}

    def told(self, described: list[Described]) -> dict[str, Any]:
        """What the script compares with, as JSON, for all these descriptions."""
        targets = sorted({name for one in described for name in _targets(one)})
        kinds = {kind.name: kind for kind in self.portal.kinds}
        lists = {
            name: {"stem": kinds[name].stem, "term": kinds[name].vocabulary, "labels": labels}
            for name in targets
            if len(labels := self.labels(name)) <= MOST_IDS
        }
        retired = {name: {old: list(instead) for old, instead in terms.items()} for name, terms in RETIRED.items()}
        return {"lists": lists, "retired": retired, "boxes": self._boxes(), "hubs": self._hubs()}

    def _boxes(self) -> dict[str, Any]:
        """The name of each country and the box that coordinates lie in: south, west, north, east."""
        return {
            id: [country.name, *(getattr(country.bounds, side) for side in ("south", "west", "north", "east"))]
            for id, country in self.portal.tables.get("country", {}).items()
        }

    def _hubs(self) -> dict[str, Any]:
        """The country of each hub; none for one that may have schools of others."""
        hubs = self.portal.tables.get("cluster", {})
        return {id: hub.country for id, hub in hubs.items() if hub.agreement is None and len(hubs) <= MOST_IDS}


def _targets(described: Described) -> set[str]:
    return {
        field["target"]
        for part in described["parts"].values()
        for field in part["fields"].values()
        if "target" in field
    }
