"""What files of the repository say beside the records agrees with them."""

import json
import re
import warnings

import pytest
import yaml

from portal.parts.library.records import Resource
from portal.parts.library.registries import LEVELS
from portal.parts.registry import KINDS
from portal.portal import Portal
from portal.reading import schema, textfile
from tests.content.conftest import ROOT


def test_metadata_and_citation_say_what_the_project_says(real: Portal) -> None:
    said = yaml.safe_load(textfile.read(ROOT / "metadata.yml"))
    cited = yaml.safe_load(textfile.read(ROOT / "CITATION.cff"))
    project = real.project
    assert said["name"] == f"{project.acronym}: {project.name}"
    assert said["description"] == project.tagline
    assert said["license"] == real.licences[project.licence].url
    assert said["id"] == project.identity
    operator = real.operator
    if operator is None:
        assert "creator" not in said, "nobody is named who runs the site; delete creator from metadata.yml"
    else:
        name = real.organisation(operator.organisation)
        made = [{"type": "Organization", "name": name}]
        assert said.get("creator") == made, "write the operator of data/operator.yaml as creator into metadata.yml"
        assert cited["authors"] == [{"name": name}], "write that operator as author in CITATION.cff"


def test_security_reports_go_to_the_address_of_the_project(real: Portal) -> None:
    text = textfile.read(ROOT / "SECURITY.md")
    assert set(re.findall(r"mailto:([^)]+)", text)) == {real.email}


def test_metadata_names_what_the_library_has(real: Portal) -> None:
    """Nothing that no resource has. What is newer than the file is no fault of whoever adds it."""
    said = yaml.safe_load(textfile.read(ROOT / "metadata.yml"))
    themes = {id for record in real.every(Resource).values() for id in record.themes}
    assert set(said["keywords"]) <= {real.term("themes", id).label for id in themes}
    roles = {match.url for term in real.vocabularies["audiences"].values() for match in term.matches}
    assert set(said["audience"]) <= roles
    assert all(level.startswith(LEVELS) for level in said["educationalLevel"])


@pytest.mark.filterwarnings("default:the schemas")
def test_schemas_offer_terms_that_exist() -> None:
    """A term that the schemas lack yet is completed by no editor, and is valid all the same."""
    made = schema.schemas(ROOT / "data", KINDS)
    for name, text in made.items():
        kept = json.loads(textfile.read(ROOT / "schemas" / name))
        offered = set(_listed(kept)) - set(_listed(json.loads(text)))
        assert offered == set(), f"schemas/{name} offers what there is not; run make bless"
        if kept != json.loads(text):
            warnings.warn("the schemas lack terms that are new; a maintainer adds them with make bless", stacklevel=1)


def _listed(node: object) -> list[str]:
    """The choices of all fields below the node."""
    if isinstance(node, list):
        return [found for item in node for found in _listed(item)]
    if not isinstance(node, dict):
        return []
    own = [str(choice) for choice in node.get("enum", ())]
    return own + [found for value in node.values() for found in _listed(value)]
