"""Rows of registers pass, or get words that say what to do; two registers of 500 rows each are tried."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal import inspection
from portal.parts.network import api
from portal.parts.network.maps.atlas import Atlas
from portal.parts.network.membership import twins
from portal.parts.network.pages.schools import title
from portal.parts.network.records import Country, School
from portal.site import open_site
from portal.words.territories import language_name
from tests import registers, synthetic
from tests.project import ROOT

ROWS = 500
COUNTRY = """\
- id: {code}
  name: {name}
  languages: [{language}]
  colour: green
  coordinator: {{role: National coordinator, organisation: network-office}}
  bounds: {{south: 35, west: 6, north: 52, east: 20}}
  sources: [annual-report]
"""
COUNTRIES = {
    "cz": COUNTRY.format(code="cz", name="Czechia", language="cs"),
    "it": COUNTRY.format(code="it", name="Italy", language="it"),
}
FIELDS = "- id: hr-new\n  name: OŠ Novo ime\n  country: hr\n  language: {language}\n{more}  sources: [annual-report]\n"


def imported(folder: Path, code: str, rows: list[registers.Row]) -> Path:
    """The small portal with that country and the rows, each in a file of its own."""
    files = {f"countries/{code}.yaml": COUNTRIES[code]}
    files |= {f"schools/{code}-{number}.yaml": row.record for number, row in enumerate(rows)}
    return synthetic.small(folder, files)


@pytest.mark.parametrize(("code", "register"), [("cz", registers.czech), ("it", registers.italian)])
def test_each_row_passes_or_is_told_what_to_do(
    tmp_path: Path, code: str, register: Callable[[int], Iterator[registers.Row]]
) -> None:
    rows = list(register(ROWS))
    wrong = {number: row.said for number, row in enumerate(rows) if row.said}
    found = synthetic.problems(imported(tmp_path / "all", code, rows))
    assert len(found) == len(wrong)
    for number, said in wrong.items():
        (line,) = (line for line in found if line.startswith(f"data/schools/{code}-{number}.yaml:"))
        assert said in line
    right = [row for row in rows if not row.said]
    read, _notices = inspection.read(imported(tmp_path / "right", code, right), synthetic.DAY)
    schools = [school for school in read.every(School).values() if school.country == code]
    assert len(schools) == len(right)
    assert all(school.website is None or school.website.startswith("https://www.") for school in schools)
    titles = {title(school, code, twin=school.id in read.view(twins)) for school in schools}
    assert len(titles) == len(schools)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("cnr", "Montenegrin"),
        ("lld", "Ladin"),
        ("hsb", "Upper Sorbian"),
        ("rom", "Romany"),
        ("sr-Latn", "Serbian (Latin)"),
        ("sr-Latn-ME", "Serbian (Latin, Montenegro)"),
        ("nl-BE", "Flemish"),
        ("rmn", "rmn"),
        ("de-1996", "German (German orthography of 1996)"),
        ("ca-valencia", "Catalan (Valencian)"),
        ("es-419", "Latin American Spanish"),
    ],
)
def test_languages_of_three_letters_and_with_a_script_are_taken(tmp_path: Path, tag: str, name: str) -> None:
    data = synthetic.small(tmp_path, {"schools/new.yaml": FIELDS.format(language=tag, more="")})
    assert synthetic.problems(data) == []
    assert language_name(tag) == name


@pytest.mark.parametrize(
    "more",
    [
        "  former_names:\n    - {name: OŠ Staro ime, until: 2021-08-31}\n",
        "  names: [{name: Nuova scuola, language: it}]\n",
        "  places:\n    - {town: Zadar, lat: 44.12, lon: 15.24}\n    - {town: Sukošan, lat: 44.05, lon: 15.31}\n",
        "  contact:\n    role: School office\n    email: ured@škola-primjer.example.eu\n",
        "  contact:\n    role: School office\n    email: škola@primjer.example.eu\n",
        "  contact:\n    role: School office\n    phone: 00385 (0)21/123-456\n",
        "  website: škola-primjer.hr\n",
        "  place: {town: Osijek}\n",
    ],
)
def test_what_registers_say_is_taken(tmp_path: Path, more: str) -> None:
    text = FIELDS.format(language="hr", more=more)
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": text})) == []


@pytest.mark.parametrize(
    "apart",
    [
        "  place: {town: Osijek, street: Druga 2}\n  national_code: 14-060-006\n",
        "  place: {town: Osijek}\n  waiver: {reason: Two schools of one name., granted: 2021-09-01}\n",
    ],
)
def test_namesakes_are_told_apart_by_what_differs_or_a_waiver(tmp_path: Path, apart: str) -> None:
    first = FIELDS.replace("hr-new", "hr-first").format(
        language="hr", more="  place: {town: Osijek, street: Prva 1}\n  national_code: 14-060-005\n"
    )
    second = FIELDS.format(language="hr", more=apart)
    assert synthetic.problems(synthetic.small(tmp_path, {"schools/new.yaml": first + second})) == []


def test_an_education_system_is_not_a_state(tmp_path: Path) -> None:
    """The French Community beside the country record of Belgium, which keeps its address."""
    system = COUNTRY.format(code="be-fr", name="Belgium (French Community)", language="fr")
    school = """\
