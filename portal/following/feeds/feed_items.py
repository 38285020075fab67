"""Entries of the portal as items of feeds. Each is made once, however many feeds it stands in."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from portal.following.entries import Entry, Section
from portal.following.feeds.feed import Enclosure, Item
from portal.frame.templates import Templates
from portal.parts.library.records import Licence, Resource
from portal.parts.news.issue import issue
from portal.parts.news.records import News, Newsletter
from portal.portal import Portal

MOST_OF_AN_ISSUE = 30
"""How many things of one kind an issue of the newsletter names in a feed; its page has the rest."""

_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Items:
    """The items of one portal at one address."""

    def __init__(self, portal: Portal, templates: Templates, site_url: str, labels: Mapping[Section, str]) -> None:
        """``labels`` are the sections in the words that readers see."""
        self._portal, self._templates, self._site_url, self._labels = portal, templates, site_url, labels
        self._made: dict[str, Item] = {}

    def of(self, entry: Entry) -> Item:
        """The entry as an item."""
        if (made := self._made.get(entry.permanent_path)) is None:
            made = self._made[entry.permanent_path] = self._item(entry)
        return made

    def _item(self, entry: Entry) -> Item:
        return Item(
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
        if isinstance(record, Newsletter):
            values |= {"issue": issue(self._portal, record), "most": MOST_OF_AN_ISSUE}
        return str(self._templates.render(f"entries/{entry.section}.html", values)).strip()

    def _categories(self, entry: Entry) -> tuple[str, ...]:
        words = [self._labels[entry.section]]
        words += [self._portal.term("themes", id).label for id in entry.themes]
        words += [self._portal.countries[id].name for id in entry.countries]
        return tuple(dict.fromkeys(words))

    def _enclosure(self, entry: Entry) -> Enclosure | None:
        image = None if isinstance(entry.record, Newsletter | Resource) else entry.record.image
        if image is None:
            return None
        return Enclosure(
            url=urljoin(self._site_url, self._templates.picture(image.file)),
            bytes=self._templates.picture_bytes(image.file),
            type=_TYPES[image.file.rpartition(".")[2]],
        )

    def _licence(self, entry: Entry) -> Licence:
        named = entry.record.licence if isinstance(entry.record, News | Newsletter) else self._portal.project.licence
        return self._portal.licences[named]


def rights(licence: Licence) -> str:
    """A licence in a line of plain text."""
    return f"{licence.name}, {licence.url}" if licence.url else licence.name
