"""What machines read of the library: AMB for registries, schema.org for search engines, and metadata.yml."""

import hashlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from portal.parts.library.linked_data import TRAINING_MATERIAL
from portal.parts.library.records import Resource
from portal.portal import Portal
from portal.records.licence import Licence
from portal.site import open_site
from tests import synthetic
from tests.document import Document
from tests.project import ROOT

Data = dict[str, Any]
SITE = "https://portal.invalid/"
RULES: Data = json.loads((ROOT / "tests" / "parts" / "library" / "amb.schema.json").read_text(encoding="utf-8"))
AMB = Draft202012Validator(RULES, format_checker=FormatChecker())

# Properties of schema.org 29.0 that the portal uses, by type; those of Thing and CreativeWork count for what is below.
THING = {"description", "name", "sameAs", "url"}
CREATIVE_WORK = THING | {
    "archivedAt",
    "audience",
    "author",
    "dateCreated",
    "dateModified",
    "datePublished",
    "educationalLevel",
    "encoding",
    "inLanguage",
    "isAccessibleForFree",
    "isPartOf",
    "keywords",
    "learningResourceType",
    "license",
    "mainEntity",
    "sdDatePublished",
    "teaches",
    "timeRequired",
    "translationOfWork",
    "version",
}
SCHEMA_ORG = {
    "CollectionPage": CREATIVE_WORK,
    "Course": CREATIVE_WORK,
    "CreativeWork": CREATIVE_WORK,
    "EducationalAudience": THING | {"educationalRole"},
    "LearningResource": CREATIVE_WORK,
    "MediaObject": CREATIVE_WORK | {"contentSize", "contentUrl", "encodingFormat", "sha256"},
    "Organization": THING,
    "Report": CREATIVE_WORK,
    "WebApplication": CREATIVE_WORK,
}
CONFORMS_TO = "http://purl.org/dc/terms/conformsTo"


@pytest.fixture(scope="module")
def described(records: Portal, pages: list[Document]) -> dict[str, tuple[Resource, Data, Data]]:
    """id -> record, schema.org, AMB, of every resource, as they stand on its page."""
    by_address = {page.address: page for page in pages}
    found = {}
    for record in records.every(Resource).values():
        plain, amb, trail = by_address[f"/{record.path}"].linked_data
        assert trail["@type"] == "BreadcrumbList"
        found[record.id] = (record, plain, amb)
    assert found
    return found


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Data, Data]]:
    """schema.org and AMB of resources whose every field is filled in."""
    data = tmp_path_factory.mktemp("metadata") / "data"
    synthetic.write(data, 10)
    made = open_site(ROOT, SITE, [ROOT / "overrides"], data, synthetic.DAY)
    return [(page.linked_data, page.further_data[0]) for page in made.pages if page.further_data]


def faults(document: Data) -> list[str]:
    """What keeps the document from being AMB."""
    return [error.message for error in AMB.iter_errors(document)]


def unknown(node: Any) -> Iterator[str]:
    """Types and properties below the node that schema.org does not have, or has elsewhere."""
    if isinstance(node, list):
        for item in node:
            yield from unknown(item)
    if not isinstance(node, dict):
        return
    types = node.get("@type", [])
    types = [types] if isinstance(types, str) else types
    if not types:
        yield "no type"
    yield from (type for type in types if type not in SCHEMA_ORG)
    allowed = {"@context", "@id", "@type", CONFORMS_TO}.union(*(SCHEMA_ORG.get(type, set()) for type in types))
    for name, value in node.items():
        if name not in allowed:
            yield name
        yield from unknown(value)


def test_every_resource_is_amb(described: dict[str, tuple[Resource, Data, Data]]) -> None:
    Draft202012Validator.check_schema(RULES)
    assert {id: found for id, (_record, _plain, amb) in described.items() if (found := faults(amb))} == {}


def test_invented_resources_with_every_field_are_amb(invented: list[tuple[Data, Data]]) -> None:
    assert len(invented) >= 3
    used: set[str] = set()
    for _plain, amb in invented:
        assert faults(amb) == []
        used.update(amb)
    # The invented dates are months, which AMB does not know.
    assert used == set(RULES["properties"]) - {"dateCreated"}


def _without(name: str) -> Callable[[Data], object]:
    return lambda data: data.pop(name)


def _with(name: str, value: object) -> Callable[[Data], object]:
    return lambda data: data.update({name: value})


