"""Each file in tests/broken/ has one mistake, and says in its first lines what the portal must say about it.

``# file:`` tells where the file belongs in the small valid folder tests/valid/, ``# expect:`` a line that is printed.
What must stand beside it is in a folder of the same name, with the same paths as in the data.
``make bless`` (BLESS=1) writes the expected lines anew: read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from tests import synthetic

BROKEN = sorted(Path(__file__).parent.joinpath("broken").glob("*.yaml"))
BLESS = os.environ.get("BLESS") == "1"


def header(path: Path) -> tuple[str, list[str], str]:
    """The place in the data folder, the expected lines, and what follows them."""
    lines = path.read_bytes().decode().split("\n")
    file = lines[0].removeprefix("# file: data/")
    assert file != lines[0], f'{path.name} must begin with "# file: data/..."'
    count = next(index for index, line in enumerate(lines[1:]) if not line.startswith("# expect: "))
    return file, [line.removeprefix("# expect: ") for line in lines[1 : 1 + count]], "\n".join(lines[1 + count :])


def files(path: Path) -> dict[str, str | bytes]:
    """This broken file and those beside it, by their places in the data folder."""
    beside = path.with_suffix("")
    found: dict[str, str | bytes] = {header(path)[0]: path.read_bytes()}
    found |= {file.relative_to(beside).as_posix(): file.read_bytes() for file in beside.rglob("*") if file.is_file()}
    return found


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
