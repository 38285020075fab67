"""The frame around the body of a page: the values of ``overrides/main.html``."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.following.channels import Channel
from portal.frame.addresses import SEARCH
from portal.frame.json_ld import LinkedData
from portal.frame.menu import MenuLink
from portal.frame.onward import Onward
from portal.frame.page import Crumb, PageFacts
from portal.host.previews import PreviewImage
from portal.host.search import IndexEntry, SearchChoices
from portal.records.base import Addressed
from portal.records.project import Project
from portal.records.scene import scene_styles

MANY_SECTIONS = 5
"""From how many sections on a page lists them."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The frame of one page."""

    page: PageFacts
    project: Project
    """What the site is about, and by whom it is paid."""
    email: str
    """Where readers write."""
    menu: tuple[MenuLink, ...]
    """The menu at the head."""
    crumbs: tuple[Crumb, ...]
    """The breadcrumb trail, including the page itself at the end."""
    countries: tuple[Addressed, ...]
    """The countries, to which the foot leads."""
    absent: frozenset[str]
    """Addresses of the sections that this portal does not have, below the site's root."""
    choices: SearchChoices
    """What a search can be narrowed to."""
    colour: str | None
    """Name of the colour of the country that the page is about."""
    policy: str | None
    """The Content-Security-Policy of a page that is shown at addresses for which the host has none; else None."""
    body: Markup
    """The content of the page, already escaped and sanitised."""
    title: str
    """The title in the browser, without the name of the site after it."""
    home: bool
    """True for the home page."""
    address: str | None
    """Absolute address of the page; None where it is not known, and for the page that is shown if nothing is found."""
    root: str | None
    """Absolute address of the home page, with a trailing slash; None where it is not known."""
    image: PreviewImage
    """The image that other sites show beside a link to the page."""
    touch_icon: str
    """Address of the home-screen icon of telephones, below the site's root."""
    everything: Channel
    """The channel that announces everything new."""
    channels: tuple[Channel, ...]
    """The channels that announce what is on the page."""
    linked_data: tuple[LinkedData, ...]
    """JSON-LD of the page and of its breadcrumb trail."""
    contents: tuple[tuple[str, str], ...]
    """Anchor and title of each section of the page."""
    onward: Onward
    """What the page ends in."""
    entry: IndexEntry | None
    """The entry of the search index in addition to the page's text; None if the page is not searchable."""

    @property
    def searching(self) -> bool:
        """True if the page is the one with the search."""
        return self.page.path == SEARCH

    @property
    def has_contents(self) -> bool:
        """True if the page lists its sections, because it has many or is a part of a longer text."""
        return not self.home and (bool(self.page.parts) or len(self.contents) >= MANY_SECTIONS)

    @property
    def has_consents_that_end(self) -> bool:
        """True if it names or shows somebody whose consent has a last day, after which a script takes that away."""
        return "data-agreed-until=" in self.body

    @property
    def styles(self) -> tuple[str, ...]:
        """Sheets of what is around the page, of its section and its scenes: names of files in ``docs/assets/``."""
        contents = ("styles/contents.css",) if self.has_contents else ()
        turn = ("styles/turn.css",) if self.page.before or self.page.after else ()
        return (*contents, *turn, *self.page.styles, *scene_styles(self.body))
