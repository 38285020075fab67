"""The site of this project as it is built: its kinds of files, and the heaviest page of each folder in a browser."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser

from portal.reading.folders import FILES, IMAGES
from tests.browsing import FIRST_VIEW, first_view, open_page, overflow, unfold, violations
from tests.project import ROOT, Build
from tests.shared import once
from tools.server import Server

PARTS = 2
"""How many processes share the pages."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, build: Build) -> Path:
    """The site of this project, built strictly; the same that tests of the whole site use."""

    def make(site: Path) -> None:
        result = build(ROOT, site)
        assert result.returncode == 0, result.stdout + result.stderr

    return once(tmp_path_factory, "real-site", make)


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[Server]:
    """That site on loopback, with the headers of the host."""
    with Server(built, ROOT / "netlify.toml") as running:
        yield running


@pytest.fixture(scope="module")
def heaviest(built: Path) -> list[str]:
    """The address of the longest page in each folder."""
    sizes: dict[str, dict[str, int]] = {}
    for file in sorted(built.rglob("index.html")):
        address = file.parent.relative_to(built).as_posix()
        if not address.startswith("embed/"):
            sizes.setdefault(str(PurePosixPath(address).parent), {})[f"/{address}/".replace("/./", "/")] = (
                file.stat().st_size
            )
    return [max(pages, key=lambda address: pages[address]) for pages in sizes.values()]


def test_what_is_published_is_of_known_kinds_and_each_is_there(built: Path) -> None:
    offered = {file.suffix for folder in (FILES, IMAGES) for file in (ROOT / "data" / folder).glob("*")}
    # Pieces of the search's index, each a file of its own kind.
    pieces = {".pagefind", ".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter"}
    site = {".html", ".css", ".js", ".svg", ".png", ".webp", ".xml", ".json", ".opml", ".ics", ".csv", ".geojson"}
    site |= {".txt", ""}
    if (built / "admin").exists():
        site.add(".yml")  # The name under which an editor looks for its configuration.
    taken_along = {".docx", ".odt", ".epub", ".pdf", ".bib", ".ris", ".imscc", ".md"}
    kinds = {file.suffix for file in built.rglob("*") if file.is_file()}
    assert kinds - pieces - offered == (site | taken_along) - offered


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    browser: Browser, served: Server, heaviest: list[str], part: int
) -> None:
    page, errors = open_page(browser)
    found = []
    for address in heaviest[part::PARTS]:
        page.goto(served.url + address)
        unfold(page)
        found += [f"{address}: {line}" for line in (*violations(page), *overflow(page))]
    page.context.close()
    assert found == []
    assert errors == []


def test_no_page_of_docs_scrolls_sideways(browser: Browser, served: Server) -> None:
    # Written by hand, each holds what no other does: a picture, a table, a long address.
    docs = ROOT / "docs"
    written = [file.parent.relative_to(docs).as_posix() for file in sorted(docs.rglob("index.md"))]
    page, _errors = open_page(browser)
    found = []
    for address in written:
        page.goto(f"{served.url}/{address}/".replace("/./", "/"))
        found += [f"{address}: {line}" for line in overflow(page)]
    page.context.close()
    assert len(written) > 1
    assert found == []


def test_each_picture_says_its_size(built: Path) -> None:
    # A browser keeps the place of a picture that says its size, so that nothing moves when it comes.
    silent = [
        f"{file.relative_to(built)}: {tag}"
        for file in sorted(built.rglob("*.html"))
        for tag in re.findall(r"<img\b[^>]*>", file.read_text(encoding="utf-8"))
        if not re.search(r'\bwidth="\d+"', tag) or not re.search(r'\bheight="\d+"', tag)
    ]
    assert silent == []


@pytest.mark.parametrize("part", range(PARTS))
def test_a_first_view_is_light(browser: Browser, served: Server, heaviest: list[str], part: int) -> None:
    # A print edition holds a whole module on purpose: one loads it to print it.
    read = [address for address in heaviest if not address.endswith("/print/")]
    weights = {address: sum(first_view(browser, served.url + address).values()) for address in read[part::PARTS]}
    assert {address: weight for address, weight in weights.items() if weight > FIRST_VIEW} == {}
