"""News and issues of the newsletter in feeds."""

from dataclasses import dataclass
from typing import ClassVar

from portal.following.entry_bodies import EntryBody, EntryMaking, EntryPicture
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster
from portal.parts.news.issue import Issue, issue
from portal.parts.news.records import News, Newsletter
from portal.parts.stories.records import CaseStudy

MOST_IN_A_FEED = 30
"""How many things of one kind an issue names in a feed; its page has the rest."""


@dataclass(frozen=True, kw_only=True)
class NewsEntry(EntryBody):
    """An item in a feed: the whole of it, with its translations."""

    template: ClassVar[str] = "entries/news.html"

    record: News
    image: EntryPicture | None


@dataclass(frozen=True, kw_only=True)
class NewsletterEntry(EntryBody):
    """An issue in a feed: its introduction, and what was published in its period."""

    template: ClassVar[str] = "entries/newsletter.html"

    record: Newsletter
    issue: Issue
    most: int
    """How many things of one kind are named."""


def item(making: EntryMaking, record: News) -> NewsEntry:
    """The values of the entry of an item."""
    portal = making.portal
    hubs = (portal.every(Cluster)[id] for id in record.clusters)
    events = (portal.every(Event)[id] for id in record.events)
    stories = (portal.every(CaseStudy)[id] for id in record.case_studies)
    return NewsEntry(record=record, image=making.picture, foot=making.foot(record, (*hubs, *events, *stories)))


def newsletter(making: EntryMaking, record: Newsletter) -> NewsletterEntry:
    """The values of the entry of an issue."""
    return NewsletterEntry(
        record=record, issue=issue(making.portal, record), most=MOST_IN_A_FEED, foot=making.foot(record)
    )
