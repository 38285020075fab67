"""The sections of the site as readers know them. Each page stands in one and says which."""

from dataclasses import dataclass

from portal.frame.addresses import (
    ABOUT,
    BOARD,
    CASES,
    CONTRIBUTE,
    EVENTS,
    EXCHANGE,
    GUIDE,
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
    """A section of the site."""

    name: str
    """Name for readers; the search filters by it."""
    path: str
    """Address of the page that it begins with, below the site's root."""
    about: str
    """What is found there, in a few words."""
    preview: str = "home"
    """Name of the image that other sites show beside a link to its pages."""
    styles: tuple[str, ...] = ()
    """Style sheets that its pages need beside the one of all pages: names of files in ``docs/assets/``."""


NETWORK_SECTION = Section(_("Network"), NETWORK, _("hubs, schools and countries, with maps"), "network")
GUIDE_SECTION = Section(_("Mentoring guide"), GUIDE, _("how schools help each other to improve"), "mentoring")
LIBRARY_SECTION = Section(_("Library"), LIBRARY, _("sheets to print, guides, reports and tools"), "library")
TRAINING_SECTION = Section(
    _("Training"),
    TRAINING,
    _("a course to follow at your own pace, and courses of the past"),
    "training",
    ("training.css",),
)
STORIES_SECTION = Section(_("Stories"), CASES, _("what hubs and schools did"), "cases")
NEWS_SECTION = Section(_("News"), NEWS, _("what happened, by year, country and theme"), "news")
EVENTS_SECTION = Section(_("Events"), EVENTS, _("meetings, conferences, workshops and trainings"), "events")
NEWSLETTER_SECTION = Section(_("Newsletter"), NEWSLETTER, _("the news of a few weeks at once"), "newsletter")
SUBSCRIBE_SECTION = Section(
    _("Subscribe"), SUBSCRIBE, _("news and dates in the program that you use"), styles=("subscribe.css",)
)
EXCHANGE_SECTION = Section(_("Policy exchange"), EXCHANGE, _("what ministries and agencies share"), "policy-exchange")
BOARD_SECTION = Section(_("Advisory board"), BOARD, _("who advises the network, and how to join"), "advisory-board")
ABOUT_SECTION = Section(
    _("About"), ABOUT, _("the project, its partners and results, the glossary, and how to reach us"), "about"
)
CONTRIBUTE_SECTION = Section(_("Contribute"), CONTRIBUTE, _("add or correct what is told here"), "contribute")

SECTIONS = (
    NETWORK_SECTION,
    GUIDE_SECTION,
    LIBRARY_SECTION,
    TRAINING_SECTION,
    STORIES_SECTION,
    NEWS_SECTION,
    EVENTS_SECTION,
    NEWSLETTER_SECTION,
    SUBSCRIBE_SECTION,
    EXCHANGE_SECTION,
    BOARD_SECTION,
    ABOUT_SECTION,
    CONTRIBUTE_SECTION,
)
"""In the order in which readers see them."""

OTHER = Section(_("Other pages"), "", "")
"""Where a page of no section stands."""


def section_of(crumbs: tuple[tuple[str, str], ...]) -> Section:
    """The section of a hand-written page, by the trail of (title, path) that leads to it, itself at the end.

    It stands in the section that begins with it or with the nearest page above it; the home page is about the project.
    """
    if len(crumbs) == 1:
        return ABOUT_SECTION
    begun = {section.path: section for section in SECTIONS}
    return next((begun[path] for _title, path in reversed(crumbs) if path in begun), OTHER)
