"""The parts of the site. A new part is one line here; the rest of the program goes through them."""

from portal.checks.bounds import OF_A_FEED
from portal.following import components as following_components
from portal.following import feeds
from portal.following.sections import SUBSCRIBE
from portal.frame.addresses import OPEN_DATA, SEARCH
from portal.frame.templates import Tools
from portal.host import pages as search_pages
from portal.open_data import components as open_data_components
from portal.open_data import embeds
from portal.open_data import kinds as open_data_kinds
from portal.open_data.linked_data import data_catalogue
from portal.parts.about.part import PART as ABOUT
from portal.parts.changes.part import PART as CHANGES
from portal.parts.community.part import PART as COMMUNITY
from portal.parts.contribute.part import PART as CONTRIBUTE
from portal.parts.events.part import PART as EVENTS
from portal.parts.exchange.part import PART as EXCHANGE
from portal.parts.library.part import PART as LIBRARY
from portal.parts.mentoring.part import PART as MENTORING
from portal.parts.network.part import PART as NETWORK
from portal.parts.news.part import PART as NEWS
from portal.parts.part import Part, kinds_of
from portal.parts.stories.part import PART as STORIES
from portal.parts.training.part import PART as TRAINING
from portal.portal import Portal
from portal.records import vocabularies
from portal.records.figure import Figure
from portal.records.kind import Kind
from portal.words.language import _


def _feed_entries(_portal: Portal) -> Figure:
    return Figure(name="feed_entries", value=OF_A_FEED, label=_("entries at the most"), rule=None, slice=None)


_VOCABULARIES = Part(name="vocabularies", kinds=vocabularies.KINDS)
_FOLLOWING = Part(
    name="following",
    sections=(SUBSCRIBE,),
    tools=lambda _portal, _base: Tools(following_components.FILLINGS),
    pages=lambda _making: iter(()),
    files=lambda making, templates: feeds.feeds(making.portal, templates, making.url),
    moved=feeds.moved,
    figures={"feed_entries": _feed_entries},
)
_OPEN_DATA = Part(
    name="open data",
    kinds=open_data_kinds.KINDS,
    tools=lambda _portal, _base: Tools(open_data_components.FILLINGS),
    pages=lambda _making: iter(()),
    files=lambda making, _templates: making.catalogue.files,
    types=lambda making: making.catalogue.types,
    described={
        OPEN_DATA: lambda making: data_catalogue(making.portal, making.catalogue, making.coverage, making.url),
    },
)
_EMBEDS = Part(
    name="lists for other sites",
    files=lambda making, templates: embeds.files(making.portal, making.embeds, templates, making.url),
)
_SEARCH = Part(
    name="search",
    pages=lambda making: search_pages.pages(making.portal, making.url, making.home, making.sections),
    written=(SEARCH,),
)

PARTS = (
    ABOUT,
    NETWORK,
    STORIES,
    LIBRARY,
    TRAINING,
    EVENTS,
    NEWS,
    MENTORING,
    EXCHANGE,
    COMMUNITY,
    CHANGES,
    CONTRIBUTE,
    _FOLLOWING,
    _OPEN_DATA,
    _VOCABULARIES,
    _EMBEDS,
    _SEARCH,
)
"""In the order in which their records are read and their pages are written."""

KINDS = kinds_of(PARTS)
"""The kinds of records of all parts."""


def kind(name: str) -> Kind:
    """The kind of that name. Raises KeyError where there is none."""
    return {one.name: one for one in KINDS}[name]
