"""Sections of stories."""

from portal.records.section import Card, Section
from portal.words.language import _

STORIES = Section(
    "cases",
    _("Stories"),
    _("what hubs and schools did"),
    rank=50,
    card=Card(_("What schools did, with sources"), "story"),
)
