"""Calendars, read back as a calendar program would."""

import urllib.request
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest

from portal import inspection
from portal.parts.events.calendars import calendars, event_uid
from portal.parts.events.records import Event
from portal.portal import Portal
from portal.site import open_site
from portal.words.typography import typeset
from tests import synthetic
from tests.project import ROOT
from tests.written_events import TIMED, record
from tools.server import Server

URL = "https://portal.example.eu/"


def read(folder: Path, *events: str) -> Portal:
    """The small portal with these events instead of its own."""
    return inspection.read(synthetic.small(folder, {"events.yaml": "".join(events)}), synthetic.DAY)[0]


def files(folder: Path, *events: str) -> Mapping[str, bytes]:
    """The calendars of the small portal with these events."""
    made = calendars(read(folder, *events), URL)
    return {path: content for path, content in made.items() if isinstance(content, bytes)}


def _bytes(content: str | bytes) -> bytes:
    assert isinstance(content, bytes)
    return content


def entries(content: bytes) -> list[Any]:
    """The events of a calendar. Fails where a line of it could not be read."""
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk("VEVENT"))
    return list(calendar.walk("VEVENT"))


def entry(folder: Path, fields: str, **words: str) -> Any:
    """The one event of a calendar."""
    (found,) = entries(files(folder, record(fields, **words))["calendar/all.ics"])
    return found


def well_formed(content: bytes) -> bool:
    """RFC 5545, section 3.1: lines end with CRLF and have at most 75 octets; each is text of its own."""
    *lines, last = content.split(b"\r\n")
    for line in lines:
        line.decode("utf-8")  # raises where a line is folded inside a letter
    return last == b"" and not any(b"\n" in line or b"\r" in line or len(line) > 75 for line in lines)


@pytest.mark.every_network
def test_calendars_are_well_formed_and_complete(records: Portal) -> None:
    made = calendars(records, URL)
    known = {event.id for event in records.every(Event).values() if len(event.start) >= 10}
    assert known
    for path, content in made.items():
        assert isinstance(content, bytes)
        assert well_formed(content), path
        found = entries(content)
        assert found, path
        assert {
            name for event in found for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL") if name not in event
        } == set()
    everything = entries(_bytes(made["calendar/all.ics"]))
    assert {event["UID"] for event in everything} == {event_uid(records, records.every(Event)[id]) for id in known}
    assert [event.decoded("DTSTART") for event in everything] == sorted(
        event.decoded("DTSTART") for event in everything
    )
    assert {path for path in made if path.startswith("calendar/event/")} == {f"calendar/event/{id}.ics" for id in known}
    countries = {code for id in known for code in records.countries_of(records.every(Event)[id])}
    assert {path for path in made if "/country/" in path} == {f"calendar/country/{code}.ics" for code in countries}
    for code in countries:
        of_country = {event["UID"] for event in entries(_bytes(made[f"calendar/country/{code}.ics"]))}
        told = {id for id in known if code in records.countries_of(records.every(Event)[id])}
        assert of_country == {event_uid(records, records.every(Event)[id]) for id in told}
    assert {path for path in made if "/theme/" in path} == {
        f"calendar/theme/{theme}.ics" for id in known for theme in records.every(Event)[id].themes
    }


def test_a_calendar_says_what_it_is(tmp_path: Path) -> None:
    content = files(tmp_path, record("  start: 2021-10-13\n  countries: [hr]\n  themes: [reading]"))
    texts = {path: text.decode() for path, text in content.items()}
    assert texts["calendar/all.ics"].startswith(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//urn:uuid:00000000-0000-4000-8000-000000000001//SYN//EN\r\n"
    )
    for path, name in {
        "calendar/all.ics": "SYN events",
        "calendar/country/hr.ics": r"SYN events\, Croatia",
        "calendar/theme/reading.ics": r"SYN events\, Reading",
        "calendar/event/meeting.ics": "Meeting",
    }.items():
        lines = texts[path].replace("\r\n ", "").split("\r\n")
        assert f"X-WR-CALNAME:{name}" in lines
        assert f"NAME:{name}" in lines
        assert not any(line.startswith("METHOD") for line in lines)
        assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines
        assert f"SOURCE;VALUE=URI:{URL}{path}" in lines
    assert set(texts) == {
        "calendar/all.ics",
        "calendar/country/hr.ics",
        "calendar/theme/reading.ics",
        "calendar/event/meeting.ics",
    }


