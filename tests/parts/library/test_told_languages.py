"""The language of a course stands in its record alone; what the library has of it repeats no other."""

from pathlib import Path
from typing import Any

import pytest

from portal.parts.library import api, linked_data
from portal.parts.library.citations import citation
from portal.parts.library.records import Resource
from portal.parts.library.told_languages import told_languages
from portal.parts.training.records import Course
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT

URL = "https://portal.invalid/"


@pytest.mark.parametrize(("written", "said"), [("", ()), ("  language: hr\n", ("hr",))])
def test_a_resource_that_tells_of_a_course_says_the_language_of_the_course(
    tmp_path: Path, written: str, said: tuple[str, ...]
) -> None:
    valid = ROOT / "tests" / "valid"
    courses, resources = ((valid / f"{kind}.yaml").read_text(encoding="utf-8") for kind in ("courses", "resources"))
    before, id, after = courses.partition("- id: old-course\n")
    first, languages, rest = resources.partition("  languages: ")
    files: dict[str, str | bytes] = {
        "courses.yaml": before + id + written + after,
        "resources.yaml": f"{first}  course: old-course\n{languages}{rest}",
    }
    data = synthetic.small(tmp_path, files)
    site = open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY)
    portal = site.portal
    resource = next(iter(portal.every(Resource).values()))
    assert resource.languages != said
    assert told_languages(portal, resource) == said
    assert api.resource(portal, resource, URL).languages == (said or None)
    described: dict[str, Any] = linked_data.resource(portal, resource, URL, ())
    assert described.get("inLanguage", []) == list(said)
    assert described["mainEntity"]["@id"] == portal.identity_of(portal.every(Course)["old-course"])
    assert ("language" in citation(portal, resource, URL).csl()) is bool(said)
    page = next(page for page in site.pages if page.path == resource.path)
    body = page.body(site.templates)
    assert 'href="/training/old-course/"' in body
    assert ("Not stated" in body) is not bool(said)
