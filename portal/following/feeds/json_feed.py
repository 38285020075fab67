"""Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from portal.following.feeds.feed import Feed, FeedItem
from portal.words.language import spoken

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON."""
    made = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.archive,
        "feed_url": feed.addresses["json"],
        "description": feed.description,
        "language": spoken().tag,
        "authors": [{"name": feed.author, "url": f"mailto:{feed.email}" if feed.email is not None else feed.home}],
        "items": [_item(item) for item in feed.items],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(item: FeedItem) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.content,
        "date_published": item.published.isoformat(),
        "date_modified": item.changed.isoformat(),
        "tags": list(item.categories),
    }
    if item.language != spoken().tag:
        made["language"] = item.language
    if item.enclosure is not None:
        made["image"] = item.enclosure.url
        made["attachments"] = [
            {
                "url": item.enclosure.url,
                "mime_type": item.enclosure.type,
                "size_in_bytes": item.enclosure.bytes,
            }
        ]
    return made
