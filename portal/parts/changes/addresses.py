"""Addresses of lists of what changed, below the site's root. They never change once published."""

from portal.parts.changes.sections import CHANGES


def of_country(id: str) -> str:
    """Path of the list of what changed in a country."""
    return f"{CHANGES.path}country/{id}/"
