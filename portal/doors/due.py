"""What a clock will change or has overtaken, without that anybody changes a record: for a job that runs each day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.doors.knowing import country_that_knows
from portal.doors.pairs import what
from portal.doors.saying import Bundle, Risk, SaidLine, said
from portal.inspection import read
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS
from portal.portal import Portal
from portal.reading import load
from portal.reading.messages import field_path
from portal.records.base import Person, public_from
from portal.records.confirmed import Confirmable, Confirmation, a_year_after
from portal.records.kind import Kind
from portal.records.lasting import Stated
from portal.records.operator import Operator

_A_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=365)
"""How long after somebody looked what they saw is taken for true."""


@dataclass(frozen=True, order=True)
class Deadline:
    """Something that a day changes."""

    day: date
    record: str
    """What it is of, in words."""
    text: str
    """What happens on that day, and what to do."""
    to_do: bool
    """True if somebody has to act once the day has come; False for what happens by itself."""


@dataclass(frozen=True)
class Clock:
    """What a clock does to the data."""

    terms: tuple[Deadline, ...]
    """What it changes, and what it has overtaken, the earliest first."""
    unconfirmed: tuple[SaidLine, ...]
    """How many records nobody ever confirmed, by country. No clock has overtaken these, so that they are not due."""


def due(data: Path, by: date, today: date) -> Clock:
    """What a clock changes up to and with the day ``by``, what it has overtaken, and what was never confirmed.

    Raises DataError where the data has problems.
    """
    portal, _notices = read(data, today)
    kinds = kinds_of(PARTS)
    records, _problems = load.load(data, kinds)
    found = [_operator(portal.operator, portal.project.portal_since or portal.project.start)]
    for kind in kinds:
        for entry in records.entries[kind.name].values():
            found += _of_record(kind, entry.record, today)
    terms = tuple(sorted(term for term in found if term is not None and term.day <= by))
    return Clock(terms, tuple(_never_confirmed(portal)))


def told(found: Clock, by: date, today: date) -> tuple[Bundle, ...]:
    """What is overdue, then what comes, then what was never confirmed."""
    terms = found.terms
    overdue = tuple(_remark(term, Risk.LOOK) for term in terms if overtaken(term, today))
    coming = tuple(_remark(term, Risk.HARMLESS) for term in terms if not overtaken(term, today))
    bundles = (
        Bundle("Overdue", overdue),
        Bundle(f"Until {by}", coming),
        Bundle("Never confirmed", found.unconfirmed),
    )
    return tuple(bundle for bundle in bundles if bundle.lines)


def overtaken(term: Deadline, today: date) -> bool:
    """True if somebody should have acted by now."""
    return term.to_do and term.day <= today


def _remark(term: Deadline, risk: Risk) -> SaidLine:
    return SaidLine(f"{term.day}: {term.record}: {term.text}", risk)


def _operator(operator: Operator | None, since: date) -> Deadline | None:
    if operator is None:
        text = "nobody is named who runs this site; fill in what `python -m portal new operator` prints"
        return Deadline(since, "the portal", text, to_do=True)
    text = "more than a year since somebody saw that messages to the contact are read; see, and write confirmed: anew"
    return Deadline(operator.contact.confirmed + _A_YEAR + _A_DAY, "operator", text, to_do=True)


def _of_record(kind: Kind, record: Any, today: date) -> Iterator[Deadline]:
    name = kind.one if kind.one not in {"record", "item", "issue"} else kind.name.replace("_", " ")
    called = f"{name} {said(getattr(record, 'label', kind.name))}"
    begin = public_from(record)
    if begin is not None and begin > today:
        yield Deadline(begin, called, "appears; the site has to be built on that day", to_do=False)
    yield from _event(record, called, today)
    if isinstance(record, Confirmable) and record.confirmed is not None and not getattr(record, "ended", False):
        yield _confirmation(record.confirmed, called)
    for path, part in _parts(record, ()):
        where = f"{called}, {field_path(path)}" if path else called
        if isinstance(part, Person):
            yield from _consent(part, where, today)
        if isinstance(part, Stated) and part.state == "active" and part.as_of is not None:
            text = f"is said to be active as of {part.as_of}, a year before; look again, and write as_of anew"
            yield Deadline(part.as_of + _A_YEAR + _A_DAY, where, text, to_do=True)
        expires = getattr(part, "expires", None)
        if isinstance(expires, date):
            yield Deadline(expires, where, "expires; review it, and write reviewed and expires anew", to_do=True)
        opens = getattr(part, "reviewed", None)
        if isinstance(opens, date) and expires is None:
            text = f"was reviewed on {opens}, a year before; review it again, and write the day"
            yield Deadline(opens + _A_YEAR + _A_DAY, where, text, to_do=True)


def _event(record: Any, called: str, today: date) -> Iterator[Deadline]:
    """What was announced before it took place is over, and nobody has said what came of it."""
    if "outcome" not in type(record).model_fields:
        return
    last = record.in_time[1]
    if last >= today:
        yield Deadline(last + _A_DAY, called, "is over, and stands among what is past", to_do=False)
    if record.published <= last and not record.off and not record.outcome and not record.figures:
        text = "is over, and was announced before; write what came of it under outcome"
        yield Deadline(last + _A_DAY, called, text, to_do=True)


def _confirmation(said: Confirmation, called: str) -> Deadline:
    text = (
        f"was confirmed on {said.day}, a year before; ask again with `python -m portal letters`, and where nobody "
        "answers delete confirmed, so that the page says that nobody has confirmed it"
    )
    return Deadline(a_year_after(said.day) + _A_DAY, called, text, to_do=True)


def _never_confirmed(portal: Portal) -> Iterator[SaidLine]:
    """How many records of each country, and of none, nobody has confirmed, without those that have ended."""
    counts: dict[str, Counter[Kind]] = {id: Counter() for id in ("", *portal.places("country"))}
    for kind in portal.kinds:
        for record in portal.tables[kind.name].values():
            if isinstance(record, Confirmable) and record.confirmed is None and not getattr(record, "ended", False):
                counts[country_that_knows(portal, record) or ""][kind] += 1
    for country, kinds in sorted(counts.items(), key=lambda item: not item[0]):
        listed = ", ".join(f"{count} {what(kind, count)}" for kind, count in kinds.items())
        if listed and country:
            name = said(portal.places("country")[country].label)
            yield SaidLine(f"{name}: {listed}. Ask for them with `python -m portal letters {country}`")
        elif listed:
            yield SaidLine(f"Of no one country: {listed}")


def _consent(person: Person, where: str, today: date) -> Iterator[Deadline]:
    consent = person.consent
    ends = [day for day in (consent.withdrawn, consent.until and consent.until + _A_DAY) if day is not None]
    if ends:
        text = "the consent of the person ends, so the name is hidden; renew it, or delete the person"
        yield Deadline(min(ends), where, text, to_do=True)
    if consent.given > today:
        yield Deadline(consent.given, where, "the consent of the person begins, so the name is shown", to_do=False)


def _parts(part: BaseModel, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], BaseModel]]:
    """The record and every part of it, with the place of each."""
    yield path, part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for step, inner in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            if isinstance(inner, BaseModel):
                yield from _parts(inner, (*path, name) if step is None else (*path, name, step))
