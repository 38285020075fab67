"""Addresses below the site's root that belong to no part of it. They never change once published."""

from portal.records.kind import Scope

HOME = ""
OPEN_DATA = "about/data/"
EMBEDS = "embed/"
FILES = "files/"
"""Files that contributors sent. Nothing else is there: ``portal/host/headers.py`` puts the folder in a sandbox."""
IMAGES = "images/"
"""Pictures that records name, likewise."""
SEARCH = "search/"
START = "start-a-hub/"
"""The way from the idea to a hub. Where the site has no such page, nothing leads there."""


def channel_path(section: str | None = None, scope: Scope = "network", id: str = "") -> str:
    """Address of a channel without an ending: ``feed``, ``feeds/library``, ``feeds/country/hr``, ``feeds/hub/x``.

    ``section`` is the key of the one section it announces, None for all; ``id`` is "" for the whole network.
    """
    place = "" if scope == "network" else f"/{scope}/{id}"
    return f"feeds{place}/{section}" if section is not None else f"feeds{place}" if place else "feed"


def fields_page(kind: str) -> str:
    """Address of the page that explains the fields of records of the kind of that name."""
    return f"contribute/fields/{kind.replace(' ', '-')}/"


def form_page(kind: str) -> str:
    """Address of the form for records of the kind of that name: ``contribute/case-study/``."""
    return f"contribute/{kind.replace(' ', '-')}/"
