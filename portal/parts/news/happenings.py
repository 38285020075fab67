"""The chronicle: what happened, in the order in which it happened, with what chapters say of a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from portal.parts.events.records import Event
from portal.parts.news.records import ChronicleChapter, News
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.words import moment, span
from portal.words.language import _
from portal.words.when import happened, month

Told = News | Event | CaseStudy


@dataclass(frozen=True)
class Happening:
    """Something that happened, with the records that tell of the same."""

    record: Told
    what: str
    """What it is called: news, event or story."""
    when: str
    """When it happened, as ``portal.words.span`` has it."""
    more: tuple[tuple[str, Event | CaseStudy], ...]
    """Events and stories that it tells of, each with what it is called."""


@dataclass(frozen=True)
class Passage:
    """A chapter, or else a month, or what is known of a year only."""

    anchor: str
    when: str
    """The time in words."""
    chapter: ChronicleChapter | None
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class ChronicleYear:
    """The passages of a year, the earliest first; what has no month is last."""

    year: int
    passages: tuple[Passage, ...]


def chronicle(portal: Portal) -> tuple[ChronicleYear, ...]:
    """Everything with a time that has come, and every chapter, by year."""
    chapters = tuple(portal.every(ChronicleChapter).values())
    placed: dict[str, list[Happening]] = defaultdict(list)
    for happening in _happenings(portal):
        placed[_anchor(happening.when, chapters)].append(happening)
    passages = [
        (
            span.first_day(chapter.period),
            Passage(chapter.id, happened(chapter.period), chapter, _taken(placed, chapter.id)),
        )
        for chapter in chapters
    ]
    passages += [
        (_begin(anchor), Passage(anchor, _words(anchor), None, tuple(found))) for anchor, found in placed.items()
    ]
    passages.sort(key=lambda pair: (pair[0].year, pair[1].anchor.startswith("year-"), pair[0]))
    return tuple(
        ChronicleYear(year, tuple(passage for _day, passage in found))
        for year, found in groupby(passages, key=lambda pair: pair[0].year)
    )


def _taken(placed: dict[str, list[Happening]], anchor: str) -> tuple[Happening, ...]:
    return tuple(placed.pop(anchor, ()))


def _happenings(portal: Portal) -> Iterator[Happening]:
    """The earliest first. An event or story that a news item tells of is not told a second time."""
    times = {record.path: when for record in _told(portal) if (when := _time(record)) is not None}
    first_to_name: dict[str, str] = {}
    named: dict[str, list[Event | CaseStudy]] = defaultdict(list)
    order = sorted((r for r in _told(portal) if r.path in times), key=lambda r: _days(times[r.path]))
    for record in order:
        for other in _named(portal, record):
            # What has no time of its own would seem to have happened when the news did.
            fits = other.path in times and _within(times[other.path], times[record.path])
            if fits and first_to_name.setdefault(other.path, record.path) == record.path:
                named[record.path].append(other)
    for record in order:
        when = times[record.path]
        if record.path in first_to_name or span.first_day(when) > portal.as_of:
            continue
        below = [inner for other in named[record.path] for inner in (other, *named[other.path])]
        yield Happening(record, _called(record), when, tuple((_called(other), other) for other in below))


def _told(portal: Portal) -> Iterator[Told]:
    yield from portal.every(News).values()
    yield from (event for event in portal.every(Event).values() if not event.off)
    yield from portal.every(CaseStudy).values()


def _named(portal: Portal, record: Told) -> Iterable[Event | CaseStudy]:
    if isinstance(record, News):
        yield from (portal.every(Event)[id] for id in record.events)
    if isinstance(record, News | Event):
        yield from (portal.every(CaseStudy)[id] for id in record.case_studies)


def _time(record: Told) -> str | None:
    if isinstance(record, News):
        return record.happened or record.published.isoformat()
    if isinstance(record, CaseStudy):
        return record.happened
    first, last = record.start[:10], (record.end or record.start)[:10]
    return first if first == last else f"{first} to {last}"


def _days(when: str) -> tuple[date, date]:
    return span.first_day(when), span.last_day(when)


def _within(inner: str, outer: str) -> bool:
    return span.first_day(outer) <= span.first_day(inner) and span.last_day(inner) <= span.last_day(outer)


def _anchor(when: str, chapters: Iterable[ChronicleChapter]) -> str:
    """The shortest chapter that has the whole of it, else the month in which it began, else its year."""
    fitting = [chapter for chapter in chapters if _within(when, chapter.period)]
    if fitting:
        return min(fitting, key=lambda chapter: span.last_day(chapter.period) - span.first_day(chapter.period)).id
    first = span.parts(when)[0]
    if span.season(first) is None and not moment.month_known(first):
        return f"year-{first}"
    return f"month-{span.first_day(when):%Y-%m}"


def _begin(anchor: str) -> date:
    return span.first_day(anchor.partition("-")[2])


def _words(anchor: str) -> str:
    sort, _dash, time = anchor.partition("-")
    return month(time) if sort == "month" else _("%(year)s, month not known") % {"year": time}


def _called(record: Told) -> str:
    if isinstance(record, News):
        return _("News")
    return _("Event") if isinstance(record, Event) else _("Story")