- id: be-fr-ecole
  name: École de la Haine
  country: be-fr
  language: fr
  memberships: [{hub: be-fr-hub, role: mentor}]
  place: {town: Mons, lat: 50.454, lon: 3.952}
  sources: [annual-report]
"""
    hub = "- id: be-fr-hub\n  name: Hub of Mons\n  country: be-fr\n  sources: [annual-report]\n"
    bounds = system.replace("west: 6", "west: 2")
    files = {"countries/be-fr.yaml": bounds, "schools/new.yaml": school, "clusters/new.yaml": hub}
    data = synthetic.small(tmp_path, files)
    assert synthetic.problems(data) == []
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    paths = {page.path for page in site.pages}
    assert {"countries/be/", "countries/be-fr/", "hubs/be-fr-hub/", "schools/be-fr-ecole/"} <= paths
    countries, atlas = site.portal.every(Country), Atlas(site.portal)
    for chart, marks in ((atlas.country(countries["be-fr"]), 1), (atlas.country(countries["be"]), 1)):
        assert chart is not None
        assert len(chart.marks) == marks
        assert site.templates.render("components/map.html", {"chart": chart, "title": "Map"})
    item = api.school(site.portal, site.portal.every(School)["be-fr-ecole"], site.url)
    assert (item.country_code, item.education_system) == ("BE", "be-fr")


def test_each_site_and_each_name_is_shown(tmp_path: Path) -> None:
    more = (
        "  former_names:\n    - {name: OŠ Staro ime, until: 2021-08-31}\n"
        "  names: [{name: Nuova scuola, language: it}]\n"
        "  places:\n    - {town: Zadar, lat: 44.12, lon: 15.24}\n    - {town: Sukošan, lat: 44.05, lon: 15.31}\n"
    )
    data = synthetic.small(tmp_path, {"schools/new.yaml": FIELDS.format(language="hr", more=more)})
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
    page = next(page for page in site.pages if page.path == "schools/hr-new/")
    assert {"OŠ Staro ime", "Nuova scuola", "Zadar", "Sukošan"} <= set(page.names)
    body = site.templates.render(page.values.template, page.values.filled)
    assert all(word in body for word in ("OŠ Staro ime", "Nuova scuola", "Zadar", "Sukošan", "until 31 August 2021"))
    chart = Atlas(site.portal).country(site.portal.every(Country)["hr"])
    assert chart is not None
    towns = [mark.member.place.town for mark in chart.marks if mark.member.school and mark.member.school.id == "hr-new"]
    assert towns == ["Zadar", "Sukošan"]
    assert page.linked_data is not None
