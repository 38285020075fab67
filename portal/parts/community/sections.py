"""The section of the community."""

from portal.records.section import Card, Section
from portal.words.language import N_

COMMUNITY = Section(
    "community",
    N_("Community"),
    N_("find a mentor, offer help, look for help"),
    rank=15,
    card=Card(N_("Schools that help each other"), "mentoring"),
    styles=("styles/community.css",),
)
