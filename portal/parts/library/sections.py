"""Sections of the library."""

from portal.records.section import Card, Section
from portal.words.language import _

LIBRARY = Section(
    "library",
    _("Library"),
    _("sheets to print, guides, reports and tools"),
    rank=30,
    card=Card(_("Sheets and resources to use"), "sheet"),
    styles=("styles/library.css",),
)
