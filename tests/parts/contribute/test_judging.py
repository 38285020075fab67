"""The rules of a model as data, and what the pages of the forms are made from."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, Field

from portal.inspection import inspect
from portal.parts.contribute.as_written import as_written
from portal.parts.contribute.judging import NotDescribedError, functions_named, rules_of
from portal.records.base import Piece
from portal.site import open_site
from tests import synthetic
from tests.form_cases import FORMS
from tests.project import ROOT


def a_new_rule(value: str) -> str:
    return value


class Novel(Piece):
    """A record with a rule that no script knows."""

    name: Annotated[str, AfterValidator(a_new_rule)]
    """Its name."""


class Strange(Piece):
    """A record with a sort of rule that cannot be written down."""

    name: str | int
    """Its name."""


class Patterned(Piece):
    """A record with a function that has no name."""

    name: Annotated[str, AfterValidator(partial(int, base=10))]
    """Its name."""


class Matching(Piece):
    """A record with a pattern."""

    name: Annotated[str, Field(pattern="[a-z]+")]
    """Its name."""


class Long(Piece):
    """A record with a list and a number."""

    several: tuple[str, ...] = Field((), max_length=3)
    """Some."""
    number: Annotated[int, Field(ge=2)] | None = None
    """One."""


def test_a_rule_of_ours_is_named() -> None:
    assert functions_named(rules_of(Novel)) == {"test_judging.a_new_rule"}


@pytest.mark.parametrize("model", [Strange, Patterned, Matching])
def test_what_cannot_be_written_down_is_refused(model: type[Piece]) -> None:
    with pytest.raises(NotDescribedError):
        rules_of(model)


def test_bounds_are_numbers() -> None:
    fields: Mapping[str, Any] = rules_of(Long)["parts"]["Long"]["fields"]
    assert fields["several"]["at_most"] == 3
    assert fields["number"]["ge"] == 2
    assert fields["number"]["optional"]


def test_every_field_has_a_hint() -> None:
    for kind in FORMS:
        for part in rules_of(kind.model)["parts"].values():
            assert all(field["hint"] for field in part["fields"].values())


def test_what_pages_hide_is_not_written() -> None:
    text = str([as_written(record) for record in _records().values()])
    assert "person" not in text
    assert "consent" not in text


def _records() -> Mapping[str, Any]:
    portal = inspect(ROOT / "tests" / "valid", synthetic.DAY)[0]
    return {id: record for kind in FORMS for id, record in portal.tables[kind.name].items()}


@pytest.mark.parametrize("switched_on", [False, True])
def test_the_host_takes_forms_only_where_that_is_switched_on(tmp_path: Path, *, switched_on: bool) -> None:
    operator = (ROOT / "tests" / "valid" / "operator.yaml").read_text("utf-8")
    files = {"operator.yaml": f"{operator}forms: netlify\n"} if switched_on else {}
    data = synthetic.small(tmp_path, files)
    site = open_site(ROOT, "https://portal.invalid/", folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)
    pages = {page.path: page for page in site.pages}
    body = str(pages["contribute/school/"].body(site.templates))
    assert ("data-netlify" in body) is switched_on
    assert ("contribute/thank-you/" in pages) is switched_on
