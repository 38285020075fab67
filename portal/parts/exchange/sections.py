"""The section for those who make policy."""

from portal.records.section import Card, Section
from portal.words.language import N_

EXCHANGE = Section(
    "policy-exchange",
    N_("Policy exchange"),
    N_("what is known, what countries do, what to decide"),
    rank=100,
    card=Card(N_("What ministries share"), "exchange"),
    styles=("styles/exchange.css",),
)
