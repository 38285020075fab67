"""Stories as a part of the site."""

from portal.parts.part import Part
from portal.parts.stories import pages
from portal.parts.stories.kinds import KINDS
from portal.parts.stories.sections import STORIES

PART = Part(
    name="stories",
    kinds=KINDS,
    sections=(STORIES,),
    written=(STORIES.path,),
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.channels),
)
