"""The benchmark knows every page that is generated."""

from pathlib import Path

from bench.documents import documents
from portal import inspection
from portal.parts.making import Making
from portal.parts.registry import PARTS
from tests import synthetic


def test_every_generated_page_is_written_as_markdown_for_the_others(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 20)
    found, _notices = inspection.read(tmp_path / "data", synthetic.DAY)
    written = dict(documents(found))
    assert set(written) == {page.source for page in Making(found, "/", PARTS).pages}
    assert all("\n# " in text for text in written.values())
