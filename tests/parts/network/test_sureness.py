"""What a page says of itself to search engines is as sure as the record, and takes no number for granted."""

from pathlib import Path

import pytest

from portal.parts.network import counts
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT

SCHOOL = """\
- id: hr-other
  name: Druga škola
  country: hr
  language: hr
  memberships: [{{hub: hr-hub-9, {membership}}}]
  sources: [annual-report]
"""
HUB = """\
- id: hr-hub-9
  name: Deveti centar
  country: hr
  sources: [annual-report]
"""


def opened(folder: Path, membership: str) -> Site:
    files = {"clusters/hr-hub-9.yaml": HUB, "schools/hr-other.yaml": SCHOOL.format(membership=membership)}
    return open_site(
        ROOT, "https://portal.invalid/", [ROOT / "overrides"], synthetic.small(folder, files), synthetic.DAY
    )


def described(made: Site, path: str) -> str:
    return next(page.description for page in made.pages if page.path == path)


@pytest.mark.parametrize(
    ("membership", "said"),
    [
        ("role: mentor", "Druga škola, the mentor school of"),
        ("role: mentee", "Druga škola, a mentee school of"),
        ("role: not-stated", "Druga škola, a school of"),
        ("role: mentor, certainty: implied, why: It was host.", "Druga škola, probably the mentor school of"),
        ("role: mentee, certainty: implied, why: It was a guest.", "Druga škola, probably a mentee school of"),
        ("role: mentor, certainty: likely, why: It tells of it.", "Druga škola, likely a school of"),
    ],
)
def test_a_school_is_described_as_surely_as_it_is_known(tmp_path: Path, membership: str, said: str) -> None:
    assert described(opened(tmp_path, membership), "schools/hr-other/").startswith(f"{said} the Deveti centar in ")


def test_a_hub_names_its_mentor_as_surely_as_it_is_known(tmp_path: Path) -> None:
    stated = described(opened(tmp_path / "1", "role: mentor"), "hubs/hr-hub-9/")
    assert ", 1 named here. Its mentor: Druga škola." in stated
    implied = described(opened(tmp_path / "2", "role: mentor, certainty: implied, why: It was host."), "hubs/hr-hub-9/")
    assert ", 1 named here. Probably its mentor: Druga škola." in implied
    likely = described(
        opened(tmp_path / "3", "role: mentor, certainty: likely, why: It tells of it."), "hubs/hr-hub-9/"
    )
    assert "Druga škola" not in likely and likely.endswith(", 0 named here.")


def test_one_is_counted_in_the_singular(tmp_path: Path) -> None:
    portal = opened(tmp_path, "role: mentor, certainty: likely, why: It tells of it.").portal
    found = counts.schools_likely(portal)
    assert (found.value, found.label) == (1, "school that was probably a member")
