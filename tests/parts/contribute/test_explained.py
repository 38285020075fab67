"""The pages that explain fields and thank organisations, and the words in which forms ask."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from portal.frame.addresses import fields_page, form_page
from portal.parts.contribute import mistakes
from portal.parts.contribute.judging import rules_of
from portal.parts.contribute.other_words import GROUPS, LABELS, REQUIRED
from portal.prose.sentences import SENTENCES
from portal.records.kind import Kind
from portal.words.territories import languages_to_choose
from tests.document import Document, text_of
from tests.form_cases import FORMS
from tests.project import ROOT

LIMIT = 30_000
"""The most bytes of a picture."""
NAMES = {name for kind in FORMS for part in rules_of(kind.model)["parts"].values() for name in part["fields"]}
QUALIFIED = {
    f"{model}.{name}"
    for kind in FORMS
    for model, part in rules_of(kind.model)["parts"].items()
    for name in part["fields"]
}


def page(site: Path, path: str) -> Element:
    """The page at that address."""
    return Document(site, site / path / "index.html").root


def test_other_words_are_for_fields_that_there_are() -> None:
    asked = {*LABELS, *SENTENCES["questions"]}
    assert asked - NAMES - QUALIFIED == set()
    ordered = {*REQUIRED[0], *REQUIRED[1], *(name for names in GROUPS.values() for name in names)}
    assert ordered - NAMES == set()


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: str(kind.name))
def test_what_must_be_answered_ends_with_the_address(site: Path, kind: Kind) -> None:
    forms = page(site, form_page(kind.name)).iter("form")
    form = next(one for one in forms if "record-form" in one.get("class", ""))
    needed = [one.get("data-path") for one in form if "asked" in one.get("class", "").split()]
    assert needed[0] in {"name", "title"}
    assert needed[-1] == "id"


def test_a_language_is_chosen_by_its_name(site: Path) -> None:
    selects = page(site, "contribute/school").iter("select")
    language = next(one for one in selects if one.get("name") == "language")
    assert {one.get("value"): one.text for one in language.iter("option")}["hr"] == "Croatian"
    names = [name for _tag, name in languages_to_choose()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: str(kind.name))
def test_every_field_is_explained_once(site: Path, kind: Kind) -> None:
    rows = [row for row in page(site, fields_page(kind.name)).iter("tr") if row.get("id")]
    explained = [row.get("id") for row in rows]
    assert len(explained) == len(set(explained))
    assert set(kind.model.model_fields) <= set(explained)
    assert any("is not a date; write it as" in text_of(row) for row in rows), "what the check says"


@pytest.mark.parametrize("rule", mistakes.OFTEN)
def test_a_mistake_often_made_is_one(rule: str) -> None:
    found = [
        mistakes.often_made(kind.model, (name,), node)
        for kind in FORMS
        for name, node in _root(kind).items()
        if rule in (*node.get("before", ()), *node.get("after", ()), *node.get("last", ()))
    ]
    assert all(found), "the model takes it; write another mistake"


def _root(kind: Kind) -> dict[str, Any]:
    rules = rules_of(kind.model)
    fields: dict[str, Any] = rules["parts"][rules["root"]["part"]]["fields"]
    return fields


def test_thanks_go_to_organisations_that_records_name(site: Path) -> None:
    named = Document(site, site / "contribute" / "thanks" / "index.html").text
    assert "They coordinated the hubs of a country" in named


def test_the_pictures_of_the_doors_are_light() -> None:
    pictures = sorted((ROOT / "docs" / "assets" / "doors").glob("*.webp"))
    assert [picture.stem for picture in pictures] == ["editor", "form", "serve"]
    assert all(picture.stat().st_size <= LIMIT for picture in pictures)
