"""Records of the project, those who carry it, and what it refers to."""

from portal.parts.about.records.accessibility import Accessibility
from portal.parts.about.records.advisory import AdvisoryBoard, AdvisoryMember
from portal.parts.about.records.deliverable import Deliverable
from portal.parts.about.records.glossary_term import GlossaryTerm
from portal.parts.about.records.old_address import OldAddress
from portal.parts.about.records.partner import Partner

__all__ = [
    "Accessibility",
    "AdvisoryBoard",
    "AdvisoryMember",
    "Deliverable",
    "GlossaryTerm",
    "OldAddress",
    "Partner",
]
