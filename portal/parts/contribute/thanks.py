"""The page /contribute/thanks/: organisations by what they gave, as far as records say so. It names no person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.page import Page
from portal.parts.about.sections import CONTRIBUTE
from portal.parts.making import Making
from portal.portal import Portal
from portal.records.values import Values
from portal.words.collation import order
from portal.words.language import _

THANKS = "contribute/thanks/"


@dataclass(frozen=True)
class Thanked:
    """An organisation, and how many things it gave."""

    name: str
    path: str | None
    """Address of what the site says of it, below the site's root; None where it says nothing."""
    count: int


@dataclass(frozen=True, kw_only=True)
class ThanksPage(Values):
    """Those who are thanked, by what they gave."""

    template: ClassVar[str] = "pages/thanks.html"
    title: str
    coordinators: tuple[Thanked, ...]
    """Counted by country."""
    authors: tuple[Thanked, ...]
    organisers: tuple[Thanked, ...]
    publishers: tuple[Thanked, ...]
    """Counted by source."""


def pages(making: Making) -> Iterator[Page]:
    """The page."""
    portal, title = making.portal, _("Whom we thank")
    tables = portal.tables
    coordinators = (country.coordinator.organisation for country in tables["country"].values())
    authors = (author for resource in tables.get("resource", {}).values() for author in resource.authors)
    partners = tables.get("partner", {})
    yield Page(
        path=THANKS,
        title=title,
        description=_("Organisations that gave something to the network or this site."),
        values=ThanksPage(
            title=title,
            coordinators=_thanked(portal, Counter(filter(None, coordinators))),
            authors=_thanked(portal, Counter(author for author in authors if author in partners)),
            organisers=_thanked(
                portal, Counter(event.organiser for event in tables.get("event", {}).values() if event.organiser)
            ),
            publishers=_thanked(
                portal, Counter(source.publisher for source in portal.sources.values() if source.publisher)
            ),
        ),
        section=CONTRIBUTE,
        parents=(*making.home, (_("Contribute"), CONTRIBUTE.path)),
        linked_data=json_ld.web_page(title, f"{making.url}{THANKS}"),
        searched=False,
    )


def _thanked(portal: Portal, given: Counter[str]) -> tuple[Thanked, ...]:
    """The organisations by name; each is given as the id of a partner or as a name."""
    partners = portal.tables.get("partner", {})
    found = (
        Thanked(portal.organisation(one), partners[one].path if one in partners else None, count)
        for one, count in given.items()
    )
    return tuple(sorted(found, key=lambda one: order(one.name)))
