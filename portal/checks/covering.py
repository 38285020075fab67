"""Terms of a vocabulary that take in others."""

from collections.abc import Iterator
from datetime import date

from portal.problem import Problem
from portal.reading.load import Records
from portal.records.vocabulary import VocabularyTerm


def covered_terms_cover_nothing(records: Records, day: date) -> Iterator[Problem]:
    """What a term covers are terms of the same list that cover nothing themselves, so that each is found directly."""
    for kind in records.kinds:
        if not kind.vocabulary:
            continue
        terms = {id: entry.record for id, entry in records.entries[kind.name].items()}
        for term in terms.values():
            assert isinstance(term, VocabularyTerm)
            for place, id in enumerate(term.covers):
                if id not in records.seen[kind.name]:
                    text = f'covers "{id}", which is no term of data/{kind.stem}.yaml; correct it or add the term'
                elif id in terms and terms[id].covers:
                    text = f'covers "{id}", which covers others itself; name those instead'
                else:
                    continue
                yield records.problem(kind.name, term.id, ["covers", place], text)
