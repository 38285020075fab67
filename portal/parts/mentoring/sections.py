"""Sections of the mentoring guide and of the way to a hub."""

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
START = Section(
    "start-a-hub",
    N_("Start a hub"),
    N_("from the idea to the first meeting and the first year"),
    rank=5,
    card=Card(N_("From the idea to the first meeting"), "mentoring"),
    styles=("styles/start.css",),
)
