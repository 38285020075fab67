"""References lead somewhere."""

from collections.abc import Iterator
from datetime import date

from portal.kinds import kind
from portal.load import Records
from portal.messages import field_path
from portal.problem import Problem, did_you_mean
from portal.records.fields import Term
from portal.references import references

_MOST_HINTS = 20
"""Looking for something close takes long among thousands of ids, and whole lists go wrong together."""


def references_exist(records: Records, day: date) -> Iterator[Problem]:
    """Every id in a record names a record or term that exists. Sources may be web addresses instead."""
    hints = 0
    for name, entries in records.entries.items():
        for id, entry in entries.items():
            for reference in references(entry.record):
                target = reference.target
                known_as = target.vocabulary if isinstance(target, Term) else target.kind
                known = records.seen[known_as]
                if reference.value in known or known_as in records.unread or "://" in reference.value:
                    continue
                where = f"data/{kind(known_as).stem}.yaml"
                if isinstance(target, Term):
                    what = f'{field_path(reference.path)}: "{reference.value}" is not a term of {where}'
                    remedy = f"use one of: {', '.join(sorted(known))}"
                else:
                    what = f'{known_as} "{reference.value}" does not exist'
                    remedy = f"correct the id or add the {known_as} to {where}"
                hints += 1
                hint = did_you_mean(reference.value, known) if hints <= _MOST_HINTS else ""
                yield records.problem(name, id, reference.path, f"{what}{hint}; {remedy}")