@pytest.mark.parametrize("day", [date(2021, 3, 26), date(2021, 3, 29), date(2021, 10, 29), date(2021, 11, 2)])
def test_ten_in_brussels_is_eleven_in_bucharest_whether_it_is_summer_or_not(tmp_path: Path, day: date) -> None:
    fields = TIMED.format(start=f"{day} 10:00", end=f"{day} 12:30", zone="Europe/Brussels")
    event = entry(tmp_path, fields)
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert event.to_ical().count(b"Z\r\n") >= 4
    assert start.astimezone(ZoneInfo("Europe/Bucharest")) == datetime(
        day.year, day.month, day.day, 11, tzinfo=ZoneInfo("Europe/Bucharest")
    )
    assert start.astimezone(ZoneInfo("Europe/Brussels")).hour == 10
    assert start.utcoffset() == timedelta()
    assert end - start == timedelta(hours=2, minutes=30)
    assert "TRANSP" not in event


def test_an_event_across_the_change_to_summer_time_is_an_hour_shorter(tmp_path: Path) -> None:
    event = entry(tmp_path, TIMED.format(start="2021-03-27 10:00", end="2021-03-28 10:00", zone="Europe/Brussels"))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=23)


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ("  start: 2021-10-13", date(2021, 10, 13), date(2021, 10, 14)),
        ("  start: 2021-12-30\n  end: 2021-12-31", date(2021, 12, 30), date(2022, 1, 1)),
    ],
)
def test_whole_days_end_on_the_day_after_the_last(tmp_path: Path, fields: str, start: date, end: date) -> None:
    event = entry(tmp_path, fields)
    assert type(event.decoded("DTSTART")) is date
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (start, end)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("start", ["2021-10", "2021"])
def test_an_event_of_which_no_day_is_known_is_in_no_calendar(tmp_path: Path, start: str) -> None:
    made = files(tmp_path, record(f'  start: "{start}"\n  countries: [hr]\n  themes: [reading]'))
    assert set(made) == {"calendar/all.ics"}
    assert list(icalendar.Calendar.from_ical(made["calendar/all.ics"]).walk("VEVENT")) == []


def test_the_uid_survives_another_title_date_and_id(tmp_path: Path) -> None:
    first = entry(tmp_path / "1", "  start: 2021-10-13")
    second = entry(
        tmp_path / "2",
        "  start: 2021-10-20\n  moved_from: 2021-10-13\n  status: moved\n  revision: 1",
        title="Gathering",
    )
    third = entry(tmp_path / "3", "  start: 2021-10-20\n  formerly: [meeting, assembly]", id="gathering")
    assert first["UID"] == second["UID"] == third["UID"]
    assert third["URL"] == f"{URL}events/gathering/"
    assert entry(tmp_path / "4", "  start: 2021-10-13", id="other")["UID"] != first["UID"]


def test_the_calendar_of_a_renamed_event_or_country_leads_on(tmp_path: Path) -> None:
    event = record("  start: 2021-10-13\n  formerly: [assembly, gathering]\n  countries: [hr]")
    countries = (ROOT / "tests" / "valid" / "countries.yaml").read_text(encoding="utf-8")
    assert countries.count("- id: hr\n") == 1
    renamed = countries.replace("- id: hr\n", "- id: hr\n  formerly: [yu]\n")
    data = synthetic.small(tmp_path, {"events.yaml": event, "countries.yaml": renamed})
    lines = [rule.line("/") for rule in open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY).rules]
    for former, now in {
        "event/assembly": "event/meeting",
        "event/gathering": "event/meeting",
        "country/yu": "country/hr",
    }.items():
        assert f"/calendar/{former}.ics /calendar/{now}.ics 301" in lines


def test_a_change_is_told_as_a_change(tmp_path: Path) -> None:
    planned = entry(tmp_path / "1", "  start: 2021-10-13")
    assert (planned["STATUS"], planned["SEQUENCE"], planned["SUMMARY"]) == ("CONFIRMED", 0, "Meeting")
    assert planned.decoded("LAST-MODIFIED") == planned.decoded("DTSTAMP") == planned.decoded("CREATED")
    assert planned.decoded("CREATED") == datetime(2021, 6, 1, tzinfo=UTC)
    change = "  start: 2021-10-20\n  moved_from: 2021-10-13\n  updated: 2021-09-01\n"
    moved = entry(tmp_path / "2", f"{change}  status: moved\n  revision: 1")
    assert (moved["STATUS"], moved["SEQUENCE"]) == ("CONFIRMED", 1)
    assert moved.decoded("LAST-MODIFIED") == moved.decoded("DTSTAMP") == datetime(2021, 9, 1, 0, 0, 1, tzinfo=UTC)
    assert moved.decoded("CREATED") == datetime(2021, 6, 1, tzinfo=UTC)
    cancelled = entry(tmp_path / "3", f"{change}  status: cancelled\n  revision: 2")
    assert (cancelled["STATUS"], cancelled["SEQUENCE"]) == ("CANCELLED", 2)
    assert cancelled["SUMMARY"] == "Cancelled: Meeting"
    assert cancelled.decoded("LAST-MODIFIED") > moved.decoded("LAST-MODIFIED")


