"""What a map is, ready for the template: units are those of a sheet 800 wide, y downwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.parts.network.maps.gathering import AreaMark
from portal.parts.network.maps.insets import Inset
from portal.parts.network.maps.labels import Label
from portal.parts.network.maps.marks import Mark, Spoke
from portal.parts.network.maps.topology import Box, Point
from portal.parts.network.records import Country, School
from portal.records.figure import Figure

WIDTH = 800
MARKS = 120
"""A map draws no more; beyond that, regions have one mark each, with a number."""
PLACES = 40
"""The list beside a map has no more places; beyond that, the lists of the page have them."""
RADIUS, RADIUS_SMALL = 7.5, 6.0
"""Half a mark's width, and the same on the map of the whole network."""
GROWTH = 1.4
"""How much larger marks are where screens are narrow; styles/anywhere/network_maps.css says the same."""
COUNT_RADIUS = 29.0


@dataclass(frozen=True)
class Ground:
    """The land as SVG paths, in coarse units: what is finer than a screen shows would only weigh."""

    grain: float
    """Size of a unit in those of the outlines, which the chart's ``transform`` turns into those of the sheet."""
    land: str
    countries: tuple[tuple[str, str], ...]
    """Codes and outlines of the highlighted countries."""
    borders: str
    dashed: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the highlighted countries."""
        return tuple(code for code, _outline in self.countries)


@dataclass(frozen=True)
class Count:
    """One mark for a whole country: how many of its hubs are published."""

    x: float
    y: float
    country: Country
    hubs: Figure
    schools: Figure
    """How many of its schools are named."""
    label: Label | None


@dataclass(frozen=True)
class Name:
    """The name of a country of the network, with its record, or of one next to it."""

    country: Country | None
    label: Label


@dataclass(frozen=True)
class Locator:
    """Where in the country a closer map lies, in units of the land."""

    view: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """A map."""

    kind: str
    """network, country or hub."""
    height: int
    transform: str
    ground: Ground
    countries: Mapping[str, Country]
    """The highlighted countries, by code: their colours, and what readers call them."""
    marks: tuple[Mark, ...]
    """None where there are more than ``MARKS``."""
    crowded: bool
    """True where there are."""
    spokes: tuple[Spoke, ...]
    towns: tuple[Label, ...]
    """Names of towns that several marks share; other names are at their marks."""
    absent: tuple[School, ...]
    """Schools that are not on the map, because their place is not known."""
    names: tuple[Name, ...] = ()
    counts: tuple[Count, ...] = ()
    """A mark for each country: shown where there are no others, and where a narrow screen has no room for them."""
    locator: Locator | None = None
    skip_to: str = "map-places"
    """Anchor of what comes after the map."""
    insets: tuple[Inset, ...] = ()
    """Boxes for what lies beyond the sheet."""
    areas: tuple[AreaMark, ...] = ()
    """Marks with the numbers of schools of regions, where the map is crowded."""

    @property
    def width(self) -> int:
        """Width of the sheet."""
        return WIDTH

    @property
    def edge(self) -> Box:
        """The part of the sheet that names keep to."""
        return 5, 5, WIDTH - 5, self.height - 5

    @property
    def listed(self) -> tuple[Mark, ...]:
        """The marks that the list beside the map names; none where they are too many, or those of countries."""
        return self.marks if self.kind != "network" and len(self.marks) <= PLACES else ()

    @property
    def shared_towns(self) -> frozenset[str]:
        """Towns with several of the listed marks: their names alone do not tell these apart."""
        towns = [mark.member.place.town for mark in self.listed]
        return frozenset(town for town in towns if towns.count(town) > 1)

    @property
    def at_centres(self) -> bool:
        """True if some marks are at the centre of a town and not at the school."""
        return any(mark.member.place.precision != "building" for mark in self.marks)


class View:
    """Turns units of the land into those of the sheet."""

    def __init__(self, frame: Box) -> None:
        """``frame`` is what the map shows, in units of the land."""
        self._left, self._top, right, bottom = frame
        self._scale = WIDTH / (right - self._left)
        self.height = round((bottom - self._top) * self._scale)

    @property
    def transform(self) -> str:
        """The same as an SVG transform."""
        return f"scale({self._scale:.5f}) translate({-self._left:.1f} {-self._top:.1f})"

    def point(self, point: Point) -> Point:
        """Where a point of the land is on the sheet."""
        return (point[0] - self._left) * self._scale, (point[1] - self._top) * self._scale


def square(x: float, y: float, half: float) -> Box:
    """The room of a mark."""
    return x - half, y - half, x + half, y + half
