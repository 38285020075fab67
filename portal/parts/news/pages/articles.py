"""News: the list /news/, a page for each item, and archives by year, country and theme."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import ClassVar

from portal.following.channels import Channel
from portal.following.follow_line import Follow, follow
from portal.following.hearing import hear_more
from portal.frame import json_ld
from portal.frame.addresses import channel_path
from portal.frame.next_step import NextStep
from portal.frame.page import Crumb, Page
from portal.frame.paging import sheets
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.events.records import Event
from portal.parts.network.records import Cluster, Country
from portal.parts.news import linked_data
from portal.parts.news.addresses import news_archive
from portal.parts.news.newsroom import Newsroom
from portal.parts.news.records import News
from portal.parts.news.sections import NEWS
from portal.parts.stories.records import CaseStudy
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values
from portal.records.vocabulary import VocabularyTerm
from portal.words.language import _, spoken
from portal.words.territories import names_of_language

NEWS_A_PAGE = 30
CASES_SHOWN = 12
"""How many stories the page of an item shows."""


@dataclass(frozen=True)
class Archive:
    """News that belongs together. There is none without an item, but for the list of all."""

    path: str
    """Address of its first page below the site's root."""
    name: str
    """The year, country or theme, for a list of archives."""
    title: str
    """Title of its pages."""
    description: str
    """One sentence about it."""
    items: tuple[News, ...]
    """The latest first."""
    feeds: tuple[str, ...] = (channel_path(NEWS.key),)
    """Paths of the channels that announce what is in it."""
    country: str | None = None
    """Code of the country it is about."""


@dataclass(frozen=True)
class ArchiveShelf:
    """Archives of one sort: of years, countries or themes."""

    name: str
    archives: tuple[Archive, ...]


@dataclass(frozen=True, kw_only=True)
class NewsListPage(Values):
    """A page of the list of all news, or of an archive."""

    template: ClassVar[str] = "pages/news.html"

    archive: Archive
    whole: Archive
    """The list of all."""
    shelves: tuple[ArchiveShelf, ...]
    follow: Follow
    years: tuple[tuple[str, tuple[News, ...]], ...]
    """The items on the page by the year in which it happened, the latest first."""
    number: int
    """Number of the page, counted from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages of the list below the site's root."""


@dataclass(frozen=True, kw_only=True)
class NewsItemPage(Values):
    """The page of an item."""

    template: ClassVar[str] = "pages/news_item.html"

    item: News
    licence: Licence
    countries: tuple[Country, ...]
    """None where it is about all."""
    hubs: tuple[Cluster, ...]
    events: tuple[Event, ...]
    cases: tuple[CaseStudy, ...]
    themes: tuple[VocabularyTerm, ...]
    year: str
    """The year whose archive it is in."""
    later: News | None
    earlier: News | None
    language: str
    """Language of the site, as BCP 47 has it."""


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """All news, the latest first, at most NEWS_A_PAGE a page; each year, country and theme that has some; each item."""
    news = (*root, (_("News"), NEWS.path))
    whole = Archive(
        path=NEWS.path,
        name=_("All news"),
        title=_("News"),
        description=_("What happened in the network, the latest first."),
        items=portal.view(Newsroom).latest,
    )
    shelves = tuple(_shelves(portal))
    yield from _list(whole, whole, shelves, site_url, root, follow(channels, channel_path(NEWS.key), _("the news")))
    for shelf in shelves:
        for archive in shelf.archives:
            # The last channel is the narrowest; a year has none of its own.
            channel = archive.feeds[-1]
            line = follow(channels, channel, _("the news") if channel == whole.feeds[-1] else None)
            yield from _list(archive, whole, shelves, site_url, news, line)
    yield from _items(portal, site_url, news)


