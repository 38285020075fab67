"""The folder of the site says so as long as it is not the whole site: a build may be killed, or the disk be full."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

MARK = "UNFINISHED.txt"
"""The file that stands in the folder until the site is whole."""
# Of two builds that write to one folder, only the one that began last may say that it is whole.
_CONTENT = f"""This folder is not a whole site: the build that writes to it has not ended, or was stopped.
Do not publish it. Build again (make build); this file goes when the site is whole.
Build {uuid4().hex}
"""


def clear(site: Path) -> None:
    """Empties the folder, so that it never holds a part of an older site without saying so. Hidden files stay."""
    if site.is_dir():
        say(site)
        for path in site.iterdir():
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                shutil.rmtree(path)
            elif path.name != MARK and not path.name.startswith("."):
                path.unlink()


def say(site: Path) -> None:
    """From now on, the folder says that it is not whole."""
    site.mkdir(parents=True, exist_ok=True)
    (site / MARK).write_text(_CONTENT, encoding="utf-8", newline="\n")


def done(site: Path) -> None:
    """The site is whole; the folder says no more, unless another build has begun to write to it."""
    mark = site / MARK
    if mark.is_file() and mark.read_text(encoding="utf-8") == _CONTENT:
        mark.unlink()


def stopped(folders: Iterable[Path]) -> None:
    """The build has stopped: each folder says so, also where everything was written and there were warnings."""
    for site in folders:
        if site.is_dir() and not said(site):
            say(site)


def said(site: Path) -> bool:
    """Whether the folder says that it is not a whole site."""
    return (site / MARK).exists()
