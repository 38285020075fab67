"""Numbers by region in place of marks, where a map would have too many: those that cover each other become one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from portal.parts.network.areas import Area, Areas
from portal.parts.network.maps.labels import Label, Room, Wish
from portal.parts.network.maps.marks import known, place_at
from portal.parts.network.maps.topology import Box, Point
from portal.parts.network.records import Country
from portal.parts.network.region_lists import region_at
from portal.portal import Portal

_APART = 3.0
_NAMED = 40
"""A map names no more regions."""
_SQUARE = 130.0
"""Side of the squares in which schools are gathered that are in no region."""
_TYPE = 20.0
"""Size of type of the names on narrow screens; styles/anywhere/network_maps.css says the same."""


@dataclass(frozen=True)
class AreaMark:
    """One mark for the schools of a region, or of several that lie close together."""

    x: float
    y: float
    radius: float
    country: Country
    places: tuple[str, ...]
    """Names of the regions, that with most schools first; of schools in no region, the town of most of them."""
    numbers: tuple[int, ...]
    """Places of the regions among all, which the index of the finder has as well; none for a part of what is in no
    region."""
    schools: int
    address: str
    """Where the list of the first begins, below the site's root."""
    label: Label | None = None


@dataclass(frozen=True)
class _Gathered:
    """Schools of an area that are shown together: all of a region, or those near each other that are in none."""

    name: str
    area: Area
    number: int | None
    schools: int


@dataclass(frozen=True)
class _Spot:
    x: float
    y: float
    country: Country
    parts: tuple[_Gathered, ...]
    small: bool

    @property
    def schools(self) -> int:
        return sum(part.schools for part in self.parts)

    @property
    def radius(self) -> float:
        length = len(f"{self.schools:,}")
        return 7.0 + 3.8 * length if self.small else 10.0 + 5.0 * length

    def with_(self, other: "_Spot") -> "_Spot":
        share = other.schools / (self.schools + other.schools)
        x, y = self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share
        return _Spot(x, y, self.country, (*self.parts, *other.parts), self.small)


def gathered(
    portal: Portal, countries: Iterable[Country], put: Callable[[Point], Point], sheet: Box, *, small: bool
) -> tuple[AreaMark, ...]:
    """The marks of countries, ``small`` on a map of many; ``put`` says where a place of EPSG:3035 is on the sheet."""
    wanted = {country.id for country in countries}
    found = [
        spot
        for number, area in enumerate(portal.view(Areas).all)
        if area.country.id in wanted
        for spot in _spots(area, number, put, small=small)
    ]
    return tuple(_mark(portal, spot) for spot in _apart(_joined(found), sheet))


def _spots(area: Area, number: int, put: Callable[[Point], Point], *, small: bool) -> Iterator[_Spot]:
    """One for a region; of what is in no region, one for each square of the sheet."""
    squares: dict[tuple[int, int], list[tuple[Point, str]]] = {}
    for school in area.schools:
        if (site := school.site) is not None and known(site):
            x, y = put(place_at(site))
            square = (0, 0) if area.region else (int(x // (_SQUARE / 2)), int(y // (_SQUARE / 2)))
            square = square if small or area.region else (int(x // _SQUARE), int(y // _SQUARE))
            squares.setdefault(square, []).append(((x, y), site.town))
    for places in squares.values():
        x, y = sum(at[0] for at, _town in places), sum(at[1] for at, _town in places)
        town = Counter(town for _at, town in places).most_common(1)[0][0]
        part = _Gathered(area.region or town, area, number if area.region else None, len(places))
        yield _Spot(x / len(places), y / len(places), area.country, (part,), small)


def named(marks: Sequence[AreaMark], sheet: Box, taken: Iterable[Box]) -> tuple[AreaMark, ...]:
    """The marks with the names of their regions, those of most schools first, where there is room."""
    around = [_square(mark.x, mark.y, mark.radius) for mark in marks]
    room = Room(_TYPE, sheet, [*taken, *around])
    labels: dict[int, Label | None] = {}
    for index in sorted(range(len(marks)), key=lambda index: -marks[index].schools)[:_NAMED]:
        if len(marks[index].places) == 1:
            labels[index] = room.place(Wish(marks[index].places[0], around[index]), 3)
    return tuple(replace(mark, label=labels.get(index)) for index, mark in enumerate(marks))


def _joined(spots: list[_Spot]) -> list[_Spot]:
    """Spots of one country that cover each other become one, the smaller going into the larger."""
    left = sorted(spots, key=lambda spot: -spot.schools)
    while True:
        pair = next(
            (
                (one, other)
                for index, one in enumerate(left)
                for other in left[index + 1 :]
                if one.country is other.country and _near(one, other)
            ),
            None,
        )
        if pair is None:
            return left
        left = [spot for spot in left if spot not in pair]
        left.append(pair[0].with_(pair[1]))
        left.sort(key=lambda spot: -spot.schools)


def _apart(spots: Sequence[_Spot], sheet: Box) -> list[_Spot]:
    """Spots of different countries that cover each other, moved apart; all on the sheet."""
    at = [[spot.x, spot.y] for spot in spots]
    for _round in range(80):
        for index, one in enumerate(spots):
            for other in range(index + 1, len(spots)):
                dx, dy = at[other][0] - at[index][0], at[other][1] - at[index][1]
                far, least = hypot(dx, dy), one.radius + spots[other].radius + _APART
                if far < least:
                    push = (least - far) / 2
                    dx, dy = (dx / far, dy / far) if far else (1.0, 0.0)
                    at[index] = [at[index][0] - dx * push, at[index][1] - dy * push]
                    at[other] = [at[other][0] + dx * push, at[other][1] + dy * push]
            left, top = sheet[0] + one.radius, sheet[1] + one.radius
            right, bottom = sheet[2] - one.radius, sheet[3] - one.radius
            at[index] = [min(max(at[index][0], left), right), min(max(at[index][1], top), bottom)]
    return [_Spot(x, y, spot.country, spot.parts, spot.small) for (x, y), spot in zip(at, spots, strict=True)]


def _near(one: _Spot, other: _Spot) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + _APART


def _square(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def _mark(portal: Portal, spot: _Spot) -> AreaMark:
    parts = sorted(spot.parts, key=lambda part: -part.schools)
    return AreaMark(
        x=round(spot.x, 1),
        y=round(spot.y, 1),
        radius=spot.radius,
        country=spot.country,
        places=tuple(dict.fromkeys(part.name for part in parts)),
        numbers=tuple(part.number for part in parts if part.number is not None),
        schools=spot.schools,
        address=region_at(portal, parts[0].area),
    )
