"""Sections of news and the newsletter."""

from portal.records.section import Card, Section
from portal.words.language import N_

NEWS = Section(
    "news",
    N_("News"),
    N_("what happened, by year, country and theme"),
    rank=60,
    card=Card(N_("What happened in the network"), "letter"),
)
NEWSLETTER = Section(
    "newsletter",
    N_("Newsletter"),
    N_("the news of a few weeks at once"),
    rank=80,
    card=Card(N_("The news of a period in one issue"), "letter"),
)
