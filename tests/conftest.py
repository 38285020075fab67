"""What the tests share: lanes, invented sites, built once a run, and a browser that sees them as the host serves them.

A test that asks for ``network``, or for a fixture that is made of one, runs on the first invented network. With
``pytest --network second`` it runs on the second instead; with the mark ``every_network`` on both in any case; with the
mark ``first_network``, because it names records of the first, on that one alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from portal.portal import Portal
from portal.reading import yamlfile
from tests import classroom, project, read_once
from tests.browsing import watched
from tests.document import Document, documents
from tests.networks import FIRST, NETWORKS, Network
from tests.project import ROOT, Build
from tests.shared import once
from tools import chromium
from tools.server import Server

LANES = ("browser", "build")
"""Fixtures that put a test into the lane of their name; ``make quick`` leaves these out."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The network that program tests run on."""
    parser.addoption("--network", choices=sorted(NETWORKS), default="first", help="the invented network to test on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives each test of an invented network the networks that it runs on."""
    if "network" in metafunc.fixturenames:
        chosen = NETWORKS[metafunc.config.getoption("network")]
        networks = [chosen]
        if metafunc.definition.get_closest_marker("first_network") is not None:
            networks = [FIRST]
        elif metafunc.definition.get_closest_marker("every_network") is not None:
            networks = list(NETWORKS.values())
        metafunc.parametrize("network", networks, ids=[one.name for one in networks], indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks each test with the lanes it belongs to, and leaves out those of another network than the chosen one."""
    for item in items:
        for lane in LANES:
            if lane in getattr(item, "fixturenames", ()):
                item.add_marker(lane)
    if NETWORKS[config.getoption("network")] is not FIRST:
        left_out = [item for item in items if item.get_closest_marker("first_network") is not None]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session", autouse=True)
def valid_files_read_once() -> Iterator[None]:
    """Has the files of tests/valid/ parsed once; every file that a test writes itself is parsed anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "read", read_once.read)
        yield


@pytest.fixture(scope="session")
def build() -> Build:
    """Builds a project as ``make build`` does, in a process of its own."""
    return project.build


@pytest.fixture(scope="session")
def network(request: pytest.FixtureRequest) -> Network:
    """The invented network that the test runs on."""
    found: Network = request.param
    return found


@pytest.fixture(scope="session")
def data(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its records; no test changes it."""
    return once(tmp_path_factory, f"records-of-{network.name}", network.write)


@pytest.fixture(scope="session")
def records(network: Network, data: Path) -> Portal:
    """Its records, read."""
    return network.read(data)


@pytest.fixture(scope="session")
def site(network: Network, data: Path, tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """Its site, built strictly; no test changes it."""

    def make(site: Path) -> None:
        network.build(network.project(tmp_path_factory.mktemp(network.name), data), site)

    return once(tmp_path_factory, f"site-of-{network.name}", make)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Document]:
    """Every page of that site."""
    return documents(site)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """That site on loopback, with the headers and redirects of netlify.toml."""
    with Server(site, ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without one is an error, never a skip."""
    path = chromium.find_for_tests()
    assert path is not None, "No Chromium; run: python -m tools.chromium"
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
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small site on loopback, with the tools of two invented courses; no test changes it."""
    folder = once(tmp_path_factory, "classroom", classroom.make)
    with Server(folder / "classroom", ROOT / "netlify.toml") as running:
        yield running
