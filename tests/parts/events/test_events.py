"""Pages of events: what one says, the list, and the sheets of months."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal import inspection
from portal.parts.about.records import Partner
from portal.parts.events import months
from portal.parts.events.diary import Diary
from portal.parts.events.pages import EVENTS_A_PAGE
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.site import Site, open_site
from tests import synthetic
from tests.document import Document
from tests.generated import body, linked_data, text
from tests.project import ROOT
from tests.written_events import record

URL = "https://portal.example.eu/"

ALL_FIELDS = """\
  start: 2021-10-13 10:00
  time_zone: Europe/Brussels
  end: 2021-10-13 12:00
  online: true
  join_url: https://schools.example.eu/join
  place: {town: Čabar, region: Primorje, lat: 45.596, lon: 14.647}
  registration: {url: "https://schools.example.eu/register", opens: 2021-09-01, deadline: 2021-10-01 18:00}
  languages: [hr, en]
  organiser: network-office
  countries: [be]
  clusters: [hr-hub-1]
  themes: [reading]
  policy_exchange: true
  case_studies: [reading-aloud]
  recording: https://schools.example.eu/recording
  slides: https://schools.example.eu/slides
  outcome: They **read** aloud.
  figures:
    - {value: 1780, about: more-than, label: listeners}
    - {value: 35, about: almost, label: readers}
    - {value: 12, about: about, label: pages}
    - {value: 2, label: books}
  links:
    - {title: The report, url: "https://schools.example.eu/report"}
  note: It is invented.
"""
NEWS = """\
- id: {id}
  title: {title}
  summary: The schools met.
  body: They met.
  published: 2021-10-{day}
  events: [meeting]
  licence: CC-BY-4.0
  sources: [annual-report]
