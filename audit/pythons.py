"""Builds the site with every other Python that this machine has, from nothing and in an odd place: the same bytes."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from audit.programs import HERE

ROOT = HERE.parent
FIRST = (3, 11)
"""The oldest that pyproject.toml allows."""
EXPECTED = ("3.11", "3.12", "3.13", "3.14")
_NAME = re.compile(r"python3\.[0-9]+")
_ASKED = "import sys; print(*sys.version_info[:3])"
_PROJECT = ("data", "docs", "macros", "overrides", "portal", "hooks.py", "mkdocs.yml")


def audit(site: Path) -> bool:
    """Whether each of them writes what stands in ``site``. Those that are not here are named, not passed over."""
    found = _found()
    passed = True
    for version, program in found.items():
        with TemporaryDirectory(prefix="other%20 ") as folder:
            differ = _differ(site, _built(program, Path(folder)))
        print(f"Python {version}: {'the same site' if not differ else f'{len(differ)} files differ: {differ[:5]}'}.")
        passed = passed and not differ
    here = ".".join(map(str, sys.version_info[:2]))
    tried = {here, *(version.rpartition(".")[0] for version in found)}
    if missing := [version for version in EXPECTED if version not in tried]:
        print(f"Not tried, because this machine does not have it: Python {', '.join(missing)}.")
    return passed


def _found() -> dict[str, str]:
    """Version -> program: the newest of each, beside the one that runs this."""
    newest: dict[tuple[int, ...], tuple[tuple[int, ...], str]] = {}
    for program in _programs():
        done = subprocess.run([program, "-I", "-c", _ASKED], capture_output=True, text=True, check=False)
        # What stands in for a Python that is not installed (pyenv's shims) fails.
        version = tuple(map(int, done.stdout.split())) if done.returncode == 0 else ()
        if version[:2] >= FIRST and version != tuple(sys.version_info[:3]):
            newest[version[:2]] = max(newest.get(version[:2], ((), "")), (version, program))
    return {".".join(map(str, version)): program for _minor, (version, program) in sorted(newest.items())}


def _programs() -> set[str]:
    folders = [Path(folder) for folder in os.get_exec_path()]
    for managed in (Path(os.environ.get("PYENV_ROOT", "~/.pyenv/")) / "versions", Path("~/.local/share/uv/python")):
        folders += managed.expanduser().glob("*/bin")
    return {str(file) for folder in folders for file in folder.glob("python3.*") if _NAME.fullmatch(file.name)}


def _built(program: str, folder: Path) -> Path:
    """The site, built by that Python with the locked packages, without a cache."""
    project, packages, site = folder / "project", folder / "packages", folder / "site"
    project.mkdir()
    for name in _PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, project / name)
    subprocess.run([_uv(), "venv", "--quiet", "--python", program, packages], check=True)
    python = str(packages / "bin" / "python")
    lock = ROOT / "requirements.txt"
    subprocess.run([_uv(), "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", lock], check=True)
    environment = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2"}
    command = [python, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env=environment, check=True)
    return site


def _differ(one: Path, other: Path) -> list[str]:
    first, second = _files(one), _files(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _uv() -> str:
    return str(Path(sys.executable).with_name("uv"))
