"""Sections of the mentoring guide."""

from portal.records.section import Card, Section
from portal.words.language import N_

GUIDE = Section(
    "mentoring",
    N_("Mentoring guide"),
    N_("how schools help each other to improve"),
    rank=20,
    card=Card(N_("How schools help each other"), "mentoring"),
    in_parts=True,
    styles=("styles/mentoring.css",),
)
