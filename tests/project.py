"""Projects with invented records and pages, which a test may break, and their strict builds."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
URL = "https://portal.invalid/"
"""The address of every invented site."""
VALID = ROOT / "tests" / "valid"
PAGES = ROOT / "tests" / "second" / "pages"
"""Hand-written pages of invented networks."""

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


def copy_of_project(folder: Path, data: Path | None = VALID, *, name: str = "SYN") -> Path:
    """A project in ``folder`` that a test may break: this program with the records in ``data`` and invented pages.

    What the program is made of is linked, so only records, pages and ``mkdocs.yml`` can be changed. Without ``data``
    there are no records yet.
    """
    project = folder / "project"
    project.mkdir(parents=True)
    for part in ("portal", "macros", "overrides", "hooks.py", "netlify.toml"):
        (project / part).symlink_to(ROOT / part)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (project / ".cache").symlink_to(ROOT / ".cache")
    if data is not None:
        shutil.copytree(data, project / "data")
    shutil.copytree(PAGES, project / "docs")
    for part in ("assets", "sentences"):
        shutil.copytree(ROOT / "docs" / part, project / "docs" / part)
    (project / "mkdocs.yml").write_text(_configuration(name), encoding="utf-8")
    return project


def _configuration(name: str) -> str:
    """``mkdocs.yml`` with the name, the description and the address of an invented network in it."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    said = {"site_name": name, "site_description": f"{name}, an invented network.", "site_url": f'!ENV [URL, "{URL}"]'}
    for field, value in said.items():
        text, count = re.subn(f"^{field}: .*$", f"{field}: {value}", text, flags=re.MULTILINE)
        assert count == 1, field
    return text
