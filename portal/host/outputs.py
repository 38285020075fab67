"""Files of the site that are not pages: path -> content."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from portal.documents import FORMATS
from portal.following import feeds
from portal.following.channels import ENDINGS
from portal.frame.addresses import FILES, FOLDERS, IMAGES, LIBRARY, NEWS, address
from portal.frame.templates import Templates
from portal.host import embeds, security_txt
from portal.parts.events import calendars
from portal.parts.library import citations
from portal.parts.library.records import Resource
from portal.parts.news import editions
from portal.portal import Portal
from portal.records.base import Addressed
from portal.uploads.pictures import published

Outputs = Mapping[str, str | bytes]
Files = Mapping[str, str | bytes | Path]
"""Outputs, and files that are copied from where they stand now, so that large ones need no memory."""


def outputs(portal: Portal, templates: Templates, site_url: str, pages: Mapping[str, date | None]) -> Outputs:
    """Everything to publish beside the pages. ``pages`` has the address of each and, where known, when it changed."""
    urls = [(f"{site_url}{path}", changed) for path, changed in sorted(pages.items())]
    return {
        **feeds.feeds(portal, templates, site_url),
        **calendars.calendars(portal, site_url),
        **editions.editions(portal, templates, site_url),
        **citations.citations(portal, site_url),
        **embeds.files(portal, templates, site_url),
        **security_txt.security_txt(portal.project, site_url),
        "_redirects": redirects(portal),
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n",
        "sitemap.xml": templates.render("sitemap.xml.jinja", {"urls": urls}),
    }


def redirects(portal: Portal) -> str:
    """Netlify's ``_redirects``: every address a record had before leads to where it is now."""
    lines: list[str] = []
    tables: Mapping[str, Mapping[str, Addressed]] = {
        "school": portal.schools,
        "cluster": portal.clusters,
        "country": portal.countries,
        "case study": portal.case_studies,
        "resource": portal.resources,
        "course": portal.courses,
        "event": portal.events,
        "news item": portal.news,
        "newsletter": portal.newsletters,
    }
    for kind, folder in FOLDERS.items():
        for record in tables[kind].values():
            for former in record.formerly:
                if isinstance(record, Resource):
                    lines += _named_files(record, former)
                lines.append(f"/{folder}{former}/* /{folder}{record.id}/:splat 301")
                lines += _feeds(kind, former, record.id)
    lines += [f"/{former} /{now} 301" for former, now in (*calendars.moved(portal), *embeds.moved(portal))]
    lines += [f"/{address(record)}{record.file} /{FILES}{record.file} 301" for record in _contributed(portal)]
    return "".join(f"{line}\n" for line in lines)


def _contributed(portal: Portal) -> Iterator[Resource]:
    """The resources that are a file somebody sent. It was found below the page of its resource before."""
    return (resource for resource in portal.resources.values() if resource.file is not None)


def _named_files(resource: Resource, former: str) -> Iterator[str]:
    """The files that have the id of a resource as their name. These rules stand first, because the first one counts."""
    endings = [path.partition(f"{resource.id}/{resource.id}")[2] for path in citations.paths(resource).values()]
    if resource.own:
        endings += [f".{form}" for form in FORMATS]
    old, new = f"/{LIBRARY}{former}/{former}", f"/{LIBRARY}{resource.id}/{resource.id}"
    yield from (f"{old}{ending} {new}{ending} 301" for ending in endings)


def _feeds(kind: str, former: str, id: str) -> Iterator[str]:
    """The feeds of a country or hub move with it, and so does the archive of a country's news."""
    scope = {"country": "country", "cluster": "hub"}.get(kind)
    if scope is None:
        return
    yield f"/feeds/{scope}/{former}/* /feeds/{scope}/{id}/:splat 301"
    yield from (f"/feeds/{scope}/{former}{ending} /feeds/{scope}/{id}{ending} 301" for ending in ENDINGS.values())
    if scope == "country":
        yield f"/{NEWS}country/{former}/* /{NEWS}country/{id}/:splat 301"


def pictures(portal: Portal, folder: Path) -> Outputs:
    """The pictures that records name, without what cameras write beside them. They stand in ``folder``."""
    images = [case.image for case in portal.case_studies.values()]
    images += [event.image for event in portal.events.values()]
    images += [item.image for item in portal.news.values()]
    files = sorted({image.file for image in images if image is not None})
    return {f"{IMAGES}{file}": published(folder / file).content for file in files}
