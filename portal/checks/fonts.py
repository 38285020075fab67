"""The fonts have every letter of texts that are offered for printing and of words that are drawn on preview images."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import unescape
from unicodedata import category

from pydantic import BaseModel

from portal.parts.library.records import Resource
from portal.parts.library.sheet import LONGEST
from portal.parts.network.records import Country
from portal.parts.training.records import Course
from portal.problem import Problem
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records
from portal.reading.messages import field_path
from portal.records.project import Project
from portal.words import letters
from portal.words.characters import composed

Found = Callable[[str], tuple[int, str] | None]

_IN_PRINT = "which no font of the PDF documents has; write it in Latin, Greek or Cyrillic letters, or leave it out"
_DRAWN = "which the font of the preview images lacks; write it in Latin, Greek or Cyrillic letters, or leave it out"
# Fields that documents quote from other records, by kind. tests/test_letters.py compares all of this with the
# documents.
_SAID = {
    "licence": ("short", "url", "reuse"),
    "partner": ("name",),
    "project": ("funding_statement", "disclaimer"),
    "source": ("title", "publisher", "url"),
    "resource": ("title", "summary"),
}
_RESOURCE = ("title", "summary", "version", "authors")
_COURSE = ("title", "summary", "provider", "edition", "aims", "description", "objectives", "certificate", "modules")
_MOST = 5
"""Maximum letters of a line that a message shows."""
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Categories of characters that another check reports."""


def documents_can_be_printed(records: Records, day: date) -> Iterator[Problem]:
    """Every letter of a document is in a font: those of our own texts, and of the records that documents quote."""
    printed: dict[tuple[str, str], tuple[str, ...]] = {}
    texts: set[str] = set()
    for resource in records.all(Resource):
        if resource.text is not None:
            printed["resource", resource.id] = _RESOURCE
            texts.add(resource.text)
            printed |= _around(records, resource.licence, resource.authors, (), ())
    for course in records.all(Course):
        if course.offered:
            printed["course", course.id] = _COURSE
            texts.update(course.texts_named)
            units = [unit for module in course.modules for unit in module.units]
            helping = [id for unit in units for id in unit.resources]
            sources = [id for unit in units for id in unit.sources]
            around = _around(records, course.licence, (course.provider,), sources, helping)
            # A resource of our own prints more of its fields than a course quotes from it.
            printed = around | printed
    for (kind, id), fields in printed.items():
        yield from _in_record(records, kind, id, fields)
    for name in sorted(texts):
        yield from _in_text(records, name)


def previews_can_be_drawn(records: Records, day: date) -> Iterator[Problem]:
    """Every letter of the words on preview images is in their font."""
    named: list[tuple[str, str, Sequence[str]]] = [
        ("country", country.id, ("name",)) for country in records.all(Country)
    ]
    named += [("project", project.id, ("acronym", "name", "headline")) for project in records.all(Project)]
    for kind, id, fields in named:
        yield from _in_record(records, kind, id, fields, letters.undrawable, _DRAWN)


def _around(
    records: Records, licence: str, authors: Sequence[str], sources: Sequence[str], resources: Sequence[str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """The records that documents quote, with the fields quoted."""
    named = [("licence", licence), *(("project", id) for id in records.entries["project"])]
    named += [("partner", id) for id in authors]
    named += [("source", id) for id in sources]
    named += [("resource", id) for id in resources]
    return {(kind, id): _SAID[kind] for kind, id in named if id in records.entries[kind]}


def _in_record(
    records: Records, kind: str, id: str, fields: Sequence[str], find: Found = letters.unprintable, why: str = _IN_PRINT
) -> Iterator[Problem]:
    record = records.entries[kind][id].record
    for field in fields:
        for path, value in _strings(getattr(record, field), (field,)):
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
