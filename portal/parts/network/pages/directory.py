"""The directory of hubs and schools: /network/, and /network/2/ and so on where one page would grow too long."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import ClassVar, get_args

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.network.counts import hubs as hubs_published
from portal.parts.network.counts import schools_listed
from portal.parts.network.membership import Membership
from portal.parts.network.pages.listed import ListedSchool, listed
from portal.parts.network.records import Cluster, Country, Role, School
from portal.parts.network.sections import NETWORK
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _

HUBS_A_PAGE = 60
SCHOOLS_A_PAGE = 300
"""Of schools in no hub, which are listed beside those of hubs."""


@dataclass(frozen=True, kw_only=True)
class NetworkPage(Values):
    """A page of the directory."""

    template: ClassVar[str] = "pages/network.html"
    hubs: tuple[Cluster, ...]
    roles: Mapping[str, tuple[Role, ...]]
    """The roles that schools of a hub have, by its id."""
    schools: tuple[ListedSchool, ...]
    """Those of the hubs, then some of those in no hub."""
    countries: tuple[Country, ...]
    answers: Mapping[str, tuple[str, ...]]
    """The levels by which each hub and school is found, by its id."""
    held: tuple[Role, ...]
    """The roles that the page can be filtered by, likewise."""
    filtered: tuple[Country, ...]
    """The countries that it can be filtered by; none where all on it is in one."""
    levels: tuple[VocabularyTerm, ...]
    """The school levels that the page can be filtered by: those of some of what is on it, not of all."""
    themes: tuple[VocabularyTerm, ...]
    """The themes, likewise."""
    figures: tuple[Figure, ...]
    """How many hubs and schools are listed; none where the list has further pages, and a page counts what is on it."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """The addresses of all pages of the directory, below the site's root."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """All hubs with their schools, by country, at most HUBS_A_PAGE hubs a page, and schools in no hub."""
    countries = tuple(portal.every(Country).values())
    hubs = [hub for country in countries for hub in portal.view(Membership).clusters_in(country)]
    alone = [school for school in portal.every(School).values() if portal.view(Membership).cluster_of(school) is None]
    for sheet in sheets(hubs, HUBS_A_PAGE, NETWORK.path, further="", least=max(1, ceil(len(alone) / SCHOOLS_A_PAGE))):
        shown, number = sheet.items, sheet.number
        schools = [school for hub in shown for school in _of(portal, hub)]
        schools += alone[(number - 1) * SCHOOLS_A_PAGE : number * SCHOOLS_A_PAGE]
        title = sheet.title(_("Network"))
        yield Page(
            path=sheet.path,
            title=title,
            description=_("Every hub and school of the network that is published."),
            written=sheet.first,
            values=NetworkPage(
                hubs=shown,
                roles={hub.id: _roles(portal, hub) for hub in shown},
                schools=tuple(listed(portal, school) for school in schools),
                countries=countries,
                held=_held(portal, schools, shown),
                filtered=_where(countries, (*shown, *schools)),
                answers=_answers(portal, (*shown, *schools)),
                levels=_used(portal, "levels", (*shown, *schools)),
                themes=_used(portal, "themes", (*shown, *schools)),
                figures=(hubs_published(portal), schools_listed(portal)) if len(sheet.paths) == 1 else (),
                number=number,
                pages=sheet.paths,
            ),
            section=NETWORK,
            parents=root[:1] if sheet.first else root,
            linked_data=json_ld.item_list(title, shown, site_url),
            searched=sheet.first,
        )


def _of(portal: Portal, hub: Cluster) -> Iterator[School]:
    """The schools that are listed with the hub: each with one, its present or last."""
    members = portal.view(Membership)
    roster = members.roster(hub)
    found = dict.fromkeys(seat.school.id for seat in (*roster.seats, *roster.former))
    schools = (portal.every(School)[id] for id in found)
    return (school for school in schools if members.cluster_of(school) is hub)


def _roles(portal: Portal, hub: Cluster) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(seat.role for seat in portal.view(Membership).roster(hub).seats))


def _held(portal: Portal, schools: Iterable[School], hubs: Iterable[Cluster]) -> tuple[Role, ...]:
    """The roles of the schools and of those in the hubs; none where there is one, which would change nothing."""
    members = portal.view(Membership)
    found = {members.role_of(school) for school in schools} | {role for hub in hubs for role in _roles(portal, hub)}
    return tuple(role for role in get_args(Role) if role in found) if len(found) > 1 else ()


def _where(countries: tuple[Country, ...], records: Iterable[Cluster | School]) -> tuple[Country, ...]:
    used = {record.country for record in records}
    return tuple(country for country in countries if country.id in used) if len(used) > 1 else ()


def _answers(portal: Portal, records: Iterable[Cluster | School]) -> Mapping[str, tuple[str, ...]]:
    return {record.id: portal.answers("levels", record.levels) for record in records}


def _used(portal: Portal, name: str, records: Collection[Cluster | School]) -> tuple[VocabularyTerm, ...]:
    """The terms of the vocabulary that some of the records answer to; one that all do would change nothing."""
    found = Counter(id for record in records for id in portal.answers(name, getattr(record, name)))
    return tuple(term for term in portal.vocabularies[name].values() if 0 < found[term.id] < len(records))
