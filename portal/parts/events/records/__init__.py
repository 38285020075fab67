"""Events of the network, their sessions and how to register."""

from portal.parts.events.records.event import AgendaPoint, Event, EventFigure
from portal.parts.events.records.occasion import Occasion, State
from portal.parts.events.records.registration import Registration
from portal.parts.events.records.session import Session

__all__ = ["AgendaPoint", "Event", "EventFigure", "Occasion", "Registration", "Session", "State"]
