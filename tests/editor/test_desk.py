"""What stands at /admin/, and that nothing does where the editor is off."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from portal.building.kept import Kept
from portal.editor import desk
from portal.host.headers import headers
from portal.problem import UnmadeError
from portal.records.repository import Repository
from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT, URL, copy_of_project

GITHUB = "repository:\n  address: https://github.com/owner/name\n  forge: github\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose editor is off."""
    return copy_of_project(tmp_path)


def opened(project: Path, more: str = "") -> Site:
    """The site with lines more in its record of the project."""
    file = project / "data" / "project.yaml"
    file.write_text(f"{file.read_text('utf-8')}{more}", "utf-8")
    return open_site(project, URL, [ROOT / "overrides"], as_of=synthetic.DAY)


@pytest.fixture
def without_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program of the editor is not asked for."""
    monkeypatch.setattr(desk, "program", lambda _kept, _why: {"decap-cms.js": b""})


def admin(site: Site) -> Mapping[str, object]:
    """The files below /admin/."""
    return {path: content for path, content in site.outputs([]).items() if path.startswith("admin")}


def policy(rules: str) -> str:
    """The Content-Security-Policy of /admin/ in the file of rules."""
    return rules.split("/admin/*\n")[1].split("Content-Security-Policy: ")[1].split("\n", maxsplit=1)[0]


def test_off_no_file_and_no_rule_of_it_is_there(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "program", lambda _kept, _why: pytest.fail("npm was asked"))
    site = opened(project)
    assert admin(site) == {}
    assert "admin" not in str(site.outputs([])["_headers"])


@pytest.mark.usefixtures("without_program")
def test_on_without_a_repository_the_page_says_what_is_missing(project: Path) -> None:
    site = opened(project, "editor: true\n")
    page = str(admin(site)["admin/index.html"])
    assert "make edit" in page
    assert 'name="robots" content="noindex"' in page
    assert '"backend"' not in str(admin(site)["admin/config.yml"])


@pytest.mark.usefixtures("without_program")
def test_on_with_a_repository_it_is_reached_and_nothing_else(project: Path) -> None:
    site = opened(project, f"editor: true\n{GITHUB}")
    found = site.outputs([])
    assert "make edit" not in str(found["admin/index.html"])
    assert '"open_authoring":true' in str(found["admin/config.yml"])
    rules = str(found["_headers"])
    assert "'unsafe-eval'" in policy(rules)
    assert "https://api.github.com" in policy(rules)
    assert rules.count("'unsafe-eval'") == 1, "another path than /admin/ allows it"
    assert "/admin/*\n" in rules
    assert "X-Robots-Tag: noindex" in rules.split("/admin/*\n")[1].split("\n/", maxsplit=1)[0]
    assert "admin" not in str(found["sitemap.xml"])
    named = [path for path, content in found.items() if b"/admin/" in str(content).encode() and path != "_headers"]
    assert [path for path in named if not path.startswith("admin/")] == []


def test_a_missing_package_stops_the_build_with_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(_address: str) -> bytes:
        raise OSError("no route")

    monkeypatch.setattr("portal.building.npm._fetched", unreachable)
    monkeypatch.setattr(Kept, "read", lambda _kept, _name: None)
    site = opened(project, "editor: true\n")
    with pytest.raises(UnmadeError) as error:
        site.outputs([])
    said = str(error.value)
    assert "editor: true" in said
    assert "decap-cms 3." in said
    assert "NPM_CONFIG_REGISTRY" in said


def test_signing_in_may_open_a_window_there_and_nowhere_else() -> None:
    held = Repository(address="https://gitlab.example.eu/owner/name", forge="gitlab", application="x")
    rules = headers(["about/", "admin/"], {}, {"admin": desk.headers(held)})
    about, admin = rules.split("/about/*\n")[1], rules.split("/admin/*\n")[1]
    assert "Opener-Policy: same-origin\n" in about
    assert "Opener-Policy: same-origin-allow-popups\n" in admin
    assert "https://gitlab.example.eu" in policy(rules)
    assert "github" not in policy(rules)
