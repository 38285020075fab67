"""What is made once for a run of the tests, however many processes share it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of the tests have in common."""
    base = factory.getbasetemp()
    # A process of pytest-xdist has a folder of its own in that of the run.
    return base.parent if base.name.startswith("popen-") else base


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder ``name`` of the run, made by the process that comes first; the others wait for it.

    ``make`` writes to the place that it is given; what it began and could not finish is never taken for the folder.
    """
    folder = folder_of_run(factory) / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            begun = factory.mktemp(name) / "begun"
            make(begun)
            begun.rename(folder)
    return folder
