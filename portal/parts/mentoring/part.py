"""The mentoring guide as a part of the site: its page is hand-written."""

from portal.frame.templates import Tools
from portal.parts.mentoring import components
from portal.parts.mentoring.checks import guide_names_our_own_sheets
from portal.parts.mentoring.kinds import KINDS
from portal.parts.mentoring.sections import GUIDE
from portal.parts.part import Part

PART = Part(
    name="mentoring",
    kinds=KINDS,
    sections=(GUIDE,),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    checks=(guide_names_our_own_sheets,),
    pages=lambda _making: iter(()),
)
