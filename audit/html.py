"""The Nu HTML Checker on every page."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.programs import MODULES

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
PLANTED = '<!doctype html><html lang="en"><head><title>Planted</title></head><body><p><div></p></body></html>'


def audit(site: Path) -> bool:
    """Whether the whole site is valid HTML."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "planted.html").write_text(PLANTED, encoding="utf-8")
        if _valid(Path(folder), quiet=True):
            print("The HTML checker let a planted fault pass; its verdict on the site would mean nothing.")
            return False
    if not _valid(site):
        return False
    print(f"Nu HTML Checker: {len(list(site.rglob('*.html')))} pages, no error.")
    return True


def _valid(folder: Path, *, quiet: bool = False) -> bool:
    """Whether every HTML file in the folder passes without an error or a warning."""
    command = ["java", "-jar", str(JAR), "--Werror", "--skip-non-html", str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL if quiet else None).returncode == 0
