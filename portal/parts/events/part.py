"""Events as a part of the site."""

from portal.frame.templates import Tools
from portal.parts.events import api, calendars, components, on_the_day, pages
from portal.parts.events.agenda import agenda, is_over
from portal.parts.events.counts import FIGURES
from portal.parts.events.event_states import headline, state_name, state_sentences
from portal.parts.events.event_types import type_name
from portal.parts.events.kinds import KINDS
from portal.parts.events.sections import EVENTS
from portal.parts.part import Part
from portal.portal import Portal
from portal.words import moment


def _tools(portal: Portal, _base: str) -> Tools:
    return Tools(
        components.FILLINGS,
        {
            "event_type": type_name,
            "event_title": headline,
            "event_said": state_sentences,
            "state_name": state_name,
            "has_time": moment.timed,
            "event_span": on_the_day.event_span,
            "session_span": on_the_day.session_span,
            "registration_span": on_the_day.registration_span,
            "registration_closed": lambda event: on_the_day.registration_closed(event, portal.as_of),
            "agenda": lambda events: agenda(events, portal.as_of),
            "is_over": lambda event: is_over(event, portal.as_of),
        },
    )


PART = Part(
    name="events",
    kinds=KINDS,
    sections=(EVENTS,),
    tools=_tools,
    pages=lambda making: pages.pages(making.portal, making.url, making.home, making.told),
    files=lambda making, _templates: calendars.calendars(making.portal, making.url),
    figures=FIGURES,
    datasets=api.DATASETS,
    written=(EVENTS.path,),
    moved=calendars.moved,
)
