"""What the tests share: the real site, built once, and a browser that sees it as Netlify would serve it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.document import Document, documents
from tests.server import Server

ROOT = Path(__file__).parent.parent


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
