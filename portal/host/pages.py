"""The page of the search: /search/. Without scripts it leads to the sections of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.addresses import SEARCH
from portal.frame.page import Crumb, Page
from portal.frame.sections import OTHER
from portal.host.search import SearchChoices, choices
from portal.portal import Portal
from portal.records.section import Section
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class SearchPage(Values):
    """The search."""

    template: ClassVar[str] = "pages/search.html"
    listed: tuple[Section, ...]
    """The sections of the site, in the order in which readers see them."""
    choices: SearchChoices
    """What a search can be narrowed to."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], sections: tuple[Section, ...]) -> Iterator[Page]:
    """The page with the search."""
    yield Page(
        path=SEARCH,
        title=_("Search"),
        description=_("Search all pages of this site."),
        written=True,
        values=SearchPage(listed=sections, choices=choices(portal, sections)),
        section=OTHER,
        parents=root,
        linked_data=json_ld.web_page(_("Search"), f"{site_url}{SEARCH}"),
        searched=False,
    )
