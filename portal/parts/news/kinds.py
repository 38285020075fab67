"""The kinds of records of news and the newsletter."""

from collections.abc import Iterator

from portal.parts.news import entry_bodies
from portal.parts.news.issue import issue, subjects
from portal.parts.news.records import News, Newsletter
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.portal import Portal
from portal.records.kind import Announcement, Apart, Kind, Mentions, Subjects


def _period(newsletter: Newsletter) -> Iterator[tuple[str, str]]:
    yield "start", newsletter.start.isoformat()
    yield "end", newsletter.end.isoformat()


def _subjects(portal: Portal, newsletter: Newsletter) -> Subjects:
    return subjects(portal, issue(portal, newsletter))


NEWS_ITEM = Kind(
    name="news item",
    stem="news",
    model=News,
    section=NEWS,
    one="item",
    many="news",
    taken="page-[0-9]+|year|country|theme",
    apart=Apart(Apart.one_of_them(), also=lambda item: (item.published.isoformat(),)),
    announced=Announcement(
        rank=20,
        leads=True,
        archives=("country", "theme"),
        licensed=True,
        mentions=Mentions(place="news_of_place", record="news_of_record", line="news_lines"),
        body=entry_bodies.item,
    ),
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
    announced=Announcement(
        rank=10, one_list=True, licensed=True, subjects=_subjects, mentions=None, body=entry_bodies.newsletter
    ),
    dated=_period,
)

KINDS = (NEWS_ITEM, NEWSLETTER_ISSUE)
