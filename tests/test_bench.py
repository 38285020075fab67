"""The benchmark knows every page that is generated."""

from pathlib import Path

from bench.documents import documents
from portal import portal
from portal.parts.pages import pages
from tests import synthetic


def test_every_generated_page_is_written_as_markdown_for_the_others(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "data", 20)
    found, _notices = portal.read(tmp_path / "data", synthetic.DAY)
    written = dict(documents(found))
    assert set(written) == {
        page.source for page in pages(found, "/", lambda _resource: (), lambda _course, _module: ())
    }
    assert all("\n# " in text for text in written.values())
