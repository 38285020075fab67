"""The scenes of mentoring: drawings that are whole, light and described."""

import gzip
import re

import pytest
from lxml import etree

from portal.frame.templates import Templates
from portal.records.scene import SCENES, STYLES, scene_styles
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT

FOLDER = ROOT / "overrides" / "components" / "scenes"
MOST = 4_000
"""Bytes of a scene, compressed."""
WORDS = 12


@pytest.fixture(scope="module")
def templates() -> Templates:
    return open_site(
        ROOT, "https://portal.invalid/", [ROOT / "overrides"], ROOT / "tests" / "valid", synthetic.DAY
    ).templates


def test_each_drawing_has_a_name_and_each_name_a_drawing() -> None:
    drawn = {file.name.partition(".")[0] for file in FOLDER.iterdir()}
    assert drawn == {*SCENES, "people"}


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_well_formed_light_and_says_what_it_shows(name: str, templates: Templates) -> None:
    made = str(templates.component("scene", name=name))
    drawing = etree.fromstring(made)
    assert drawing.get("role") == "img"
    assert 4 <= len((drawing.get("aria-label") or "").split()) <= WORDS
    assert len(gzip.compress(made.encode(), mtime=0)) < MOST
    # No id, which two scenes on a page would have twice; colours from the sheet alone, so that dark pages have theirs.
    assert not re.search(r'\s(id|style|fill|stroke)="|#[0-9a-f]{3}', made)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_beside_words_is_not_read_aloud(name: str, templates: Templates) -> None:
    drawing = etree.fromstring(str(templates.component("scene", name=name, beside=True)))
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("aria-label") is None


def test_the_colours_are_loaded_where_a_scene_is_shown_and_nowhere_else(templates: Templates) -> None:
    assert scene_styles(str(templates.component("scene_opening", name="hub"))) == (STYLES,)
    assert scene_styles("<p>a scene</p>") == ()
    assert (ROOT / "docs" / "assets" / STYLES).is_file()


def test_every_class_of_a_scene_has_its_colour(templates: Templates) -> None:
    sheet = (ROOT / "docs" / "assets" / STYLES).read_text(encoding="utf-8")
    made = "".join(str(templates.component("scene", name=name)) for name in SCENES)
    worn = {one for value in re.findall(r'class="([^"]*)"', made) for one in value.split()}
    assert {one for one in worn if f".{one}" not in sheet} == set()
