"""The images that other sites show beside a link to a page, and the icon of a telephone's home screen.

There is one image for each section, and those of the parts: for each country one for itself and one for each kind of
page. So their number grows with the countries, not with the schools. A drawn image is kept under a name made from all
that it is drawn from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from resvg_py import svg_to_bytes

from portal.building.kept import Kept
from portal.frame.page import PageFacts
from portal.frame.preview import Preview
from portal.frame.templates import Templates
from portal.portal import Portal
from portal.reading import textfile
from portal.records.project import Project
from portal.records.section import Section
from portal.records.values import Values
from portal.words.language import N_, _

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/previews/"
TOUCH_ICON = "assets/touch-icon.png"
_TOUCH_SIZE = 180
_TOUCH_GROUND = "#073b46"
_FONTS = ("Manrope-ExtraBold.ttf", "Manrope-Medium.ttf")
_COLUMN = 610
"""Width that a title has, in pixels."""
_LINES = {104: 1, 88: 2, 72: 3, 61: 4}
"""Sizes of a title, in pixels, with the number of lines there is room for."""

DRAWINGS: Mapping[str, str] = {
    "network": N_("Seven hubs joined by dotted lines"),
    "country": N_("Four hubs joined by dotted lines"),
    "hub": N_("A hub: one mentor school in the middle of its mentee schools"),
    "school": N_("A school building"),
    "story": N_("A hub in a speech bubble"),
    "board": N_("Nine seats round a table"),
    "steps": N_("A path of four steps up to a goal"),
    "mentoring": N_("A mentor school and a mentee school with arrows in both directions"),
    "contribute": N_("A hub with room for one more"),
    "exchange": N_("Two speech bubbles"),
    "letter": N_("A letter with a hub as its seal"),
    "sheet": N_("A sheet of paper with boxes to tick, one of them ticked"),
    "days": N_("A sheet of a calendar with one day marked"),
}
"""What each drawing of overrides/host/previews/drawings.svg.jinja shows, for people who do not see it."""


@dataclass(frozen=True, kw_only=True)
class PreviewCard(Values):
    """An image as it is drawn."""

    template: ClassVar[str] = "previews/card.svg.jinja"

    project: Project
    card: Preview
    size: int
    """Size of the title, in pixels."""
    lines: tuple[str, ...]
    """The title in lines, fitted at that size."""
    bands: tuple[str | None, ...]
    """Colours of the lower edge, from left to right; None for that of no country."""


@dataclass(frozen=True)
class PreviewImage:
    """How a page names its image."""

    path: str
    """Address below the site's root, with a mark of the content."""
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def previews(portal: Portal, sections: Iterable[Section], further: Iterable[Preview]) -> Iterator[Preview]:
    """Every image there is: of the home page, of each section that has one, and the ``further`` ones of the parts."""
    yield Preview("home", portal.project.headline, "", "network")
    for section in sections:
        if (card := section.card) is not None:
            yield Preview(section.key, _(card.title) if card.title else section.name, _(card.line), card.drawing)
    yield from further


