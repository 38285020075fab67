"""What is dated ahead is in no page and in no file until its day, and then in all that tell of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portal.site import Site
from tests import framed, synthetic

COMING = date(2022, 1, 10)
"""After the day of the tests."""
SECRET = "Quillwort"
RECORDS = {
    "news": """
- id: quillwort-item
  title: Quillwort item
  summary: Quillwort is told.
  body: Quillwort.
  published: 2022-01-10
  happened: 2022-01
  clusters: [hr-hub-1]
  themes: [reading]
  events: [quillwort-meeting]
  licence: CC-BY-4.0
  sources: [annual-report]
""",
    "newsletters": """
- id: quillwort-issue
  title: Quillwort issue
  start: 2022-01-01
  end: 2022-01-10
  published: 2022-01-10
  summary: Quillwort.
  introduction: Quillwort.
  licence: CC-BY-4.0
  sources: [annual-report]
""",
    "events": """
- id: quillwort-meeting
  title: Quillwort meeting
  type: meeting
  summary: Quillwort is discussed.
  start: 2022-02-03
  published: 2022-01-10
  countries: [hr]
  themes: [reading]
  sources: [annual-report]
""",
    "case_studies": """
- id: quillwort-story
  title: Quillwort story
  type: school-story
  summary: Quillwort is tried.
  country: hr
  published: 2022-01-10
  context: Quillwort.
  what_was_done: Quillwort.
  sources: [annual-report]
""",
    "resources": """
- id: quillwort-report
  title: Quillwort report
  summary: Quillwort in numbers.
  type: checklist
  audience: [teachers]
  languages: [en]
  licence: CC-BY-4.0
  authors: [Reading Society]
  url: https://schools.example.eu/quillwort
  published: 2022-01-10
  sources: [annual-report]
""",
    "partners": """
- id: quillwort-agency
  name: Quillwort agency
  short_name: QA
  role: partner
  country: hr
  since: 2022-01-10
  sources: [annual-report]
""",
    "advisory_members": """
- id: quillwort-museum
  name: Quillwort museum
  type: association
  country: hr
  joined: 2022-01-10
  sources: [annual-report]
""",
    "schools": """
- id: hr-quillwort
  name: Quillwort school
  country: hr
  language: hr
  published: 2022-01-10
  sources: [annual-report]
""",
}


def on(day: date, folder: Path) -> Site:
    """The small portal with these records, as it is on that day."""
    data = synthetic.small(folder / day.isoformat(), {f"{stem}/coming.yaml": text for stem, text in RECORDS.items()})
    return framed.opened(data, "https://portal.invalid/", day)


def telling(site: Site) -> Iterator[str]:
    """Addresses of the pages and files that tell of any of them, by name or address."""
    pages = {page.path: page for page in site.pages}
    for path, page in pages.items():
        if SECRET.lower() in f"{path} {page.body(site.templates)} {page.linked_data}".lower():
            yield path
    for path, content in site.outputs([*pages]).items():
        raw = content.read_bytes() if isinstance(content, Path) else content
        text = raw if isinstance(raw, str) else raw.decode(errors="replace")
        if SECRET.lower() in f"{path} {text}".lower():
            yield path


@pytest.mark.build
def test_what_is_dated_ahead_is_nowhere_before_its_day(tmp_path: Path) -> None:
    assert list(telling(on(synthetic.DAY, tmp_path))) == []


@pytest.mark.build
def test_what_was_dated_ahead_is_everywhere_on_its_day(tmp_path: Path) -> None:
    found = set(telling(on(COMING, tmp_path)))
    assert {
        "news/quillwort-item/",
        "news/",
        "news/year/2022/",
        "newsletter/quillwort-issue/",
        "newsletter/quillwort-issue/email.txt",
        "events/quillwort-meeting/",
        "events/month/2022-02/",
        "calendar/all.ics",
        "cases/quillwort-story/",
        "library/quillwort-report/",
        "schools/hr-quillwort/",
        "countries/hr/",
        "about/partners/",
        "advisory-board/",
        "api/partners.json",
        "api/advisory_members.json",
        "api/schools.csv",
        "api/resources.json",
        "feed.xml",
        "feed.atom.xml",
        "feed.json",
        "feeds/country/hr.xml",
        "sitemap.xml",
    } <= found


def test_the_check_says_when_each_will_be_published(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path, {f"{stem}/coming.yaml": text for stem, text in RECORDS.items()})
    said = [line for line in synthetic.notices(data) if "will be published on 2022-01-10" in line]
    assert len(said) == len(RECORDS)
