"""A course of this site stands in the library without an address elsewhere, and its entry leads to it."""

from pathlib import Path

from portal.site import open_site
from tests import synthetic
from tests.generated import body
from tests.project import ROOT

COURSE = """\
- id: the-course
  title: The reading course
  summary: A course to follow here.
  type: checklist
  licence: CC-BY-4.0
  course: reading-course
  published: 2021-10-20
  sources: [annual-report]
"""


def test_the_entry_of_a_course_leads_to_the_course(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {"resources/new.yaml": COURSE})
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    page = body(site, "library/the-course/")
    assert 'href="/training/reading-course/">Open the course</a>' in page
    assert "another site" not in page
