"""Events as iCalendar files (RFC 5545): path -> content."""

from collections.abc import Mapping

from portal.portal import Portal


def calendars(portal: Portal, site_url: str) -> Mapping[str, str | bytes]:
    """Every calendar."""
    return {}
