"""What stands round the body of a page: the values of ``overrides/main.html``."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.following.channels import Channel
from portal.frame.json_ld import LinkedData
from portal.frame.page import Crumb, PageFacts
from portal.host.previews import PreviewImage
from portal.host.search import IndexEntry


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The frame of one page."""

    page: PageFacts
    body: Markup
    """What stands on the page; it was escaped and cleaned where it was made."""
    title: str
    """What a browser shows as the title of the page, without the name of the site after it."""
    home: bool
    """True for the home page."""
    address: str | None
    """Whole address of the page; None for the page that is shown where none is found."""
    root: str
    """Whole address of the home page, with a slash at its end."""
    image: PreviewImage
    """The image that other sites show beside a link to the page."""
    touch_icon: str
    """Address of the icon of a telephone's home screen, below the site's root."""
    everything: Channel
    """The channel that announces everything new."""
    channels: tuple[Channel, ...]
    """The channels that announce what is on the page."""
    linked_data: tuple[LinkedData, ...]
    """JSON-LD of the page and of the trail that leads to it."""
    contents: tuple[tuple[str, str], ...]
    """Anchor and title of each section of the page."""
    entry: IndexEntry | None
    """What the search knows of the page beside its text; None where it leaves the page out."""

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The trail that leads to the page, itself at the end."""
        return self.page.crumbs
