"""The files for programs: what is in them is what the records say, each fits its schema, and none can do harm."""

import csv
import json
import tracemalloc
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from playwright.sync_api import Browser

from portal import inspection
from portal.open_data.catalogue import Catalogue
from portal.open_data.csv_table import LIST_SEPARATOR, MARK, cell, harmless
from portal.open_data.items import citations
from portal.open_data.records import OpenData
from portal.parts.events.api import EventItem
from portal.parts.library.api import ResourceItem
from portal.parts.library.holdings import Holdings, author
from portal.parts.library.records import Resource
from portal.parts.network.api import HubItem, SchoolItem
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country, School
from portal.portal import Portal
from portal.records.base import Citation
from portal.words.typography import typeset
from tests import synthetic
from tests.browsing import open_page
from tests.document import Document
from tests.networks import Network
from tests.work import counted
from tools.server import Server

URL = "https://portal.invalid/"
JSON = ("schools.json", "hubs.json", "resources.json", "events.json", "schools.geojson", "hubs.geojson")


@pytest.fixture(scope="module")
def catalogue(records: Portal) -> Catalogue:
    """The files of invented records."""
    return synthetic.catalogue(records, URL)


def read(catalogue: Catalogue, name: str) -> Any:
    """A JSON file, parsed."""
    return json.loads(catalogue.files[f"api/{name}"])


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, read as a program would that knows of byte order marks."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def validator(catalogue: Catalogue, document: Mapping[str, Any]) -> Draft202012Validator:
    """What checks a document against the schema that it names."""
    path = document["$schema"].removeprefix(URL)
    schema = json.loads(catalogue.files[path])
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == document["$schema"]
    return Draft202012Validator(schema, format_checker=FormatChecker())


def sources(records: Portal, record: School | Cluster | Resource) -> list[str]:
    """Web addresses, or titles of what is not online."""
    named = [citation.source for citation in record.sources]
    return [id if "://" in id else records.sources[id].url or records.sources[id].title for id in dict.fromkeys(named)]


@pytest.mark.parametrize("name", JSON)
def test_every_file_fits_the_schema_that_it_names(catalogue: Catalogue, name: str) -> None:
    document = read(catalogue, name)
    check = validator(catalogue, document)
    assert [error.message for error in check.iter_errors(document)] == []


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("fault", ["gone", "more", "type", "number", "head"])
def test_the_schema_finds_a_planted_fault(catalogue: Catalogue, name: str, fault: str) -> None:
    document = read(catalogue, name)
    check = validator(catalogue, document)
    item = document["features"][0]["properties"] if "geojson" in name else document["items"][0]
    match fault:
        case "gone":
            del item["note"]
        case "more":
            item["head_teacher"] = "Synthetic Person"
        case "type":
            item["sources"] = "annual report"
        case "number":
            item["url"] = 3
        case "head":
            document["version"] = "2"
    assert len(list(check.iter_errors(document))) == 1


def test_a_network_without_schools_has_a_file_without_schools(records: Portal) -> None:
    files = synthetic.catalogue(synthetic.holding(synthetic.holding(records, School, {}), Cluster, {}), URL).files
    assert json.loads(files["api/schools.json"])["items"] == []
    assert json.loads(files["api/hubs.geojson"])["features"] == []
    assert rows(files["api/schools.csv"]) == []


def test_every_field_is_explained_in_the_schema_and_on_the_page(catalogue: Catalogue, pages: list[Document]) -> None:
    page = next(page for page in pages if page.address == "/about/data/")
    for name, model in (("schools", SchoolItem), ("hubs", HubItem), ("resources", ResourceItem), ("events", EventItem)):
        schema = json.loads(catalogue.files[f"api/schemas/{name}.schema.json"])
        properties = schema["$defs"][model.__name__]["properties"]
        assert list(properties) == list(model.model_fields) == schema["$defs"][model.__name__]["required"]
        assert all(len(field["description"]) > 5 for field in properties.values())
        for field in properties.values():
            assert typeset(field["description"]) in page.text


