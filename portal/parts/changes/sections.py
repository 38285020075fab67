"""The section of what changed."""

from portal.records.section import Section
from portal.words.language import N_

CHANGES = Section(
    "changes",
    N_("What changed"),
    N_("what each release added, corrected and ended"),
    rank=85,
)
