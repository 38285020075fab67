"""Sections about the project and those who advise it."""

from portal.records.section import Card, Section
from portal.words.language import _

EXCHANGE = Section(
    "policy-exchange",
    _("Policy exchange"),
    _("what ministries and agencies share"),
    rank=100,
    card=Card(_("What ministries share"), "exchange"),
)
BOARD = Section(
    "advisory-board",
    _("Advisory board"),
    _("who advises the network, and how to join"),
    rank=110,
    card=Card(_("Who advises the network"), "board"),
)
ABOUT = Section(
    "about",
    _("About"),
    _("the project, its partners and results, the glossary, and how to reach us"),
    rank=120,
    card=Card(_("Aims, outcomes and partners"), "steps", title=_("About the project")),
)
CONTRIBUTE = Section(
    "contribute",
    _("Contribute"),
    _("add or correct what is told here"),
    rank=130,
    card=Card(_("Add or correct what is told here"), "contribute"),
)
