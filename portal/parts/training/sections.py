"""Sections of training."""

from portal.records.section import Card, Section
from portal.words.language import _

TRAINING = Section(
    "training",
    _("Training"),
    _("a course to follow at your own pace, and courses of the past"),
    rank=40,
    card=Card(_("Courses at your own pace"), "steps"),
    styles=("styles/training.css",),
)
