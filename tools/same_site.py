"""Shows whether a change of the program changes the built site: ``make same BASE=<commit>``.

Builds the site twice on the same day, as the working tree has it and with the program of the commit ``BASE``, both from
the records of the working tree, and says which files differ. Hand-written pages belong to the commit, as templates do.
"""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(project: Path, site: Path, day: str) -> None:
    """Writes the site of the project in ``project`` to ``site``. Ends the program where it does not build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": day, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=project, env=environment, check=False)
    if result.returncode:
        sys.exit(f"The site of {project} does not build.")


def before(base: str, folder: Path) -> Path:
    """The project as the commit ``base`` has it, in ``folder``, with the records of the working tree."""
    project = folder / "before"
    project.mkdir()
    archive = subprocess.run(["git", "archive", base], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    subprocess.run(["tar", "-x", "-C", str(project)], input=archive, check=True)
    shutil.rmtree(project / "data")
    shutil.copytree(ROOT / "data", project / "data")
    return project


def differences(one: Path, other: Path) -> Iterator[str]:
    """Each file that only one of two folders has, or that is not the same in both, in order."""
    files = sorted({file.relative_to(top) for top in (one, other) for file in top.rglob("*") if file.is_file()})
    for file in files:
        if not (other / file).exists():
            yield f"gone: {file}"
        elif not (one / file).exists():
            yield f"new: {file}"
        elif not filecmp.cmp(one / file, other / file, shallow=False):
            yield f"changed: {file}"


def main(base: str) -> int:
    """0 where both builds are the same to the byte, 1 where they are not."""
    day = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(before(base, folder), folder / "old", day)
        build(ROOT, folder / "new", day)
        found = list(differences(folder / "old", folder / "new"))
    print("\n".join(found) if found else f"Every file is the same as with the program of {base}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "HEAD"))