def test_schools_are_the_records(catalogue: Catalogue, records: Portal) -> None:
    document = read(catalogue, "schools.json")
    items = document["items"]
    assert document["count"] == len(items) == len(records.every(School)) > 5
    assert document["licence"]["words"]["id"] == records.project.licence
    assert document["licence"]["facts"] == records.single(OpenData).facts
    credits = [credit["holder"] for credit in document["licence"]["credits"]]
    assert credits == [credit.holder for credit in records.single(OpenData).credits]
    assert document["documentation"] == f"{URL}about/data/"
    for item, record in zip(items, records.every(School).values(), strict=True):
        cluster = records.view(Membership).cluster_of(record)
        place = record.place
        assert item["id"] == record.id
        assert item["name"] == record.name
        assert item["url"] == f"{URL}{record.path}"
        assert item["country_code"].lower() == record.country
        assert item["country_name"] == records.every(Country)[record.country].name
        assert item["town"] == (place.town if place else None)
        assert (item["latitude"], item["longitude"]) == ((place.lat, place.lon) if place else (None, None))
        assert (item["precision"] is None) == (item["latitude"] is None)
        assert item["role"] == records.view(Membership).role_of(record)
        assert item["role_implied"] == records.view(Membership).role_is_implied(record)
        assert item["hub"] == (cluster.id if cluster else None)
        assert item["levels"] == (list(record.levels) or None)
        assert item["themes"] == list(record.themes)
        assert item["national_code"] == record.national_code
        assert item["website"] == record.website
        assert item["sources"] == sources(records, record)
        assert item["note"] == record.note
        for name in ("levels", "themes", "contexts"):
            assert set(item[name] or ()) <= set(document["terms"][name])


def test_a_citation_says_the_place_and_the_words_beside_the_source(records: Portal) -> None:
    cited = (
        Citation(source="annual-report", at="page 2", quote="Ten schools."),
        Citation(source="https://school.example.eu/page"),
    )
    report, page = citations(records, cited)
    source = records.sources["annual-report"]
    assert report.model_dump() == {
        "source": source.title,
        "url": source.url,
        "at": "page 2",
        "quote": "Ten schools.",
    }
    assert (page.source, page.url, page.at, page.quote) == (cited[1].source, cited[1].source, None, None)


def test_memberships_are_those_of_the_schools(catalogue: Catalogue, records: Portal) -> None:
    """Everything that is counted of hubs can be counted again from this list alone."""
    items = read(catalogue, "memberships.json")["items"]
    hubs = {hub["id"]: hub for hub in read(catalogue, "hubs.json")["items"]}
    of_schools = [(school.id, one.hub) for school in records.every(School).values() for one in school.memberships]
    assert [(item["school"], item["hub"]) for item in items] == of_schools
    certain = [item for item in items if item["counted"] and item["certainty"] != "likely"]
    assert {id: sum(item["hub"] == id for item in certain) for id in hubs} == {
        id: hub["named"] for id, hub in hubs.items()
    }
    assert all((item["why"] is None) == (item["certainty"] == "stated") for item in items)
    assert all(item["sources"] for item in items)


def test_hubs_are_the_records(catalogue: Catalogue, records: Portal) -> None:
    items = read(catalogue, "hubs.json")["items"]
    placed = 0
    for item, record in zip(items, records.every(Cluster).values(), strict=True):
        mentor = records.view(Membership).mentor(record)
        place = record.place or (mentor.place if mentor else None)
        placed += item["latitude"] is not None
        assert item["url"] == f"{URL}{record.path}"
        assert item["town"] == (place.town if place else None)
        roster = records.view(Membership).roster(record)
        named = [seat.school.id for seat in roster.seats if not seat.likely]
        assert [*filter(None, [item["mentor"]]), *item["mentees"], *item["role_not_stated"]] == named
        assert (item["mentor"], item["mentees"]) == (mentor.id if mentor else None, list(roster.ids("mentee")))
        assert (item["size"], item["named"]) == (roster.size, len(named))
        assert set(item["roles_implied"]) <= set(named)
        assert set(item["likely"]).isdisjoint(named)
        assert item["sources"] == sources(records, record)
    assert 0 < placed < len(items)


@pytest.mark.parametrize("kind", ["schools", "hubs"])
def test_geojson_has_the_same_records_with_longitude_first(catalogue: Catalogue, kind: str) -> None:
    document, items = read(catalogue, f"{kind}.geojson"), read(catalogue, f"{kind}.json")["items"]
    assert document["type"] == "FeatureCollection"
    assert "crs" not in document
    assert [feature["properties"] for feature in document["features"]] == items
    unknown = 0
    for feature in document["features"]:
        item = feature["properties"]
        assert feature["id"] == item["id"]
        if item["latitude"] is None:
            unknown += 1
            assert feature["geometry"] is None
            continue
        longitude, latitude = feature["geometry"]["coordinates"]
        assert (longitude, latitude) == (item["longitude"], item["latitude"])
        # All places lie in Europe, where no latitude could be taken for a longitude.
        assert 34 < latitude < 72
        assert -32 < longitude < 33
    assert 0 < unknown < len(items)


