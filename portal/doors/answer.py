"""``portal diff`` and ``portal due``: what a change means, and what a clock changes, in words."""

import sys
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from portal.doors import due as deadlines
from portal.doors import side
from portal.doors.difference import difference
from portal.doors.saying import Bundle, Risk, as_markdown, as_text, worst
from portal.problem import DataError
from portal.words import moment

NOT_COMPARED = 3
"""The exit code where there is nothing to compare, or the data has problems of its own."""
EXITS = (
    "Exit code: 0 nothing, or nothing that harms; 1 somebody should look (records end, are renamed, moved or removed "
    "and their addresses lead on; a person is named or no longer named; a calendar moves); 2 something breaks (an "
    "address leads nowhere, a licence is stricter or looser, a consent is missing or has ended, a feed or calendar "
    "loses an entry); 3 the two could not be compared."
)
DUE_EXITS = "Exit code: 0 nothing is overdue; 1 something is; 3 the data has problems of its own."
_SUMMARY = {
    Risk.HARMLESS: "Nothing in this change harms readers.",
    Risk.LOOK: "Somebody should look at this change.",
    Risk.BREAKS: "This change breaks something that readers rely on.",
}
_AHEAD = timedelta(days=30)


def diff(base: str, data: Path, preview: str, *, markdown: bool) -> int:
    """Says what the change from ``base`` to the data means. The exit code is said by EXITS."""
    if preview and (urlsplit(preview).scheme not in {"http", "https"} or not preview.isprintable() or " " in preview):
        print(
            f"{preview!r} is no address of a preview; write it whole, like https://preview.example.eu/", file=sys.stderr
        )
        return NOT_COMPARED
    day = moment.today()
    try:
        with side.named(base, data) as folder:
            found = difference(side.before(folder, day), side.now(data, day), preview)
    except side.NotComparedError as error:
        print(f"Nothing was compared: {error}.", file=sys.stderr)
        return NOT_COMPARED
    except DataError as error:
        print(error)
        return NOT_COMPARED
    if not found:
        print("Nothing changes.")
        return Risk.HARMLESS
    risk = worst(found)
    _print(_SUMMARY[risk], found, markdown=markdown)
    return risk


def due(data: Path, by: str | None) -> int:
    """Says what a clock changes until a day, 30 days ahead if none is given. The exit code is said by DUE_EXITS."""
    today = moment.today()
    try:
        day = date.fromisoformat(by) if by else today + _AHEAD
    except ValueError:
        print(f"{by!r} is no day; write it like {today}", file=sys.stderr)
        return NOT_COMPARED
    try:
        found = deadlines.due(data, day, today)
    except DataError as error:
        print(error)
        return NOT_COMPARED
    overdue = sum(deadlines.overtaken(one, today) for one in found.terms)
    summary = f"{overdue} overdue, {len(found.terms) - overdue} more until {day}."
    _print(
        summary if found.terms else f"Nothing is due until {day}.",
        deadlines.told(found, day, today),
        markdown=False,
    )
    return 1 if overdue else 0


def _print(summary: str, found: tuple[Bundle, ...], *, markdown: bool) -> None:
    print(f"**{summary}**" if markdown else summary)
    print(as_markdown(found) if markdown else as_text(found), end="")
