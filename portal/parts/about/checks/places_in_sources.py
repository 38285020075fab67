"""Who cites a long document says where in it."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from portal.problem import Problem, shortened
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.base import Citation
from portal.records.source import Source

Path = tuple[str | int, ...]


def long_sources_are_cited_with_a_place(records: Records, _day: date) -> Iterator[Problem]:
    """Each citation of a source that is ``long`` says the slide, page or section."""
    long = {source.id: source.title for source in records.all(Source) if source.long}
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, citation in _citations(entry.record, ()):
                if citation.source in long and citation.at is None:
                    what = f'{field_path(path)}: "{shortened(long[citation.source])}" is a long document'
                    remedy = f"say where in it, like {{source: {citation.source}, at: section 2.1}}"
                    yield records.problem(kind, id, path, f"{what}; {remedy}")


def _citations(part: BaseModel, path: Path) -> Iterator[tuple[Path, Citation]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        for index, entry in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            here = (*path, name) if index is None else (*path, name, index)
            if isinstance(entry, Citation):
                yield here, entry
            elif isinstance(entry, BaseModel):
                yield from _citations(entry, here)
