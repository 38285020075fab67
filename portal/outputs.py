"""Files of the site that are not pages: path -> content."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from portal import calendars, editions, feeds
from portal.addresses import FOLDERS
from portal.portal import Portal
from portal.records import Addressed
from portal.templates import Templates

Outputs = Mapping[str, str | bytes]


def outputs(portal: Portal, templates: Templates, site_url: str, paths: Iterable[str]) -> Outputs:
    """Everything to publish beside the pages. ``paths`` are the addresses of all pages."""
    return {
        **feeds.feeds(portal, templates, site_url),
        **calendars.calendars(portal, site_url),
        **editions.editions(portal, templates, site_url),
        "_redirects": redirects(portal),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n",
        "sitemap.xml": templates.render("sitemap.xml.jinja", {"urls": [f"{site_url}{path}" for path in sorted(paths)]}),
    }


def redirects(portal: Portal) -> str:
    """Netlify's ``_redirects``: every address a record had before leads to where it is now."""
    lines = []
    tables: Mapping[str, Mapping[str, Addressed]] = {
        "school": portal.schools,
        "cluster": portal.clusters,
        "country": portal.countries,
        "case study": portal.case_studies,
        "event": portal.events,
        "news item": portal.news,
        "newsletter": portal.newsletters,
    }
    for kind, folder in FOLDERS.items():
        for record in tables[kind].values():
            lines += [f"/{folder}{former}/* /{folder}{record.id}/:splat 301" for former in record.formerly]
    return "".join(f"{line}\n" for line in lines)


def pictures(portal: Portal, folder: Path) -> Outputs:
    """The pictures that records name, as they stand in ``folder``."""
    images = [case.image for case in portal.case_studies.values()]
    images += [event.image for event in portal.events.values()]
    images += [item.image for item in portal.news.values()]
    files = sorted({image.file for image in images if image is not None})
    return {f"assets/images/{file}": (folder / file).read_bytes() for file in files}
