"""Files and folders of the data have names that every machine can hold."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal import reserved
from portal.load import Records
from portal.problem import Problem


def files_can_be_checked_out(records: Records, day: date) -> Iterator[Problem]:
    """No file of the data has a name that Windows or macOS refuses, or two of them take for one."""
    yield from _in_folder(records.folder, records.folder.name)


def _in_folder(folder: Path, shown: str) -> Iterator[Problem]:
    met: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        here = f"{shown}/{path.name}"
        if fault := reserved.file_fault(path.name):
            yield Problem(here, 1, "", fault)
        # Windows does not tell capitals from small letters, macOS in addition not how an accent was typed.
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFD", path.name).casefold())
        if met.setdefault(key, path.name) != path.name:
            yield Problem(here, 1, "", f'has the name of "{met[key]}", but for capitals or accents; rename one of them')
        if path.is_dir():
            yield from _in_folder(path, here)
