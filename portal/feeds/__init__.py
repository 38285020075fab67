"""The feeds of every channel, as RSS 2.0, Atom and JSON Feed: path -> content."""

from collections.abc import Mapping

from portal.portal import Portal
from portal.templates import Templates


def feeds(portal: Portal, templates: Templates, site_url: str) -> Mapping[str, str | bytes]:
    """Every feed."""
    return {}