class Gallery:
    """The images of one portal."""

    def __init__(
        self,
        portal: Portal,
        sections: Sequence[Section],
        further: Sequence[Preview],
        templates: Templates,
        icon: Path,
        kept: Kept,
    ) -> None:
        """``further`` are the images of the parts of the site beside those of its ``sections``."""
        self._portal, self._templates, self._icon, self._kept = portal, templates, icon, kept
        self._previews = tuple(previews(portal, sections, further))
        # A country has several images.
        self.colours: Mapping[str, str | None] = {one.country: one.colour for one in further if one.country is not None}
        """Names of the colours of the countries, by their codes."""

    def of(self, page: PageFacts) -> PreviewImage:
        """The image of the page."""
        return self._images[page.preview or page.section.preview]

    def files(self) -> Mapping[str, bytes]:
        """Path below the site's root -> PNG of every image, drawn or kept."""
        drawn = {f"{FOLDER}{name}.png": self._png(key, svg) for name, (key, svg) in self._drawings.items()}
        key, svg = self._touch_icon
        drawn[TOUCH_ICON] = self._kept.kept(_name(key), lambda: png(svg, width=_TOUCH_SIZE, background=_TOUCH_GROUND))
        return drawn

    @property
    def touch_icon(self) -> str:
        """Address of the icon of a telephone's home screen below the site's root, with a mark of its content."""
        return f"{TOUCH_ICON}?v={self._touch_icon[0][:10]}"

    @cached_property
    def _touch_icon(self) -> tuple[str, str]:
        svg = textfile.read(self._icon)
        return _digest(_TOUCH_GROUND, svg), svg

    @cached_property
    def _images(self) -> Mapping[str, PreviewImage]:
        acronym = self._portal.project.acronym
        found = {}
        for preview in self._previews:
            words = f"{preview.title}: {preview.line}" if preview.line else preview.title
            alt = _("%(site)s. %(words)s. Drawing: %(drawing)s.") % {
                "site": acronym,
                "words": words,
                "drawing": _(DRAWINGS[preview.drawing]),
            }
            key, _svg = self._drawings[preview.name]
            found[preview.name] = PreviewImage(f"{FOLDER}{preview.name}.png?v={key[:10]}", alt)
        return found

    @cached_property
    def _drawings(self) -> Mapping[str, tuple[str, str]]:
        """Name -> (mark of the content, SVG)."""
        drawings = {}
        for preview in self._previews:
            svg = self._svg(preview)
            drawings[preview.name] = (_digest(svg), svg)
        return drawings

    def _svg(self, preview: Preview) -> str:
        size, lines = fitted(preview.title)
        # Where there is no country yet, the one band has the colour of no country.
        bands = (preview.colour,) if preview.colour or not self.colours else tuple(self.colours.values())
        project = self._portal.project
        values = PreviewCard(project=project, card=preview, size=size, lines=tuple(lines), bands=bands)
        return str(self._templates.render(values.template, values.filled))

    def _png(self, key: str, svg: str) -> bytes:
        return self._kept.kept(_name(key), lambda: png(svg, width=WIDTH))


def fitted(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title has room, and its lines. What has no room at the smallest is cut off."""
    for size, room in _LINES.items():
        lines = _broken(title, _COLUMN / size)
        if len(lines) <= room and all(_width(line) * size <= _COLUMN for line in lines):
            return size, lines
    size, room = list(_LINES.items())[-1]
    lines = [_cut(line, _COLUMN / size) for line in _broken(title, _COLUMN / size)]
    return size, lines if len(lines) <= room else [*lines[: room - 1], _cut(f"{lines[room - 1]} …", _COLUMN / size)]


def png(svg: str, width: int, background: str | None = None) -> bytes:
    """The drawing as a PNG, with the fonts of the package font-manrope and none of the machine's."""
    folder = files("font_manrope") / "files"
    fonts = [str(folder / font) for font in _FONTS]
    return svg_to_bytes(svg_string=svg, width=width, background=background, font_files=fonts, skip_system_fonts=True)


def _broken(text: str, room: float) -> list[str]:
    """The words of the text in lines; ``room`` is the width of a line in ems. A word is never broken."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, room: float) -> str:
    if _width(line) <= room:
        return line
    kept = line.removesuffix("…").rstrip()
    while kept and _width(f"{kept}…") > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _width(text: str) -> float:
    """Width in ems, a little more than Manrope needs at its boldest."""
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in " Iijl'’.,;:!|":
        return 0.38
    if letter in 'frt-()/1"':
        return 0.5
    if letter in "MmWw—…" or ord(letter) > 0x24F:
        return 1.0
    return 0.77 if letter.isupper() else 0.65


@cache
def _tools() -> str:
    """What draws: an image drawn by another version or with another font may differ."""
    return f"{version('resvg_py')} {version('font-manrope')}"


def _name(key: str) -> str:
    """Under which name an image is kept."""
    return f"previews/{key}.png"


def _digest(*parts: str) -> str:
    return sha256("\0".join((_tools(), *parts)).encode()).hexdigest()[:32]
