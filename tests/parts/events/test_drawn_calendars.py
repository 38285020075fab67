"""Calendars of events that nobody thought of: whatever the check accepts is an entry that programs can read."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as draw
from icalendar import Calendar
from pydantic import ValidationError

from portal.parts.events.calendars import calendars, event_uid
from portal.parts.events.linked_data import event as linked
from portal.parts.events.on_the_day import event_span, registration_span
from portal.parts.events.records import Event
from tests import synthetic
from tests.parts.events.states import RECORDS, URL, site

PORTAL = site(RECORDS["planned"]).portal
DAYS = draw.dates(date(2026, 12, 1), date(2027, 11, 30))
STATES = draw.sampled_from(["planned", "cancelled", "moved", "postponed"])
OPTIONAL: dict[str, Any] = {"online": draw.sampled_from(["true", "false"]), "moved_from_place": draw.just("Zagreb")}


@draw.composite
def moments(pick: draw.DrawFn, shortest: int = 4) -> str:
    """A time, day, month or year."""
    written = f"{pick(DAYS)} {pick(draw.integers(0, 23)):02}:{pick(draw.sampled_from([0, 30])):02}"
    return written[: pick(draw.sampled_from([length for length in (16, 16, 10, 10, 7, 4) if length >= shortest]))]


@draw.composite
def times(pick: draw.DrawFn, shortest: int = 4) -> dict[str, str]:
    """Start, and perhaps end, state and former start, of an event or a session."""
    start = pick(moments(shortest=shortest))
    found = {"start": start, "status": pick(STATES)}
    if pick(draw.booleans()):
        first = datetime.fromisoformat(start + "2027-01-01 00:00"[len(start) :])
        end = first + timedelta(days=pick(draw.integers(0, 3)), minutes=30 * pick(draw.integers(0, 4)))
        found["end"] = f"{end:%Y-%m-%d %H:%M}"[: len(start)]
    if found["status"] == "moved" or (found["status"] != "planned" and pick(draw.booleans())):
        found["moved_from"] = pick(moments(shortest=shortest))
    return found


@draw.composite
def events(pick: draw.DrawFn) -> dict[str, Any]:
    """An event as it is written, right or wrong."""
    found: dict[str, Any] = {
        "id": "meeting",
        "title": "Meeting",
        "type": "webinar",
        "summary": "The schools meet.",
        "published": "2026-11-01",
        "sources": ["annual-report"],
        "revision": "1",
    }
    if pick(draw.booleans()):
        found |= pick(times())
    else:
        found |= {"sessions": pick(draw.lists(times(shortest=10), min_size=1, max_size=5)), "status": pick(STATES)}
    found |= {name: pick(values) for name, values in OPTIONAL.items() if pick(draw.booleans())}
    if pick(draw.booleans()):
        found["registration"] = {
            "url": "https://register.example.org/",
            "opens": pick(moments()),
            "deadline": pick(moments()),
        }
    if re.search(r"\d\d:\d\d", str(found)):
        found["time_zone"] = pick(draw.sampled_from(["Europe/Zagreb", "America/New_York"]))
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(events())
def test_whatever_is_accepted_stands_in_calendars_rightly(written: dict[str, Any]) -> None:
    try:
        event = Event.model_validate(written)
    except ValidationError:
        return
    portal = synthetic.holding(PORTAL, Event, {"meeting": event})
    made = calendars(portal, URL)["calendar/all.ics"]
    assert isinstance(made, bytes)
    entries = list(Calendar.from_ical(made).walk("VEVENT"))
    assert len(entries) == len(event.occasions)
    assert len({str(entry["UID"]) for entry in entries}) == len(entries)
    assert not entries or event_uid(portal, event) in {str(entry["UID"]) for entry in entries}
    for entry in entries:
        assert entry.decoded("DTEND") > entry.decoded("DTSTART")
        assert entry["SEQUENCE"] == 1
        assert not event.off or entry["STATUS"] == "CANCELLED"
    assert linked(PORTAL, event, URL)["eventStatus"]
    for span in (event_span(event), registration_span(event)):
        assert span.begins is None or len(span.begins) in {10, 17}
        assert len(span.ends) in {10, 17}
