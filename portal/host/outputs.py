"""Files that every host needs beside the pages: path -> content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from portal.frame.addresses import IMAGES
from portal.frame.templates import Templates
from portal.host import redirects
from portal.portal import Portal
from portal.records.values import Values
from portal.uploads.pictures import published

Outputs = Mapping[str, str | bytes]


@dataclass(frozen=True, kw_only=True)
class Sitemap(Values):
    """The list of all pages for search engines (sitemaps.org/protocol.html)."""

    template: ClassVar[str] = "sitemap.xml.jinja"

    urls: tuple[tuple[str, date | None], ...]
    """Whole address of each page and, where known, when it changed."""


def outputs(
    portal: Portal,
    templates: Templates,
    site_url: str,
    pages: Mapping[str, date | None],
    moved: Iterable[tuple[str, str]],
) -> Outputs:
    """Redirects, robots.txt and the sitemap.

    ``pages`` has the address of each page and, where known, when it changed; ``moved`` are further former addresses.
    """
    sitemap = Sitemap(urls=tuple((f"{site_url}{path}", changed) for path, changed in sorted(pages.items())))
    return {
        "_redirects": redirects.lines(portal, moved),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n",
        "sitemap.xml": templates.render(sitemap.template, sitemap.filled),
    }


def pictures(portal: Portal, folder: Path) -> Outputs:
    """The pictures that records name, without what cameras write beside them. ``folder`` has the originals."""
    illustrated = [kind.name for kind in portal.kinds if kind.illustrated]
    images = [record.image for name in illustrated for record in portal.tables[name].values()]
    files = sorted({image.file for image in images if image is not None})
    return {f"{IMAGES}{file}": published(folder / file).content for file in files}
