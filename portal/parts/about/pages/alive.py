"""What is still active: everything that says so of itself, with the day on which somebody looked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.parts.about.addresses import ALIVE, CONTACT
from portal.parts.about.sections import ABOUT
from portal.portal import Portal
from portal.records.base import Citation
from portal.records.lasting import LifeState
from portal.records.project import Outlet, Project
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True)
class Looked:
    """Something, and what is said of its being alive."""

    name: str
    sources: tuple[Citation, ...]
    condition: LifeState
    path: str | None
    """Address of its page, or of its place on a page of many, below the site's root; None where it has none."""


@dataclass(frozen=True)
class Group:
    """The records of a kind that say it."""

    kind: str
    """Name of the kind, like "cluster", or "channel"."""
    told: tuple[Looked, ...]

    @property
    def cited(self) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
        """The sources of each record, under its name."""
        return tuple((one.name, one.sources) for one in self.told)


@dataclass(frozen=True, kw_only=True)
class AlivePage(Values):
    """The table."""

    template: ClassVar[str] = "pages/alive.html"
    groups: tuple[Group, ...]


def page(portal: Portal, site_url: str, root: tuple[Crumb, ...]) -> Page:
    """The page of what is alive, made from the records of every kind."""
    title = _("What is still active")
    return Page(
        path=ALIVE,
        title=title,
        description=_("Which hubs, bodies and courses are still active."),
        written=True,
        values=AlivePage(groups=tuple(_groups(portal))),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=json_ld.web_page(title, f"{site_url}{ALIVE}"),
    )


def _groups(portal: Portal) -> Iterator[Group]:
    for kind in portal.kinds:
        records = portal.tables[kind.name].values()
        found = ((record, getattr(record, "condition", None)) for record in records)
        above = kind.section.path if kind.single and kind.section else None
        if told := tuple(
            Looked(record.label, record.sources, condition, getattr(record, "path", above))
            for record, condition in found
            if isinstance(condition, LifeState)
        ):
            yield Group(kind.name, told)
    if told := tuple(_channels(portal.project)):
        yield Group("channel", told)


def _channels(project: Project) -> Iterator[Looked]:
    named: list[tuple[str, Outlet | None]] = [(site.title, site) for site in project.websites]
    for name, channel in [*named, (project.hashtag, project.hashtag_use)]:
        if channel is not None and channel.condition is not None:
            yield Looked(name, channel.sources, channel.condition, CONTACT)
