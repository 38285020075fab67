"""The whole site in four lines: load, check, pages, outputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from portal import outputs, pages, portal
from portal.channels import Channel, channels
from portal.outputs import Outputs
from portal.pages.page import Page
from portal.portal import Portal
from portal.previews import Gallery
from portal.problem import Problem
from portal.templates import Templates
from portal.terms import Terms


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
    images: Path
    """Folder of the pictures that records name."""
    url: str
    """Whole address of the home page, with a slash at its end."""

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page."""
        return tuple(pages.pages(self.portal, self.url))

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """What readers can subscribe to, by path."""
        return {channel.path: channel for channel in channels(self.portal)}

    def explained(self, body: str, *, whole: bool) -> str:
        """The body of a page with words of the glossary linked to their entries, and the definitions after it.

        ``whole`` looks at all its running text, as on hand-written pages; else at long text from records only.
        """
        linked, ids = self._terms.linked(body, partial(self.templates.component, "term"), whole=whole)
        return "".join((linked, self.templates.component("definitions", ids=ids))) if ids else body

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.portal.glossary.values())

    def outputs(self, paths: list[str]) -> Outputs:
        """Files beside the pages; ``paths`` are the addresses of all pages, hand-written ones too."""
        changed = {page.path: page.changed for page in self.pages}
        dated = {path: changed.get(path) for path in paths}
        return {
            **outputs.outputs(self.portal, self.templates, self.url, dated),
            **outputs.pictures(self.portal, self.images),
            **self.gallery.files(),
        }


def open_site(
    root: Path, url: str, folders: Sequence[Path], data: Path | None = None, as_of: date | None = None
) -> Site:
    """The site of the project in the folder ``root``, with templates from ``folders``.

    Consents are judged on the day ``as_of``, today where left out. Raises DataError with every problem in the data.
    """
    url = url if url.endswith("/") else f"{url}/"
    data = data or root / "data"
    found, notices = portal.read(data, as_of)
    templates = Templates(
        found,
        folders=folders,
        assets=root / "docs" / "assets",
        images=data / "images",
        base=urlsplit(url).path,
        cache=root / ".cache" / "templates",
    )
    icon, kept = root / "docs" / "assets" / "icon.svg", root / ".cache" / "previews"
    return Site(found, tuple(notices), templates, Gallery(found, templates, icon, kept), data / "images", url)
