"""Each file in tests/broken/ has one mistake, and says in its first lines what the portal must say about it.

``# file:`` tells where the file belongs in the small valid folder tests/valid/, ``# expect:`` a line that is printed.
What must stand beside it is in a folder of the same name, with the same paths as in the data.
``make bless`` (BLESS=1) writes the expected lines anew: read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from tests import synthetic
from tests.broken_files import BROKEN, files, header

BLESS = os.environ.get("BLESS") == "1"


def printed(path: Path, folder: Path) -> list[str]:
    """What the portal says about the valid folder with this broken file in its place; notices, where that is all."""
    data = synthetic.small(folder, files(path))
    return synthetic.problems(data) or synthetic.notices(data)


def bless(path: Path, folder: Path) -> None:
    """Writes what is printed into the file, again while the new lines move the line numbers."""
    for attempt in range(5):
        file, expected, rest = header(path)
        found = printed(path, folder / str(attempt))
        if found == expected:
            return
        expected_lines = [f"# expect: {line}" for line in found]
        path.write_bytes("\n".join([f"# file: data/{file}", *expected_lines, rest]).encode())
    raise AssertionError(f"the messages on {path.name} do not settle")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_mistake_is_said_and_nothing_else(path: Path, tmp_path: Path) -> None:
    if BLESS:
        bless(path, tmp_path)
    _file, expected, _rest = header(path)
    assert expected, f"{path.name} expects nothing"
    assert printed(path, tmp_path) == expected
