"""What a feed says, whichever format it is written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.following.channels import Format


@dataclass(frozen=True)
class Enclosure:
    """A picture that comes with an item."""

    url: str
    """Whole address."""
    bytes: int
    """Length of the file."""
    type: str
    """Media type."""


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed. Addresses are whole; titles and summaries are plain text."""

    id: str
    """The lasting name of its record, which readers know it by (a URN). Never changes."""
    url: str
    """The address of its page today."""
    title: str
    summary: str
    content: str
    """All of it, as safe HTML with whole addresses."""
    published: datetime
    """In UTC."""
    changed: datetime
    """In UTC."""
    language: str
    """That of its title, summary and content, as BCP 47 has it."""
    categories: tuple[str, ...]
    """Section, themes and countries, in the words that readers see."""
    enclosure: Enclosure | None
    rights: str
    """Licence of the text, with the address of its deed."""


@dataclass(frozen=True)
class Feed:
    """A channel as it is published: its newest items, the latest first."""

    id: str
    """Its lasting name (a URN). Never changes."""
    title: str
    description: str
    """What it announces, and where to find what is older."""
    archive: str
    """Whole address of the page that lists all there is."""
    addresses: Mapping[Format, str]
    """Whole address of the feed itself in each format."""
    style: str
    """Address of the style sheet that makes it readable in a browser, from the root of the host."""
    author: str
    """Who writes: the organisation that runs the site; while none is named, the site."""
    home: str
    """Whole address of the home page."""
    email: str | None
    """Where to write to it; None while no organisation is named."""
    editor: str | None
    """Who is responsible for the texts, as a role; None while nobody is named."""
    rights: str
    changed: datetime
    """When an item was changed last, in UTC."""
    items: tuple[FeedItem, ...]
