"""The site does not hang on MkDocs: other engines write the same files, byte for byte (ARCHITECTURE.md, "Engines")."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.networks import Network
from tests.project import ROOT

# MkDocs and its plugin are there and cannot be imported, as if they were not installed.
WITHOUT_MKDOCS = """
import sys
sys.modules.update(dict.fromkeys(("mkdocs", "mkdocs_macros", "properdocs")))
from pathlib import Path
from tests import engine
engine.write(Path.cwd(), Path(sys.argv[1]))
"""
ENGINES = {
    "ProperDocs": ["-m", "properdocs", "build", "--strict", "--quiet", "--site-dir"],
    "our own": ["-c", WITHOUT_MKDOCS],
}


@pytest.mark.parametrize("engine", ENGINES)
def test_another_engine_writes_the_same_site(
    engine: str, network: Network, data: Path, site: Path, tmp_path: Path
) -> None:
    command = [sys.executable, *ENGINES[engine], str(tmp_path / "site")]
    # The engine of our own is beside the tests.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": network.built_on, "PYTHONPATH": str(ROOT)}
    project = network.project(tmp_path, data)
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    theirs, ours = _files(tmp_path / "site"), _files(site)
    assert theirs.keys() == ours.keys()
    assert [name for name, content in theirs.items() if content != ours[name]] == []


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
