"""How the numbers of the whole network were counted: /about/figures/."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from portal.frame import json_ld
from portal.frame.page import Crumb, Page
from portal.parts.about.addresses import NUMBERS
from portal.parts.about.sections import ABOUT
from portal.portal import Portal
from portal.records.figure import Figure
from portal.records.values import Values
from portal.words.language import _


@dataclass(frozen=True, kw_only=True)
class NumbersPage(Values):
    """The page of the numbers."""

    template: ClassVar[str] = "pages/figures.html"
    figures: tuple[Figure, ...]
    """Those of the whole network."""
    day: date
    """The day of the site, for which they hold."""


def pages(portal: Portal, figures: Iterable[Figure], site_url: str, root: tuple[Crumb, ...]) -> Iterator[Page]:
    """The one page of the numbers: of ``figures``, those about the whole network that somebody can count."""
    counted = (one for one in figures if one.slice is not None and not one.of)
    title = _("Numbers and how they are counted")
    yield Page(
        path=NUMBERS,
        title=title,
        description=_("What each number on this site counts, and by which rule."),
        written=True,
        values=NumbersPage(
            # What there is comes before what there is not yet.
            figures=tuple(sorted(counted, key=lambda one: one.value == 0)),
            day=portal.as_of,
        ),
        section=ABOUT,
        parents=(*root, (_("About the project"), ABOUT.path)),
        linked_data=json_ld.web_page(title, f"{site_url}{NUMBERS}"),
    )
