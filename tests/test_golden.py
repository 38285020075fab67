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


def _file(path: str) -> Path:
    return GOLDEN / f"{path.strip('/').replace('/', '--')}.html"


@pytest.mark.parametrize("path", sorted(PAGES))
def test_page_is_as_blessed(path: str) -> None:
    body = PAGES[path].body(SITE.templates)
    text = "\n".join(line.rstrip() for line in body.splitlines() if line.strip()) + "\n"
    file = _file(path)
    if os.environ.get("BLESS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"{file} is missing; look at the page, then run make bless"
    assert text == file.read_text(encoding="utf-8"), "run make bless if the page is meant to be like this"


def test_no_golden_page_is_left_over() -> None:
    kept = {_file(path) for path in PAGES}
    stray = set(GOLDEN.glob("*.html")) - kept
    if os.environ.get("BLESS"):
        for file in stray:
            file.unlink()
        stray = set()
    assert stray == set()
