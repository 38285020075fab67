"""Sections of events."""

from portal.records.section import Card, Section
from portal.words.language import _

EVENTS = Section(
    "events",
    _("Events"),
    _("meetings, conferences, workshops and trainings"),
    rank=70,
    card=Card(_("Meetings, workshops and trainings"), "days"),
)
