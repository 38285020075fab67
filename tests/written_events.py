"""Events as they are written in a record."""

BASE = """\
- id: {id}
  title: {title}
  type: meeting
  summary: The schools meet.
  published: 2021-06-01
{fields}
  sources: [annual-report]
"""
TIMED = "  start: {start}\n  end: {end}\n  time_zone: {zone}"


def record(fields: str, *, id: str = "meeting", title: str = "Meeting") -> str:
    """An event as it is written, with ``fields`` beside those that every event has."""
    return BASE.format(id=id, title=title, fields=fields.rstrip("\n"))
