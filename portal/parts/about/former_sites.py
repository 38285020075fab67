"""Addresses of former sites lead on where this site stands in their place, and are listed for other hosts."""

from collections.abc import Iterator, Mapping

from portal.frame.media_types import MEDIA_TYPES
from portal.open_data.csv_table import csv_file
from portal.open_data.items import Address, Published, WebAddress
from portal.parts.about.records import OldAddress
from portal.portal import Portal
from portal.words.web_address import below

LIST = "about/site/old-addresses.csv"


class Succession(Published):
    """An address of a former site, and its successor."""

    old_address: WebAddress
    """Address on the former site."""
    leads_to: Address
    """Whole address of the page here that succeeds it."""


def listed(portal: Portal, location: str) -> Mapping[str, bytes]:
    """The list of all old addresses as a table, at its address below the root; nothing where there are none."""
    every = portal.every(OldAddress).values()
    rows = [
        Succession(old_address=address, leads_to=f"{location}{old.to.removeprefix('/')}")
        for old in every
        for address in old.addresses
    ]
    return {LIST: csv_file(Succession, rows)} if rows else {}


def types(portal: Portal) -> Mapping[str, str]:
    """The media type of the list, where there is one: path -> type."""
    return {LIST: f"{MEDIA_TYPES['csv']}; charset=utf-8"} if portal.every(OldAddress) else {}


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
