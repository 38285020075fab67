"""The kinds of records of news and the newsletter."""

from collections.abc import Iterator

from portal.parts.news import entry_bodies
from portal.parts.news.issue import issue, subjects
from portal.parts.news.records import ChronicleChapter, News, Newsletter
from portal.parts.news.sections import NEWS, NEWSLETTER
from portal.portal import Portal
from portal.records.kind import Announcement, Apart, Kind, Mentions, Subjects
from portal.words.language import N_


def _period(newsletter: Newsletter) -> Iterator[tuple[str, str]]:
    yield "start", newsletter.start.isoformat()
    yield "end", newsletter.end.isoformat()


def _when(item: News) -> Iterator[tuple[str, str]]:
    yield "published", item.published.isoformat()
    if item.happened is not None:
        yield "happened", item.happened


def _subjects(portal: Portal, newsletter: Newsletter) -> Subjects:
    return subjects(portal, issue(portal, newsletter))


NEWS_ITEM = Kind(
    name="news item",
    stem="news",
    model=News,
    section=NEWS,
    one="item",
    many="news",
    proposed=N_("A news item"),
    taken="page-[0-9]+|year|country|theme|chronicle",
    apart=Apart(Apart.one_of_them(), also=lambda item: (item.happened or item.published.isoformat(),)),
    announced=Announcement(
        rank=20,
        leads=True,
        archives=("country", "theme"),
        licensed=True,
        mentions=Mentions(place="news_of_place", record="news_of_record", line="news_lines"),
        body=entry_bodies.item,
    ),
    dated=_when,
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

CHAPTER = Kind(name="chapter", stem="chronicle", model=ChronicleChapter, most=500)

KINDS = (NEWS_ITEM, NEWSLETTER_ISSUE, CHAPTER)
