"""The page at /admin/ as the host serves it: with its own policy, started where it can reach the files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from portal.site import open_site
from tests import synthetic
from tests.browsing import faults_in_each_look, open_page, watched
from tests.project import ROOT, URL, copy_of_project
from tools.server import Server

GITHUB = "repository:\n  address: https://github.com/owner/name\n  forge: github\n"


@pytest.fixture(params=["", GITHUB], ids=["without", "with"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Server, bool]]:
    """What is at /admin/ of an invented site, and whether its repository is known."""
    project = copy_of_project(tmp_path)
    file = project / "data" / "project.yaml"
    file.write_text(f"{file.read_text('utf-8')}editor: true\n{request.param}", "utf-8")
    site = open_site(project, URL, [ROOT / "overrides"], as_of=synthetic.DAY)
    folder = tmp_path / "site"
    for path, content in site.outputs([]).items():
        if path.startswith(("admin/", "_")) and not isinstance(content, Path):
            made = folder / path
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(content.encode() if isinstance(content, str) else content)
    with Server(folder, ROOT / "netlify.toml") as running:
        yield running, bool(request.param)


def test_it_starts_where_the_repository_is_known_and_else_says_what_is_missing(
    served: tuple[Server, bool], browser: Browser
) -> None:
    server, known = served
    page, errors = open_page(browser)
    page.goto(f"{server.url}/admin/")
    if known:
        expect(page.get_by_role("button", name="GitHub")).to_be_visible(timeout=30_000)
        assert page.locator("#before").count() == 0
    else:
        expect(page.get_by_text("make edit")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("typeof window.CMS") == "undefined"
        assert faults_in_each_look(page) == []
    assert errors == []
    page.context.close()


def test_without_scripts_it_says_so(served: tuple[Server, bool], browser: Browser) -> None:
    server, known = served
    with watched(browser, scripts=False) as page:
        page.goto(f"{server.url}/admin/")
        # Where scripts are switched off this way, Chromium keeps what stands in noscript as text.
        assert ("needs JavaScript" if known else "make edit") in page.content()
