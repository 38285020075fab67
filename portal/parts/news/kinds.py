"""The kinds of records of news and the newsletter."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from portal.parts.news.records import News, Newsletter
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.records.kind import Announcement, Apart, Kind, Subjects

if TYPE_CHECKING:
    from portal.portal import Portal


def _period(newsletter: Newsletter) -> Iterator[tuple[str, str]]:
    yield "start", newsletter.start.isoformat()
    yield "end", newsletter.end.isoformat()


def _subjects(portal: "Portal", newsletter: Newsletter) -> Subjects:
    from portal.parts.news.issue import issue, subjects  # noqa: PLC0415 (which is made from a portal)

    return subjects(portal, issue(portal, newsletter))


def _values(portal: "Portal", newsletter: Newsletter) -> Mapping[str, Any]:
    from portal.parts.news.issue import MOST_IN_A_FEED, issue  # noqa: PLC0415

    return {"issue": issue(portal, newsletter), "most": MOST_IN_A_FEED}


NEWS_ITEM = Kind(
    name="news item",
    stem="news",
    model=News,
    section=NEWS,
    one="item",
    many="news",
    taken="page-[0-9]+|year|country|theme",
    apart=Apart(Apart.one_of_them(), also=lambda item: (item.published.isoformat(),)),
    announced=Announcement(rank=20, leads=True, archives=("country", "theme"), licensed=True),
    dated=lambda item: (("published", item.published.isoformat()),),
)
NEWSLETTER_ISSUE = Kind(
    name="newsletter",
    stem="newsletters",
    model=Newsletter,
    most=1_000,
    section=NEWSLETTER,
    one="issue",
    many="newsletters",
    taken="page-[0-9]+",
    apart=Apart(Apart.one_of_them()),
    announced=Announcement(rank=10, one_list=True, licensed=True, subjects=_subjects, values=_values),
    dated=_period,
)

KINDS = (NEWS_ITEM, NEWSLETTER_ISSUE)
