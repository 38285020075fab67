"""Bodies of the generated pages of the small portal in tests/valid, kept as files. ``make bless`` accepts changes."""

import os
from pathlib import Path

import pytest

from portal.site import open_site
from tests.project import ROOT
from tests.synthetic import DAY

GOLDEN = ROOT / "tests" / "golden"
VALID = ROOT / "tests" / "valid"
SITE = open_site(ROOT, "https://portal.invalid/", folders=[ROOT / "overrides"], data=VALID, as_of=DAY)
PAGES = {page.path: page for page in SITE.pages}
THANKS = "advisory-board/thank-you/"


def _file(path: str) -> Path:
    return GOLDEN / f"{path.strip('/').replace('/', '--')}.html"


def _judge(path: str, body: str) -> None:
    """Fails where the body of the page is another than the one that was accepted."""
    text = "\n".join(line.rstrip() for line in body.splitlines() if line.strip()) + "\n"
    file = _file(path)
    if os.environ.get("BLESS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"{file} is missing; look at the page, then run make bless"
    assert text == file.read_text(encoding="utf-8"), "run make bless if the page is meant to be like this"


@pytest.mark.parametrize("path", sorted(PAGES))
def test_page_is_as_blessed(path: str) -> None:
    _judge(path, PAGES[path].body(SITE.templates))


@pytest.mark.first_network
def test_the_answer_to_a_form_is_as_blessed(data: Path) -> None:
    """The small portal has no such page, because its board is closed."""
    site = open_site(ROOT, "https://portal.invalid/", folders=[ROOT / "overrides"], data=data, as_of=DAY)
    (page,) = [page for page in site.pages if page.path == THANKS]
    _judge(THANKS, page.body(site.templates))


def test_no_golden_page_is_left_over() -> None:
    kept = {_file(path) for path in (*PAGES, THANKS)}
    stray = set(GOLDEN.glob("*.html")) - kept
    if os.environ.get("BLESS"):
        for file in stray:
            file.unlink()
        stray = set()
    assert stray == set()
