"""The page for subscribing: /subscribe/, with the addresses of all feeds and calendars."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.following.channels import Channel, Scope
from portal.following.feeds import MOST, OPML
from portal.following.sections import SUBSCRIBE
from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.parts.events.calendars import ALL
from portal.parts.network.records import Cluster, Country
from portal.portal import Portal
from portal.words.language import _

HUBS_SHOWN = 12
"""Of each country. The pages of the others lead to their feeds."""


@dataclass(frozen=True)
class Place:
    """A row of the list: the whole network, or a country, theme or hub, and what there is to subscribe to."""

    scope: Scope
    id: str
    name: str
    record: Country | Cluster | None
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


def pages(portal: Portal, site_url: str, root: tuple[Crumb, ...], channels: Mapping[str, Channel]) -> Iterator[Page]:
    """One page. Every country is on it; themes and hubs are where something is published about them."""
    by_place: dict[tuple[Scope, str], dict[str | None, Channel]] = {}
    for channel in channels.values():
        by_place.setdefault((channel.scope, channel.id), {})[channel.section] = channel

    def place(scope: Scope, id: str, name: str, record: Country | Cluster | None = None) -> Place:
        return Place(scope, id, name, record, by_place.get((scope, id), {}))

    hubs = {
        country: [
            place("hub", hub.id, hub.name, hub) for hub in portal.clusters_in(country) if ("hub", hub.id) in by_place
        ]
        for country in portal.countries.values()
    }
    network = place("network", "", _("Whole network"))
    title = _("Subscribe")
    yield Page(
        path=SUBSCRIBE.path,
        title=title,
        description=_("Feeds and calendars of the network, a country, a theme or a hub, and how to use them."),
        template="pages/subscribe.html",
        values={
            "network": network,
            "countries": [place("country", one.id, one.name, one) for one in portal.countries.values()],
            "themes": [
                place("theme", id, term.label)
                for id, term in portal.vocabularies["themes"].items()
                if ("theme", id) in by_place
            ],
            "hubs": {country: (places[:HUBS_SHOWN], len(places)) for country, places in hubs.items() if places},
            "site_url": site_url,
            "webcal": f"webcal:{site_url.partition(':')[2]}",
            "opml": OPML,
            "all_events": ALL,
            "most": MOST,
        },
        section=SUBSCRIBE,
        parents=root,
        linked_data=json_ld.web_page(title, f"{site_url}{SUBSCRIBE.path}"),
    )