def test_resources_are_the_records(catalogue: Catalogue, records: Portal, site: Path) -> None:
    document = read(catalogue, "resources.json")
    items = document["items"]
    assert [item["id"] for item in items] == [record.id for record in records.view(Holdings).latest]
    offered = 0
    for item in items:
        record = records.every(Resource)[item["id"]]
        assert item["url"] == f"{URL}{record.path}"
        assert (item["licence"], item["licence_url"]) == (record.licence, records.licences[record.licence].url)
        assert (item["authors"] or []) == [author(records, written) for written in record.authors]
        assert (item["date"], item["version"], item["minutes"]) == (record.date, record.version, record.minutes)
        assert (item["found_at"], item["archived_at"]) == (record.url, record.archived_url)
        assert (item["hubs"], item["stories"]) == (list(record.clusters), list(record.case_studies))
        assert item["related"] == list(record.related)
        assert item["objectives"] == list(record.objectives)
        assert (item["published"], item["changed"]) == (str(record.published), str(record.changed))
        assert item["sources"] == sources(records, record)
        assert bool(item["files"]) == record.offered
        for file in item["files"]:
            offered += 1
            assert (site / file.removeprefix(URL)).is_file()
        for name, vocabulary in (("audience", "audiences"), ("levels", "levels"), ("themes", "themes")):
            assert item[name] == (list(getattr(record, name)) or (None if name in {"audience", "levels"} else []))
            assert set(item[name] or ()) <= set(document["terms"][vocabulary])
        assert item["type"] in document["terms"]["resource_types"]
    assert offered


@pytest.mark.parametrize("kind", ["schools", "hubs", "resources"])
def test_csv_has_the_same_records(catalogue: Catalogue, kind: str) -> None:
    items, found = read(catalogue, f"{kind}.json")["items"], rows(catalogue.files[f"api/{kind}.csv"])
    assert len(found) == len(items)
    for row, item in zip(found, items, strict=True):
        plain = {name: value for name, value in item.items() if name != "citations"}
        assert list(row) == list(plain)
        for name, value in plain.items():
            match value:
                case None:
                    assert row[name] == ""
                case bool():
                    assert row[name] == str(value).lower()
                case int() | float():
                    assert float(row[name]) == value
                case list():
                    assert row[name] == LIST_SEPARATOR.join(value)
                case _:
                    assert row[name] == str(value)


def test_csv_is_that_of_the_rfc(catalogue: Catalogue) -> None:
    text = catalogue.files["api/schools.csv"].decode()
    assert text.startswith(f"{MARK}id,name,url,")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert MARK not in text[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("School;=1", "School;'=1"),
        ("School; =1", "School;' =1"),
        ("a=b, c-d", "a=b, c-d"),
        ("OŠ Čabar", "OŠ Čabar"),
        ("", ""),
    ],
)
def test_no_text_becomes_a_formula(text: str, expected: str) -> None:
    assert harmless(text) == cell(text) == expected
    assert cell((text, "x")) == harmless(f"{text} | x")


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 60)
    catalogue = synthetic.catalogue(inspection.read(tmp_path / "data", synthetic.DAY)[0], URL)
    assert cell(-8.33147) == "-8.33147"
    assert cell(-3) == "-3"
    assert cell("-8.33147") == "'-8.33147"
    west = [row["longitude"] for row in rows(catalogue.files["api/schools.csv"]) if row["longitude"].startswith("-")]
    assert west
    assert all(float(value) < 0 for value in west)


def test_no_cell_of_a_hostile_network_is_a_formula_wherever_it_is_cut(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 10, text=lambda label: f'=HYPERLINK("{label}");@x ; -1",\'=2')
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    files = synthetic.catalogue(found, URL).files
    dangerous = 0
    for name in ("schools", "hubs", "resources"):
        content = files[f"api/{name}.csv"]
        for row in rows(content):
            for field, value in row.items():
                assert not value.startswith(("=", "+", "@", "\t", "\r")), field
                assert not value.startswith("-") or field in {"latitude", "longitude"}, field
                dangerous += value.startswith("'=")
        # A spreadsheet that cuts at semicolons takes quotes inside a piece for text.
        pieces = [piece for line in content.decode().split("\r\n") for piece in line.split(";")]
        assert [piece for piece in pieces if piece[:1] in "=+-@" and piece] == []
    assert dangerous > 20


def test_nobody_is_named(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 10)
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    school = next(iter(found.every(School).values()))
    assert school.contact is not None
    assert found.person_of(school.contact) == "Synthetic Head"
    for path, content in synthetic.catalogue(found, URL).files.items():
        for personal in (b"Synthetic Head", b"Synthetic Person", b"Head teacher", b"@synthetic"):
            assert personal not in content, path


