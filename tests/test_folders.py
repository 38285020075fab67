"""Links, pipes and devices are found before a folder is read, and nothing is followed."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from portal import inspection
from portal.problem import DataError
from portal.reading import folders
from tests import synthetic
from tests.project import ROOT

LINK = "is a link to another file; put the file itself here"
WHOLE = "is a link to another folder; put the folder itself here"
PIPE = "is a device, a pipe or a socket, not a file; delete it"


def _found(folder: Path) -> list[str]:
    return [str(problem) for problem in folders.links(folder)]


def test_links_of_every_kind_are_named_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "good.yaml").write_text("x", encoding="utf-8")
    (folder / "files").symlink_to("/etc")
    (folder / "deep" / "er" / "self").symlink_to(".")
    (folder / "deep" / "up").symlink_to("../..")
    (folder / "loop").symlink_to("loop")
    (folder / "gone").symlink_to("nowhere")
    (folder / ".hidden").symlink_to("/")
    (folder / "inside.yaml").symlink_to("good.yaml")
    (folder / ".#lock").symlink_to("somebody@laptop.1234")
    (folder / ".#locked").symlink_to("/etc")
    names = [".#locked", ".hidden", "deep/er/self", "deep/up", "files", "gone", "inside.yaml", "loop"]
    assert _found(folder) == [f"data/{name}:1: {LINK}" for name in names]


def test_pipes_and_sockets_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    os.mkfifo(folder / "index.md")
    monkeypatch.chdir(folder)  # Addresses of sockets are short.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert _found(folder) == [f"docs/index.md:1: {PIPE}", f"docs/socket:1: {PIPE}"]


def test_the_folder_itself_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to("/etc")
    assert _found(tmp_path / "docs") == [f"docs:1: {WHOLE}"]


@pytest.mark.parametrize("name", ["schools", "files", "images", "texts", "vocabularies", "own"])
def test_data_with_a_link_is_not_read(tmp_path: Path, name: str) -> None:
    data = synthetic.small(tmp_path, {"broken.yaml": "- id: 'x"})
    for number in (1, 2):
        (data / f"l{number}").symlink_to(".")
    if (data / name).exists():
        (data / name).rename(tmp_path / name)
    (data / name).symlink_to("/etc")
    expected = sorted(f"data/{link}:1: {LINK}" for link in ("l1", "l2", name))
    assert synthetic.problems(data) == expected


def test_links_in_pages_and_data_are_said_together_and_nothing_else(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_bytes(b"\xff")
    (docs / "leak.txt").symlink_to("/etc/passwd")
    (docs / "l1").symlink_to(".")
    (docs / "l2").symlink_to(".")
    (data / "schools").mkdir(exist_ok=True)
    (data / "schools" / "x.yaml").symlink_to("/proc/self/environ")
    with pytest.raises(DataError) as caught:
        inspection.read(data, synthetic.DAY, docs)
    files = [problem.file for problem in caught.value.problems]
    assert files == ["data/schools/x.yaml", "docs/l1", "docs/l2", "docs/leak.txt"]


def test_the_command_says_so_for_a_data_folder_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to("/etc")
    result = subprocess.run(
        [sys.executable, "-m", "portal", "check", str(tmp_path / "data")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert result.stdout == f"data:1: {WHOLE}\n1 problem in the data. Nothing was published.\n"
