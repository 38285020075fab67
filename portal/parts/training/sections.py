"""Sections of training."""

from portal.records.section import Card, Section
from portal.words.language import N_

TRAINING = Section(
    "training",
    N_("Training"),
    N_("a course to follow at your own pace, and past courses"),
    rank=40,
    card=Card(N_("Courses at your own pace"), "steps"),
    styles=("styles/training.css",),
)