def test_where_and_how_is_told(tmp_path: Path) -> None:
    fields = """\
  start: 2021-10-13
  online: true
  join_url: https://schools.example.eu/join;a,b
  registration:
    url: https://schools.example.eu/register
    opens: 2021-09-01
    deadline: 2021-10-01
  organiser: network-office
  themes: [reading]
  place:
    town: Čabar
    region: Primorje
    lat: 45.596
    lon: 14.647
"""
    event = entry(tmp_path, fields)
    assert event["LOCATION"] == "Čabar, Primorje, online"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (45.596, 14.647)
    assert event["CONFERENCE"] == "https://schools.example.eu/join;a,b"
    assert event["CATEGORIES"].cats == ["Meeting", "Reading"]
    parts = str(event["DESCRIPTION"]).split("\n\n")
    assert parts[0] == "The schools meet."
    assert "Registration: https://schools.example.eu/register" in parts
    assert "Registration opens: 1 September 2021." in parts
    assert "Deadline for registration: 1 October 2021." in parts
    assert "Take part online: https://schools.example.eu/join;a,b" in parts
    assert parts[-1] == event["URL"] == f"{URL}events/meeting/"


@pytest.mark.parametrize(
    "title",
    [
        "END:VEVENT BEGIN:VEVENT SUMMARY:Planted",
        r"Backslash \n, comma; semicolon: \\ and \; end",
        '"Quotes" & <script>alert(1)</script>',
        "Š" * 200,
        "🏫🎒" * 60 + "end",
        "Příliš žluťoučký kůň; árvíztűrő tükörfúrógép, čšćđž " * 4 + "end",
    ],
)
def test_hostile_and_long_titles_stay_one_text(tmp_path: Path, title: str) -> None:
    made = files(tmp_path, record("  start: 2021-10-13", title=synthetic.quoted(title)))
    for content in made.values():
        assert well_formed(content)
        (event,) = entries(content)
        assert event["SUMMARY"] == typeset(title)
        assert b"\r\nBEGIN:VEVENT" in content
        assert content.count(b"\r\nBEGIN:VEVENT\r\n") == content.count(b"\r\nEND:VEVENT\r\n") == 1


def test_calendars_depend_on_the_records_alone(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 20)
    first = calendars(inspection.read(tmp_path / "data", date(2022, 1, 1))[0], URL)
    second = calendars(inspection.read(tmp_path / "data", date(2025, 6, 30))[0], URL)
    assert first
    assert dict(first) == dict(second)


def test_a_planted_text_in_every_field_is_inert(tmp_path: Path) -> None:
    payload = "</script><script>x</script>\\nEND:VEVENT\\,;:”’ BEGIN:VALARM"
    synthetic.write(tmp_path / "data", 20, text=lambda label: f"{label} {payload}")
    made = calendars(inspection.read(tmp_path / "data", synthetic.DAY)[0], URL)
    planted = 0
    for content in made.values():
        assert isinstance(content, bytes)
        assert well_formed(content)
        found = entries(content)
        assert {event["SUMMARY"] for event in found} == {f"event.title {payload}"}
        assert icalendar.Calendar.from_ical(content).walk("VALARM") == []
        planted += all(payload in str(event["DESCRIPTION"]) for event in found)
    assert planted == len(made) > 3


def test_uids_are_the_same_wherever_the_site_stands(tmp_path: Path) -> None:
    found = read(tmp_path, record("  start: 2021-10-13"))
    made = {site_url: calendars(found, site_url) for site_url in ("https://user.example.org/portal/", URL)}
    for files in made.values():
        content = files["calendar/all.ics"]
        assert isinstance(content, bytes)
        (event,) = entries(content)
        assert event["UID"] == event_uid(found, found.every(Event)["meeting"])
        assert str(UUID(event["UID"])) == event["UID"]


def test_calendars_are_served_as_calendars(server: Server) -> None:
    with urllib.request.urlopen(f"{server.url}/calendar/all.ics") as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
