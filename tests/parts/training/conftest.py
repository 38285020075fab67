"""What tests of courses share: a small site that courses can be put into."""

import pytest

from portal.site import Site, open_site
from tests import synthetic
from tests.project import ROOT


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small network of the tests, which has a course; no test changes it."""
    data = synthetic.small(tmp_path_factory.mktemp("small"))
    return open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], data, synthetic.DAY)
