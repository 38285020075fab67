"""Sections of the network."""

from portal.records.section import Card, Section
from portal.words.language import _

NETWORK = Section(
    "network",
    _("Network"),
    _("hubs, schools and countries, with maps"),
    rank=10,
    card=Card(_("Every hub and school, by country"), "network"),
)
