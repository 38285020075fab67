"""What a door says once it has judged what came: what would change, and what became of it."""

from pathlib import Path

from portal.doors.proposal import Proposed, Verdict, write
from portal.problem import printable


def told(verdict: Verdict) -> list[str]:
    """What would change, a line each, safe to print: new records first."""
    new = [f"{one.id}: new {one.kind.name}, {_name(one)}" for one in verdict.added]
    return [printable(line) for line in (*new, *map(str, verdict.changes))]


def settled(came: Path, data: Path, verdict: Verdict, *, only_try: bool) -> str:
    """What became of the file that came, in one sentence. Unless ``only_try``, what it changes is written then."""
    if verdict.nothing:
        return f"{came} says what is there already. Nothing was written."
    if only_try:
        return "Nothing was written, because this was a try."
    write(data, verdict)
    return f"Written to {', '.join(str(data / name) for name in verdict.files)}."


def _name(one: Proposed) -> str:
    return str(one.record.get("name") or one.record.get("title") or one.id)
