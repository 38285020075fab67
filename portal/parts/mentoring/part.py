"""The mentoring guide as a part of the site: its page is hand-written."""

from portal.parts.mentoring.kinds import KINDS
from portal.parts.mentoring.sections import GUIDE
from portal.parts.part import Part

PART = Part(name="mentoring", kinds=KINDS, sections=(GUIDE,), pages=lambda _making: iter(()))
