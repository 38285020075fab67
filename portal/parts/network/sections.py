"""Sections of the network."""

from portal.records.section import Card, Section
from portal.words.language import N_

NETWORK = Section(
    "network",
    N_("Network"),
    N_("hubs, schools and countries, with maps"),
    rank=10,
    card=Card(N_("Every hub and school, by country"), "network"),
)
