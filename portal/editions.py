"""The e-mail edition of each issue of the newsletter, as HTML and as plain text: path -> content."""

from collections.abc import Mapping

from portal.portal import Portal
from portal.templates import Templates


def editions(portal: Portal, templates: Templates, site_url: str) -> Mapping[str, str | bytes]:
    """The editions of every issue."""
    return {}
