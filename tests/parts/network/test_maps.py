"""The maps: where things are, what is on them, and that nothing covers anything else."""

import json
from dataclasses import replace
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from jinja2 import meta
from pyproj import Transformer

from portal import inspection
from portal.parts.network.maps import land, topology
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.maps.chart import MARKS, RADIUS, Chart
from portal.parts.network.maps.projection import metres
from portal.parts.network.maps.spread import spread
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.site import open_site
from tests import synthetic
from tests.document import Document
from tests.maps import charts, faults, unnamed
from tests.project import ROOT
from tests.synthetic import DAY, write
from tools import outlines as prepare

TOWNS = {"Zagreb": (45.815, 15.982), "Split": (43.508, 16.44), "Osijek": (45.555, 18.695)}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """An invented network of sixty schools, many of them near each other."""
    data = tmp_path_factory.mktemp("maps") / "data"
    write(data, 60)
    return inspection.read(data, DAY)[0]


@pytest.fixture(scope="module", params=["large", "small"])
def drawn(request: pytest.FixtureRequest, large: Portal, tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The large network, and the small one of tests/valid/."""
    if request.param == "large":
        return large
    return inspection.read(synthetic.small(tmp_path_factory.mktemp("small")), DAY)[0]


@pytest.fixture(scope="module")
def maps(drawn: Portal) -> dict[str, Chart]:
    """Every map of it."""
    return dict(charts(drawn))


def test_places_are_where_pyproj_puts_them() -> None:
    pyproj = Transformer.from_crs("EPSG:4258", "EPSG:3035")
    places = [(52, 10), (48.8566, 2.3522), (38.71667, -9.13333), (37.62606, 15.16325), (60.17, 24.94), (35.1, 33.4)]
    for lat, lon in places:
        north, east = pyproj.transform(lat, lon)
        assert hypot(metres(lat, lon)[0] - east, metres(lat, lon)[1] - north) < 0.01, (lat, lon)


def test_the_origin_of_the_projection_is_as_its_definition_says() -> None:
    assert metres(52, 10) == pytest.approx((4321000, 3210000))


def _countries_at(lat: float, lon: float, name: str = "europe") -> list[str]:
    outlines = land.read(name)
    assert outlines is not None
    east, north = metres(lat, lon)
    x, y = east / outlines.unit, -north / outlines.unit
    return [
        code
        for code, rings in outlines.countries.items()
        if sum(topology.inside(topology.points(outlines.arcs, ring), x, y) for ring in rings) % 2
    ]


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (45.2, 34.3, "ua"),  # Crimea
        (44.6, 33.6, "ua"),
        (46.3, 34.5, "ua"),  # north of it
        (35.3, 33.4, "cy"),  # Northern Cyprus
        (34.8, 32.5, "cy"),
        (42.6, 20.9, "xk"),
        (43.9, 20.9, "rs"),
        (55.75, 37.6, "ru"),
    ],
)
def test_disputed_land_is_drawn_as_decided(lat: float, lon: float, code: str) -> None:
    assert _countries_at(lat, lon) == [code]


def test_no_line_is_left_inside_a_country_whose_parts_were_joined() -> None:
    outlines = land.read("europe")
    assert outlines is not None
    for code, rings in outlines.countries.items():
        used = [arc for ring in rings for arc in ring]
        assert [arc for arc in used if ~arc in used] == [], code
    assert len(outlines.countries["cy"]) == 1


def test_the_border_of_kosovo_with_serbia_and_no_other_is_dashed() -> None:
    outlines = land.read("europe")
    assert outlines is not None
    assert outlines.borders(dashed=True).count("M") >= 1
    sides = [set(pair) for pair in topology.shared(outlines.countries).values() if land.KOSOVO in pair]
    assert {"rs", land.KOSOVO} in sides
    assert len(sides) > outlines.borders(dashed=True).count("M")


def test_a_planted_atlas_is_read_with_crimea_in_ukraine_and_cyprus_whole() -> None:
    def box(west: float, south: float, east: float, north: float) -> list[list[int]]:
        return [
            [round(west * 10), round(south * 10)],
            [round((east - west) * 10), 0],
            [0, round((north - south) * 10)],
            [-round((east - west) * 10), 0],
            [0, -round((north - south) * 10)],
        ]

    shapes: list[tuple[str | None, str, list[tuple[float, float, float, float]]]] = [
        ("643", "Russia", [(36, 46, 45, 56), (33, 44.5, 36, 46)]),
        ("804", "Ukraine", [(25, 46, 36, 52)]),
        ("196", "Cyprus", [(32, 34, 34, 35)]),
        (None, "N. Cyprus", [(32, 35, 34, 36)]),
        (None, "Kosovo", [(20, 42, 21, 43)]),
        ("840", "United States of America", [(-120, 30, -80, 48)]),
    ]
    arcs: list[list[list[int]]] = []
    geometries = []
    for number, name, boxes in shapes:
        indices = list(range(len(arcs), len(arcs) + len(boxes)))
        arcs += [box(*corners) for corners in boxes]
        shape = {"type": "MultiPolygon", "arcs": [[[i]] for i in indices], "properties": {"name": name}}
        geometries.append(shape | ({"id": number} if number else {}))
    atlas = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": geometries}},
    }
    _, countries = prepare.read(json.loads(json.dumps(atlas)))
    assert {code: len(rings) for code, rings in countries.items()} == {"ru": 1, "ua": 2, "cy": 2, "xk": 1}


def test_outlines_stay_small() -> None:
    sizes = {file.name: file.stat().st_size for file in land.OUTLINES.glob("*.json")}
    assert sizes["europe.json"] <= 60_000
    assert max(sizes.values()) <= 60_000


def test_every_place_that_is_known_is_on_the_maps_of_its_country_and_hub(drawn: Portal, maps: dict[str, Chart]) -> None:
    for school in drawn.every(School).values():
        membership = drawn.view(Membership).membership_of(school)
        hub = drawn.view(Membership).cluster_of(school) if membership is not None and membership.until is None else None
        for name in ("network", school.country, *([hub.id] if hub else [])):
            known = sum(site.lat is not None for site in school.sites)
            if known or name in maps:
                on_map = [mark for mark in maps[name].marks if mark.member.school == school]
                assert len(on_map) == known, (name, school.id)
                assert (school in maps[name].absent) != bool(known), (name, school.id)
    placed = sum(entry.place is not None for hub in drawn.every(Cluster).values() for entry in hub.others)
    unnamed_ones = sum(mark.member.school is None for mark in maps["network"].marks)
    assert unnamed_ones <= placed


def test_marks_are_where_they_belong(tmp_path: Path) -> None:
    schools = "".join(
        f"- id: hr-{town.lower()}\n  name: Škola {town}\n  country: hr\n  language: hr\n"
        f"  place: {{town: {town}, lat: {lat}, lon: {lon}}}\n  sources: [annual-report]\n"
        for town, (lat, lon) in TOWNS.items()
    )
    data = synthetic.small(tmp_path, {"schools/new.yaml": schools})
    chart = dict(charts(inspection.read(data, DAY)[0]))["hr"]
    for mark in chart.marks:
        assert RADIUS < mark.x < chart.width - RADIUS
        assert RADIUS < mark.y < chart.height - RADIUS
    zagreb, split, osijek = ([mark for mark in chart.marks if mark.member.place.town == town] for town in TOWNS)
    assert zagreb and split and osijek
    assert max(mark.x for mark in zagreb) < min(mark.x for mark in split) < min(mark.x for mark in osijek)
    assert max(mark.y for mark in zagreb) < min(mark.y for mark in osijek) < min(mark.y for mark in split)


def test_nothing_covers_anything_else_and_every_town_is_named(drawn: Portal, maps: dict[str, Chart]) -> None:
    assert {name: found for name, chart in maps.items() if (found := faults(chart))} == {}
    assert {name: towns for name, chart in maps.items() if (towns := unnamed(chart))} == {}
    assert {entry.country for entry in maps["network"].names} & set(drawn.every(Country).values())


def test_what_is_covered_is_found(maps: dict[str, Chart]) -> None:
    chart = maps["network"]
    first, *_others = chart.marks
    assert faults(replace(chart, marks=(first, replace(first, label=None)))) != []
    country = next(one for name, one in maps.items() if one.kind != "network" and one.marks)
    nameless = replace(country, towns=(), marks=tuple(replace(mark, label=None) for mark in country.marks))
    assert unnamed(nameless) != set()


def test_lines_run_from_each_mentor_to_its_mentees(drawn: Portal, maps: dict[str, Chart]) -> None:
    lines = 0
    for name, chart in maps.items():
        at = {(mark.x, mark.y): mark.member for mark in chart.marks}
        for line in chart.spokes:
            mentor, mentee = at[line.x1, line.y1], at[line.x2, line.y2]
            assert (mentor.role, mentee.role) == ("mentor", "mentee"), name
            assert mentor.hub == mentee.hub
            assert line.named == (mentor.named and mentee.named)
            lines += 1
    for hub in drawn.every(Cluster).values():
        mentor_placed = any(other.role == "mentor" for other in hub.others)
        if hub.id in maps and not drawn.view(Membership).mentor(hub) and not mentor_placed:
            assert maps[hub.id].spokes == ()
    assert lines or not any(
        school.place for hub in drawn.every(Cluster).values() for school in drawn.view(Membership).members(hub)[1:]
    )


def test_nothing_is_drawn_for_a_hub_without_places(drawn: Portal, maps: dict[str, Chart]) -> None:
    for hub in drawn.every(Cluster).values():
        schools = drawn.view(Membership).members(hub)
        placed = any(other.place for other in hub.others) or any(school.place for school in schools)
        assert placed or hub.id not in maps


def test_maps_are_the_same_each_time(drawn: Portal, maps: dict[str, Chart]) -> None:
    assert dict(charts(drawn)) == maps


def test_marks_on_one_spot_form_a_ring_round_it() -> None:
    places = spread([(100, 100)] * 3 + [(400, 100)], 20)
    assert places[3] == (400, 100)
    assert all(hypot(x - 100, y - 100) < 13 for x, y in places[:3])
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places, 2)) >= 19.8


@pytest.mark.build
def test_maps_of_a_thousand_schools_stay_small(tmp_path: Path) -> None:
    write(tmp_path / "data", 1200)
    site = open_site(ROOT, "https://portal.invalid/", folders=[ROOT / "overrides"], data=tmp_path / "data", as_of=DAY)
    for _, chart in charts(site.portal):
        assert len(chart.marks) <= MARKS
        assert len(chart.names) + len(chart.towns) <= 100
    network = Atlas(site.portal).network()
    assert network is not None
    assert network.marks == ()
    assert network.crowded
    assert [count.country for count in network.counts] == list(site.portal.every(Country).values())
    assert sum(count.hubs.value for count in network.counts) == len(site.portal.every(Cluster))
    body = site.templates.component("network_map")
    assert body.count("map-count ") == len(site.portal.every(Country))


def test_a_map_without_known_places_is_not_called_crowded(tmp_path: Path) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), DAY)
    schools = {id: school.model_copy(update={"place": None}) for id, school in site.portal.every(School).items()}
    hubs = {id: hub.model_copy(update={"others": ()}) for id, hub in site.portal.every(Cluster).items()}
    network = Atlas(synthetic.holding(synthetic.holding(site.portal, School, schools), Cluster, hubs)).network()
    assert network is not None
    assert network.marks == ()
    assert not network.crowded
    template, said = "components/map.html", "There are too many schools"
    assert said not in site.templates.render(template, {"chart": network, "title": "Map"})
    assert said in site.templates.render(template, {"chart": replace(network, crowded=True), "title": "Map"})


@pytest.mark.parametrize("name", ["map", "map_places"])
def test_a_map_is_drawn_from_its_chart_alone(name: str, tmp_path: Path) -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(tmp_path), DAY)
    environment = site.templates.environment
    assert environment.loader is not None
    parsed = environment.parse(environment.loader.get_source(environment, f"components/{name}.html")[0])
    asked = meta.find_undeclared_variables(parsed) & set(environment.globals)
    assert asked <= {"link", "component", "_", "gettext", "ngettext"}


@pytest.mark.every_network
def test_maps_on_the_pages_are_made_of_named_links(pages: list[Document], records: Portal) -> None:
    drawn = dict(charts(records))
    at = {page.address: page for page in pages}
    addresses = {"network": ["/", "/network/"]}
    addresses |= {id: [f"/countries/{id}/"] for id in records.every(Country)}
    addresses |= {id: [f"/hubs/{id}/"] for id in records.every(Cluster)}
    for name, places in addresses.items():
        for address in places:
            figures = [e for e in at[address].all("figure") if "map" in e.get("class", "").split()]
            assert len(figures) == (name in drawn), address
            if name not in drawn:
                continue
            links = [e for e in figures[0].iter() if "mark" in (e.get("class") or "").split()]
            assert len(links) == len(drawn[name].marks), address
            names = []
            for link in links:
                assert link.get("href")
                titles = [e for e in link if str(e.tag).endswith("title")]
                names.append("".join(titles[0].itertext()).strip())
            assert all(names), address
            for mark, spoken in zip(drawn[name].marks, names, strict=True):
                assert mark.member.place.town in spoken
                assert {"mentor": "mentor", "mentee": "mentee", "not-stated": "role not stated"}[
                    mark.member.role
                ] in spoken
            for school in drawn[name].absent[:12]:
                assert school.name in "".join(figures[0].itertext())
            assert "style=" not in at[address].source
