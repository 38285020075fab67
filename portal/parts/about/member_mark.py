"""The mark that members of the advisory board may show: files of our own, drawn from the mark of the portal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from portal.frame.templates import Templates
from portal.host.previews import png
from portal.parts.about.records import AdvisoryBoard
from portal.parts.about.sections import BOARD
from portal.portal import Portal
from portal.records.values import Values
from portal.words.language import N_, _

WIDTH = 1200
"""Of the PNG, in pixels; the drawing has half of that."""
_LOOKS = {"light": N_("For a light background"), "dark": N_("For a dark background")}


@dataclass(frozen=True, kw_only=True)
class MarkDrawing(Values):
    """The mark as it is drawn."""

    template: ClassVar[str] = "marks/member.svg.jinja"
    acronym: str
    dark: bool


@dataclass(frozen=True)
class MarkFile:
    """One look of the mark, in two formats."""

    label: str
    dark: bool
    svg: str
    """Addresses below the site's root."""
    png: str


def offered(portal: Portal) -> tuple[MarkFile, ...]:
    """The files of the mark; none where the board states no rules for it."""
    board = portal.optional(AdvisoryBoard)
    if board is None or board.mark is None:
        return ()
    return tuple(
        MarkFile(_(label), look == "dark", *(f"{BOARD.path}member-mark-{look}.{ending}" for ending in ("svg", "png")))
        for look, label in _LOOKS.items()
    )


def drawn(portal: Portal, templates: Templates) -> Mapping[str, str | bytes]:
    """Path below the site's root -> content of each of these files."""
    return dict(_drawn(portal, templates))


def _drawn(portal: Portal, templates: Templates) -> Iterator[tuple[str, str | bytes]]:
    for file in offered(portal):
        svg = templates.filled(MarkDrawing(acronym=portal.project.acronym, dark=file.dark))
        yield file.svg, svg
        yield file.png, png(svg, width=WIDTH)
