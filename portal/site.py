"""The whole site in four lines: load, check, pages, outputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from portal import outputs, pages, portal
from portal.outputs import Outputs
from portal.pages.page import Page
from portal.portal import Portal
from portal.previews import Gallery
from portal.problem import Problem
from portal.templates import Templates


# Without repr: mkdocs-macros writes all of MkDocs' configuration out at each build, and the site stands in it.
@dataclass(frozen=True, repr=False)
class Site:
    """A portal at an address, ready to be written."""

    portal: Portal
    notices: tuple[Problem, ...]
    """What a maintainer should know although the site is built."""
    templates: Templates
    gallery: Gallery
    """The images that other sites show beside a link to a page."""
    url: str
    """Whole address of the home page, with a slash at its end."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page."""
        return tuple(pages.pages(self.portal, self.url))

    def outputs(self, paths: list[str]) -> Outputs:
        """Files beside the pages; ``paths`` are the addresses of all pages, hand-written ones too."""
        return {**outputs.outputs(self.portal, self.templates, self.url, paths), **self.gallery.files()}


def open_site(
    root: Path, url: str, folders: Sequence[Path], data: Path | None = None, as_of: date | None = None
) -> Site:
    """The site of the project in the folder ``root``, with templates from ``folders``.

    Consents are judged on the day ``as_of``, today where left out. Raises DataError with every problem in the data.
    """
    url = url if url.endswith("/") else f"{url}/"
    found, notices = portal.read(data or root / "data", as_of)
    templates = Templates(
        found,
        folders=folders,
        assets=root / "docs" / "assets",
        base=urlsplit(url).path,
        cache=root / ".cache" / "templates",
    )
    icon, kept = root / "docs" / "assets" / "icon.svg", root / ".cache" / "previews"
    return Site(found, tuple(notices), templates, Gallery(found, templates, icon, kept), url)
