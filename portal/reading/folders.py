"""The folders of contributions: their names, and entries in them that are neither regular files nor folders."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from portal.problem import DataError, Findings, Problem

IMAGES = "images"
"""Folder of the images inside the data."""
TEXTS = "texts"
"""Folder of the Markdown texts of our own resources and courses."""
FILES = "files"
"""Folder of the files that the library offers for download."""


def refuse_links(*folders: Path | None) -> None:
    """Raises DataError with all ``links`` in the folders. None means that there is no such folder."""
    if found := [link for folder in folders if folder is not None for link in links(folder)]:
        raise DataError(Findings(found))


def links(folder: Path) -> list[Problem]:
    """A problem for every symbolic link, device, pipe and socket in ``folder``, and for the folder itself if it is one.

    Links are not followed and files are not opened, so this terminates whatever the links point to, and messages name
    nothing outside the folder. Callers read the folder only if the list is empty. Lock files of editors (links to
    nowhere whose names begin with ".#") are ignored.
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
