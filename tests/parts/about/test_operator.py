"""Who runs the site is said where it is known; where not, once, and no project speaks as if it were an organisation."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal import __main__ as command
from portal import inspection
from portal.parts.about.operator_components import ANCHOR
from portal.parts.about.security_txt import PATH
from portal.portal import Portal
from portal.site import Site, open_site
from portal.words import moment
from tests import synthetic
from tests.document import Document
from tests.project import ROOT

URL = "https://portal.invalid/"
ROLES = ("publisher", "author", "provider", "creator")
REPORTS = "security_reports: {reviewed: 2021-12-01, expires: 2022-10-01}\n"


def _data(folder: Path, *, named: bool) -> Path:
    project = (ROOT / "tests" / "valid" / "project.yaml").read_text("utf-8")
    data = synthetic.small(folder, {"project.yaml": project + REPORTS})
    if not named:
        (data / "operator.yaml").unlink()
    return data


@pytest.fixture(scope="module", params=[True, False], ids=["named", "not named"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small portal with an operator, and without one."""
    data = _data(tmp_path_factory.mktemp("made"), named=request.param)
    return open_site(ROOT, URL, [ROOT / "overrides"], data, synthetic.DAY)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _nodes(inner)


def test_programs_are_told_an_organisation_or_none(made: Site) -> None:
    pages = list(made.pages)
    nodes = [node for page in pages for node in _nodes([page.linked_data, *page.further_data])]
    played = {role: node[role] for node in nodes for role in ROLES if role in node}
    names = {one["name"] for one in _nodes(list(played.values())) if "name" in one}
    project = made.portal.project
    assert names.isdisjoint({project.acronym, project.name, f"{project.acronym} portal"})
    published = [node for node in nodes if "publisher" in node and node.get("@type") == "NewsArticle"]
    if made.portal.operator is None:
        assert not published
    else:
        assert {node["publisher"]["name"] for node in published} == {"Network Office"}
        assert all(node["publisher"] == node["author"] for node in published)
    about = [node["isPartOf"]["about"]["@type"] for node in nodes if "isPartOf" in node and "headline" in node]
    assert about
    assert set(about) == {"ResearchProject"}


def test_files_follow_the_record(made: Site) -> None:
    files = made.outputs([])
    named = made.portal.operator is not None
    feed = json.loads(files["news/feed.json"] if "news/feed.json" in files else files["feed.json"])  # type: ignore[arg-type]
    home = {"name": "SYN portal", "url": URL}
    desk = {"name": "Network Office", "url": "mailto:desk@schools.example.eu"}
    assert feed["authors"] == [desk if named else home]
    atom = str(files["feed.atom" if "feed.atom" in files else "feed.xml"])
    assert ("desk@schools" in atom) is named
    assert str(files[PATH]).startswith(f"Contact: mailto:{'desk' if named else 'office'}@schools.example.eu\n")
    schools = json.loads(files[next(path for path in files if path.endswith("/schools.json"))])  # type: ignore[arg-type]
    assert schools["publisher"] == ("Network Office" if named else None)
    assert schools["project"].startswith("SYN, ")
    letters = [str(content) for path, content in files.items() if re.search(r"email\.(html|txt)$", path)]
    assert letters
    for letter in letters:
        assert ("Invented Street 1" in letter) is named
        assert ("office@schools.example.eu" in letter) is not named


@pytest.mark.every_network
def test_pages_say_who_runs_the_site_once(pages: list[Document], records: Portal) -> None:
    said = "No organisation has been named yet that runs this site"
    assert [page.address for page in pages if said in page.text] == ([] if records.operator else ["/about/contact/"])
    by_address = {page.address: page for page in pages}
    privacy, contact = by_address["/about/privacy/"], by_address["/about/contact/"]
    assert f'id="{ANCHOR}"' in contact.source
    if (operator := records.operator) is None:
        assert f"about/contact/#{ANCHOR}" in privacy.source
        assert "We could not confirm that it is still read" in contact.text
        return
    for words in (operator.controller.name, operator.controller.address, operator.controller.contact):
        assert words in privacy.text
    assert operator.host.privacy in privacy.source
    for words in (records.organisation(operator.organisation), operator.address, operator.editor.role):
        assert words in contact.text
    assert "it is still read" not in contact.text


def test_it_is_a_notice_and_refused_only_for_publishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(moment, "today", lambda: synthetic.DAY)
    missing, whole = _data(tmp_path / "missing", named=False), _data(tmp_path / "whole", named=True)
    assert [line for line in synthetic.notices(missing) if "operator" in line] == [
        line for line in synthetic.notices(missing) if line.startswith("Note: data/operator.yaml:1: nobody is named")
    ]
    assert command.main(["check", str(missing)]) == 0
    assert "`python -m portal new operator`" in capsys.readouterr().out
    assert command.main(["check", "--publish", str(missing)]) == 1
    said = capsys.readouterr().out
    assert all(word in said for word in ("postal address", "contact", "controller", "host", "editor"))
    assert said.splitlines()[-1].startswith("Not to be published yet: 1 open question of data/operator.yaml")
    assert command.main(["check", "--publish", str(whole)]) == 0


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2021, 12, 1), None),
        (date(2022, 12, 1), None),
        (date(2022, 12, 2), "is more than a year ago"),
        (date(2021, 11, 30), "has not come yet"),
    ],
)
def test_an_address_is_confirmed_within_a_year(tmp_path: Path, day: date, said: str | None) -> None:
    notices = [str(notice) for notice in inspection.read(_data(tmp_path, named=True), day)[1]]
    found = [notice for notice in notices if notice.startswith("data/operator.yaml")]
    assert [said in notice for notice in found if said] == ([True] if said else [])
    assert len(found) == (said is not None)
