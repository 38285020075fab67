"""Sections of what readers can follow."""

from portal.records.section import Section
from portal.words.language import _

SUBSCRIBE = Section(
    "subscribe",
    _("Subscribe"),
    _("news and dates in the program that you use"),
    rank=90,
    styles=("styles/following.css",),
)
