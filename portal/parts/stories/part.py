"""Stories as a part of the site."""

from portal.frame.templates import Tools
from portal.parts.part import Part
from portal.parts.stories import api, components, pages
from portal.parts.stories.counts import FIGURES
from portal.parts.stories.kinds import KINDS
from portal.parts.stories.sections import STORIES

PART = Part(
    name="stories",
    kinds=KINDS,
    sections=(STORIES,),
    written=(STORIES.path,),
    tools=lambda _portal, _base: Tools(components.FILLINGS),
    figures=FIGURES,
    datasets=api.DATASETS,
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.channels),
)
