"""Chapters of the chronicle look back, and each has a place of its own on the page."""

from collections.abc import Iterator
from datetime import date

from portal.parts.news.records import ChronicleChapter, Newsletter
from portal.problem import Problem
from portal.reading.load import Records
from portal.words import span


def chapters_look_back(records: Records, day: date) -> Iterator[Problem]:
    """No chapter is about a time that has not begun."""
    for chapter in records.all(ChronicleChapter):
        if (begin := span.first_day(chapter.period)) > day:
            text = (
                f"period ({chapter.period}) begins on {begin}, ahead of today ({day}); correct it, "
                "or add the chapter when there is something to look back on"
            )
            yield records.problem("chapter", chapter.id, ["period"], text)


def chapters_have_places_of_their_own(records: Records, day: date) -> Iterator[Problem]:
    """No chapter has an id that stands for a month or year, and none stands in place of an issue that there is."""
    issues = {id for issue in records.all(Newsletter) for id in (issue.id, *issue.formerly)}
    taken: dict[str, str] = {}
    for chapter in records.all(ChronicleChapter):
        if chapter.id.startswith(ChronicleChapter.anchors):
            text = f'the id "{chapter.id}" stands for a month or year of the page; give the chapter another'
            yield records.problem("chapter", chapter.id, ["id"], text)
        for index, former in enumerate(chapter.formerly_issues):
            if former in issues:
                text = f'formerly_issues names "{former}", which is an issue of the newsletter; remove it here or there'
                yield records.problem("chapter", chapter.id, ["formerly_issues", index], text)
            elif taken.setdefault(former, chapter.id) != chapter.id:
                text = (
                    f'formerly_issues names "{former}", as "{taken[former]}" does; '
                    "an address leads to one place only, remove one"
                )
                yield records.problem("chapter", chapter.id, ["formerly_issues", index], text)
