"""References lead to existing records."""

from collections.abc import Iterator
from datetime import date

from portal.problem import Hints, Problem, did_you_mean, listed, shortened
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.reading.references import Reference, references
from portal.records.fields import Term
from portal.records.vocabularies import RETIRED
from portal.words.alphabets import alike


def references_exist(records: Records, day: date) -> Iterator[Problem]:
    """Every id in a record is that of an existing record or term. Sources may be web addresses instead."""
    judge = Judge(records)
    for name, entries in records.entries.items():
        for id, entry in entries.items():
            for reference in references(entry.record):
                if text := judge.fault(reference):
                    yield records.problem(name, id, reference.path, text)


class Judge:
    """Judges references against the records that were read."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._hints = Hints()
        self._terms = {kind.name: listed(sorted(records.seen[kind.name])) for kind in records.kinds if kind.vocabulary}
        self._stems = {kind.name: kind.stem for kind in records.kinds}

    def fault(self, reference: Reference) -> str:
        """Why the reference leads nowhere, with the remedy; "" if it does not."""
        records, target = self._records, reference.target
        known_as = target.vocabulary if isinstance(target, Term) else target.kind
        known = records.seen[known_as]
        if reference.value in known or known_as in records.unread or "://" in reference.value:
            return ""
        where = f"data/{self._stems[known_as]}.yaml"
        if isinstance(target, Term) and (instead := RETIRED.get(known_as, {}).get(reference.value)):
            text = f'"{reference.value}" is no term any more; write {" and ".join(instead)}, each as a term'
            return f"{field_path(reference.path)}: {text}"
        if isinstance(target, Term):
            what = f'{field_path(reference.path)}: "{shortened(reference.value)}" is not a term of {where}'
            remedy = f"use one of: {self._terms[known_as]}"
        else:
            what = f'{known_as} "{shortened(reference.value)}" does not exist'
            remedy = f"correct the id or add the {known_as} to {where}"
        hint = _hint(records, known_as, reference.value) if self._hints.wanted() else ""
        return f"{what}{hint}; {remedy}"


def _hint(records: Records, kind: str, written: str) -> str:
    """The id probably meant: that of the record with this name, else the id most similar to what was written."""
    labels = {alike(entry.record.label): id for id, entry in records.entries[kind].items()}
    named = labels.get(alike(written))
    return f' (did you mean "{named}"?)' if named else did_you_mean(written, records.seen[kind])
