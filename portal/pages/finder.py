"""The page of the search: /search/. Without scripts it leads to the sections of the site."""

from collections.abc import Iterator

from portal import linked_data
from portal.addresses import SEARCH
from portal.language import _
from portal.pages.page import Crumb, Page
from portal.sections import SECTIONS


def pages(site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The page with the search."""
    yield Page(
        path=SEARCH,
        title=_("Search"),
        description=_("Search all pages of this site for a school, a town, a hub or a word, by section and country."),
        template="pages/search.html",
        values={"sections": SECTIONS},
        parents=root,
        linked_data=linked_data.web_page(_("Search"), f"{site_url}{SEARCH}"),
    )
