"""The generated pages: one module per part of the site."""

from collections.abc import Iterator

from portal.addresses import HOME, NETWORK
from portal.channels import channels
from portal.language import _
from portal.pages import (
    cases,
    consortium,
    countries,
    directory,
    events,
    glossary,
    hubs,
    news,
    newsletters,
    schools,
    subscribe,
)
from portal.pages.page import Page
from portal.portal import Portal


def pages(portal: Portal, site_url: str) -> Iterator[Page]:
    """Every generated page. ``site_url`` is the whole address of the home page, with a slash at its end."""
    home = ((_("Home"), HOME),)
    network = (*home, (_("Network"), NETWORK))
    announced = {channel.path: channel for channel in channels(portal)}
    yield from directory.pages(portal, site_url, network)
    yield from countries.pages(portal, site_url, network, announced)
    yield from hubs.pages(portal, site_url, network, announced)
    yield from schools.pages(portal, site_url, network)
    yield from cases.pages(portal, site_url, home, announced)
    yield from events.pages(portal, site_url, home)
    yield from news.pages(portal, site_url, home, announced)
    yield from newsletters.pages(portal, site_url, home)
    yield from subscribe.pages(portal, site_url, home, announced)
    yield from consortium.pages(portal, site_url, home)
    yield from glossary.pages(portal, site_url, home)
