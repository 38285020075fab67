"""Files and folders of the data have names that are valid on every operating system."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal.problem import Problem
from portal.reading.load import Records
from portal.words import reserved


def files_can_be_checked_out(records: Records, day: date) -> Iterator[Problem]:
    """No file of the data has a name that Windows or macOS refuses, and no two have names that these systems equate."""
    folders = [(records.folder, records.folder.name)]
    while folders:
        folder, shown = folders.pop()
        paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and not path.is_symlink()]
        yield from _in_folder(paths, shown)
        folders += [(path, f"{shown}/{path.name}") for path in paths if path.is_dir()]


def _in_folder(paths: list[Path], shown: str) -> Iterator[Problem]:
    met: dict[str, str] = {}
    for name in (path.name for path in paths):
        if fault := reserved.file_fault(name):
            yield Problem(f"{shown}/{name}", 1, "", fault)
        # Windows ignores case, and macOS also ignores how an accent was encoded.
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
        if met.setdefault(key, name) != name:
            text = f'has the name of "{met[key]}", but for capitals or accents; rename one of them'
            yield Problem(f"{shown}/{name}", 1, "", text)
