"""Entries of the portal as items of feeds. Each is made once, however many feeds include it."""

from collections.abc import Mapping
from urllib.parse import urljoin

from portal.following.entries import Entry
from portal.following.entry_bodies import EntryMaking, EntryPicture, plain
from portal.following.feeds.feed import Enclosure, FeedItem
from portal.frame.media_types import media_type
from portal.frame.templates import Templates
from portal.portal import Portal
from portal.records.licence import Licence


class Items:
    """The items of one portal at one address."""

    def __init__(self, portal: Portal, templates: Templates, site_url: str, labels: Mapping[str, str]) -> None:
        """``labels`` are the sections, by their keys, in the words that readers see."""
        self._portal, self._templates, self._site_url, self._labels = portal, templates, site_url, labels
        self._made: dict[str, FeedItem] = {}

    def of(self, entry: Entry) -> FeedItem:
        """The entry as an item."""
        identity = self._portal.identity_of(entry.record)
        if (made := self._made.get(identity)) is None:
            made = self._made[identity] = self._item(identity, entry)
        return made

    def _item(self, identity: str, entry: Entry) -> FeedItem:
        picture = self._picture(entry)
        return FeedItem(
            id=identity,
            url=f"{self._site_url}{entry.path}",
            title=entry.title,
            summary=entry.summary,
            content=self._content(entry, picture),
            published=entry.published,
            changed=entry.changed,
            language=entry.language,
            categories=self._categories(entry),
            enclosure=self._enclosure(picture) if picture is not None else None,
            rights=rights(self._licence(entry)),
        )

    def _content(self, entry: Entry, picture: EntryPicture | None) -> str:
        making = EntryMaking(
            portal=self._portal, site_url=self._site_url, licence=self._licence(entry), picture=picture
        )
        values = (entry.announcement.body or plain)(making, entry.record)
        return str(self._templates.render(values.template, values.filled)).strip()

    def _categories(self, entry: Entry) -> tuple[str, ...]:
        words = [self._labels[entry.section.key]]
        words += [self._portal.term("themes", id).label for id in entry.themes]
        words += [self._portal.places("country")[id].label for id in entry.countries]
        return tuple(dict.fromkeys(words))

    def _picture(self, entry: Entry) -> EntryPicture | None:
        image = getattr(entry.record, "image", None)
        if image is None:
            return None
        address = urljoin(self._site_url, self._templates.picture(image.file))
        return EntryPicture(image, address, *self._templates.image_size(image.file))

    def _enclosure(self, picture: EntryPicture) -> Enclosure:
        file = picture.image.file
        return Enclosure(url=picture.address, bytes=self._templates.picture_bytes(file), type=media_type(file))

    def _licence(self, entry: Entry) -> Licence:
        own = str(getattr(entry.record, "licence", "")) if entry.announcement.licensed else ""
        return self._portal.licences[own or self._portal.project.licence]


def rights(licence: Licence) -> str:
    """A licence in a line of plain text."""
    return f"{licence.name}, {licence.url}" if licence.url else licence.name