def _shelves(portal: Portal) -> Iterator[ArchiveShelf]:
    """The archives, years from the latest on, countries and themes in the order of their files."""
    room = portal.view(Newsroom)
    items = room.latest
    years = tuple(
        Archive(
            path=news_archive("year", year),
            name=year,
            title=_("News of %(year)s") % {"year": year},
            description=_("What happened in the network in %(year)s, the latest first.") % {"year": year},
            items=tuple(found),
        )
        for year, found in groupby(items, _year)
    )
    countries = tuple(
        Archive(
            path=news_archive("country", country.id),
            name=country.name,
            title=_("News about %(country)s") % {"country": country.phrase},
            description=_("What happened in the hubs of %(country)s, the latest first.") % {"country": country.phrase},
            items=found,
            feeds=(channel_path(NEWS.key), channel_path(NEWS.key, "country", country.id)),
            country=country.id,
        )
        for country in portal.every(Country).values()
        if (found := room.about(country))
    )
    themes = tuple(
        Archive(
            path=news_archive("theme", theme.id),
            name=theme.label,
            title=_("News on the theme %(theme)s") % {"theme": theme.label},
            description=_("News of the network on the theme %(theme)s, the latest first.") % {"theme": theme.label},
            items=found,
            feeds=(channel_path(NEWS.key), channel_path(NEWS.key, "theme", theme.id)),
        )
        for theme in portal.vocabularies["themes"].values()
        if (found := room.on(theme))
    )
    for name, archives in ((_("Years"), years), (_("Countries"), countries), (_("Themes"), themes)):
        if archives:
            yield ArchiveShelf(name, archives)


def _year(item: News) -> str:
    return f"{item.in_time[0].year}"


def _list(
    archive: Archive,
    whole: Archive,
    shelves: tuple[ArchiveShelf, ...],
    site_url: str,
    parents: tuple[Crumb, ...],
    line: Follow,
) -> Iterator[Page]:
    for sheet in sheets(archive.items, NEWS_A_PAGE, archive.path):
        shown = sheet.items
        yield Page(
            path=sheet.path,
            title=sheet.title(archive.title),
            description=archive.description,
            written=archive is whole and sheet.first,
            values=NewsListPage(
                archive=archive,
                whole=whole,
                shelves=shelves,
                follow=line,
                years=tuple((year, tuple(items)) for year, items in groupby(shown, _year)),
                number=sheet.number,
                pages=sheet.paths,
            ),
            section=NEWS,
            parents=parents if sheet.first else (*parents, (archive.title, archive.path)),
            linked_data=json_ld.item_list(archive.title, shown, site_url),
            searched=archive is whole and sheet.first,
            country=archive.country,
            feeds=archive.feeds,
            changed=_changed(shown),
        )


def _changed(items: Iterable[News]) -> date | None:
    return max((item.changed for item in items), default=None)


def _items(portal: Portal, site_url: str, above: tuple[Crumb, ...]) -> Iterator[Page]:
    items = portal.view(Newsroom).latest
    for index, item in enumerate(items):
        codes = portal.countries_of(item)
        yield Page(
            path=item.path,
            title=item.title,
            description=item.summary,
            values=NewsItemPage(
                item=item,
                licence=portal.licences[item.licence],
                countries=tuple(portal.every(Country)[code] for code in codes),
                hubs=tuple(portal.every(Cluster)[id] for id in item.clusters),
                events=tuple(portal.every(Event)[id] for id in item.events),
                cases=tuple(portal.every(CaseStudy)[id] for id in item.case_studies[:CASES_SHOWN]),
                themes=tuple(portal.term("themes", id) for id in item.themes),
                year=_year(item),
                later=items[index - 1] if index else None,
                earlier=items[index + 1] if index + 1 < len(items) else None,
                language=spoken().tag,
            ),
            section=NEWS,
            parents=above,
            linked_data=linked_data.item(portal, item, site_url),
            record=item,
            about="telling",
            title_language=item.language,
            names=names_of_language(item.language),
            country=codes[0] if len(codes) == 1 else None,
            feeds=(channel_path(NEWS.key), *(channel_path(NEWS.key, "country", code) for code in codes[:2])),
            changed=item.changed,
            next_steps=(
                hear_more(portal, codes),
                NextStep(_("Hand in news of your own"), f"{CONTRIBUTE.path}#news-item"),
            ),
        )
