"""That somebody who knows a record said that it is right: on which day, and in whose role. Names of people have no
place in it."""

from datetime import date
from typing import Literal, NamedTuple

from portal.records.base import Contact, Piece
from portal.records.fields import Day

ConfirmedBy = Literal["coordinator", "hub", "school", "organisation", "authors", "editors"]
Age = Literal["never", "within-a-year", "over-a-year"]


class Confirmation(Piece):
    """A day on which somebody who knows the record read it and said that it is right."""

    day: Day
    """Day on which it was said, like 2026-12-01."""
    by: ConfirmedBy
    """In whose role: `coordinator` of the country, `hub`, `school`, `organisation`, `authors`, or `editors` of this
    site. Never the name of a person."""


class Confirmable(Piece):
    """A record of which somebody can say that it is right."""

    confirmed: Confirmation | None = None
    """When somebody who knows it last said that all of it is right, and in whose role. Left out where nobody has."""

    @property
    def known_in(self) -> str | None:
        """Code of the country whose coordinator knows it, as far as the record itself says one."""
        return None

    @property
    def knower(self) -> tuple[ConfirmedBy, Contact | None] | None:
        """The role that the record itself is about, and where to write to it; None where it is about none."""
        return None


class Confirmed(NamedTuple):
    """What is known of a record's being right, on a day."""

    age: Age
    confirmation: Confirmation | None
    """The last one."""
    changed_since: bool
    """True if the record says that it was changed on a later day."""


def confirmed(record: object, day: date) -> Confirmed | None:
    """What is known on ``day`` of the record's being right; None for a record of which nobody can say it."""
    if not isinstance(record, Confirmable):
        return None
    found = record.confirmed
    if found is None:
        return Confirmed("never", None, changed_since=False)
    updated = getattr(record, "updated", None)
    age: Age = "over-a-year" if day > a_year_after(found.day) else "within-a-year"
    return Confirmed(age, found, changed_since=isinstance(updated, date) and updated > found.day)


def a_year_after(day: date) -> date:
    """The same day of the next year; after 29 February, 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
