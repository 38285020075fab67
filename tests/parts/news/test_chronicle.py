"""The chronicle tells everything with a time once, in the order in which it happened."""

from collections.abc import Iterator
from pathlib import Path

from portal.parts.news.happenings import Happening, Passage, chronicle
from portal.portal import Portal
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

ITEM = """\
- id: {id}
  title: Item {id}
  summary: A summary.
  body: The text.
  published: 2021-12-31
  happened: {happened}
  licence: CC-BY-4.0
{rest}  sources: [annual-report]
"""
EVENT = """\
- id: {id}
  title: Event {id}
  type: meeting
  summary: They meet.
  published: 2021-06-01
  start: {start}
  sources: [annual-report]
"""
STORY = """\
- id: untimed
  title: A story of any day
  type: school-story
  summary: A story.
  country: hr
  published: 2021-06-01
  context: A school.
  what_was_done: A lesson.
  sources: [annual-report]
"""


def opened(folder: Path, files: dict[str, str]) -> Site:
    """The small portal with these files."""
    files = {"events.yaml": "[]\n", "news.yaml": "[]\n", "case_studies.yaml": "[]\n", **files}
    return open_site(
        ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(folder, files), synthetic.DAY
    )


def passages(portal: Portal) -> Iterator[Passage]:
    return (passage for year in chronicle(portal) for passage in year.passages)


def happenings(portal: Portal) -> dict[str, tuple[Happening, ...]]:
    return {passage.anchor: passage.happenings for passage in passages(portal)}


def test_what_happened_stands_in_its_chapter_its_month_or_its_year(tmp_path: Path) -> None:
    news = "".join(
        ITEM.format(id=id, happened=happened, rest="")
        for id, happened in (
            ("of-the-year", "2021"),
            ("in-june", "2021-06-07"),
            ("in-may", "2021-05"),
            ("in-april", "2021-04-30"),
            ("from-may-on", "2021-05-30 to 2021-06-02"),
            ("before", "2020-12"),
        )
    )
    found = happenings(opened(tmp_path, {"news.yaml": news}).portal)
    ids = {anchor: [one.record.id for one in those] for anchor, those in found.items()}
    assert list(ids.items()) == [
        ("month-2020-12", ["before"]),
        ("spring-2021", ["in-april", "in-may"]),
        ("month-2021-05", ["from-may-on"]),
        ("month-2021-06", ["in-june"]),
        ("year-2021", ["of-the-year"]),
    ]


def test_an_event_of_which_news_tells_stands_with_it_and_another_on_its_own(tmp_path: Path) -> None:
    events = EVENT.format(id="same-day", start="2021-10-14") + EVENT.format(id="other-day", start="2021-11-20 10:00")
    events = events.replace("start: 2021-11-20 10:00", "start: 2021-11-20 10:00\n  time_zone: Europe/Brussels")
    news = ITEM.format(
        id="told", happened="2021-10", rest="  events: [same-day, other-day]\n  case_studies: [untimed]\n"
    )
    found = happenings(opened(tmp_path, {"events.yaml": events, "news.yaml": news, "case_studies.yaml": STORY}).portal)
    (told,), (other,) = found["month-2021-10"], found["month-2021-11"]
    assert [(what, record.id) for what, record in told.more] == [("Event", "same-day")], (
        "a story of no known day did not happen then"
    )
    assert (other.record.id, other.when, other.more) == ("other-day", "2021-11-20", ())


def test_what_has_not_happened_is_not_told(tmp_path: Path) -> None:
    events = EVENT.format(id="to-come", start="2022-02-01") + EVENT.format(id="cancelled", start="2021-10-14").replace(
        "  start:", "  status: cancelled\n  revision: 1\n  start:"
    )
    found = happenings(opened(tmp_path, {"events.yaml": events}).portal)
    assert found == {"spring-2021": ()}


def test_an_issue_that_was_given_up_leads_to_its_chapter(tmp_path: Path) -> None:
    site = opened(tmp_path, {})
    rules = site.rules
    page = next(page for page in site.pages if page.path == "news/chronicle/")
    assert 'id="spring-2021"' in page.body(site.templates)
    for former in ("newsletter/spring-issue/", "newsletter/spring-issue/email.html"):
        assert {rule.leads(former) for rule in rules} - {None} == {"news/chronicle/"}
    assert "/newsletter/spring-issue/* /news/chronicle/#spring-2021 301" in [rule.line("/") for rule in rules]
    small = site.outputs([page.path for page in site.pages])["newsletter/spring-issue/email.html"]
    assert 'content="0; url=/news/chronicle/#spring-2021"' in str(small)