"""


def site(folder: Path, *events: str, **files: str) -> Site:
    """The small portal with these events instead of its own."""
    data = synthetic.small(folder, {"events.yaml": "".join(events), **{f"{k}.yaml": v for k, v in files.items()}})
    return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=synthetic.DAY)


def test_every_event_has_its_page_that_lists_lead_to(pages: list[Document], records: Portal) -> None:
    by_address = {page.address: page for page in pages}
    links = Counter(element.get("href") for page in pages for element in page.all("a"))
    for event in records.every(Event).values():
        page = by_address[f"/events/{event.id}/"]
        assert event.title in page.text
        assert event.summary in page.text
        assert "Sources" in page.text
        assert links[page.address] >= 1
        assert page.linked_data[0]["@type"] == "EducationEvent"
        calendar = f"/calendar/event/{event.id}.ics"
        assert links[calendar] == 0 or event.occasions, event.id


def test_an_events_page_says_all_that_is_known(tmp_path: Path) -> None:
    news = NEWS.format(id="first", title="First report", day="14") + NEWS.format(id="second", title="Second", day="15")
    made = site(tmp_path, record(ALL_FIELDS), news=news)
    html = body(made, "events/meeting/")
    said = text(html)
    for words in (
        "Meeting · Belgium · Croatia",
        "13 October 2021, 10:00–12:00 Brussels time (GMT+02:00)",
        "Čabar (Primorje), and online",
        "Closed (from 1 September 2021 until 1 October 2021, 18:00)",
        "Croatian, English",
        "more than 1,780",
        "almost 35",
        "about 12",
        "They read aloud.",
        "It is invented.",
        "Second , news of 15 October 2021",
        "First report , news of 14 October 2021",
    ):
        assert words in said, words
    assert said.index("Second ,") < said.index("First report ,")
    assert re.search(r"books</dt><dd>2</dd>", html)
    for link in (
        "https://schools.example.eu/recording",
        "https://schools.example.eu/slides",
        "https://schools.example.eu/report",
        "/countries/hr/",
        "/countries/be/",
        "/hubs/hr-hub-1/",
        "/cases/reading-aloud/",
        "/policy-exchange/",
        "/about/partners/#partner-network-office",
        "/news/first/",
        "/events/month/2021-10/",
        "/subscribe/",
    ):
        assert f'href="{link}"' in html, link
    assert '<time datetime="2021-10-13T10:00+02:00">' in html
    for link in ("/join", "/register", "/calendar/event/meeting.ics"):
        assert link not in html, "it is over"


def test_a_moved_and_a_cancelled_event_say_so_everywhere(tmp_path: Path) -> None:
    moved = record("  start: 2021-10-20\n  status: moved\n  moved_from: 2021-10-13 10:00\n  revision: 1", id="moved")
    cancelled = record("  start: 2021-10-21\n  status: cancelled\n  revision: 1", id="cancelled")
    made = site(tmp_path, moved, cancelled, record("  start: 2021-10-22", id="planned"))
    assert "This event was moved. Before, it was planned for 13 October 2021, 10:00." in text(
        body(made, "events/moved/")
    )
    assert "This event is cancelled." in text(body(made, "events/cancelled/"))
    planned = text(body(made, "events/planned/"))
    assert "moved" not in planned.lower()
    assert "cancelled" not in planned.lower()
    for path in ("events/", "events/month/2021-10/"):
        said = text(body(made, path))
        assert (said.count("Moved"), said.count("Cancelled")) == (1, 1), path


@pytest.mark.parametrize(("start", "shown"), [("2021-10", "October 2021"), ("2021", "2021")])
def test_a_date_is_told_as_exactly_as_it_is_known(tmp_path: Path, start: str, shown: str) -> None:
    made = site(tmp_path, record(f'  start: "{start}"'))
    html = body(made, "events/meeting/")
    assert f'<time datetime="{start}">{shown}</time>' in html
    assert "The day is not known, so there is no calendar file." in html
    assert ".ics" not in html.replace("(.ics file)", "")
    assert any(page.path == "events/month/2021-10/" for page in made.pages) == (start == "2021-10")


def test_linked_data_of_an_event(tmp_path: Path) -> None:
    fields = ALL_FIELDS + "  status: moved\n  moved_from: 2021-10-06 10:00\n  revision: 1\n"
    made = site(tmp_path, record(fields))
    data, names = linked_data(made, "events/meeting/"), made.portal.identity_of
    assert (data["@type"], data["url"]) == ("EducationEvent", f"{URL}events/meeting/")
    assert data["@id"] == names(made.portal.every(Event)["meeting"])
    assert data["startDate"] == "2021-10-13T10:00+02:00"
    assert data["endDate"] == "2021-10-13T12:00+02:00"
    assert data["previousStartDate"] == "2021-10-06T10:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    place, virtual = data["location"]
    assert place["address"] == {"@type": "PostalAddress", "addressLocality": "Čabar", "addressRegion": "Primorje"}
    assert (place["geo"]["latitude"], place["geo"]["longitude"]) == (45.596, 14.647)
    assert virtual == {"@type": "VirtualLocation", "url": "https://schools.example.eu/join"}
    assert data["organizer"]["@id"] == names(made.portal.every(Partner)["network-office"])
    assert data["inLanguage"] == ["hr", "en"]
    assert data["keywords"] == ["Reading"]
    assert data["recordedIn"]["url"] == "https://schools.example.eu/recording"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("  start: 2021-10-13", {"eventStatus": "https://schema.org/EventScheduled", "startDate": "2021-10-13"}),
        ('  start: "2021"', {"startDate": "2021"}),
        (
            "  start: 2021-10-13\n  status: cancelled\n  revision: 1",
            {"eventStatus": "https://schema.org/EventCancelled"},
        ),
        (
            "  start: 2021-12-13 09:00\n  time_zone: Europe/Bucharest",
            {"startDate": "2021-12-13T09:00+02:00"},
        ),
        (
            "  start: 2021-10-13\n  online: true",
            {
                "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
                "location": {"@type": "VirtualLocation", "url": f"{URL}events/meeting/"},
            },
        ),
    ],
)
def test_linked_data_says_what_is_known_and_no_more(tmp_path: Path, fields: str, expected: dict[str, Any]) -> None:
    data = linked_data(site(tmp_path, record(fields)), "events/meeting/")
    assert expected.items() <= data.items()
    if "online" not in fields:
        assert "location" not in data
        assert "eventAttendanceMode" not in data
    assert (
        linked_data(site(tmp_path / "again", record(fields)), "events/")["itemListElement"][0]["item"]["name"]
        == "Meeting"
    )


def test_the_list_is_cut_into_pages_by_year_the_latest_first(tmp_path: Path) -> None:
    many = [record(f"  start: 2021-{n % 9 + 1:02}-{n % 28 + 1:02}", id=f"e-{n}") for n in range(70)]
    many += [record("  start: 2021-12-31", id="last"), record('  start: "2021"', id="sometime")]
    many += [record("  start: 2022-01-05", id="soon"), record('  start: "2022"', id="this-year")]
    made = site(tmp_path, *many)
    first, second = body(made, "events/"), body(made, "events/page-2/")
    ids = [re.findall(r'<li id="event-([^"]+)"', page) for page in (first, second)]
    assert [len(found) for found in ids] == [EVENTS_A_PAGE, 14]
    *past, coming, undated = (event.id for event in reversed(made.portal.view(Diary).latest))
    assert {coming, undated} == {"soon", "this-year"}
    assert [id for found in ids for id in found] == ["soon", "this-year", *reversed(past)]
    assert (ids[0][2], ids[1][-1]) == ("last", "sometime")
    assert re.findall(r'<h2 id="([^"]+)"', first) == ["coming", "year-2021"]
    assert re.findall(r'<h2 id="([^"]+)"', second) == ["year-2021"]
    months_of_2021 = [*(f"2021-{n:02}" for n in range(1, 10)), "2021-12"]
    assert re.findall(r'href="/events/month/([^"]+)/"', first) == ["2022-01", *months_of_2021]


def sheet(*events: str, folder: Path) -> list[months.Month]:
    """The months of the small portal with these events."""
    return list(
        months.months(inspection.read(synthetic.small(folder, {"events.yaml": "".join(events)}), synthetic.DAY)[0])
    )


def test_a_sheet_has_whole_weeks_from_monday_to_sunday(tmp_path: Path) -> None:
    (march,) = sheet(record("  start: 2021-03-01"), folder=tmp_path / "1")
    assert march.weeks[0][0] is not None
    assert march.weeks[0][0].date == date(2021, 3, 1)
    assert [entry.event.id for entry in march.weeks[0][0].entries] == ["meeting"]
    assert [day and day.date.day for day in march.weeks[-1]] == [29, 30, 31, None, None, None, None]
    (august,) = sheet(record("  start: 2021-08-31"), folder=tmp_path / "2")
    assert [day and day.date.day for day in august.weeks[0]] == [None] * 6 + [1]
    for month in (march, august):
        days = [day for week in month.weeks for day in week if day is not None]
        assert [day.date.day for day in days] == list(range(1, 32))
        assert all(len(week) == 7 for week in month.weeks)
        assert all(day is None or day.date.weekday() == place for week in month.weeks for place, day in enumerate(week))


def test_an_event_of_several_days_stands_on_each_in_each_month(tmp_path: Path) -> None:
    fields = "  start: 2021-09-29 10:00\n  end: 2021-10-02 12:00\n  time_zone: Europe/Brussels"
    found = sheet(record(fields), record("  start: 2021-09-30", id="other"), folder=tmp_path)
    assert [month.id for month in found] == ["2021-09", "2021-10"]
    days = {day.date: day for month in found for week in month.weeks for day in week if day is not None and day.entries}
    assert {day.isoformat(): [entry.event.id for entry in found.entries] for day, found in days.items()} == {
        "2021-09-29": ["meeting"],
        "2021-09-30": ["meeting", "other"],
        "2021-10-01": ["meeting"],
        "2021-10-02": ["meeting"],
    }


def test_an_event_known_by_its_month_stands_below_the_sheet_of_each(tmp_path: Path) -> None:
    found = sheet(record("  start: 2021-09\n  end: 2021-11"), record('  start: "2021"', id="year"), folder=tmp_path)
    assert [month.id for month in found] == ["2021-09", "2021-10", "2021-11"]
    for month in found:
        assert [event.id for event in month.undated] == ["meeting"]
        assert not month.dated
        assert not any(day.entries for week in month.weeks for day in week if day is not None)


def test_a_sheet_stays_bounded_and_leads_to_the_rest(tmp_path: Path) -> None:
    many = [record("  start: 2021-09-15", id=f"day-{n:03}") for n in range(80)]
    many += [record("  start: 2021-09", id=f"month-{n:03}") for n in range(80)]
    made = site(tmp_path, *many)
    html = body(made, "events/month/2021-09/")
    assert html.count('href="/events/day-') == months.DAY_SHOWS
    assert html.count('<li id="event-month-') == months.UNDATED_SHOWS
    assert f">{80 - months.DAY_SHOWS} more<" in html
    assert f">{80 - months.UNDATED_SHOWS} more in the list of events<" in html
    for path in re.findall(r'href="/(events/(?:page-\d+/)?)#event-([^"]+)"', html):
        assert f'<li id="event-{path[1]}"' in body(made, path[0])


def test_sheets_lead_to_the_months_before_and_after(tmp_path: Path) -> None:
    days = ("2021-03-05", "2021-06-07", "2021-12-09")
    made = site(tmp_path, *(record(f"  start: {day}", id=f"on-{day}") for day in days))
    for path, expected in {"2021-03": ["2021-06"], "2021-06": ["2021-03", "2021-12"], "2021-12": ["2021-06"]}.items():
        assert re.findall(r'href="/events/month/([^"]+)/"', body(made, f"events/month/{path}/")) == expected
    assert body(made, "events/month/2021-06/").count('scope="col"') == 7


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("events", record("  start: 2012-10-13\n{waiver}")),
        ("events", record("  start: 2031-10-13\n{waiver}")),
        (
            "news",
            NEWS.format(id="old", title="Old", day="14").replace("2021-", "2012-").replace("[meeting]", "[]")
            + "{waiver}",
        ),
    ],
)
def test_a_waiver_lets_a_date_out_of_reach_pass(tmp_path: Path, kind: str, content: str) -> None:
    waiver = "  waiver:\n    reason: It prepared the project.\n    granted: 2021-06-01\n"
    for given, count in (("", 1), (waiver, 0)):
        data = synthetic.small(tmp_path / str(count), {f"{kind}.yaml": content.format(waiver=given)})
        assert len(synthetic.problems(data)) == count


def test_a_date_may_lie_a_year_ahead(tmp_path: Path) -> None:
    for start, count in {
        "2023-01-02": 0,
        "2023-01-03": 1,
        "2023-01": 0,
        '"2023"': 0,
        "2020-10": 1,
        "2020-11": 0,
    }.items():
        data = synthetic.small(tmp_path / start.strip('"'), {"events.yaml": record(f"  start: {start}")})
        assert len(synthetic.problems(data)) == count, start
