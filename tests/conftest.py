"""What the tests share: the real site, built once, and a browser that sees it as Netlify would serve it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from portal import inspection
from portal.portal import Portal
from tests import chromium, synthetic
from tests.document import Document, documents
from tests.server import Server

ROOT = Path(__file__).parent.parent
VALID = Path(__file__).parent / "valid"

CLOSED = "\nopen: false\n"
OPEN = """
open: true
joining_open: Fill in the form.
charter_url: https://mensi.eun.org/advisory-members-list
controller: Synthetic office, Synthetic Street 1
"""


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A strict build of the project in the folder ``project`` into the folder ``site``."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_project(folder: Path) -> Path:
    """A copy that a test may break; what is not changed is linked."""
    project = folder / "project"
    project.mkdir(parents=True)
    for name in ("portal", "macros", "overrides", "hooks.py", "mkdocs.yml"):
        (project / name).symlink_to(ROOT / name)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (project / ".cache").symlink_to(ROOT / ".cache")
    for name in ("data", "docs"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(project / name)], check=True)
    return project


@pytest.fixture(scope="session")
def real() -> Portal:
    """The records of the real site, as they are today: a test that reads them holds whatever else is contributed."""
    return inspection.read(ROOT / "data")[0]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly."""
    folder = tmp_path_factory.mktemp("real") / "site"
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Document]:
    """Every page of the real site."""
    return documents(site)


@pytest.fixture(scope="session")
def invented() -> Portal:
    """The invented records of tests/valid/, on which the program is tested."""
    return inspection.read(VALID, synthetic.DAY)[0]


@pytest.fixture(scope="session")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, built strictly, with the hand-written pages of this project."""
    folder = tmp_path_factory.mktemp("invented")
    project = copy_of_project(folder)
    shutil.rmtree(project / "data")
    shutil.copytree(VALID, project / "data")
    day = datetime.combine(synthetic.DAY, time(), UTC)
    result = build(project, folder / "site", SOURCE_DATE_EPOCH=f"{day.timestamp():.0f}")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def invented_pages(invented_site: Path) -> list[Document]:
    """Every page of that site."""
    return documents(invented_site)


@pytest.fixture(scope="session")
def invented_server(invented_site: Path) -> Iterator[Server]:
    """That site on loopback, with the headers and redirects of the host."""
    with Server(invented_site, ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as it is while the advisory board takes new members."""
    folder = tmp_path_factory.mktemp("opened")
    project = copy_of_project(folder)
    board = project / "data" / "advisory_board.yaml"
    text = board.read_text(encoding="utf-8")
    assert text.count(CLOSED) == 1
    board.write_text(text.replace(CLOSED, OPEN), encoding="utf-8")
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without one is an error, never a skip."""
    path = chromium.find()
    assert path is not None, "No Chromium; run: python -m tests.chromium"
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield instance
        instance.close()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The real site on loopback, with the headers and redirects of netlify.toml."""
    with Server(site, ROOT / "netlify.toml") as running:
        yield running
