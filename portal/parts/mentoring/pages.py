"""The page with the way to a hub."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.page import Crumb, Page
from portal.parts.library.holdings import author
from portal.parts.library.records import Resource
from portal.parts.mentoring import linked_data
from portal.parts.mentoring.booklet import BookletFile, time_of, weeks_of
from portal.parts.mentoring.records import HubPath, HubStep
from portal.parts.mentoring.sections import START
from portal.parts.mentoring.ways import units_of
from portal.parts.training.records.course import Unit
from portal.portal import Portal
from portal.records.licence import Licence
from portal.records.values import Values


@dataclass(frozen=True)
class PlacedStep:
    """A step, with what it leads to."""

    step: HubStep
    weeks: str
    """When it is, in words."""
    time: str
    """How long it takes, in words."""
    resources: tuple[Resource, ...]
    units: tuple[tuple[Unit, str], ...]
    """Each with the address of its page below the site's root."""


@dataclass(frozen=True, kw_only=True)
class StartPage(Values):
    """The steps, a calendar of them, and the booklet."""

    template: ClassVar[str] = "pages/start.html"

    path: HubPath
    steps: tuple[PlacedStep, ...]
    downloads: tuple[BookletFile, ...]
    credit: str
    """Who made it."""
    licence: Licence
    """The licence of the booklet."""
    acronym: str
    """The short name of the project."""


def page(portal: Portal, site_url: str, root: tuple[Crumb, ...], downloads: Sequence[BookletFile]) -> Iterator[Page]:
    """The page, where there is such a way."""
    path = portal.optional(HubPath)
    if path is None:
        return
    yield Page(
        path=START.path,
        title=START.name,
        description=path.summary,
        written=True,
        values=StartPage(
            path=path,
            steps=tuple(_placed(portal, path, step) for step in path.steps),
            downloads=tuple(downloads),
            credit=author(portal, path.credit),
            licence=portal.licences[path.licence],
            acronym=portal.project.acronym,
        ),
        section=START,
        parents=root,
        linked_data=linked_data.hub_path(portal, path, site_url),
        record=None,
        changed=path.changed,
    )


def _placed(portal: Portal, path: HubPath, step: HubStep) -> PlacedStep:
    return PlacedStep(
        step=step,
        weeks=weeks_of(step),
        time=time_of(step),
        resources=tuple(portal.every(Resource)[id] for id in step.resources),
        units=units_of(portal, path, step),
    )
