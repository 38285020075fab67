"""A time zone is a place, and its rules are those of tzdata on every machine."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from portal.words import moment
from portal.words.time_zones import known, places, time_zone
from tests import synthetic
from tests.project import ROOT
from tests.written_events import TIMED, record

NO_PLACES = [
    *("localtime", "Factory", "posixrules", "UTC", "Etc/UTC", "Etc/GMT+1", "GMT", "GMT0", "Zulu", "CET", "EST5EDT"),
    *("right/Europe/Brussels", "posix/Europe/Brussels", "US/Eastern", "Canada/Atlantic", "Chile/Continental", "Cuba"),
    *(
        "europe/brussels",
        "Europe/brussels",
        "EUROPE/BRUSSELS",
        "Europe",
        "Europe/",
        "Europe/Brussels ",
        "/etc/localtime",
    ),
    *(
        "../zoneinfo/Europe/Brussels",
        "Europe/../Europe/Brussels",
        "Europe//Brussels",
        "America/Argentina",
        "Europe/Βrussels",
    ),
    *("CET-1CEST", "+01:00", "tzdata.zi", "zone.tab", "Europe/Brussels\0"),
]


@pytest.mark.parametrize("name", NO_PLACES)
def test_only_places_are_time_zones(name: str, tmp_path: Path) -> None:
    assert name not in places()
    with pytest.raises(ValueError, match="not the time zone of a place"):
        time_zone(name)
    fields = TIMED.format(start="2022-03-29 10:00", end="2022-03-29 12:00", zone=f'"{name}"')
    said = synthetic.problems(synthetic.small(tmp_path, {"events.yaml": record(fields.replace("\0", "\\0"))}))
    assert said
    assert all("time_zone" in line for line in said)


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("Europe/Brussels", "+02:00"),
        ("America/Argentina/Buenos_Aires", "-03:00"),
        ("Atlantic/Azores", "+00:00"),
        ("Asia/Kolkata", "+05:30"),
        ("Asia/Calcutta", "+05:30"),
    ],
)
def test_places_have_their_clocks(name: str, offset: str) -> None:
    assert moment.iso("2022-03-29 10:00", name) == f"2022-03-29T10:00{offset}"


def test_every_place_can_be_read() -> None:
    assert len(places()) > 400
    assert places() < known()
    for name in places():
        assert time_zone(name).utcoffset(datetime(2022, 3, 29, tzinfo=UTC)) is not None


PROGRAM = """
import sys
from pathlib import Path
from portal import inspection
from portal.parts.events.calendars import calendars
from portal.parts.events.records import Event
from portal.words import when
found = inspection.read(Path(sys.argv[1]))[0]
event = found.every(Event)["meeting"]
print(when.clocks(event.time_zone, event.start, event.end), event.occasions[0].instants(event.time_zone))
print(calendars(found, "https://portal.example.eu/")["calendar/event/meeting.ics"].decode())
"""


@pytest.mark.build
def test_a_wrong_database_of_the_machine_changes_nothing(tmp_path: Path) -> None:
    fields = TIMED.format(start="2022-03-29 10:00", end="2022-03-29 12:00", zone="Europe/Brussels")
    data = synthetic.small(tmp_path, {"events.yaml": record(fields)})
    wrong = tmp_path / "zoneinfo"
    rules = files("tzdata") / "zoneinfo" / "Asia" / "Tokyo"
    for name in ("Europe/Brussels", "UTC", "Etc/UTC", "localtime"):
        (wrong / name).parent.mkdir(parents=True, exist_ok=True)
        (wrong / name).write_bytes(rules.read_bytes())
    said = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(data)],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1640995200", **more},
            capture_output=True,
            check=True,
        ).stdout
        for more in ({}, {"PYTHONTZPATH": str(wrong)}, {"PYTHONTZPATH": "", "TZ": "Asia/Tokyo"})
    }
    assert len(said) == 1
    assert b"DTSTART:20220329T080000Z" in said.pop()
