"""Who knows a record and can confirm it: the school itself, else those who coordinate its country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.portal import Portal
from portal.records.base import Addressed, Contact, Publication
from portal.records.confirmed import Confirmable, ConfirmedBy, confirmed
from portal.records.kind import Kind


@dataclass(frozen=True)
class Knower:
    """A role that can confirm records, and where to write to it."""

    by: ConfirmedBy
    of: Addressed
    """The school, or the country of the coordinator."""
    contact: Contact | None

    @property
    def address(self) -> str | None:
        """Its address as the data says it; None where it says none."""
        return self.contact.email if self.contact is not None else None


@dataclass(frozen=True)
class Knowable:
    """A record that somebody can confirm."""

    kind: Kind
    record: Any


def country_that_knows(portal: Portal, record: Confirmable) -> str | None:
    """Code of the one country whose coordinator knows the record; None where it is of several or of none."""
    if isinstance(record, Publication):
        countries = portal.countries_of(record)
        return countries[0] if len(countries) == 1 else None
    return record.known_in


def knowers(portal: Portal, record: Confirmable) -> tuple[Knower, ...]:
    """Those who can confirm the record, who knows it best first; none where nobody of the network is known to."""
    country = portal.places("country").get(country_that_knows(portal, record) or "")
    found = []
    for one in (record, country):
        if isinstance(one, Confirmable) and isinstance(one, Addressed) and one.knower is not None:
            found.append(Knower(one.knower[0], one, one.knower[1]))
    return tuple(dict.fromkeys(found))


def to_be_asked(portal: Portal, day: date) -> Iterator[Knowable]:
    """The records that nobody confirmed within a year, without those that have ended."""
    for kind in portal.kinds:
        for record in portal.tables[kind.name].values():
            known = confirmed(record, day)
            if known is None or getattr(record, "ended", False):
                continue
            if known.age != "within-a-year" or known.changed_since:
                yield Knowable(kind, record)


def knowable(portal: Portal, kind: str, id: str) -> Knowable | None:
    """The published record of that kind with that id, if somebody can confirm it."""
    for one in portal.kinds:
        record = portal.tables[one.name].get(id) if one.name == kind else None
        if isinstance(record, Confirmable):
            return Knowable(one, record)
    return None
