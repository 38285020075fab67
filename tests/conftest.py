"""What the tests share: lanes, the real site, built once a run, and a browser that sees it as the host serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from portal import inspection
from portal.portal import Portal
from tests import chromium, classroom, project, synthetic
from tests.browsing import watched
from tests.document import Document, documents
from tests.project import ROOT, Build, copy_of_project
from tests.server import Server
from tests.shared import once

__all__ = ["CLOSED", "OPEN", "ROOT", "copy_of_project"]

LANES = ("browser", "build")
"""Fixtures that put a test into the lane of their name; ``make quick`` leaves these out."""

VALID = Path(__file__).parent / "valid"

CLOSED = "\nopen: false\n"
OPEN = """
open: true
joining_open: Fill in the form.
charter_url: https://mensi.eun.org/advisory-members-list
controller: Synthetic office, Synthetic Street 1
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks each test with the lanes it belongs to, so that nobody has to."""
    for item in items:
        for lane in LANES:
            if lane in getattr(item, "fixturenames", ()):
                item.add_marker(lane)


@pytest.fixture(scope="session")
def real() -> Portal:
    """The records of the real site, for tests of the whole site that no contribution breaks."""
    return inspection.read(ROOT / "data")[0]


@pytest.fixture(scope="session")
def build() -> Build:
    """Builds a project as ``make build`` does, in a process of its own."""
    return project.build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """The real site, built strictly."""

    def make(site: Path) -> None:
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr

    return once(tmp_path_factory, "real-site", make)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Document]:
    """Every page of the real site."""
    return documents(site)


@pytest.fixture(scope="session")
def invented() -> Portal:
    """The invented records of tests/valid/, on which the program is tested."""
    return inspection.read(VALID, synthetic.DAY)[0]


@pytest.fixture(scope="session")
def invented_site(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """Their site, built strictly, with the hand-written pages of this project."""

    def make(site: Path) -> None:
        project.build_with(VALID, synthetic.DAY, tmp_path_factory.mktemp("invented"), site)

    return once(tmp_path_factory, "invented-site", make)


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
def opened(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """The real site as it is while the advisory board takes new members."""

    def make(site: Path) -> None:
        project = copy_of_project(tmp_path_factory.mktemp("opened"))
        board = project / "data" / "advisory_board.yaml"
        text = board.read_text(encoding="utf-8")
        assert text.count(CLOSED) == 1
        board.write_text(text.replace(CLOSED, OPEN), encoding="utf-8")
        result = build(project, site)
        assert result.returncode == 0, result.stdout + result.stderr

    return once(tmp_path_factory, "opened-site", make)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without one is an error, never a skip."""
    path = chromium.find_for_tests()
    assert path is not None, "No Chromium; run: python -m tests.chromium"
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield instance
        instance.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a wide screen; the test fails where the console has an error."""
    with watched(browser) as page:
        yield page


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The real site on loopback, with the headers and redirects of netlify.toml."""
    with Server(site, ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small site on loopback, with the tools of two invented courses; no test changes it."""
    folder = once(tmp_path_factory, "classroom", classroom.make)
    with Server(folder / "classroom", ROOT / "netlify.toml") as running:
        yield running
