"""Words that teachers would say otherwise: a short list with the better ones, as notices."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records
from portal.reading.messages import field_path

_OF_OTHERS = frozenset({"at", "quote", "statement", "disclaimer", "sources"})
"""Fields that hold words of others, or none."""
_LONGEST = 50_000
"""Characters of a text that is looked through; a longer one is refused elsewhere."""
_MOST = 5
"""Maximum notices on one record."""


@cache
def _better() -> dict[str, str]:
    """The listed words, in small letters, each with what to write instead."""
    return dict(json.loads(textfile.read(Path(__file__).with_name("better_words.json"))))


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, _better()))})\b".replace("\\ ", r"\s+"), re.IGNORECASE)


def words_are_usual(records: Records, day: date) -> Iterator[Problem]:
    """Says where a record or its text has words of the list, and which are usual. The build goes on."""
    texts = set[str]()
    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            for path, text in list(_found(entry.record, ()))[:_MOST]:
                yield records.problem(kind, id, path, f"{field_path(path)} {text}", notice=True)
            texts.update(getattr(entry.record, "texts_named", ()))
    for name in sorted(texts):
        yield from _in_text(records, name)


def _found(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        if found := _listed().search(value):
            yield path, _said(found[1])
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _found(entry, (*path, index))
    elif isinstance(value, BaseModel):
        for name, entry in value.__dict__.items():
            if name not in _OF_OTHERS and entry:
                yield from _found(entry, (*path, name))


def _in_text(records: Records, name: str) -> Iterator[Problem]:
    try:
        text = textfile.read(records.folder / TEXTS / name)
    except (OSError, UnicodeDecodeError):
        return  # another check reports it
    for found in _listed().finditer(text[:_LONGEST]):
        line = text.count("\n", 0, found.start()) + 1
        yield Problem(f"data/{TEXTS}/{name}", line, "", _said(found[1]), notice=True)


def _said(words: str) -> str:
    plain = " ".join(words.split())
    return f'says "{plain}"; write "{_better()[plain.lower()]}", as readers do (CONTRIBUTING.md, "Style")'
