"""A picture of people is on the site while they agree, on no page and in no file afterwards."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from portal.parts.network.records import School
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

GIVEN, LAST = date(2021, 12, 1), date(2022, 1, 31)
SCHOOL = f"""\
- id: hr-pictured
  name: Nova škola
  country: hr
  language: hr
  sources: [annual-report]
  image:
    file: lesson.png
    alt: Two teachers before a class
    credit: Nova škola
    licence: CC BY 4.0
    consent:
      given: {GIVEN}
      scope: picture on the page of the school
      until: {LAST}
"""


def _png() -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(made, "PNG")
    return made.getvalue()


def _site(tmp_path: Path, day: date) -> Site:
    data = synthetic.small(tmp_path, {"schools/pictured.yaml": SCHOOL, "images/lesson.png": _png()})
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, day)


def _said(site: Site) -> str:
    (page,) = [page for page in site.pages if page.record is site.portal.every(School)["hr-pictured"]]
    return f"{page.body(site.templates)} {page.linked_data}"


def test_it_is_shown_with_its_words_while_they_agree(tmp_path: Path) -> None:
    site = _site(tmp_path, LAST)
    said = _said(site)
    for words in ('alt="Two teachers before a class"', "Nova škola · CC BY 4.0", "/images/lesson.png"):
        assert words in said
    assert "images/lesson.png" in site.outputs([])


@pytest.mark.parametrize("day", [date(2021, 11, 30), date(2022, 2, 1)])
def test_it_is_nowhere_before_and_afterwards(tmp_path: Path, day: date) -> None:
    site = _site(tmp_path, day)
    assert "lesson.png" not in _said(site)
    assert "images/lesson.png" not in site.outputs([])
    assert site.portal.every(School)["hr-pictured"].image is None


def test_the_check_says_what_is_left_out_and_why(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"schools/pictured.yaml": SCHOOL, "images/lesson.png": _png()})
    found = [str(problem) for problem in synthetic.notices(data, date(2022, 2, 1))]
    said = "a picture is left out of the site: consent ended on 2022-01-31; renew the consent or delete the picture"
    assert [problem for problem in found if said in problem and "schools/pictured.yaml" in problem]
