"""Components of the home page: what one can do here, and what is new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from portal.frame.component import Filling
from portal.parts.events.agenda import Agenda, whole_agenda
from portal.parts.exchange.records import PolicyExchange
from portal.parts.exchange.sections import EXCHANGE
from portal.parts.library.counts import all_resources
from portal.parts.library.sections import LIBRARY
from portal.parts.mentoring.records import HubPath
from portal.parts.mentoring.sections import GUIDE, START
from portal.parts.network import counts
from portal.parts.network.sections import NETWORK
from portal.parts.stories.counts import all_stories
from portal.parts.stories.sections import STORIES
from portal.parts.training.records import Course
from portal.portal import Portal
from portal.records.base import Publication
from portal.records.figure import Figure
from portal.records.project import Project
from portal.records.values import Values

NEW_FOR = timedelta(days=365)
"""For how long something is new."""
_EVENTS = 3


@dataclass(frozen=True, kw_only=True)
class Hero(Values):
    """The head of the home page: what this is, and a door for each of three kinds of readers."""

    template: ClassVar[str] = "components/hero.html"
    project: Project
    starting: str
    """Address of the page for those who lead a school, below the site's root."""
    hub: bool
    """True if that page leads to a hub of one's own."""
    course: Course | None
    """The course that one can follow here."""
    policy: str | None
    """Address of the page for those who make policy."""


def hero(portal: Portal) -> Hero:
    """The head of the home page. What is not there has no door."""
    hub = portal.optional(HubPath) is not None
    offered = (course for course in portal.every(Course).values() if course.offered)
    return Hero(
        project=portal.project,
        starting=(START if hub else GUIDE).path,
        hub=hub,
        course=next(offered, None),
        policy=EXCHANGE.path if portal.optional(PolicyExchange) is not None else None,
    )


@dataclass(frozen=True, kw_only=True)
class WhatIsHere(Values):
    """What there is on the site, in numbers that lead to it."""

    template: ClassVar[str] = "components/what_is_here.html"
    numbers: tuple[tuple[Figure, str], ...]
    """Each with the address of its list below the site's root."""
    counted_here: tuple[Figure, ...]
    """The numbers alone."""
    missing: bool
    """True if schools of the network are not named."""


def what_is_here(portal: Portal) -> WhatIsHere:
    """The numbers as they are counted now; what there is none of is left out."""
    numbers = (
        (counts.schools(portal), NETWORK.path),
        (counts.hubs(portal), NETWORK.path),
        (counts.countries(portal), f"{NETWORK.path}#countries"),
        (all_stories(portal), STORIES.path),
        (all_resources(portal), LIBRARY.path),
    )
    found = tuple((figure, path) for figure, path in numbers if figure.value)
    return WhatIsHere(
        numbers=found,
        counted_here=tuple(figure for figure, _path in found),
        missing=counts.schools_unnamed(portal).value > 0,
    )


@dataclass(frozen=True, kw_only=True)
class NewHere(Values):
    """What is new, and what is ahead."""

    template: ClassVar[str] = "components/new_here.html"
    items: tuple[Publication, ...]
    coming: Agenda
    """The events that are ahead."""


def new_here(portal: Portal, items: Sequence[Publication]) -> NewHere:
    """Of the records those that were published within a year and tell of that time, and the next events."""
    since = portal.as_of - NEW_FOR
    ahead = Agenda(whole_agenda(portal).first(_EVENTS).coming, ())
    return NewHere(
        items=tuple(item for item in items if item.published >= since and item.in_time[1] >= since),
        coming=ahead,
    )


FILLINGS: tuple[Filling, ...] = (hero, what_is_here, new_here)
"""What fills these components."""
