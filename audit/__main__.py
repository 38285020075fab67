"""``make audit``: checks that need Java and Node. Installs the checker; says plainly what is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SITE = HERE.parent / "site"
JAR = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Debian's package for each program.
PACKAGES = {"java": "default-jre-headless", "npm": "npm"}
PLANTED = '<!doctype html><html lang="en"><head><title>Planted</title></head><body><p><div></p></body></html>'


def main() -> int:
    """0 where the whole site is valid HTML, 1 where it is not."""
    need(*PACKAGES)
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=HERE.parent, check=True)
    with TemporaryDirectory() as folder:
        (Path(folder) / "planted.html").write_text(PLANTED, encoding="utf-8")
        if valid(Path(folder), quiet=True):
            print("The HTML checker let a planted fault pass; its verdict on the site would mean nothing.")
            return 1
    pages = len(list(SITE.rglob("*.html")))
    if not valid(SITE):
        return 1
    print(f"Nu HTML Checker: {pages} pages, no error.")
    return 0


def need(*programs: str) -> None:
    """Every program is there, installed from Debian's packages where we may; else the run ends with what to do."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        packages = [PACKAGES[program] for program in missing]
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True)
        missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        sys.exit(f"make audit needs {' and '.join(missing)}; install {' and '.join(missing)} and run it again.")


def valid(folder: Path, *, quiet: bool = False) -> bool:
    """Whether every HTML file in the folder passes the Nu HTML Checker without an error or a warning."""
    command = ["java", "-jar", str(JAR), "--skip-non-html", str(folder)]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL if quiet else None).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
