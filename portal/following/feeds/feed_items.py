"""Entries of the portal as items of feeds. Each is made once, however many feeds it stands in."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from portal.following.entries import Entry
from portal.following.feeds.feed import Enclosure, FeedItem
from portal.frame.media_types import media_type
from portal.frame.templates import Templates
from portal.parts.library.records import Licence
from portal.portal import Portal


class Items:
    """The items of one portal at one address."""

    def __init__(self, portal: Portal, templates: Templates, site_url: str, labels: Mapping[str, str]) -> None:
        """``labels`` are the sections, by their keys, in the words that readers see."""
        self._portal, self._templates, self._site_url, self._labels = portal, templates, site_url, labels
        self._made: dict[str, FeedItem] = {}

    def of(self, entry: Entry) -> FeedItem:
        """The entry as an item."""
        if (made := self._made.get(entry.permanent_path)) is None:
            made = self._made[entry.permanent_path] = self._item(entry)
        return made

    def _item(self, entry: Entry) -> FeedItem:
        return FeedItem(
            id=f"{self._site_url}{entry.permanent_path}",
            url=f"{self._site_url}{entry.path}",
            title=entry.title,
            summary=entry.summary,
            content=self._content(entry),
            published=entry.published,
            changed=entry.changed,
            categories=self._categories(entry),
            enclosure=self._enclosure(entry),
            rights=rights(self._licence(entry)),
        )

    def _content(self, entry: Entry) -> str:
        record = entry.record
        values: dict[str, Any] = {
            "record": record,
            "licence": self._licence(entry),
            "whole": lambda path: urljoin(self._site_url, path),
        }
        if entry.announcement.values is not None:
            values |= entry.announcement.values(self._portal, record)
        name = f"entries/{entry.section.key}.html"
        known = self._templates.has(name)
        return str(self._templates.render(name if known else "entries/plain.html", values)).strip()

    def _categories(self, entry: Entry) -> tuple[str, ...]:
        words = [self._labels[entry.section.key]]
        words += [self._portal.term("themes", id).label for id in entry.themes]
        words += [self._portal.countries[id].name for id in entry.countries]
        return tuple(dict.fromkeys(words))

    def _enclosure(self, entry: Entry) -> Enclosure | None:
        image = getattr(entry.record, "image", None)
        if image is None:
            return None
        return Enclosure(
            url=urljoin(self._site_url, self._templates.picture(image.file)),
            bytes=self._templates.picture_bytes(image.file),
            type=media_type(image.file),
        )

    def _licence(self, entry: Entry) -> Licence:
        own = str(getattr(entry.record, "licence", "")) if entry.announcement.licensed else ""
        return self._portal.licences[own or self._portal.project.licence]


def rights(licence: Licence) -> str:
    """A licence in a line of plain text."""
    return f"{licence.name}, {licence.url}" if licence.url else licence.name
