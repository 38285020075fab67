"""The generated pages: one module per part of the site."""

from collections.abc import Iterator

from portal.addresses import HOME, NETWORK
from portal.language import _
from portal.pages import cases, consortium, countries, directory, events, glossary, hubs, schools
from portal.pages.page import Page
from portal.portal import Portal


def pages(portal: Portal, site_url: str) -> Iterator[Page]:
    """Every generated page. ``site_url`` is the whole address of the home page, with a slash at its end."""
    home = ((_("Home"), HOME),)
    network = (*home, (_("Network"), NETWORK))
    yield from directory.pages(portal, site_url, network)
    yield from countries.pages(portal, site_url, network)
    yield from hubs.pages(portal, site_url, network)
    yield from schools.pages(portal, site_url, network)
    yield from cases.pages(portal, site_url, home)
    yield from events.pages(portal, site_url, home)
    yield from consortium.pages(portal, site_url, home)
    yield from glossary.pages(portal, site_url, home)
