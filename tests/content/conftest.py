"""The lane for the records of this project (``pytest -m content``): what must be true of them, and of them alone.

Every test here is run on the records as they are, and again with one more of every kind. So none of them counts,
names a last day or spells out what a contribution may change: that would refuse what CONTRIBUTING.md invites. A rule
about content is no test at all but a check (``portal/checks/``), which names file, line and remedy.

A project that takes this program for other records deletes ``test_seeds.py`` and ``published.json``; the rest holds for
any network.
"""

import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from portal import continuity, inspection
from portal.building import configuration
from portal.continuity import PublishedSite
from portal.portal import Portal
from portal.site import Site, open_site
from tests import framed
from tests.content.additions import Additions, latest

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder as a lane of their own, and those among them that make a whole site."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("content")
            if {"made", "present"} & set(getattr(item, "fixturenames", ())):
                item.add_marker("build")


@pytest.fixture(scope="session")
def before() -> Portal:
    """The records as they are."""
    return inspection.read(ROOT / "data")[0]


@pytest.fixture(scope="session")
def additions(before: Portal, tmp_path_factory: pytest.TempPathFactory) -> Additions:
    """A copy of the records with one more of every kind, dated after all that was published."""
    data = tmp_path_factory.mktemp("grown") / "data"
    shutil.copytree(ROOT / "data", data)
    made = Additions(before, data, latest(before) + timedelta(days=1))
    made.write()
    return made


@pytest.fixture(scope="session")
def grown(additions: Additions) -> Site:
    """The site with one more record of every kind. Raises DataError where the check refuses one."""
    return _opened(additions.data, additions)


@pytest.fixture(scope="session", params=["as it is", "with one more of every kind"])
def site(request: pytest.FixtureRequest, additions: Additions) -> Site:
    """The site of this project, twice."""
    if request.param == "as it is":
        return _opened(ROOT / "data", additions)
    found: Site = request.getfixturevalue("grown")
    return found


@pytest.fixture(scope="session")
def real(site: Site) -> Portal:
    """Its records."""
    return site.portal


@pytest.fixture(scope="session")
def made(site: Site) -> Mapping[str, str]:
    """What stands on its pages: path below the root of the site -> HTML."""
    return {path: frame.body for path, frame in framed.frames(site, ROOT)}


@pytest.fixture(scope="session")
def present(site: Site) -> PublishedSite:
    """What it publishes, every other file made."""
    return continuity.present(site, ROOT)


def _opened(data: Path, additions: Additions) -> Site:
    url = configuration.location_in(ROOT / "mkdocs.yml")
    return open_site(ROOT, url, framed.templates(), data, additions.day, ROOT / "docs")
