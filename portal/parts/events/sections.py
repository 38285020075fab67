"""Sections of events."""

from portal.records.section import Card, Section
from portal.words.language import N_

EVENTS = Section(
    "events",
    N_("Events"),
    N_("meetings, conferences, workshops and trainings"),
    rank=70,
    card=Card(N_("Meetings, workshops and trainings"), "days"),
)
