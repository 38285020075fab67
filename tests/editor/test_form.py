"""The form of the editor is made from the models: nothing is missing, and two editors read all of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from portal.editor import decap, desk, offered
from portal.editor.widgets import FREE, KEPT, WHOLE_LIST, hint, shapes, widgets
from portal.portal import Portal
from portal.reading.docstrings import docstrings
from portal.reading.references import models_in, target_of
from portal.records.fields import Refers, Term
from portal.records.kind import Kind
from portal.records.repository import Repository

GITHUB = Repository(address="https://github.com/owner/name", forge="github")
# What the published JSON Schema of Sveltia (sveltia-cms.json, 0.221.1) allows and Decap (3.16) reads.
BOTH = {
    "top": "backend collections display_url editor media_folder public_folder publish_mode show_preview_links site_url "
    "slug",
    "backend": "api_root app_id auth_type base_url branch name open_authoring repo",
    "collection": "create delete description editor extension fields files filter folder format identifier_field label "
    "label_singular name preview_path slug sortable_fields summary",
    "file": "fields file label name preview_path",
    "hidden": "name widget",
    "string": "hint label name pattern required widget",
    "text": "hint label name required widget",
    "boolean": "default hint label name required widget",
    "datetime": "date_format format hint label name required time_format widget",
    "number": "hint label max min name required step value_type widget",
    "select": "hint label max min multiple name options required widget",
    "object": "collapsed fields hint label name required widget",
    "list": "allow_remove collapsed field fields hint label label_singular max min name required summary widget",
}


@pytest.fixture(scope="module")
def configuration(data: Path, records: Portal) -> dict[str, Any]:
    """The configuration for the editor on this machine."""
    found: dict[str, Any] = json.loads(decap.configuration(data, records, "https://portal.invalid/", local=True))
    return found


def form(configuration: Mapping[str, Any], kind: Kind) -> list[dict[str, Any]]:
    """The fields in which a record of the kind is written."""
    for collection in configuration["collections"]:
        if collection.get("folder") == f"data/{kind.stem}":
            return list(collection["fields"])
        for file in collection.get("files", []):
            if kind.single and file["file"] == f"data/{kind.stem}.yaml":
                return list(file["fields"])
    raise AssertionError(f"{kind.name} cannot be edited")


def pairs(
    model: type[BaseModel], fields: list[dict[str, Any]], above: str
) -> Iterator[tuple[str, type[BaseModel], str, dict[str, Any]]]:
    """(path, model, name, field of the form) of each field of the model and its parts. Fails where one is missing."""
    by_name = {field["name"]: field for field in fields}
    assert set(by_name) - {KEPT, FREE} == set(model.model_fields), above
    for name, field in model.model_fields.items():
        yield f"{above}.{name}", model, name, by_name[name]
        for part in list(models_in(field.annotation))[:1]:
            yield from pairs(part, by_name[name]["fields"], f"{above}.{name}")


def test_every_field_of_every_kind_is_in_its_form_with_its_explanation(
    configuration: dict[str, Any], records: Portal
) -> None:
    count = 0
    for kind in records.kinds:
        for path, model, name, field in pairs(kind.model, form(configuration, kind), kind.stem):
            assert field["hint"].startswith(hint(docstrings(model)[name])), path
            assert field["required"] <= model.model_fields[name].is_required(), path
            count += 1
    assert count > 700


def test_every_choice_and_every_reference_is_offered(configuration: dict[str, Any], records: Portal) -> None:
    chosen = referred = 0
    for kind in records.kinds:
        for path, model, name, field in pairs(kind.model, form(configuration, kind), kind.stem):
            target = target_of(model, name)
            literals = _literals(model.model_fields[name].annotation)
            values = [option if isinstance(option, str) else option["value"] for option in field.get("options", [])]
            if literals and target is None:
                assert values == literals, path
                chosen += 1
            elif isinstance(target, Term):
                table = next(one.name for one in records.kinds if one.stem == f"vocabularies/{target.vocabulary}")
                assert set(values) - {"all"} == set(records.tables[table]), path
                referred += 1
            elif isinstance(target, Refers) and not target.or_name and target.kind != "source":
                assert values == list(records.tables[target.kind]), path
                referred += 1
    assert chosen > 20
    assert referred > 40


def _literals(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for argument in get_args(annotation) if argument != "all" for value in _literals(argument)]


def test_of_very_many_records_the_id_is_typed(records: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offered, "MOST_OPTIONS", 2)
    school = next(kind for kind in records.kinds if kind.name == "school")
    fields = {field["name"]: field for field in widgets(school.model, offered.options_of(records))}
    assert len(records.tables["country"]) > 2
    assert fields["country"]["widget"] == "string"


def test_what_one_record_is_required_to_have_comes_first(configuration: dict[str, Any], records: Portal) -> None:
    for kind in records.kinds:
        required = [field.get("required", False) for field in form(configuration, kind)]
        assert required == sorted(required, reverse=True), kind.stem


def _faults(said: Mapping[str, Any], level: str = "top") -> Iterator[str]:
    allowed = set(BOTH[level].split())
    yield from (f"{level}: {name}" for name in set(said) - allowed)
    if level == "top":
        yield from _faults(said["backend"], "backend") if said["backend"]["name"] != "proxy" else ()
        for collection in said["collections"]:
            yield from _faults(collection, "collection")
    for file in said.get("files", []) if level == "collection" else []:
        yield from _faults(file, "file")
    inner = [*said.get("fields", []), *([said["field"]] if "field" in said else [])]
    for field in inner:
        yield from _faults(field, field["widget"])


def test_there_is_nothing_that_only_one_of_the_editors_reads(configuration: dict[str, Any]) -> None:
    assert list(_faults(configuration)) == []
    gitlab = Repository(address="https://gitlab.example.eu/group/sub/name", forge="gitlab", application="x")
    for held in (GITHUB, gitlab):
        assert list(_faults({**configuration, "backend": decap.backend(held), "publish_mode": "x"})) == []
    planted = {**configuration, "local_backend": True}
    assert list(_faults(planted)) == ["top: local_backend"]


def test_where_the_repository_is_decides_how_files_are_reached(data: Path, records: Portal) -> None:
    def said(held: Repository | None, *, local: bool = False) -> dict[str, Any]:
        project = records.project.model_copy(update={"repository": held})
        tables = {**records.tables, "project": {"project": project}}
        portal = replace(records, tables=tables)
        found: dict[str, Any] = json.loads(decap.configuration(data, portal, None, local=local))
        return found

    assert "backend" not in said(None)
    assert said(None, local=True)["backend"]["name"] == said(GITHUB, local=True)["backend"]["name"] == "proxy"
    github = said(GITHUB)
    assert github["backend"] == {"name": "github", "repo": "owner/name", "branch": "main", "open_authoring": True}
    assert github["publish_mode"] == "editorial_workflow"
    own = decap.backend(
        Repository(address="https://git.example.eu/group/name.git", forge="gitlab", branch="live", application="abc")
    )
    assert (own["repo"], own["branch"], own["api_root"]) == ("group/name", "live", "https://git.example.eu/api/v4")


def test_names_of_fields_mean_the_same_to_the_script_in_every_model(records: Portal) -> None:
    models = desk.models(records.kinds)
    found = shapes(models)
    names = {name for model in models for name in model.model_fields}
    assert not names & {KEPT, FREE, WHOLE_LIST}
    assert found.parts == {"sources": "source"}
    assert {"levels", "audience"} <= set(found.words)
    for model in models:
        for name in set(model.model_fields) & set(found.parts):
            assert name in shapes([model]).parts, f"{model.__name__}.{name} does not take a word for a part"
