"""What the check of letters looks at is what documents and preview images say: no less, and no more.

A letter of its own is put into every text of the records, as nobody may write it. The sources of all documents are then
composed, and the letters in them must be those that the check has named.
"""

import re
import typing
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Annotated, Any

import pytest
from PIL import ImageFont
from pydantic import AfterValidator, BaseModel

from portal import inspection
from portal.checks.fonts import documents_can_be_printed, previews_can_be_drawn
from portal.parts.exchange.brief import manuscript
from portal.parts.exchange.records import PolicyExchange
from portal.parts.library.downloads import Downloads
from portal.parts.library.records import Resource
from portal.parts.mentoring import booklet
from portal.parts.mentoring.records import HubPath
from portal.parts.registry import KINDS
from portal.parts.training.take_along.books import book
from portal.parts.training.take_along.volume import volumes
from portal.portal import made
from portal.reading import load
from portal.reading.load import Records
from portal.records.fields import Refers, Term
from portal.site import open_site
from portal.words import letters
from tests import synthetic
from tests.project import ROOT, VALID

FREE = {"_line", "block", "typeset"}
URL = "https://portal.example.eu/"
FIRST = 0x4E00


def planted(folder: Path) -> tuple[Records, dict[str, str]]:
    """Records with a letter of its own in every free text, and what each letter stands in."""
    synthetic.write(folder / "data")
    records, problems = load.load(folder / "data", KINDS)
    assert not problems
    numbers, places = count(FIRST), dict[str, str]()

    def plant(value: Any, free: bool, place: str) -> Any:
        if isinstance(value, tuple):
            return tuple(plant(entry, free, place) for entry in value)
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            return value.model_copy(
                update={
                    name: plant(getattr(value, name), is_free(field.annotation, field.metadata), f"{place}.{name}")
                    for name, field in fields.items()
                }
            )
        if isinstance(value, str) and free:
            letter = chr(next(numbers))
            places[letter] = place
            return f"{value}{letter}"
        return value

    for kind, entries in records.entries.items():
        for id, entry in entries.items():
            entries[id] = replace(entry, record=plant(entry.record, False, kind))
    return records, places


def is_free(annotation: Any, metadata: list[Any]) -> bool:
    """Whether a field holds what one wants to write: a line or a long text."""
    if typing.get_origin(annotation) is Annotated:
        annotation, *more = typing.get_args(annotation)
        metadata = [*metadata, *more]
    rules = [item.func.__name__ for item in metadata if isinstance(item, AfterValidator)]
    if any(isinstance(item, Refers | Term) for item in metadata):
        return any(isinstance(item, Refers) and item.or_name for item in metadata)
    if rules:
        return set(rules) <= FREE
    return any(is_free(argument, []) for argument in typing.get_args(annotation))


def named(problems: Iterator[Any]) -> set[str]:
    return {found[1] for problem in problems for found in [re.search('the letter "(.)"', problem.message)] if found}


def cjk(text: str) -> set[str]:
    return {letter for letter in text if ord(letter) >= FIRST}


def test_the_check_looks_at_all_that_documents_say(tmp_path: Path) -> None:
    records, places = planted(tmp_path)
    portal = made(records, synthetic.DAY)
    library = Downloads(portal, None, tmp_path, URL)  # type: ignore[arg-type]
    sources = [library._source(resource) for resource in portal.every(Resource).values() if resource.own]
    sources += [book(volume) for volume in volumes(portal, URL)]
    exchange = portal.single(PolicyExchange)
    assert exchange.brief is not None
    sources.append(manuscript(portal, exchange, exchange.brief, URL))
    sources.append(booklet.manuscript(portal, portal.single(HubPath), URL))
    said = {letter for source in sources for letter in cjk(str(asdict(source)))}
    assert len(said) > 40
    found = named(documents_can_be_printed(records, synthetic.DAY))
    assert {places[letter] for letter in said - found} == set(), "reaches a document, and the check does not look at it"
    assert {places[letter] for letter in found - said} == set(), "reaches no document, and the check refuses it"


def test_the_check_looks_at_all_that_previews_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records, places = planted(tmp_path)
    portal = made(records, synthetic.DAY)
    monkeypatch.setattr(inspection, "_read", lambda *_given: (records, portal, []))
    gallery = open_site(ROOT, URL, [ROOT / "overrides"], VALID, synthetic.DAY).gallery
    drawn = {letter for _key, svg in gallery._drawings.values() for letter in cjk(svg)}
    found = named(previews_can_be_drawn(records, synthetic.DAY))
    assert {places[letter] for letter in drawn} == {places[letter] for letter in found}


def test_letters_of_previews_are_in_their_font() -> None:
    for name in ("Manrope-ExtraBold.ttf", "Manrope-Medium.ttf"):
        font = ImageFont.truetype(str(files("font_manrope") / "files" / name), 40)
        missing = bytes(font.getmask("\U0010fffe"))
        drawn = [chr(code) for code in range(0x20, 0x3000) if letters.undrawable(chr(code)) is None]
        assert len(drawn) > 500
        assert [letter for letter in drawn if bytes(font.getmask(letter)) == missing] == []


PLACES = {
    "texts/reading-lesson.md": ("Slowly", "data/texts/reading-lesson.md:12: has the letter"),
    "courses.yaml": (
        "The longest one",
        "reading-course: modules, entry 1, quiz, questions, entry 1, answers, entry 2, text",
    ),
    "licences.yaml": ("You may do anything", "CC-BY-4.0: reuse"),
    "project.yaml": ("Nothing here describes", "disclaimer"),
    "sources.yaml": ("Annual report", "annual-report: title"),
    "countries.yaml": ("Croatia", "hr: name"),
}


@pytest.mark.parametrize("file", PLACES)
@pytest.mark.parametrize("written", ["日本", "\U0001f600", "✅", "שלום", "مدرسة", "❤\ufe0f", "ไทย", "ꟿ"])
def test_letters_without_a_font_are_named_where_they_stand(tmp_path: Path, written: str, file: str) -> None:
    words, where = PLACES[file]
    text = (ROOT / "tests" / "valid" / file).read_text("utf-8")
    assert words in text
    said = synthetic.problems(synthetic.small(tmp_path, {file: text.replace(words, f"{words} {written}")}))
    assert said
    assert all(where in line for line in said)
    assert any("Latin, Greek or Cyrillic" in line for line in said)


@pytest.mark.parametrize("written", ["&#26085;", "&#x65e5;", "&#X65E5;"])
def test_letters_by_their_number_are_found_as_well(tmp_path: Path, written: str) -> None:
    text = (ROOT / "tests/valid/texts/reading-lesson.md").read_text("utf-8").replace("Slowly", written)
    (said,) = synthetic.problems(synthetic.small(tmp_path, {"texts/reading-lesson.md": text}))
    assert 'data/texts/reading-lesson.md:12: has the letter "日" (U+65E5)' in said
