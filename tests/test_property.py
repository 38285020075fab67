"""What the check accepts can be rendered, whatever text is in whatever field."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.documents import FORMATS
from portal.documents.literal import literal
from portal.documents.writer import document
from portal.open_data.csv_table import harmless
from portal.parts.library import sheet
from portal.parts.library.citations import Form, ReferenceEntry
from portal.words import plaintext, richtext
from portal.words.letters import unprintable
from portal.words.richtext import fault
from tests import synthetic
from tests.example_document import SOURCE, STYLE
from tests.hostile import Decks, plant
from tests.model_lane import acting
from tests.payloads import Payload, payloads
from tests.rendered import URL, accepted

pytestmark = pytest.mark.build

MANY = settings(derandomize=True, deadline=None, database=None, max_examples=150)
FEW = settings(MANY, max_examples=6, suppress_health_check=list(HealthCheck))
# Pieces of payloads in any order, between any other letters.
_PIECES = st.sampled_from([payload.text[:80] for payload in payloads() if payload.group not in {"long", "empty"}])
TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=20), st.sampled_from("\n \t`*_[]()<>|~#-:&\\")), max_size=12).map(
    "".join
)


@pytest.mark.build
@given(st.lists(TEXTS.map(str.strip), min_size=60, max_size=60, unique=True))
@settings(FEW, max_examples=2)
def test_any_text_in_any_field_renders_where_it_is_accepted(texts: list[str]) -> None:
    drawn = tuple(Payload(f"drawn-{number}", text) for number, text in enumerate(texts))
    with TemporaryDirectory() as folder:
        decks = Decks(texts=drawn)
        plant(Path(folder) / "data", synthetic.DAY, decks)
        assert len({leaf for leaf, _text in decks.done}) > 200
        assert accepted(Path(folder) / "data")


@given(TEXTS)
@MANY
def test_no_text_makes_markup_that_acts(text: str) -> None:
    refused = fault(text) is not None  # for where its links lead
    for made in (richtext.html(text), sheet.html(text)):
        found = acting(str(made))
        assert found == "" or (refused and found.startswith("a link to") and "script" not in found)


@given(TEXTS)
@MANY
def test_the_lines_of_a_letter_are_no_longer_than_a_word(text: str) -> None:
    if fault(text) is None:
        for line in plaintext.plain(text).split("\n"):
            assert len(line) <= plaintext.WIDTH or "://" in line


@given(TEXTS)
@MANY
def test_no_text_is_a_formula(text: str) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerow([harmless(text)])
    for row in csv.reader(StringIO(file.getvalue(), newline=""), delimiter=";"):
        assert not any(cell.lstrip()[:1] in set("=+-@\uff1d\uff0b\uff0d\uff20") - {""} for cell in row)


@given(TEXTS)
@MANY
def test_a_text_stays_one_property_of_a_calendar(text: str) -> None:
    event = icalendar.Event()
    event.add("summary", text)
    read = icalendar.Event.from_ical(event.to_ical())
    assert list(read) == ["SUMMARY"] and not read.subcomponents


@given(TEXTS.map(lambda text: " ".join(text.split())))
@MANY
def test_a_text_stays_one_reference(text: str) -> None:
    made = ReferenceEntry(
        "key", (text or "x",), text, (2022,), text, URL, "en", text, text, Form("misc", "ELEC", "webpage"), text
    )
    assert made.ris().count("\r\n") == len(made.ris().splitlines()) <= 12
    assert made.bibtex().count("{") == made.bibtex().count("}")


@given(TEXTS.map(lambda text: " ".join(text.split())))
@MANY
def test_a_line_stays_a_line_in_markdown(text: str) -> None:
    assert "<script" not in richtext.renderer(every_target=False).render(literal(text))


@given(TEXTS)
@FEW
def test_whatever_is_accepted_becomes_a_document(text: str) -> None:
    if sheet.fault(text) is None and unprintable(text) is None:
        for form in FORMATS:
            assert document(replace(SOURCE, body=text, title="x"), form, STYLE)
