"""The maps of a portal: of the whole network, of a country, and of a hub."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property

from portal.parts.network.areas import is_whole
from portal.parts.network.counts import of_country
from portal.parts.network.maps import land, naming, topology
from portal.parts.network.maps.chart import (
    COUNT_RADIUS,
    GROWTH,
    MARKS,
    RADIUS,
    RADIUS_SMALL,
    WIDTH,
    Chart,
    Count,
    Ground,
    Locator,
    View,
    square,
)
from portal.parts.network.maps.gathering import gathered, named
from portal.parts.network.maps.insets import Far, Inset, insets, inside
from portal.parts.network.maps.labels import NARROW, Room, Wish
from portal.parts.network.maps.land import Land
from portal.parts.network.maps.marks import Mark, Member, in_hub, in_no_hub, known, spokes
from portal.parts.network.maps.spread import spread
from portal.parts.network.maps.topology import Box, Point, box
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal, grouped

GRAIN, CORNER = 0.3, 0.6
"""How fine outlines are drawn, and the least corner that is kept, in pixels of the widest sheet of a whole country."""


class Atlas:
    """Draws the maps of a portal, each when it is asked for."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def _known(self) -> Mapping[str, Country]:
        """The countries by id, and by state; where a state has several, the first stands for it."""
        countries = self._portal.every(Country)
        return {**{country.state: country for country in reversed(list(countries.values()))}, **countries}

    def network(self) -> Chart | None:
        """The map of all countries; None where there are no outlines of them."""
        outlines = land.read("europe")
        countries = [country for country in self._portal.every(Country).values() if _has(outlines, country.state)]
        if outlines is None or not countries:
            return None
        shown = {id: country for id, country in self._known.items() if country in countries}
        codes = tuple(dict.fromkeys(country.state for country in countries))
        frame = land.frame(outlines.box(codes))
        members = [member for country in countries for member in self._members(country)]
        chart = self._chart("network", outlines, _ground("europe", codes, frame), frame, shown, members)
        view = View(frame)
        return replace(
            chart,
            absent=_absent(self._portal.every(School).values()),
            counts=self._counts(countries, [view.point(outlines.middles[one.state]) for one in countries], chart),
            names=tuple(naming.countries(chart, _land("europe", frame), view, self._known)) if members else (),
        )

    def country(self, country: Country) -> Chart | None:
        """The map of a country; None where there are no outlines of it, or no place to show."""
        outlines, members = _near(country.state), self._members(country)
        if outlines is None or not members:
            return None
        frame = _frame(country.state)
        ground = _ground(country.state, (country.state,), frame)
        shown = {country.id: country, country.state: country}
        chart = self._chart("country", outlines, ground, frame, shown, members)
        chart = replace(chart, absent=_absent(self._portal.view(Membership).schools_in(country)))
        view = View(frame)
        if chart.areas:
            return chart
        if not chart.marks:
            return replace(chart, counts=self._counts([country], [view.point(outlines.middles[country.state])], chart))
        chart = naming.with_towns(chart)
        return replace(chart, names=tuple(naming.neighbours(chart, _land(country.state, frame), view, self._known)))

    def hub(self, hub: Cluster) -> Chart | None:
        """The map of a hub, as close as its places allow; None where there are no outlines, or no place to show."""
        members = list(in_hub(self._portal, hub))
        systems = tuple(dict.fromkeys([hub.country, *(member.country for member in members)]))
        codes = tuple(dict.fromkeys(self._known[system].state for system in systems))
        name = codes[0] if len(codes) == 1 else "europe"
        outlines = _near(name) if len(codes) == 1 else land.read(name)
        if outlines is None or not members or not all(_has(outlines, code) for code in codes):
            return None
        whole = land.frame(outlines.box(codes))
        close = _close(members, whole, outlines.unit)
        ground = _ground(name, codes, whole)
        shown = {code: self._known[code] for code in (*codes, *systems)}
        chart = naming.with_towns(self._chart("hub", outlines, ground, close or whole, shown, members))
        absent = _absent(self._portal.view(Membership).members(hub))
        return replace(chart, absent=absent, locator=_locator(close, whole) if close else None)

    def _chart(
        self,
        kind: str,
        outlines: Land,
        ground: Ground,
        frame: Box,
        countries: Mapping[str, Country],
        members: Sequence[Member],
    ) -> Chart:
        """The map without names."""
        view = View(frame)
        crowded = len(members) > MARKS or (kind == "network" and not is_whole(self._portal))
        sheet = (0.0, 0.0, float(WIDTH), float(view.height))
        near = [view.point(_scaled(member.at, outlines.unit)) for member in members]
        far = [
            Far(one.at, countries[one.country], one.place)
            for one, at in zip(members, near, strict=True)
            if not inside(at, sheet)
        ]
        beside = self._insets(outlines, view, sheet, tuple(ground.codes), far, near)

        def put(place: Point) -> Point:
            at = view.point(_scaled(place, outlines.unit))
            box = next((one for one in beside if not inside(at, sheet) and inside(place, one.shows)), None)
            return at if box is None else box.point(place)

        chart = Chart(
            kind,
            view.height,
            view.transform,
            ground,
            countries,
            (),
            crowded,
            spokes=(),
            towns=(),
            absent=(),
            insets=beside,
        )
        if crowded:
            own = {country.id: country for country in countries.values()}.values()
            areas = gathered(self._portal, own, put, sheet, small=kind == "network")
            return replace(chart, areas=areas if kind == "network" else named(areas, chart.edge, map(_edges, beside)))
        apart = 2 * RADIUS_SMALL + 1.5 if kind == "network" else 2 * RADIUS * GROWTH + 1.5
        places = [_on_sheet(at, sheet) for at in spread([put(member.at) for member in members], apart)]
        marks = tuple(Mark(x, y, member) for (x, y), member in zip(places, members, strict=True))
        return replace(chart, marks=marks, spokes=tuple(spokes(marks)))

    def _insets(
        self, outlines: Land, view: View, sheet: Box, codes: Sequence[str], far: Sequence[Far], near: Iterable[Point]
    ) -> tuple[Inset, ...]:
        if not far:
            return ()
        taken = [square(x, y, RADIUS * GROWTH) for x, y in near if inside((x, y), sheet)]
        rings = [ring for code in codes for ring in outlines.countries[code]]
        land = [view.point(point) for ring in rings for point in topology.points(outlines.arcs, ring)]
        return insets(far, sheet, taken, land)

    def _members(self, country: Country) -> list[Member]:
        in_hubs = self._portal.view(_by_country).get(country.id, ())
        return [*in_hubs, *in_no_hub(self._portal, self._portal.view(Membership).schools_in(country))]

    def _counts(self, countries: Sequence[Country], middles: Sequence[Point], chart: Chart) -> tuple[Count, ...]:
        places = spread(middles, 2 * COUNT_RADIUS + 8)
        around = [square(x, y, COUNT_RADIUS) for x, y in places]
        room = Room(NARROW, chart.edge, around)
        names = [country.territory or country.name for country in countries]
        # From right to left, because at the right edge there is least room.
        order = sorted(range(len(names)), key=lambda index: -places[index][0])
        labels = {index: room.place(Wish(names[index], around[index]), 3) for index in order}
        return tuple(
            Count(
                *places[index],
                country,
                hubs=of_country(self._portal, country)["hubs"],
                schools=of_country(self._portal, country)["schools"],
                label=labels[index],
            )
            for index, country in enumerate(countries)
        )


