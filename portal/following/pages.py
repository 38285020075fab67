"""What the page for subscribing lists: all feeds and calendars. Its text is in ``docs/subscribe/index.md``."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.following.channels import Channel
from portal.portal import Portal, grouped
from portal.records.base import Addressed
from portal.records.kind import Scope
from portal.words.language import _

HUBS_SHOWN = 12
"""Of each country. The pages of the others lead to their feeds."""


@dataclass(frozen=True)
class SubscriptionRow:
    """A row of the list: the whole network, or a country, theme or hub, and what there is to subscribe to."""

    scope: Scope
    id: str
    name: str
    record: Addressed | None
    """Whose page the name leads to."""
    channels: Mapping[str | None, Channel]
    """By section, None for everything; empty where nothing is published yet."""

    @property
    def key(self) -> str:
        """What the row is called in addresses, like "country-hr"."""
        return f"{self.scope}-{self.id}" if self.id else self.scope

    @property
    def calendar(self) -> str | None:
        """Address of its calendar, where there is one."""
        return self.channels[None].calendar if self.channels else None


@dataclass(frozen=True, eq=False)
class Subscriptions:
    """All that there is to subscribe to. Every country is in it; themes and hubs are where something is published."""

    network: SubscriptionRow
    countries: tuple[SubscriptionRow, ...]
    themes: tuple[SubscriptionRow, ...]
    hubs: tuple[tuple[Addressed, tuple[SubscriptionRow, ...], int], ...]
    """By country: the first HUBS_SHOWN that have a feed, and how many have one."""
    site_url: str
    """Whole address of the home page, with a slash at its end; its path, where nobody says where the site stands."""

    @property
    def all_events(self) -> str | None:
        """Path of the calendar of all events."""
        return self.network.calendar

    @property
    def webcal(self) -> str:
        """The address of the site as calendar programs open it."""
        _scheme, colon, place = self.site_url.partition(":")
        return f"webcal:{place}" if colon else self.site_url


def subscriptions(portal: Portal, site_url: str, channels: Mapping[str, Channel]) -> Subscriptions:
    """What of the ``channels`` each place has."""
    by_place: dict[tuple[Scope, str], dict[str | None, Channel]] = {}
    for channel in channels.values():
        by_place.setdefault((channel.scope, channel.id), {})[channel.section] = channel

    def place(scope: Scope, id: str, name: str, record: Addressed | None = None) -> SubscriptionRow:
        return SubscriptionRow(scope, id, name, record, by_place.get((scope, id), {}))

    found = grouped((hub.country_named, hub) for hub in portal.places("hub").values() if ("hub", hub.id) in by_place)
    hubs = {
        country: tuple(place("hub", hub.id, hub.label, hub) for hub in found.get(country.id, ()))
        for country in portal.places("country").values()
    }
    return Subscriptions(
        network=place("network", "", _("Whole network")),
        countries=tuple(place("country", one.id, one.label, one) for one in portal.places("country").values()),
        themes=tuple(
            place("theme", id, term.label)
            for id, term in portal.vocabularies["themes"].items()
            if ("theme", id) in by_place
        ),
        hubs=tuple((country, places[:HUBS_SHOWN], len(places)) for country, places in hubs.items() if places),
        site_url=site_url,
    )
