"""Who knows a record and can confirm it: the school itself, else those who coordinate its country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.portal import Portal
from portal.records.base import Publication
from portal.records.confirmed import Confirmable, ConfirmedBy, confirmed
from portal.records.kind import Kind


@dataclass(frozen=True)
class Knower:
    """A role that can confirm records, and where to write to it."""

    by: ConfirmedBy
    id: str
    """Id of the school, or code of the country of the coordinator."""
    place: str
    """Its name."""
    role: str
    """What the role is called in the data; "" where the data says nothing of it."""
    address: str | None
    """Its address, as the data says it; None where it says none."""


@dataclass(frozen=True)
class Knowable:
    """A record that somebody can confirm."""

    kind: Kind
    record: Any

    @property
    def id(self) -> str:
        """The id of the record."""
        return str(self.record.id)


def country_that_knows(portal: Portal, record: Confirmable) -> str | None:
    """Code of the one country whose coordinator knows the record; None where it is of several or of none."""
    if isinstance(record, Publication):
        countries = portal.countries_of(record)
        return countries[0] if len(countries) == 1 else None
    return record.known_in


def knowers(portal: Portal, record: Confirmable) -> tuple[Knower, ...]:
    """Those who can confirm the record, who knows it best first; none where nobody of the network is known to."""
    country: Any = portal.places("country").get(country_that_knows(portal, record) or "")
    return tuple(_knowers([record] if country is record else [record, country]))


def _knowers(records: list[Any]) -> Iterator[Knower]:
    for record in records:
        if isinstance(record, Confirmable) and record.knower is not None:
            by, contact = record.knower
            id = str(getattr(record, "id", ""))
            label = str(getattr(record, "phrase", getattr(record, "label", id)))
            yield Knower(by, id, label, contact.role if contact else "", contact.email if contact else None)


def to_be_asked(portal: Portal, day: date) -> Iterator[Knowable]:
    """The records that nobody confirmed within a year, or that changed since, without those that have ended."""
    for kind in portal.kinds:
        for record in portal.tables[kind.name].values():
            known = confirmed(record, day)
            if known is None or getattr(record, "ended", False):
                continue
            if known.age != "within-a-year" or known.changed_since:
                yield Knowable(kind, record)


def knowable(portal: Portal, stem: str, id: str) -> Knowable | None:
    """The published record with that id in the files of that name, if it is one that somebody can confirm."""
    for kind in portal.kinds:
        record = portal.tables[kind.name].get(id) if kind.stem == stem else None
        if isinstance(record, Confirmable):
            return Knowable(kind, record)
    return None
