"""Sections about the project and those who advise it."""

from portal.records.section import Card, Section
from portal.words.language import N_

BOARD = Section(
    "advisory-board",
    N_("Advisory board"),
    N_("who advises the network, and how to join"),
    rank=110,
    card=Card(N_("Who advises the network"), "board"),
)
ABOUT = Section(
    "about",
    N_("About"),
    N_("the project, its partners and results, the glossary, and how to reach us"),
    rank=120,
    card=Card(N_("Aims, outcomes and partners"), "steps", title=N_("About the project")),
    home=True,
)
CONTRIBUTE = Section(
    "contribute",
    N_("Contribute"),
    N_("add or correct something"),
    rank=130,
    card=Card(N_("Add or correct something"), "contribute"),
)
