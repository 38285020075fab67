"""Chapters of the chronicle, which tells what happened in the order in which it happened."""

from typing import ClassVar

from portal.parts.news.addresses import CHRONICLE
from portal.records.base import Record
from portal.records.fields import Happened, Id, Line, Markdown


class ChronicleChapter(Record):
    """A time of the chronicle, told in a few sentences. News, events and stories of that time follow by themselves."""

    anchors: ClassVar[tuple[str, ...]] = ("year-", "month-")
    """What the anchors of other passages of the page begin with."""

    title: Line
    """What it was about, in a few words."""
    period: Happened
    """The time it tells of, written as happened of a news item is: 2021-12, autumn 2021 or 2020-11 to 2021-05. What
    belongs to two chapters stands in the shorter one."""
    text: Markdown
    """What happened, looking back."""
    formerly_issues: tuple[Id, ...] = ()
    """Ids of issues of the newsletter in whose place it stands; their addresses lead here."""

    @property
    def path(self) -> str:
        """Address of its place below the site's root."""
        return f"{CHRONICLE}#{self.id}"
