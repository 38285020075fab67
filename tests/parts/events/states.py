"""An event in each of its states, as it is written, and the small portal with it."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

URL = "https://portal.example.eu/"
DAY = date(2026, 11, 28)

_BASE = """\
- id: meeting
  title: Meeting
  type: webinar
  summary: The schools meet.
  published: 2026-11-01
{fields}
  sources: [https://register.example.org/list]
"""
_INVITES = """\
  join_url: https://join.example.org/
  registration: {url: "https://register.example.org/form", opens: 2027-03-01, deadline: 2027-03-22 18:00}"""
_PLANNED = f"""\
  start: 2027-03-29 10:00
  time_zone: Europe/Zagreb
{_INVITES}"""

_FIELDS = {
    "planned": _PLANNED,
    "cancelled": f"{_PLANNED}\n  status: cancelled\n  revision: 1",
    "moved": f"{_PLANNED}\n  end: 2027-03-29 12:00\n  status: moved\n  moved_from: 2027-03-22 10:00\n  revision: 1",
    "moved-online": """\
  start: 2027-03-29
  online: true
  status: moved
  moved_from_place: Zagreb
  revision: 1""",
    "moved-online-and-to-another-day": """\
  start: 2027-03-29
  online: true
  status: moved
  moved_from: 2027-03-22
  moved_from_place: Zagreb
  revision: 1""",
    "moved-to-another-place": """\
  start: 2027-03-29
  place: {town: Rijeka}
  status: moved
  moved_from_place: Zagreb
  revision: 1""",
    "postponed": f"{_PLANNED}\n  status: postponed\n  revision: 1",
    "postponed-to-a-year": f"""\
  start: 2027
  time_zone: Europe/Zagreb
  status: postponed
  moved_from: 2027-03-29 10:00
  revision: 1
{_INVITES}""",
    "postponed-said-as-moved": """\
  start: 2027
  time_zone: Europe/Zagreb
  status: moved
  moved_from: 2027-03-29 10:00
  revision: 1""",
    "postponed-without-zone": """\
  start: 2027
  status: moved
  moved_from: 2027-03-29 10:00
  revision: 1""",
    "sessions": """\
  sessions:
    - {start: 2027-03-02 16:00, end: 2027-03-02 17:00}
    - {start: 2027-03-09 16:00, end: 2027-03-09 17:00, status: cancelled}
    - {start: 2027-03-16 16:00, end: 2027-03-16 17:00}
  time_zone: Europe/Zagreb""",
    "all-sessions-cancelled": """\
  sessions:
    - {start: 2027-03-02 16:00, status: cancelled}
    - {start: 2027-03-09 16:00, status: cancelled}
  time_zone: Europe/Zagreb""",
    "registration-opens-after-the-start": """\
  start: 2027-03-29
  end: 2027-05-28
  registration: {url: "https://register.example.org/form", opens: 2027-04-01}""",
    "month-only": "  start: 2027-03",
    "over": '  start: 2021-10-13\n  registration: {url: "https://register.example.org/form"}',
}
RECORDS = {name: _BASE.format(fields=fields) for name, fields in _FIELDS.items()}


@cache
def site(record: str, day: date = DAY) -> Site:
    """The small portal with this one event."""
    with TemporaryDirectory() as folder:
        data = synthetic.small(Path(folder), {"events.yaml": record})
        return open_site(ROOT, URL, folders=[ROOT / "overrides"], data=data, as_of=day)
