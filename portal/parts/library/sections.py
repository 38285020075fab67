"""Sections of the library."""

from portal.records.section import Card, Section
from portal.words.language import N_

LIBRARY = Section(
    "library",
    N_("Library"),
    N_("worksheets, guides, reports and tools"),
    rank=30,
    card=Card(N_("Sheets and resources to use"), "sheet"),
    styles=("styles/library.css",),
)
