"""The files of tests/broken/: the one mistake of each, and what must be said of it (tests/test_messages.py)."""

from pathlib import Path

BROKEN = sorted(Path(__file__).parent.joinpath("broken").glob("*.yaml"))


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
