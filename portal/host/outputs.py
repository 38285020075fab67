"""Files that every host needs beside the pages: path -> content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from portal.frame.addresses import IMAGES
from portal.frame.templates import Templates
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


_ROBOTS = "User-agent: *\nAllow: /\n"


def outputs(templates: Templates, location: str | None, pages: Mapping[str, date | None]) -> Outputs:
    """robots.txt and, where the ``location`` of the site is known, the sitemap, which needs whole addresses.

    ``pages`` has the address of each page and, where known, when it changed.
    """
    if location is None:
        return {"robots.txt": _ROBOTS}
    sitemap = Sitemap(urls=tuple((f"{location}{path}", changed) for path, changed in sorted(pages.items())))
    return {
        "robots.txt": f"{_ROBOTS}Sitemap: {location}sitemap.xml\n",
        "sitemap.xml": templates.render(sitemap.template, sitemap.filled),
    }


def pictures(portal: Portal, folder: Path) -> Outputs:
    """The pictures that records name, without what cameras write beside them. ``folder`` has the originals."""
    illustrated = [kind.name for kind in portal.kinds if kind.illustrated]
    images = [record.image for name in illustrated for record in portal.tables[name].values()]
    files = sorted({image.file for image in images if image is not None})
    return {f"{IMAGES}{file}": published(folder / file).content for file in files}
