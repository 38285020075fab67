"""Sections of what readers can follow."""

from portal.records.section import Section
from portal.words.language import N_

SUBSCRIBE = Section(
    "subscribe",
    N_("Subscribe"),
    N_("what is new, and dates, in the program that you use"),
    rank=90,
    styles=("styles/following.css",),
)
