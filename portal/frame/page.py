"""What a page is, before any framework sees it."""

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Literal

from markupsafe import Markup

from portal.frame import json_ld
from portal.frame.json_ld import LinkedData
from portal.frame.next_step import NextStep
from portal.frame.templates import Templates
from portal.records.base import Record
from portal.records.section import Section
from portal.records.values import Values
from portal.words.language import Language, speaking, spoken

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)

Crumb = tuple[str, str]
"""Title of a page and its path below the site's root."""


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """What is known of a page beside its body. Nothing of it is read from the address."""

    path: str
    """Address below the site's root, for example "hubs/es-hub-1/"."""
    title: str
    """Unique title, plain text. Where the page is written, that of its file is shown."""
    description: str
    """One sentence for search engines and previews, plain text."""
    section: Section
    """Where readers find it."""
    parents: tuple[Crumb, ...]
    """The pages above this one, the home page first."""
    linked_data: LinkedData
    """JSON-LD that describes the page's subject, as schema.org."""
    further_data: tuple[LinkedData, ...] = ()
    """The same for programs that ask for another vocabulary."""
    record: Record | None = None
    """The record that the page is about."""
    part: tuple[str, str, str] | None = None
    """The part of a record that the page is about, such as a unit: what it is, its id and its title."""
    country: str | None = None
    """Code of the country whose colour the page carries."""
    name: str | None = None
    """A shorter title for the trail of breadcrumbs, where the page is below its country."""
    searched: bool = True
    """False where the search leaves the page out, because all that it says has pages of its own."""
    about: Literal["thing", "happening", "telling"] = "thing"
    """What it is about: a thing, something that happened, or what other pages are about. The search shows them in this
    order."""
    names: tuple[str, ...] = ()
    """What readers may call the page's subject, for the search; "" where there is no such name."""
    holds: tuple[str, ...] = ()
    """Names of what is on the page and has no page of its own, for the search."""
    preview: str | None = None
    """Name of the image that other sites show beside a link; None for that of the section."""
    feeds: tuple[str, ...] = ()
    """Paths of the channels (``portal.following.channels``) that announce what is on it; others do not count."""
    written: bool = False
    """True if a hand-written page at the same address has the words, and shows what comes from records among them."""
    next_steps: tuple[NextStep, ...] = ()
    """What its readers can do next; those that lead to no page of the site do not count."""
    changed: date | None = None
    """Day of the last change; None where the records do not say."""
    title_language: str | None = None
    """Language of the title, as BCP 47 has it, where it is another than that of the page."""
    language: Language = field(default_factory=spoken)
    """Language in which the page is written, and rendered with what is around it."""
    text_column: bool = False
    """True if it is a text to read, beside which wide screens have room for its contents."""
    parts: tuple[Crumb, ...] = ()
    """The parts of the text that it is a part of, itself among them, in the order in which they are read."""
    own_styles: tuple[str, ...] = ()
    """Style sheets that its text needs beside those of its section: names of files in ``docs/assets/``."""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The trail that leads to the page, itself at the end."""
        return (*self.parents, (self.name or self.title, self.path))

    def described(self, site_url: str) -> tuple[LinkedData, ...]:
        """Its JSON-LD, of a record with the day of its last confirmation; ``site_url`` is that of the home page."""
        about = self.record if self.part is None else None
        return json_ld.read_by_others(self.linked_data, about, f"{site_url}{self.path}"), *self.further_data

    @property
    def before(self) -> Crumb | None:
        """The part that is read before it."""
        place = self._place
        return self.parts[place - 1] if place else None

    @property
    def after(self) -> Crumb | None:
        """The part that is read after it."""
        place = self._place
        return self.parts[place + 1] if place is not None and place + 1 < len(self.parts) else None

    @property
    def _place(self) -> int | None:
        return next((place for place, (_title, path) in enumerate(self.parts) if path == self.path), None)

    @property
    def styles(self) -> tuple[str, ...]:
        """Style sheets that the page needs beside the one of all pages: names of files in ``docs/assets/``."""
        return (*self.section.styles, *self.own_styles)


@dataclass(frozen=True, kw_only=True)
class Page(PageFacts):
    """A page made from records. The body is rendered when it is written, so that a large site needs little memory."""

    values: Values
    """What the body is filled with; its class names the template."""

    @property
    def source(self) -> str:
        """The path of the Markdown file that would have made this page."""
        return f"{self.path}index.md"

    def body(self, templates: Templates) -> Markup:
        """The page's content as HTML, with one h1 and its sections as h2; the title only, where it is written."""
        with speaking(self.language):
            title = templates.component("title", title=self.title) if self.written else Markup()
        return title + self.records(templates)

    def records(self, templates: Templates) -> Markup:
        """What the page has from records: all of it, but for the words of the hand-written page where there is one."""
        with speaking(self.language):
            return templates.render(self.values.template, self.values.filled)


def contents(body: str) -> tuple[tuple[str, str], ...]:
    """The sections of a page: (anchor, plain title) of every h2 that has an id, in order."""
    return tuple((anchor, unescape(Markup(title).striptags())) for anchor, title in _HEADING.findall(body))