@pytest.mark.build
def test_a_large_network_takes_a_share_that_does_not_grow(tmp_path: Path) -> None:
    def costs(schools: int) -> tuple[int, int]:
        synthetic.write(tmp_path / str(schools), schools)
        found, _notices = inspection.read(tmp_path / str(schools), synthetic.DAY)
        made = synthetic.catalogue(found, URL)
        return counted(lambda: sum(len(content) for content in made.files.values()))

    (before, small), (after, large) = costs(500), costs(2000)
    assert 3.5 * small < large < 4.1 * small
    assert after < 4.2 * before


@pytest.mark.build
def test_files_hold_little_more_than_themselves_in_memory(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 1500)
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    synthetic.catalogue(found, URL).files.items()
    tracemalloc.start()
    catalogue = synthetic.catalogue(found, URL)
    size = sum(len(content) for content in catalogue.files.values())
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1.2 * size + 300_000
    assert peak < 2 * size


def test_two_runs_are_byte_identical(network: Network, data: Path, catalogue: Catalogue, site: Path) -> None:
    assert synthetic.catalogue(network.read(data), URL).files == catalogue.files
    for path in catalogue.files:
        assert (site / path).is_file()


def test_the_site_serves_them_to_everybody_with_their_type(server: Server) -> None:
    types = {
        "/api/schools.json": "application/json",
        "/api/schools.csv": "text/csv; charset=utf-8",
        "/api/schools.geojson": "application/geo+json",
        "/api/hubs.csv": "text/csv; charset=utf-8",
        "/api/schemas/schools.schema.json": "application/json",
    }
    for path, type in types.items():
        with urlopen(f"{server.url}{path}") as answer:
            assert answer.headers.get_all("Content-Type") == [type], path
            assert answer.headers.get_all("Access-Control-Allow-Origin") == ["*"], path
            assert answer.headers.get_all("Cross-Origin-Resource-Policy") == ["cross-origin"], path
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/about/data/", "/", "/embed/country/hr/"):
        with urlopen(f"{server.url}{path}") as answer:
            assert "Access-Control-Allow-Origin" not in answer.headers, path


def test_a_script_of_another_site_reads_the_files_and_nothing_else(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    for name in ("index.html", "404.html", "_redirects"):
        (tmp_path / name).write_text("<!doctype html><title>Other</title>" if "html" in name else "", encoding="utf-8")
    config = tmp_path / "netlify.toml"
    config.write_text("headers = []\nredirects = []\n", encoding="utf-8")
    with Server(tmp_path, config) as other:
        page, _errors = open_page(browser)
        page.goto(other.url + "/")
        ask = "address => fetch(address).then(answer => answer.text()).then(text => text.length, () => 'refused')"
        assert page.evaluate(ask, f"{server.url}/api/hubs.json") > 1_000
        assert page.evaluate(ask, f"{server.url}/about/data/") == "refused"
        page.context.close()


def test_the_page_lists_every_file_as_it_is(pages: list[Document], site: Path, records: Portal) -> None:
    page = next(page for page in pages if page.address == "/about/data/")
    links = {element.get("href", "") for element in page.all("a")}
    for file in (site / "api").rglob("*.*"):
        assert f"/{file.relative_to(site).as_posix()}" in links
    assert f"{(site / 'api' / 'schools.csv').stat().st_size / 1000:.1f} kB" in page.text
    holders = [credit.holder for credit in records.single(OpenData).credits]
    for words in (records.single(OpenData).facts, *holders, records.licences[records.project.licence].reuse):
        assert words in page.text


def test_linked_data_has_every_file(pages: list[Document], site: Path) -> None:
    page = next(page for page in pages if page.address == "/about/data/")
    data = page.linked_data[0]
    assert data["@type"] == "DataCatalog"
    assert {dataset["@type"] for dataset in data["dataset"]} == {"Dataset"}
    assert len(data["dataset"]) == len(list((site / "api").glob("*.json")))
    for dataset in data["dataset"]:
        assert dataset["license"].startswith("https://creativecommons.org/")
        assert urlsplit(dataset["url"]).fragment in page.anchors
        placed = {"application/geo+json"} if dataset["url"].endswith(("#schools", "#hubs")) else set()
        formats = {download["encodingFormat"] for download in dataset["distribution"]}
        assert formats == {"application/json", "text/csv", *placed}
        for download in dataset["distribution"]:
            assert (site / urlsplit(download["contentUrl"]).path.lstrip("/")).is_file()
