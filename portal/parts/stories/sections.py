"""Sections of stories."""

from portal.records.section import Card, Section
from portal.words.language import N_

STORIES = Section(
    "cases",
    N_("Stories"),
    N_("what hubs and schools did"),
    rank=50,
    card=Card(N_("What schools did, with sources"), "story"),
)
