"""What is dated ahead: it is held back until its day, from every page and file, and said here."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from portal.problem import Problem
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.reading.references import references
from portal.records.base import held_back, public_from
from portal.records.fields import Refers

_A_DAY = timedelta(days=1)


def what_is_held_back_is_said(records: Records, day: date) -> Iterator[Problem]:
    """Names every record whose day has not come. The build goes on without it."""
    for kind, ahead in _ahead(records, day).items():
        for id, published in ahead.items():
            text = (
                f"will be published on {published}; until then no page and no file has it. "
                "The site has to be built again on that day or later"
            )
            field = getattr(records.entries[kind][id].record, "told_from", "published")
            yield records.problem(kind, id, [field], text, notice=True)


def nothing_leads_to_what_is_held_back(records: Records, day: date) -> Iterator[Problem]:
    """No record that is published names one that is not yet, which would have no page to lead to."""
    ahead = _ahead(records, day)
    if not any(ahead.values()):
        return
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            if id in ahead[kind]:
                continue
            for reference in references(entry.record):
                target = reference.target
                if isinstance(target, Refers) and reference.value in ahead.get(target.kind, ()):
                    until = ahead[target.kind][reference.value]
                    text = (
                        f'{field_path(reference.path)} names the {target.kind} "{reference.value}", which is kept back '
                        f"until {until}; delete it here until then, or publish both on one day"
                    )
                    yield records.problem(kind, id, reference.path, text)


def changes_are_not_ahead(records: Records, day: date) -> Iterator[Problem]:
    """No published record was changed later than tomorrow: where it was written, the day may have come already."""
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            updated = getattr(entry.record, "updated", None)
            if isinstance(updated, date) and updated > day + _A_DAY and not held_back(entry.record, day):
                text = f"updated ({updated}) lies ahead of today ({day}); write the day on which it was changed"
                yield records.problem(kind, id, ["updated"], text)


def public(records: Records, day: date) -> Mapping[str, frozenset[str]]:
    """The ids of the records by kind, without those that are held back on ``day``."""
    ahead = _ahead(records, day)
    return {kind: frozenset(ids) - ahead[kind].keys() for kind, ids in records.seen.items()}


def _ahead(records: Records, day: date) -> dict[str, dict[str, date]]:
    """The day of each record that is held back, by kind and id."""
    return {
        kind: {
            id: begin
            for id, entry in entries.items()
            if (begin := public_from(entry.record)) is not None and begin > day
        }
        for kind, entries in records.entries.items()
    }
