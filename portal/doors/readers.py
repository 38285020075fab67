"""What a change of the data means to readers: what is new, what ended, what says something else, by country.

It is told in the words of ``portal diff``, without ids, without risks, and without what is said of people.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from portal.doors.difference import country_of, moves, successors_of
from portal.doors.pairs import Difference, Matched, Phrases, field_in_words, hidden, matched, what
from portal.doors.saying import said
from portal.doors.side import Side, Stood
from portal.records.base import Publication, agreed, held_back
from portal.records.confirmed import Confirmable
from portal.records.kind import Kind

Fate = Literal["new", "changed", "ended", "removed"]
_HEADINGS: Mapping[Fate, str] = {"new": "New", "changed": "Changed", "ended": "Ended", "removed": "No longer here"}
_BOOKKEEPING = frozenset(
    {"published", "updated", "revision", "waiver", "confirmed", "sources", "as_of", "certainty", "why", "consent"}
    | {"image", "lat", "lon", "precision", "bounds", "colour", "name", "title", "until", "ending", "successors"}
    | {"successor", "formerly"}
)
"""Fields about the record, those that pages draw, and those whose change is told as what it means."""
_MOST_FIELDS = 4
_LONGEST = 290
_SENTENCE = 60


@dataclass(frozen=True)
class ForReaders:
    """What became of one record."""

    fate: Fate
    kind: Kind
    id: str
    name: str
    text: str
    """What it says otherwise, on one line; "" where its fate says all."""
    country: str
    """Code of its country; "" for none."""


def for_readers(before: Side, after: Side, former: date) -> tuple[ForReaders, ...]:
    """What changed for readers since the day ``former``, on which the other side was published."""
    words = Phrases(before, after)
    found = (_told(pair, before, after, former, words) for pair in matched(before, after) if is_followed(pair.kind))
    return tuple(one for one in found if one is not None)


def is_followed(kind: Kind) -> bool:
    """True for records of what there is and takes place; what only tells of it is announced as such already."""
    return issubclass(kind.model, Confirmable) or (kind.announced is not None and kind.announced.calendar is not None)


def counted(changes: tuple[ForReaders, ...]) -> str:
    """How much changed, in one sentence each: "New: 2 schools. Ended: 1 hub."."""
    counts: dict[Fate, Counter[Kind]] = defaultdict(Counter)
    for one in changes:
        counts[one.fate][one.kind] += 1
    return " ".join(
        f"{heading}: {', '.join(f'{count} {what(kind, count)}' for kind, count in counts[fate].items())}."
        for fate, heading in _HEADINGS.items()
        if counts[fate]
    )


def _told(pair: Matched, before: Side, after: Side, former: date, words: Phrases) -> ForReaders | None:
    was, now = _public(pair.was, former), _public(pair.now, after.portal.as_of)
    here = now or was
    if here is None:
        return None
    record = here.record
    known = isinstance(record, Confirmable) and not isinstance(record, Publication)
    country = record.known_in if known else country_of(pair, before, after)
    place = country if country is not None and country in after.portal.places("country") else ""
    if was is None:
        return ForReaders("new", pair.kind, here.id, here.label, "", place)
    if now is None:
        return ForReaders("removed", pair.kind, here.id, here.label, "", place)
    over = bool(getattr(now.record, "ended", False)) and not getattr(was.record, "ended", False)
    texts = [*_events(was, now, before, after, words, pair.kind), *_fields(pair, was, now, before, after, words)]
    if not texts and not over:
        return None
    return ForReaders("ended" if over else "changed", pair.kind, here.id, here.label, _line(texts), place)


def _public(stood: Stood | None, day: date) -> Stood | None:
    """The record, if readers saw it on that day."""
    if stood is None or stood.record is None:
        return stood
    return None if held_back(stood.record, day) or not agreed(stood.record, day) else stood


def _events(was: Stood, now: Stood, before: Side, after: Side, words: Phrases, kind: Kind) -> Iterator[str]:
    if was.label != now.label:
        yield f"called {said(now.label)} now, before {said(was.label)}"
    record: Any = now.record
    if getattr(record, "ended", False) and not getattr(was.record, "ended", False):
        told = [str(end) for end in (getattr(record, "ending", None), getattr(record, "until", None)) if end]
        yield ", ".join(told)
    elif getattr(was.record, "ended", False) and not getattr(record, "ended", False):
        yield "no longer said to have ended"
    heirs = [id for id in successors_of(record) if id not in successors_of(was.record)]
    if heirs:
        yield f"succeeded by {', '.join(said(words.name(kind.name, id)) for id in heirs)}"
    for left, joined in moves(was, now, before, after):
        if left and joined:
            yield f"moved from {left} to {joined}"
        elif left:
            yield f"no longer in {left}"
        elif joined:
            yield f"now in {joined}"


def _fields(pair: Matched, was: Stood, now: Stood, before: Side, after: Side, words: Phrases) -> Iterator[str]:
    moved = any(left or joined for left, joined in moves(was, now, before, after))
    shown = [one for one in pair.differences if not _bookkeeping(pair, one, moved=moved)]
    reworded = [field_in_words(one.path) for one in shown if _is_running_text(one)]
    shown = [one for one in shown if not _is_running_text(one)]
    if reworded:
        yield f"reworded: {', '.join(reworded[:_MOST_FIELDS])}"
    for change in shown[:_MOST_FIELDS]:
        told = words.told(pair.kind, change)
        yield f"{told.removesuffix(' goes')} is no longer said" if change.after is None else told
    if len(shown) > _MOST_FIELDS:
        yield f"and {len(shown) - _MOST_FIELDS} more"


def _bookkeeping(pair: Matched, change: Difference, *, moved: bool) -> bool:
    names = [step for step in change.path if isinstance(step, str)]
    if hidden(pair.kind, change.path) or (moved and names[0] == "memberships"):
        return True
    # The names of parts are told; those of records are told as what they are called.
    return names[0] in _BOOKKEEPING or not _BOOKKEEPING.isdisjoint({*names[1:]} - {"name", "title", "until"})


def _is_running_text(change: Difference) -> bool:
    """True for sentences, of which a piece before and after says little."""
    both = (change.before, change.after)
    return all(isinstance(value, str | list | tuple) for value in both) and max(map(_length, both)) > _SENTENCE


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else max((len(str(one)) for one in value), default=0)


def _line(texts: list[str]) -> str:
    """The texts on one line, between printed quotation marks, shortened."""
    line = "; ".join(filter(None, texts)).replace("\x03 -> \x02", "\u201d, now \u201c")
    line = re.sub(r"\s+", " ", line.replace("\x02", "\u201c").replace("\x03", "\u201d")).strip()
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}\u2026"
