"""The page on the files for programs and on lists for other sites: /about/data/."""

from collections.abc import Iterator

from portal.frame.addresses import OPEN_DATA
from portal.frame.page import Crumb, Page
from portal.open_data import linked_data
from portal.open_data.catalogue import Catalogue
from portal.open_data.embeds import country_embed, theme_embed, themes
from portal.parts.about.sections import ABOUT
from portal.portal import Portal
from portal.words.language import _


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], catalogue: Catalogue) -> Iterator[Page]:
    """The one page."""
    on_themes = tuple((theme, theme_embed(theme)) for theme in themes(portal))
    lists = tuple((country, country_embed(country)) for country in portal.countries.values())
    yield Page(
        path=OPEN_DATA,
        title=_("Open data"),
        description=_("Hubs, schools and the library as JSON, CSV and GeoJSON, and as lists for other websites."),
        template="pages/data.html",
        values={
            "catalogue": catalogue,
            "site_url": site_url,
            "page_url": f"{site_url}{OPEN_DATA}",
            "lists": lists,
            "themes": on_themes,
        },
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=linked_data.data_catalogue(portal, catalogue, site_url),
    )
