"""The finder, /network/: filters, the map and what they find; and lists by country and region, /network/<cc>/.

All hubs and schools are on the first page as long as there is room for them. In a larger network that page has the
map and the regions, and what is found is loaded when somebody asks (``portal/parts/network/found.py``).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, get_args

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.parts.network import finder_index, found, region_lists
from portal.parts.network.areas import Area, is_whole
from portal.parts.network.counts import hubs as hubs_published
from portal.parts.network.counts import schools_listed
from portal.parts.network.membership import Membership
from portal.parts.network.pages import regions
from portal.parts.network.pages.listed import ListedHub, ListedSchool, list_hub, list_school
from portal.parts.network.records import Cluster, Country, Role, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

FIRST_HUBS = 60
"""The most hubs that the finder names for search engines."""


@dataclass(frozen=True, kw_only=True)
class NetworkPage(Values):
    """The finder."""

    template: ClassVar[str] = "pages/network.html"
    hubs: tuple[ListedHub, ...]
    """All of them, by country; none where the network is too large for one page."""
    schools: tuple[ListedSchool, ...]
    """Likewise: those of the hubs, then those in no hub."""
    countries: tuple[Country, ...]
    held: Mapping[Role | str, str]
    """The roles to filter by, and what they are called; none where one would change nothing."""
    filtered: tuple[Country, ...]
    """The countries, likewise."""
    levels: tuple[VocabularyTerm, ...]
    """The school levels, likewise."""
    level_open: bool
    """True if the level of some is not stated."""
    themes: tuple[VocabularyTerm, ...]
    """The themes, likewise."""
    theme_open: bool
    figures: tuple[Figure, Figure]
    """How many hubs and schools there are."""
    index: str
    """Folder of the files that answer for a larger network, below the site's root; "" where all is on the page."""
    lists: tuple[tuple[Country, tuple[tuple[Area, str], ...]], ...]
    """The countries with the addresses of the lists of their regions, the largest first."""
    listed_at: Mapping[str, str]
    """The address of the list of each country, by its id."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The finder, and the lists by country and region."""
    countries = tuple(portal.every(Country).values())
    members = portal.view(Membership)
    hubs = [hub for country in countries for hub in members.clusters_in(country)]
    alone = [school for school in portal.every(School).values() if members.cluster_of(school) is None]
    schools = [*(school for hub in hubs for school in _of(portal, hub)), *alone]
    whole = is_whole(portal)
    every: tuple[Cluster | School, ...] = (*hubs, *schools)
    yield Page(
        path=NETWORK.path,
        title=_("Network"),
        description=_("Every hub and school of the network that is published."),
        written=True,
        values=NetworkPage(
            hubs=tuple(list_hub(portal, hub) for hub in hubs) if whole else (),
            schools=tuple(list_school(portal, school) for school in schools) if whole else (),
            countries=countries,
            held=_held(portal, every),
            filtered=_where(countries, every),
            levels=_used(portal, "levels", every),
            level_open=not all(record.levels for record in every),
            themes=_used(portal, "themes", every),
            theme_open=not all(found.themes_of(portal, record) for record in every),
            figures=(hubs_published(portal), schools_listed(portal)),
            index="" if whole else finder_index.folder(portal),
            lists=() if whole else tuple((country, region_lists.largest(portal, country)) for country in countries),
            listed_at=region_lists.listed_at(portal),
        ),
        section=NETWORK,
        parents=root[:1],
        linked_data=json_ld.item_list(_("Network"), hubs[:FIRST_HUBS], site_url),
    )
    yield from regions.pages(portal, site_url, root)


def _of(portal: Portal, hub: Cluster) -> Iterator[School]:
    """The schools that are listed with the hub: each with one, its present or last."""
    members = portal.view(Membership)
    roster = members.roster(hub)
    ids = dict.fromkeys(seat.school.id for seat in (*roster.seats, *roster.former))
    schools = (portal.every(School)[id] for id in ids)
    return (school for school in schools if members.cluster_of(school) is hub)


def _held(portal: Portal, records: Collection[Cluster | School]) -> Mapping[Role | str, str]:
    """The roles of the schools and of those in the hubs; none where there is one, which would change nothing."""
    names = {"mentor": _("Mentor school"), "mentee": _("Mentee school"), "not-stated": _("Not stated")}
    used = {role for record in records for role in found.roles_of(portal, record)}
    held: dict[Role | str, str] = {role: names[role] for role in get_args(Role) if role in used}
    if found.NONE in used:
        held[found.NONE] = _("In no hub")
    return held if len(held) > 1 else {}


def _where(countries: tuple[Country, ...], records: Collection[Cluster | School]) -> tuple[Country, ...]:
    used = {record.country for record in records}
    return tuple(country for country in countries if country.id in used) if len(used) > 1 else ()


def _used(portal: Portal, name: str, records: Collection[Cluster | School]) -> tuple[VocabularyTerm, ...]:
    """The terms of the vocabulary that some of the records answer to; one that all do would change nothing."""
    of = {"levels": found.levels_of, "themes": found.themes_of}[name]
    times = Counter(id for record in records for id in of(portal, record))
    return tuple(term for term in portal.vocabularies[name].values() if 0 < times[term.id] < len(records))
