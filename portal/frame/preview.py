"""An image that other sites show beside a link to a page; ``portal/host/previews.py`` draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Preview:
    """One image, before it is drawn."""

    name: str
    """Name of the file, without ending."""
    title: str
    line: str
    """A few words below the title."""
    drawing: str
    """Name of a drawing of ``overrides/host/previews/drawings.svg.jinja``."""
    colour: str | None = None
    """Colour of the country it is about; None for the colours of all."""
    country: str | None = None
    """Code of that country."""
