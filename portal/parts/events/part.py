"""Events as a part of the site."""

from portal.parts.events import calendars, pages
from portal.parts.events.kinds import KINDS
from portal.parts.events.sections import EVENTS
from portal.parts.part import Part

PART = Part(
    name="events",
    kinds=KINDS,
    sections=(EVENTS,),
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.told),
    files=lambda making, _templates: calendars.calendars(making.portal, making.url),
    moved=calendars.moved,
)
