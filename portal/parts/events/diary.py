"""Events in the order in which readers meet them."""

from portal.parts.events.records import Event
from portal.parts.network.records import Cluster, Country
from portal.portal import Portal, grouped


class Diary:
    """The events of one portal. ``portal.view(Diary)`` has what was looked up already."""

    def __init__(self, portal: Portal) -> None:
        events = portal.every(Event).values()
        self.latest = tuple(sorted(events, key=lambda event: (event.start, event.id), reverse=True))
        """All events, the latest first."""
        self.policy_meetings = tuple(event for event in self.latest if event.policy_exchange)
        """The meetings of the policy exchange, the latest first."""
        self._by_country = grouped((code, event) for event in self.latest for code in portal.countries_of(event))
        self._by_hub = grouped((id, event) for event in self.latest for id in event.clusters)

    def in_country(self, country: Country) -> tuple[Event, ...]:
        """The events of a country, the latest first."""
        return self._by_country.get(country.id, ())

    def of_hub(self, hub: Cluster) -> tuple[Event, ...]:
        """The events of a hub, the latest first."""
        return self._by_hub.get(hub.id, ())
