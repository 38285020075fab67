"""Every number that pages state can be counted again from the files for programs alone, and is the same."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal.parts.network.counts import of_hub
from portal.parts.network.membership import Membership
from portal.parts.network.records import Cluster, Country
from portal.portal import Portal
from portal.records.figure import LINKS
from tests.browsing import faults_in_each_look, unfold
from tests.document import Document
from tools import recount
from tools.server import Server

STATED = re.compile(r"[0-9][0-9,]* (?:of (?:its )?[0-9]+ )?(?:planned |named |more )?(?:hub|school|mentee school)s?\b")
"""How pages of the network put numbers into words."""


def test_every_number_is_as_counted(site: Path) -> None:
    wrong, compared = recount.differences(site)
    assert wrong == []
    assert compared > 100


def test_hubs_add_up(site: Path) -> None:
    files = recount.Files(site)
    members, unnamed = files.records("memberships.json"), files.records("unnamed.json")
    for hub in files.records("hubs.json"):
        counted = sum(one["hub"] == hub["id"] and one["counted"] for one in members)
        assert counted + sum(one["count"] for one in unnamed if one["hub"] == hub["id"]) == hub["size"]
        assert hub["named"] + len(hub["likely"]) == counted


@pytest.mark.parametrize("kind", [Country, Cluster])
def test_no_number_in_the_head_of_a_place_is_without_a_mark(
    kind: type[Country] | type[Cluster], records: Portal, site: Path
) -> None:
    for record in records.every(kind).values():
        text = (site / record.path / "index.html").read_text("utf-8")
        start = text.index('<header class="lead-in')
        head = text[start : text.index("</header>", start)]
        assert "data-figure" in head
        words = re.sub(r"<[^>]+>", "", re.sub(r"<data .*?</data>|<svg.*?</svg>", "#", head, flags=re.DOTALL))
        assert STATED.findall(words) == [], record.id


def test_receipts_say_what_was_counted(records: Portal, pages: list[Document]) -> None:
    at = {page.address: page for page in pages}
    for hub in records.every(Cluster).values():
        figures = of_hub(records.view(Membership).roster(hub))
        named = figures["members_named"]
        (told,) = [e for e in at[f"/{hub.path}"].all("details") if "receipts" in e.get("class", "").split()]
        links = [link.get("href") for link in told.iter() if link.tag.endswith("a")]
        assert 0 < len(named.records) <= LINKS or not named.value
        assert {f"/{school.path}" for school in named.records} <= set(links)
        assert "/api/hubs.json" in links


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("api/schools.json", '"role_certainty":"stated"', '"role_certainty":"likely"', "schools_likely"),
        ("api/planned.json", '"number":', '"number":1', "hubs_planned"),
        ("index.html", '<data value="', '<data value="9', "is marked 9"),
        ("index.html", 'data-figure="hubs"', 'data-figure="hub"', "marks hub, which api/figures.json does not list"),
        ("index.html", 'data-figure="hubs">', 'data-figure="hubs">1', "and reads 1"),
    ],
)
def test_a_wrong_number_is_found(
    site: Path, tmp_path: Path, file: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(site / "api", tmp_path / "api", ignore=shutil.ignore_patterns("schemas"))
    shutil.copy(site / "index.html", tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new), "utf-8")
    assert recount.main([str(tmp_path)]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize("address", ["/", "/network/", "/countries/hr/", "/hubs/hr-hub-1/", "/about/figures/"])
def test_receipts_are_accessible_when_they_are_open(address: str, page: Page, server: Server) -> None:
    page.goto(f"{server.url}{address}")
    unfold(page)
    assert faults_in_each_look(page, part=".receipts") == []


def test_it_says_how_many_it_compared(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recount.main([str(site)]) == 0
    assert re.fullmatch(r"All \d+ numbers that pages mark are as counted\.\n", capsys.readouterr().out)
    assert recount.main([]) == 2
    assert recount.main([str(site / "api")]) == 2


def test_the_list_of_numbers_has_no_doubles(site: Path) -> None:
    ids = [figure["id"] for figure in json.loads((site / "api" / "figures.json").read_text("utf-8"))["items"]]
    assert len(ids) == len(set(ids))
