"""The generated pages: one module per part of the site."""

from collections.abc import Callable, Iterator

from portal.following import pages as following_pages
from portal.following.channels import channels
from portal.frame.addresses import HOME, NETWORK
from portal.frame.page import Page
from portal.host import pages as host_pages
from portal.open_data import pages as open_data_pages
from portal.open_data.catalogue import Catalogue
from portal.parts.about.pages import consortium, glossary
from portal.parts.events import pages as events_pages
from portal.parts.library import pages as library_pages
from portal.parts.library.downloads import Download
from portal.parts.library.records import Resource
from portal.parts.network.pages import countries, directory, hubs, schools
from portal.parts.news.pages import articles, newsletters
from portal.parts.stories import pages as stories_pages
from portal.parts.training import pages as training_pages
from portal.parts.training.take_along import CourseDownloads
from portal.portal import Portal
from portal.words.language import _


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
    yield from stories_pages.pages(portal, site_url, home, announced)
    yield from library_pages.pages(portal, site_url, home, announced, downloads)
    yield from events_pages.pages(portal, site_url, home)
    yield from articles.pages(portal, site_url, home, announced)
    yield from newsletters.pages(portal, site_url, home)
    yield from training_pages.pages(portal, site_url, home, course_files)
    yield from following_pages.pages(portal, site_url, home, announced)
    yield from consortium.pages(portal, site_url, home)
    yield from glossary.pages(portal, site_url, home)
    yield from open_data_pages.pages(portal, site_url, home, catalogue or Catalogue(portal, site_url))
    yield from host_pages.pages(site_url, home)