def _by_country(portal: Portal) -> Mapping[str, tuple[Member, ...]]:
    """The members of hubs by the country that they are in: another than the hub's where a hub crosses a border."""
    return grouped((member.country, member) for hub in portal.every(Cluster).values() for member in in_hub(portal, hub))


def _absent(schools: Iterable[School]) -> tuple[School, ...]:
    return tuple(school for school in schools if not any(map(known, school.sites)))


def _has(outlines: Land | None, code: str) -> bool:
    return outlines is not None and code in outlines.countries


def _near(code: str) -> Land | None:
    """The closest outlines there are of a country."""
    outlines = land.read(code) or land.read("europe")
    return outlines if _has(outlines, code) else None


@cache
def _frame(code: str) -> Box:
    outlines = _near(code)
    assert outlines is not None
    return land.frame(outlines.box([code]))


@cache
def _land(name: str, frame: Box) -> Land:
    """The outlines round a frame."""
    outlines = land.read(name) or land.read("europe")
    assert outlines is not None
    margin = (frame[2] - frame[0]) / 25
    return outlines.clamped((frame[0] - margin, frame[1] - margin, frame[2] + margin, frame[3] + margin))


@cache
def _ground(name: str, codes: tuple[str, ...], frame: Box) -> Ground:
    """The same as paths, with the highlighted countries; kept, because the hubs of a country share it."""
    pixel = (frame[2] - frame[0]) / WIDTH
    grain = max(1.0, round(GRAIN * pixel, 1))
    outlines = _land(name, frame).coarser(grain, CORNER * pixel)
    return Ground(
        grain=grain,
        land=outlines.outline(outlines.countries),
        countries=tuple((code, outlines.outline([code])) for code in codes),
        borders=outlines.borders(dashed=False),
        dashed=outlines.borders(dashed=True),
    )


def _scaled(place: Point, unit: float) -> Point:
    return place[0] / unit, place[1] / unit


def _edges(inset: Inset) -> Box:
    return inset.edges


def _on_sheet(at: Point, sheet: Box) -> Point:
    """The nearest place at which a mark is whole."""
    room = RADIUS * GROWTH + 2
    x = min(max(at[0], sheet[0] + room), sheet[2] - room)
    return x, min(max(at[1], sheet[1] + room), sheet[3] - room)


def _close(members: Sequence[Member], whole: Box, unit: float) -> Box | None:
    """A closer frame round the places of a hub; None where the country's is close enough."""
    places = [place for member in members if inside(place := _scaled(member.at, unit), whole)]
    if not places:
        return None
    left, top, right, bottom = box(places)
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    wide = max((right - left) * 1.5, (bottom - top) * 1.5 * 1.5, width * 0.4)
    if wide > 0.8 * width or wide / 1.5 > height:
        return None
    high = wide / 1.5
    x = min(max((left + right) / 2, whole[0] + wide / 2), whole[2] - wide / 2)
    y = min(max((top + bottom) / 2, whole[1] + high / 2), whole[3] - high / 2)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _locator(close: Box, whole: Box) -> Locator:
    left, top, right, bottom = (round(value) for value in close)
    x, y, to_x, to_y = (round(value) for value in whole)
    return Locator(f"{x} {y} {to_x - x} {to_y - y}", left, top, right - left, bottom - top)
