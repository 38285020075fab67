"""The generated pages: one module per part of the site."""

from collections.abc import Callable, Iterator

from portal.addresses import HOME, NETWORK
from portal.api import Catalogue
from portal.channels import channels
from portal.course_files import CourseDownloads
from portal.downloads import Download
from portal.language import _
from portal.pages import (
    cases,
    consortium,
    countries,
    data,
    directory,
    events,
    finder,
    glossary,
    hubs,
    library,
    news,
    newsletters,
    schools,
    subscribe,
    training,
)
from portal.pages.page import Page
from portal.portal import Portal
from portal.records import Resource


def pages(
    portal: Portal,
    site_url: str,
    downloads: Callable[[Resource], tuple[Download, ...]],
    course_files: CourseDownloads,
    catalogue: Catalogue | None = None,
) -> Iterator[Page]:
    """Every generated page.

    ``site_url`` is the whole address of the home page, with a slash at its end; ``downloads`` are those of a resource;
    ``course_files`` are those of a course or of one of its modules; ``catalogue`` has the files for programs, which
    take time to make, where they are needed for more than the pages.
    """
    home = ((_("Home"), HOME),)
    network = (*home, (_("Network"), NETWORK))
    announced = {channel.path: channel for channel in channels(portal)}
    yield from directory.pages(portal, site_url, network)
    yield from countries.pages(portal, site_url, network, announced)
    yield from hubs.pages(portal, site_url, network, announced)
    yield from schools.pages(portal, site_url, network)
    yield from cases.pages(portal, site_url, home, announced)
    yield from library.pages(portal, site_url, home, announced, downloads)
    yield from events.pages(portal, site_url, home)
    yield from news.pages(portal, site_url, home, announced)
    yield from newsletters.pages(portal, site_url, home)
    yield from training.pages(portal, site_url, home, course_files)
    yield from subscribe.pages(portal, site_url, home, announced)
    yield from consortium.pages(portal, site_url, home)
    yield from glossary.pages(portal, site_url, home)
    yield from data.pages(portal, site_url, home, catalogue or Catalogue(portal, site_url))
    yield from finder.pages(site_url, home)
