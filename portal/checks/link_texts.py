"""The words of a link name no other place than the one it leads to."""

import re
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.words.web_address import COMMON_END, as_read, link_fault

_ADDRESSES = ("url", "website")
_WORDS = ("title", "name", "label", "short", "holder")
"""Fields whose text is shown as the words of a link to the address next to them."""

_HOST = re.compile(rf"://|\w@[\w-]+\.\w|\bwww\.|\.({COMMON_END})\b", re.IGNORECASE)
"""What certainly names a host. Words of a title joined by a full stop might be one by coincidence only."""


def links_say_where_they_lead(records: Records, day: date) -> Iterator[Problem]:
    """No title or name that is shown as a link names another host than that of its address."""
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, words, target in _links(entry.record, ()):
                if _HOST.search(as_read(words)) and (reason := link_fault(target, words)):
                    yield records.problem(kind, id, path, f"{field_path(path)} {reason}")


def _links(part: BaseModel, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Path of the words in a record, the words, and the address next to them."""
    values = {name: getattr(part, name) for name in type(part).model_fields}
    for target in (values[name] for name in _ADDRESSES if values.get(name)):
        yield from (((*path, name), values[name], target) for name in _WORDS if values.get(name))
    for name, value in values.items():
        for index, entry in enumerate(value) if isinstance(value, tuple) else ((None, value),):
            if isinstance(entry, BaseModel):
                yield from _links(entry, (*path, name) if index is None else (*path, name, index))
