"""Stories as a part of the site."""

from portal.frame.templates import Tools
from portal.parts.part import Part
from portal.parts.stories import components, pages
from portal.parts.stories.kinds import KINDS
from portal.parts.stories.records import CaseStudy
from portal.parts.stories.sections import STORIES

PART = Part(
    name="stories",
    kinds=KINDS,
    sections=(STORIES,),
    written=(STORIES.path,),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    figures={"case_studies": lambda portal: len(portal.every(CaseStudy))},
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.channels),
)
