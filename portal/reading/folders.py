"""The folders of contributions: what they are called, and what stands in one and is neither a file nor a folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from portal.problem import DataError, Findings, Problem

IMAGES = "images"
"""Folder of the pictures inside the data."""
TEXTS = "texts"
"""Folder of the texts of our own resources and courses, as Markdown."""
FILES = "files"
"""Folder of the files that the library offers."""


def refuse_links(*folders: Path | None) -> None:
    """Raises DataError with every one of ``links`` in the folders; one that is None is not there."""
    if found := [link for folder in folders if folder is not None for link in links(folder)]:
        raise DataError(Findings(found))


def links(folder: Path) -> list[Problem]:
    """A problem for every symbolic link and every device, pipe or socket in ``folder``, or for the folder itself.

    Nothing is followed and nothing is opened, so this ends whatever the links lead to, and names nothing of what lies
    there. Whoever goes on to read the folder does so only where the list is empty. Locks of editors, which are links to
    nowhere whose names begin with ".#", are left alone.
    """
    return sorted(_links(folder, folder.name))


def _links(folder: Path, shown: str) -> Iterator[Problem]:
    if folder.is_symlink():
        yield Problem(shown, 1, "", "is a link to another folder; put the folder itself here")
        return
    waiting = [(os.fspath(folder), shown)]
    while waiting:
        path, above = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                inside = f"{above}/{entry.name}"
                if entry.is_symlink():
                    if not (entry.name.startswith(".#") and _leads_nowhere(entry)):
                        yield Problem(inside, 1, "", "is a link to another file; put the file itself here")
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, inside))
                elif not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                    yield Problem(inside, 1, "", "is a device, a pipe or a socket, not a file; delete it")


def _leads_nowhere(entry: "os.DirEntry[str]") -> bool:
    try:
        entry.stat()
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False
