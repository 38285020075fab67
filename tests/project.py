"""The project, built strictly as it is or from a copy that a test may break."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

ROOT = Path(__file__).parent.parent

Build = Callable[..., subprocess.CompletedProcess[str]]
"""What the fixture ``build`` gives: ``build`` of this module."""


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A strict build of the project in the folder ``project`` into the folder ``site``.

    Tests take it from the fixture of its name, which puts them into the lane of builds.
    """
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_project(folder: Path) -> Path:
    """A copy that a test may break; what is not changed is linked."""
    project = folder / "project"
    project.mkdir(parents=True)
    for name in ("portal", "macros", "overrides", "hooks.py", "mkdocs.yml"):
        (project / name).symlink_to(ROOT / name)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (project / ".cache").symlink_to(ROOT / ".cache")
    for name in ("data", "docs"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(project / name)], check=True)
    return project


def copy_with(data: Path, folder: Path) -> Path:
    """A copy of the project in ``folder`` with the records in ``data`` in place of its own."""
    project = copy_of_project(folder)
    shutil.rmtree(project / "data")
    shutil.copytree(data, project / "data")
    return project


def build_with(data: Path, day: date, folder: Path, site: Path) -> None:
    """Builds the project with the records in ``data`` in place of its own to ``site``, as on that day.

    The copy that it is built from is written to ``folder``.
    """
    built_on = datetime.combine(day, time(), UTC)
    result = build(copy_with(data, folder), site, SOURCE_DATE_EPOCH=f"{built_on.timestamp():.0f}")
    assert result.returncode == 0, result.stdout + result.stderr
