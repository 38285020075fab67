"""The sections of the site as readers know them. Each page names the one section that it belongs to."""

from dataclasses import dataclass

from portal.words.language import _


@dataclass(frozen=True)
class Card:
    """The texts and the drawing of the image that other sites show beside a link."""

    line: str
    """A few words below the title, in English."""
    drawing: str
    """Name of a drawing of ``overrides/host/previews/drawings.svg.jinja``."""
    title: str = ""
    """The title in English, where it is not the name of what the card is about."""


@dataclass(frozen=True)
class Section:
    """A section of the site."""

    key: str
    """Its folder in addresses, and its name in those of feeds and images."""
    called: str
    """Its name in English."""
    told: str
    """What is found there, in a few words of English."""
    rank: int
    """Its place in the order of the sections, the smallest first."""
    card: Card | None = None
    """The image of its pages; None for that of the home page."""
    home: bool = False
    """True for the section that the home page belongs to."""
    in_parts: bool = False
    """True if its hand-written pages are the parts of one text, to read in the order of their group in the menu."""
    styles: tuple[str, ...] = ()
    """Style sheets that its pages need beside the one of all pages: names of files in ``docs/assets/``."""

    @property
    def name(self) -> str:
        """The name for readers, in the current language; the search filters by it."""
        return _(self.called)

    @property
    def about(self) -> str:
        """The content of the section in a few words, in the current language."""
        return _(self.told)

    @property
    def path(self) -> str:
        """Address of the first page of the section, below the site's root."""
        return f"{self.key}/"

    @property
    def preview(self) -> str:
        """Name of the image of the section's pages."""
        return self.key if self.card is not None else "home"
