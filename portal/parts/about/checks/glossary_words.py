"""The words of the glossary lead readers to one entry each."""

from collections.abc import Iterator
from datetime import date

from portal.parts.about.records import GlossaryTerm
from portal.problem import Problem
from portal.reading.load import Records
from portal.words.alphabets import alike


def glossary_words_lead_to_one_entry(records: Records, day: date) -> Iterator[Problem]:
    """No word or form of a word is in two entries, or twice in one."""
    first: dict[str, str] = {}
    for entry in records.all(GlossaryTerm):
        fields: list[tuple[list[str | int], str | None]] = [(["term"], entry.term), (["short"], entry.short)]
        fields += [(["also", index], form) for index, form in enumerate(entry.also)]
        for path, form in fields:
            if form is None:
                continue
            key = alike(form)
            if key in first:
                where = f'of "{first[key]}"' if first[key] != entry.id else "of this entry"
                text = f'{path[0]} has "{form}", which is already a word {where}; a word leads to one entry, remove one'
                yield records.problem("glossary term", entry.id, path, text)
            first.setdefault(key, entry.id)


def glossary_entries_point_elsewhere(records: Records, day: date) -> Iterator[Problem]:
    """No entry refers to itself."""
    for entry in records.all(GlossaryTerm):
        if entry.id in entry.see_also:
            path: list[str | int] = ["see_also", entry.see_also.index(entry.id)]
            text = f'see_also names the entry itself ("{entry.id}"); name another or delete it'
            yield records.problem("glossary term", entry.id, path, text)
