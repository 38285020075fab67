"""The programs that the audit needs beside Python, and how they come here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
# Debian's package for each program.
PACKAGES = {
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "newsboat": "newsboat",
    "soffice": "libreoffice-writer-nogui",
    # The same program with its part for workbooks; libreoffice-calc-nogui brings no program by which to see it.
    "localc": "libreoffice-calc",
}
_NODE = 18


def get() -> None:
    """Installs what is missing, else ends the run with what to do. The npm packages are those of the lock file."""
    _need(*PACKAGES)
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < _NODE:
        sys.exit(f"make audit needs Node {_NODE} or newer and finds {version}; install a newer one and run it again.")
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=HERE, check=True)


def _need(*programs: str) -> None:
    """Every program is there, installed from Debian's packages where we may; else the run ends with what to do."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        packages = [PACKAGES[program] for program in missing]
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True)
        missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        sys.exit(f"make audit needs {' and '.join(missing)}; install {' and '.join(missing)} and run it again.")
