"""Maps of this network: no mark and no name covers another, and every town that is marked is named."""

import pytest

from portal.parts.network.records import Country
from portal.portal import Portal
from tests.maps import charts, faults, unnamed


@pytest.mark.build
def test_nothing_covers_anything_else(real: Portal) -> None:
    assert {name: found for name, chart in charts(real) if (found := faults(chart))} == {}


def test_every_town_that_is_marked_is_named(real: Portal) -> None:
    assert {name: towns for name, chart in charts(real) if (towns := unnamed(chart))} == {}


def test_every_country_is_named_on_the_map_of_the_network(real: Portal) -> None:
    network = dict(charts(real))["network"]
    assert {entry.country for entry in network.names} >= set(real.every(Country).values())
