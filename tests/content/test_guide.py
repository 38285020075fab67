"""The mentoring guide of this network."""

import re
from collections.abc import Mapping

import pytest

PARTS = ("why", "programmes", "tools", "success", "small-schools")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_guide_says_its_sources(made: Mapping[str, str], part: str) -> None:
    sections = re.split(r'<h2 id="', made[f"mentoring/{part}/"])[1:]
    assert sections
    assert any('class="cites' in section for section in sections)


# What the guide had as one page; its addresses are known elsewhere.
ANCHORS = {
    "why": ("why", "models", "about-mentoring"),
    "programmes": ("programmes",),
    "tools": ("living-schools-lab", "levels", "plan", "self-review", "tool", "theory-of-change"),
    "success": ("conditions", "checklist", "whole-school-learning", "networks", "reasons-to-join"),
    "small-schools": ("survey", *(f"dimension-{number}" for number in range(1, 5)), "interviews", "matching", "since"),
}


@pytest.mark.parametrize(("part", "anchor"), [(part, one) for part, found in ANCHORS.items() for one in found])
def test_an_old_address_within_the_guide_leads_on_to_the_same_words(
    made: Mapping[str, str], part: str, anchor: str
) -> None:
    (link,) = re.findall(rf'<a href="([^"]*)" id="{anchor}"|<a id="{anchor}" href="([^"]*)"', made["mentoring/"])
    assert "".join(link) == f"{part}/index.md#{anchor}"
    assert f'id="{anchor}"' in made[f"mentoring/{part}/"]


def test_what_stayed_on_the_first_page_of_the_guide_is_there(made: Mapping[str, str]) -> None:
    for anchor in ("reading", "sources", "small-schools"):
        assert f'id="{anchor}"' in made["mentoring/"]
