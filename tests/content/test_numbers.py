"""The numbers that the pages of this project state are those that its files for programs give."""

from collections.abc import Mapping
from pathlib import Path

from portal.site import Site
from tools import recount


def test_every_number_is_as_counted(site: Site, made: Mapping[str, str], tmp_path: Path) -> None:
    for path, body in made.items():
        if "data-figure" in body:
            page = tmp_path / path / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(body, "utf-8")
    for path, content in site.making.catalogue.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    wrong, compared = recount.differences(tmp_path)
    assert wrong == []
    assert compared > 100
