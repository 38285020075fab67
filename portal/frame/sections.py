"""The sections of the site as readers know them: each page stands in one, told by the first part of its address."""

from dataclasses import dataclass

from portal.frame.addresses import (
    ABOUT,
    BOARD,
    CASES,
    EVENTS,
    EXCHANGE,
    FOLDERS,
    GUIDE,
    HOME,
    LIBRARY,
    NETWORK,
    NEWS,
    NEWSLETTER,
    SUBSCRIBE,
    TRAINING,
)
from portal.words.language import _


@dataclass(frozen=True)
class Section:
    """A part of the site."""

    name: str
    """Name for readers; the search filters by it."""
    path: str
    """Address of the page that it begins with, below the site's root."""
    about: str
    """What is found there, in a few words."""
    folders: tuple[str, ...] = ()
    """Other addresses that its pages begin with."""


SECTIONS = (
    Section(
        _("Network"),
        NETWORK,
        _("hubs, schools and countries, with maps"),
        (FOLDERS["cluster"], FOLDERS["school"], FOLDERS["country"]),
    ),
    Section(_("Mentoring guide"), GUIDE, _("how schools help each other to improve")),
    Section(_("Library"), LIBRARY, _("sheets to print, guides, reports and tools")),
    Section(_("Training"), TRAINING, _("a course to follow at your own pace, and courses of the past")),
    Section(_("Stories"), CASES, _("what hubs and schools did")),
    Section(_("News"), NEWS, _("what happened, by year, country and theme")),
    Section(_("Events"), EVENTS, _("meetings, conferences, workshops and trainings")),
    Section(_("Newsletter"), NEWSLETTER, _("the news of a few weeks at once")),
    Section(_("Subscribe"), SUBSCRIBE, _("news and dates in the program that you use")),
    Section(_("Policy exchange"), EXCHANGE, _("what ministries and agencies share")),
    Section(_("Advisory board"), BOARD, _("who advises the network, and how to join")),
    Section(_("About"), ABOUT, _("the project, its partners and results, the glossary, and how to reach us")),
    Section(_("Contribute"), "contribute/", _("add or correct what is told here")),
)
"""In the order in which readers see them."""

OTHER = _("Other pages")
"""Where a page of no section stands."""


def section(path: str) -> str:
    """Name of the section of the page at ``path`` below the site's root. The home page tells about the project."""
    where = path if path != HOME else ABOUT
    first = f"{where.partition('/')[0]}/"
    return next((one.name for one in SECTIONS if first in (one.path, *one.folders)), OTHER)
