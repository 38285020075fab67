"""Sections of the mentoring guide."""

from portal.records.section import Card, Section
from portal.words.language import _

GUIDE = Section(
    "mentoring",
    _("Mentoring guide"),
    _("how schools help each other to improve"),
    rank=20,
    card=Card(_("How schools help each other"), "mentoring"),
    styles=("styles/mentoring.css",),
)
