"""Addresses of former sites lead on where this site stands in their place."""

from collections.abc import Iterator

from portal.parts.about.records import OldAddress
from portal.portal import Portal
from portal.words.web_address import below


def inherited(portal: Portal, location: str) -> Iterator[tuple[str, str]]:
    """The old addresses at the host and in the folder of ``location``, each with its successor; both below the root.

    Those at which the successor itself stands are left out.
    """
    for old in portal.every(OldAddress).values():
        to = old.to.removeprefix("/")
        for address in old.addresses:
            path = below(address, location)
            if path is not None and f"{path}/" != to.partition("#")[0]:
                yield path, to