@pytest.mark.parametrize(
    "fault",
    [
        _without("id"),
        _without("name"),
        _with("@context", "https://schema.org"),
        _with("@context", ["https://w3id.org/kim/amb/context.jsonld", "https://schema.org"]),
        _with("type", "LearningResource"),
        _with("type", ["Report"]),
        _with("inLanguage", "en"),
        _with("license", "https://creativecommons.org/licenses/by/4.0/"),
        _with("license", {"id": "https://example.eu/terms"}),
        _with("keywords", "mentoring"),
        _with("learningResourceType", [{"id": "https://example.eu/checklist", "type": "Concept"}]),
        _with("educationalLevel", [{"id": "https://w3id.org/kim/educationalLevel/primary", "type": "Concept"}]),
        _with("audience", [{"id": "http://purl.org/dcx/lrmi-vocabs/educationalAudienceRole/head", "type": "Concept"}]),
        _with("about", [{"id": "https://example.eu/mentoring", "type": "Concept"}]),
        _with("dateCreated", "2021-05"),
        _with("id", "https://example.eu/škola"),
        _with("@type", "LearningResource"),
    ],
)
def test_a_planted_fault_is_found(
    described: dict[str, tuple[Resource, Data, Data]], fault: Callable[[Data], object]
) -> None:
    broken = deepcopy(next(iter(described.values()))[2])
    fault(broken)
    assert len(faults(broken)) >= 1


def test_every_word_is_one_of_schema_org(
    described: dict[str, tuple[Resource, Data, Data]], invented: list[tuple[Data, Data]]
) -> None:
    documents = [*(plain for _record, plain, _amb in described.values()), *(plain for plain, _amb in invented)]
    for plain in documents:
        assert plain["@context"] == "https://schema.org"
        assert "LearningResource" in plain["@type"]
        assert list(unknown(plain)) == []
    assert list(unknown({"@type": ["Sheet"], "titel": [{"name": "x"}]})) == ["Sheet", "titel", "no type", "name"]


def test_both_say_what_the_record_says(described: dict[str, tuple[Resource, Data, Data]], records: Portal) -> None:
    for record, plain, amb in described.values():
        for data in (plain, amb):
            assert (data["name"], data["description"]) == (record.title, record.summary)
            assert data["inLanguage"] == list(record.languages)
            assert data.get("isAccessibleForFree", False) == record.offered
            assert ("datePublished" in data) == record.offered
            assert data.get("keywords", []) == [records.term("themes", id).label for id in record.themes]
        assert [maker["name"] for maker in amb["creator"]] == [maker["name"] for maker in plain["author"]]
        assert plain["@type"] == amb["type"]
        page = f"{SITE}{record.path}"
        assert plain["@id"] == records.identity_of(record)
        assert plain["url"] == amb["mainEntityOfPage"][0]["id"] == page
        assert amb["id"] == (page if record.offered else record.url)
        assert ("conditionsOfAccess" in amb) == record.offered
        assert plain.get("dateCreated") == record.date
        assert amb.get("dateCreated") == (record.date if len(record.date or "") == len("2022-03-29") else None)


def test_only_open_licences_are_named_to_registries(
    described: dict[str, tuple[Resource, Data, Data]], records: Portal
) -> None:
    open_ones = 0
    for record, plain, amb in described.values():
        licence: Licence = records.licences[record.licence]
        if record.licence.startswith("CC"):
            open_ones += 1
            assert amb["license"] == {"id": plain["license"]} == {"id": licence.url}
        else:
            assert "license" not in amb
            assert plain["license"] in (licence.url, {"@type": "CreativeWork", "name": licence.name})
    assert 0 < open_ones < len(described)


def test_files_are_described_as_they_are(described: dict[str, tuple[Resource, Data, Data]], site: Path) -> None:
    files = 0
    for record, plain, amb in described.values():
        assert bool(amb.get("encoding")) == record.offered
        for said, other in zip(amb.get("encoding", []), plain.get("encoding", []), strict=True):
            content = (site / urlsplit(said["contentUrl"]).path.lstrip("/")).read_bytes()
            assert said["contentSize"] == other["contentSize"] == str(len(content))
            assert said["sha256"] == other["sha256"] == hashlib.sha256(content).hexdigest()
            assert said["encodingFormat"] == other["encodingFormat"]
            files += 1
    assert files


def test_bioschemas_is_claimed_where_the_profile_is_met(described: dict[str, tuple[Resource, Data, Data]]) -> None:
    claimed = 0
    for _record, plain, _amb in described.values():
        met = bool(plain.get("keywords")) and isinstance(plain["license"], str)
        assert (plain.get(CONFORMS_TO, {}).get("@id") == TRAINING_MATERIAL) == met
        claimed += met
    assert 0 < claimed < len(described)
