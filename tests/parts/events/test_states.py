"""What is said of an event in each of its states: page, calendar and JSON-LD, kept as files in golden/."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from portal import continuity
from portal.parts.events import api
from portal.parts.events.agenda import Agenda
from portal.parts.events.api import EventItem
from portal.parts.events.calendars import calendars
from portal.parts.events.records import Event
from portal.words import identity
from tests import synthetic
from tests.generated import body, linked_data, text
from tests.parts.events.states import DAY, RECORDS, URL, site
from tests.project import ROOT

GOLDEN = Path(__file__).parent / "golden"


def calendar(record: str) -> Mapping[str, Any]:
    """The entries of its calendar by UID."""
    content = calendars(site(record).portal, URL)["calendar/all.ics"]
    assert isinstance(content, bytes)
    return {str(entry["UID"]): entry for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def uid(*session: str) -> str:
    """What calendars know the meeting, or a session of it, by."""
    portal = site(RECORDS["planned"]).portal
    return identity.bare(portal.identity_of(portal.every(Event)["meeting"], *session))


def told(record: str) -> str:
    """Page, JSON-LD and calendar of the event, as text."""
    made = site(record)
    (event,) = made.portal.every(Event).values()
    (page,) = [page.body(made.templates) for page in made.pages if page.path == event.path]
    files = calendars(made.portal, URL)
    content = files.get(f"calendar/event/{event.id}.ics", b"none\r\n")
    assert isinstance(content, bytes)
    lines = [line.rstrip() for line in page.splitlines() if line.strip()]
    data = json.dumps(linked_data(made, event.path), indent=2, ensure_ascii=False)
    return "\n".join([*lines, "", data, "", *content.decode().split("\r\n")])


@pytest.mark.parametrize("name", RECORDS)
def test_a_state_is_told_as_blessed(name: str) -> None:
    file = GOLDEN / f"{name}.txt"
    found = told(RECORDS[name])
    if os.environ.get("BLESS"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8"), "run make bless if it is meant to be told like this"


def test_what_is_off_does_not_invite() -> None:
    for name in ("cancelled", "postponed", "postponed-to-a-year", "all-sessions-cancelled"):
        made = site(RECORDS[name])
        (event,) = made.portal.every(Event).values()
        page = body(made, event.path)
        for invitation in ("register.example.org/form", "join.example.org", '.ics"', "Now on"):
            assert invitation not in page, (name, invitation)
        assert "join.example.org" not in json.dumps(linked_data(made, event.path)), name
        head = page.partition("</h1>")[0]
        assert "Cancelled: " in head or "Postponed: " in head, name
        for entry in calendar(RECORDS[name]).values():
            assert entry["STATUS"] == "CANCELLED"
            assert "CONFERENCE" not in entry
            assert "example.org/form" not in entry["DESCRIPTION"]
        (feed,) = (content for path, content in made.outputs([]).items() if path == "feeds/events.xml")
        assert "register.example.org/form" not in str(feed)
        assert "join.example.org" not in str(feed)


def test_only_the_sessions_that_take_place_tell_programs_where_to_take_part() -> None:
    record = RECORDS["sessions"].replace("  time_zone:", "  join_url: https://join.example.org/\n  time_zone:")
    sessions = linked_data(site(record), "events/meeting/")["subEvent"]
    assert isinstance(sessions, list)
    page = f"{URL}events/meeting/"
    join = "https://join.example.org/"
    assert [one["location"]["url"] for one in sessions] == [join, page, join]


def test_what_takes_place_invites() -> None:
    made = site(RECORDS["planned"])
    page = body(made, "events/meeting/")
    for invitation in ("register.example.org/form", "join.example.org", "/calendar/event/meeting.ics"):
        assert invitation in page
    assert "from 1 March 2027 until 22 March 2027, 18:00" in text(page)


def test_a_postponed_event_keeps_its_entry_and_breaks_nothing() -> None:
    """Input 19 of the review: first planned for a day, then put off without a new one."""
    before = RECORDS["planned"]
    was = calendar(before)[uid()]
    for name in ("postponed", "postponed-to-a-year", "postponed-said-as-moved"):
        now = calendar(RECORDS[name])[uid()]
        assert now["SEQUENCE"] > was["SEQUENCE"]
        assert now.decoded("LAST-MODIFIED") > was.decoded("LAST-MODIFIED")
        assert now.decoded("DTSTART") == was.decoded("DTSTART")
        assert now["SUMMARY"] == "Postponed: Meeting"
        assert linked_data(site(RECORDS[name]), "events/meeting/")["eventStatus"].endswith("/EventPostponed")
        breaks = continuity.breaks(
            continuity.present(site(before), ROOT), continuity.present(site(RECORDS[name]), ROOT), ()
        )
        assert breaks == []


def test_a_session_is_known_by_its_first_day() -> None:
    series = RECORDS["sessions"]
    uids = [uid(day) for day in ("2027-03-02", "2027-03-09", "2027-03-16")]
    assert list(calendar(series)) == uids
    assert [entry["STATUS"] for entry in calendar(series).values()] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    later = series.replace(
        "{start: 2027-03-09 16:00, end: 2027-03-09 17:00, status: cancelled}",
        "{start: 2027-03-10 16:00, end: 2027-03-10 17:00, status: moved, moved_from: 2027-03-09 16:00}",
    )
    assert later != series
    assert set(calendar(later)) == set(uids)
    assert calendar(later)[uid("2027-03-09")]["STATUS"] == "CONFIRMED"


def test_a_session_put_in_before_the_others_changes_none_of_them() -> None:
    series = RECORDS["sessions"]
    more = series.replace("  sessions:\n", "  sessions:\n    - {start: 2027-02-23 16:00, end: 2027-02-23 17:00}\n")
    before, now = calendar(series), calendar(more)
    assert set(now) == {*before, uid("2027-02-23")}
    assert all(now[one].to_ical() == before[one].to_ical() for one in before)
    present = [continuity.present(site(record), ROOT) for record in (series, more)]
    assert continuity.breaks(present[0], present[1], ()) == []


def test_an_event_that_becomes_one_of_several_keeps_its_entry() -> None:
    announced = RECORDS["sessions"].replace("16:00, end: 2027-03-16 17:00}", "16:00, as_the_event: true}")
    assert list(calendar(announced)) == [uid("2027-03-02"), uid("2027-03-09"), uid()]
    before, now, without = (
        continuity.present(site(record), ROOT) for record in (RECORDS["planned"], announced, RECORDS["sessions"])
    )
    assert uid() in before.events.keys() & now.events.keys()
    assert any("as_the_event: true" in said for said in continuity.breaks(before, without, ()))


def test_each_session_stands_in_its_month() -> None:
    page = text(body(site(RECORDS["sessions"]), "events/month/2027-03/"))
    assert page.count("16:00") == 3
    assert page.count("Cancelled Meeting") == 1


@pytest.mark.parametrize("name", RECORDS)
def test_no_entry_of_a_calendar_is_without_length(name: str) -> None:
    for entry in calendar(RECORDS[name]).values():
        assert entry.decoded("DTEND") > entry.decoded("DTSTART")


@pytest.mark.parametrize(
    "zone", ["Etc/GMT+2", "EST", "CET", "GMT", "UTC", "UTC+1", "+02:00", "CEST", "EST5EDT", "Zulu"]
)
def test_clocks_without_a_place_are_refused(tmp_path: Path, zone: str) -> None:
    """Input 22 of the review."""
    record = RECORDS["planned"].replace("Europe/Zagreb", f'"{zone}"')
    (said,) = synthetic.problems(synthetic.small(tmp_path, {"events.yaml": record}), as_of=DAY)
    assert f'time_zone "{zone}" does not say whose clocks show the time; write their place, like' in said


def test_none_is_planned_where_all_is_over_or_off() -> None:
    line = '<p class="none-planned">No event is planned at present.</p>'
    assert line in body(site(RECORDS["cancelled"]), "events/")
    assert line in body(site(RECORDS["planned"], date(2027, 3, 30)), "events/")
    assert line not in body(site(RECORDS["planned"], date(2027, 3, 29)), "events/")
    assert line not in body(site(RECORDS["moved-online"]), "events/")


def test_programs_read_what_became_of_an_event() -> None:
    def item(name: str) -> EventItem:
        portal = site(RECORDS[name]).portal
        return api.event(portal, portal.every(Event)["meeting"], URL)

    postponed = item("postponed-to-a-year")
    assert (postponed.status, postponed.start) == ("postponed", "2027")
    assert postponed.planned_for == "2027-03-29T10:00+02:00"
    series = item("sessions")
    assert (series.status, series.start, series.end) == ("planned", "2027-03-02", "2027-03-16")
    assert series.sessions[1] == "2027-03-16T16:00+01:00/2027-03-16T17:00+01:00"
    assert series.sessions_off == ("2027-03-09T16:00+01:00/2027-03-09T17:00+01:00",)
    assert item("planned").online is True
    assert item("moved-to-another-place").online is None
    assert item("month-only").calendar is None
    over = item("over")
    assert (over.status, over.published) == ("over", "2026-11-01")
    assert item("planned").status == "planned"


def test_a_short_choice_shows_what_takes_place_first() -> None:
    def event(day: int, status: str = "planned") -> Event:
        written = {"id": f"day-{day}", "title": "Meeting", "type": "webinar", "summary": "The schools meet."}
        when = {"published": "2026-11-01", "start": f"2027-03-0{day}", "status": status, "revision": "1"}
        return Event.model_validate({**written, **when, "sources": ["https://register.example.org/list"]})

    coming = (event(1, "cancelled"), event(2), event(3, "postponed"), event(4), event(5))
    for most, days in ((5, "12345"), (4, "1245"), (3, "245"), (2, "24")):
        assert "".join(one.id[-1] for one in Agenda(coming, ()).first(most).coming) == days
    assert Agenda(coming[:1], coming[1:]).first(3) == Agenda(coming[:1], coming[1:3])
