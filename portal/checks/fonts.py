"""The fonts have every letter of texts that are offered for printing and of words that are drawn on preview images."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import unescape
from unicodedata import category

from pydantic import BaseModel

from portal.problem import Problem
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.kind import Printed
from portal.words import letters
from portal.words.characters import composed
from portal.words.richtext import LONGEST

Found = Callable[[str], tuple[int, str] | None]

_IN_PRINT = "which no font of the PDF documents has; write it in Latin, Greek or Cyrillic letters, or leave it out"
_DRAWN = "which the font of the preview images lacks; write it in Latin, Greek or Cyrillic letters, or leave it out"
_MOST = 5
"""Maximum letters of a line that a message shows."""
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Categories of characters that another check reports."""


def documents_can_be_printed(records: Records, day: date) -> Iterator[Problem]:
    """Every letter of a document is in a font: those of our own texts, and of the records that documents quote."""
    # tests/test_letters.py compares what kinds say of documents with the documents.
    printed: dict[tuple[str, str], tuple[str, ...]] = {}
    quoted: set[tuple[str, str]] = set()
    texts: set[str] = set()
    for kind, id, found in _printed(records):
        printed[kind, id] = found.fields
        quoted.update(found.quoted)
        quoted.update((name, each) for name in found.every for each in records.entries[name])
        texts.update(found.texts)
    if printed:
        quoted |= {(kind.name, id) for kind in records.kinds if kind.single for id in records.entries[kind.name]}
    fields = {kind.name: kind.quoted for kind in records.kinds}
    # A resource of our own prints more of its fields than a course quotes from it.
    for kind, id in sorted(quoted - printed.keys()):
        if id in records.entries[kind]:
            printed[kind, id] = fields[kind]
    for (kind, id), names in printed.items():
        yield from _in_record(records, kind, id, names)
    for name in sorted(texts):
        yield from _in_text(records, name)


def previews_can_be_drawn(records: Records, day: date) -> Iterator[Problem]:
    """Every letter of the words on preview images is in their font."""
    for kind in records.kinds:
        if kind.drawn:
            for id in records.entries[kind.name]:
                yield from _in_record(records, kind.name, id, kind.drawn, letters.undrawable, _DRAWN)


def _printed(records: Records) -> Iterator[tuple[str, str, Printed]]:
    """Kind, id and what is printed of it, of each record with documents."""
    for kind in records.kinds:
        if kind.printed is not None:
            for id, entry in records.entries[kind.name].items():
                if (found := kind.printed(entry.record)) is not None:
                    yield kind.name, id, found


def _in_record(
    records: Records, kind: str, id: str, fields: Sequence[str], find: Found = letters.unprintable, why: str = _IN_PRINT
) -> Iterator[Problem]:
    record = records.entries[kind][id].record
    for field in fields:
        name, _dot, inner = field.partition(".")
        for path, value in _strings(getattr(record, name), (name,)):
            if inner and path[-1] != inner:
                continue
            for _line, what in _lacking(value, find):
                yield records.problem(kind, id, path, f"{field_path(path)} {what}, {why}")


def _in_text(records: Records, name: str) -> Iterator[Problem]:
    try:
        text = textfile.read(records.folder / TEXTS / name)
    except (OSError, UnicodeDecodeError):
        return  # another check reports it
    if len(text) > LONGEST:
        return  # another check reports it
    for line, what in _lacking(text, letters.unprintable):
        yield Problem(f"data/{TEXTS}/{name}", line, "", f"{what}, {_IN_PRINT}")


def _lacking(text: str, find: Found) -> Iterator[tuple[int, str]]:
    """Lines with letters that the font lacks: the line number, and the letters as a message shows them.

    Letters written as numeric references ("&#26085;") are found too.
    """
    if find(text) is None and "&" not in text:
        return
    for number, line in enumerate(composed(text).split("\n"), start=1):
        written = dict.fromkeys(unescape(line))
        lacking = [letter for letter in written if find(letter) and category(letter) not in _INVISIBLE]
        if lacking:
            shown = ", ".join(map(_shown, lacking[:_MOST]))
            more = f" and {len(lacking) - _MOST} more" if len(lacking) > _MOST else ""
            yield number, f"has the letter{'s' if len(lacking) > 1 else ''} {shown}{more}"


def _strings(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a field, nested parts included."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _strings(entry, (*path, index))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name), (*path, name))


def _shown(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f'"{letter}" ({code})' if letter.isprintable() else code
