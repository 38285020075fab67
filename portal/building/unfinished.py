"""Marks the folder of the site while it is incomplete, because a build may be killed or the disk may be full."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

MARK = "UNFINISHED.txt"
"""The file that is in the folder until the site is complete."""
# If two builds write to one folder, only the one that began last may remove the mark.
_CONTENT = f"""This folder is not a whole site: the build that writes to it has not ended, or was stopped.
Do not publish it. Build again (make build); this file goes when the site is whole.
Build {uuid4().hex}
"""


def clear(site: Path) -> None:
    """Marks the folder, then empties it except hidden files: parts of an older site are never unmarked."""
    if site.is_dir():
        say(site)
        for path in site.iterdir():
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                shutil.rmtree(path)
            elif path.name != MARK and not path.name.startswith("."):
                path.unlink()


def say(site: Path) -> None:
    """Marks the folder as incomplete."""
    site.mkdir(parents=True, exist_ok=True)
    (site / MARK).write_text(_CONTENT, encoding="utf-8", newline="\n")


def done(site: Path) -> None:
    """Removes the mark, unless another build has begun to write to the folder."""
    mark = site / MARK
    if mark.is_file() and mark.read_text(encoding="utf-8") == _CONTENT:
        mark.unlink()


def stopped(folders: Iterable[Path]) -> None:
    """Marks each folder after a failed build, also if every file was written and there were only warnings."""
    for site in folders:
        if site.is_dir() and not said(site):
            say(site)


def said(site: Path) -> bool:
    """True if the folder is marked as incomplete."""
    return (site / MARK).exists()
