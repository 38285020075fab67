"""Components about news that show more than their calls give: their values."""

from dataclasses import dataclass
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.network.records import Country
from portal.parts.news.records import News
from portal.portal import Portal
from portal.records.values import Values


@dataclass(frozen=True, kw_only=True)
class NewsCard(Values):
    """A card of a news item."""

    template: ClassVar[str] = "components/news_card.html"
    item: News
    country: Country | None
    """The country that it is about, where it is about one."""


def news_card(portal: Portal, item: News) -> NewsCard:
    """The card of the item."""
    return NewsCard(item=item, country=_country(portal, item))


@dataclass(frozen=True, kw_only=True)
class NewsList(Values):
    """News as a list."""

    template: ClassVar[str] = "components/news_list.html"
    items: tuple[tuple[News, Country | None], ...]
    """Each with the country that it is about, where it is about one."""


def news_list(portal: Portal, items: tuple[News, ...]) -> NewsList:
    """The news in the order in which they are given."""
    return NewsList(items=tuple((item, _country(portal, item)) for item in items))


@dataclass(frozen=True, kw_only=True)
class NewsPlaces(Values):
    """The countries that a news item is about, in words."""

    template: ClassVar[str] = "components/news_places.html"
    countries: tuple[Country, ...]


def news_places(portal: Portal, item: News) -> NewsPlaces:
    """The countries of the item; none where it is about all."""
    return NewsPlaces(countries=tuple(portal.every(Country)[code] for code in portal.countries_of(item)))


def _country(portal: Portal, item: News) -> Country | None:
    codes = portal.countries_of(item)
    return portal.every(Country)[codes[0]] if len(codes) == 1 else None


FILLINGS: tuple[Filling, ...] = (news_card, news_list, news_places)
"""What fills these components."""
