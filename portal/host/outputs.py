"""Files that every host needs beside the pages: path -> content."""

from collections.abc import Iterable, Mapping
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
        "_redirects": redirects(portal, moved),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n",
        "sitemap.xml": templates.render(sitemap.template, sitemap.filled),
    }


def redirects(portal: Portal, moved: Iterable[tuple[str, str]]) -> str:
    """Netlify's ``_redirects``: every address a record had before leads to where it is now.

    ``moved`` come first, because the first rule that fits an address counts, and these are the narrower ones.
    """
    lines = [f"/{former} /{now} 301" for former, now in moved]
    for kind in portal.kinds:
        if kind.folder is not None:
            for record in portal.tables[kind.name].values():
                lines += [f"/{kind.folder}{former}/* /{record.path}:splat 301" for former in record.formerly]
    return "".join(f"{line}\n" for line in lines)


def pictures(portal: Portal, folder: Path) -> Outputs:
    """The pictures that records name, without what cameras write beside them. ``folder`` has the originals."""
    illustrated = [kind.name for kind in portal.kinds if kind.illustrated]
    images = [record.image for name in illustrated for record in portal.tables[name].values()]
    files = sorted({image.file for image in images if image is not None})
    return {f"{IMAGES}{file}": published(folder / file).content for file in files}
