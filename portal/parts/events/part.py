"""Events as a part of the site."""

from portal.frame.templates import Tools
from portal.parts.events import calendars, components, pages
from portal.parts.events.event_types import type_name
from portal.parts.events.kinds import KINDS
from portal.parts.events.sections import EVENTS
from portal.parts.part import Part

PART = Part(
    name="events",
    kinds=KINDS,
    sections=(EVENTS,),
    tools=lambda _portal, _base: Tools(components.FILLINGS, {"event_type": type_name}),
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.told),
    files=lambda making, _templates: calendars.calendars(making.portal, making.url),
    written=(EVENTS.path,),
    moved=calendars.moved,
)
