"""Sections of news and the newsletter."""

from portal.records.section import Card, Section
from portal.words.language import _

NEWS = Section(
    "news",
    _("News"),
    _("what happened, by year, country and theme"),
    rank=60,
    card=Card(_("What happened in the network"), "letter"),
)
NEWSLETTER = Section(
    "newsletter",
    _("Newsletter"),
    _("the news of a few weeks at once"),
    rank=80,
    card=Card(_("The news of a period in one issue"), "letter"),
)
