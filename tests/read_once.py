"""The files of tests/valid/, which hundreds of tests copy beside one file of their own, are parsed once a process."""

from functools import cache
from pathlib import Path

from portal.problem import Problem
from portal.reading import yamlfile
from portal.reading.yamlfile import Node
from tests.project import VALID

_parsed = yamlfile.read
_known: dict[tuple[bytes, str, str], tuple[Node | None, tuple[Problem, ...]]] = {}


@cache
def _valid() -> frozenset[bytes]:
    return frozenset(file.read_bytes() for file in VALID.rglob("*.yaml"))


def read(path: Path, shown: str) -> tuple[Node | None, list[Problem]]:
    """The same as ``yamlfile.read``. Nothing changes nodes once they are read, so that tests can share them."""
    content = path.read_bytes()
    if content not in _valid():
        return _parsed(path, shown)
    key = (content, shown, path.stem)
    if key not in _known:
        root, problems = _parsed(path, shown)
        _known[key] = root, tuple(problems)
    root, found = _known[key]
    return root, list(found)
