"""The same commit gives the same bytes: whatever machine, account, folder and checkout it is built in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.documents import FORMATS, Format, Style
from portal.documents.writer import document
from portal.reading import textfile
from tests.example_document import SOURCE, STYLE
from tests.networks import Network
from tests.project import ROOT

FOLDER = "feature%2Fx ž #(1) %41"
"""A name that is an address to some programs, and to none of ours."""


def _with_windows_line_ends(folder: Path) -> int:
    """Makes every text in the folder what Git for Windows makes of it; how many there are."""
    texts = 0
    for file in folder.rglob("*"):
        if file.is_file() and b"\0" not in (content := file.read_bytes()):
            file.write_bytes(content.replace(b"\n", b"\r\n"))
            texts += 1
    return texts


def test_another_machine_builds_the_same_site(network: Network, data: Path, site: Path, tmp_path: Path) -> None:
    source, project = network.project(tmp_path, data), tmp_path / FOLDER
    # Nothing is linked: on the other machine, everything is what a checkout wrote.
    shutil.copytree(source, project, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    assert _with_windows_line_ends(project) > 300
    # With its documents: test_documents_do_not_depend_on_the_checkout is about those.
    (project / ".cache").symlink_to(ROOT / ".cache")
    environment = {name: value for name, value in os.environ.items() if name not in {"HOME", "LANG", "USER", "TMPDIR"}}
    environment |= {"SOURCE_DATE_EPOCH": network.built_on}
    environment |= {"LC_ALL": "POSIX", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "12345", "PYTHONUTF8": "0"}
    other = tmp_path / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(other)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "damaged" not in done.stderr
    assert _files(other) == _files(site)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_documents_do_not_depend_on_the_checkout(form: Format, tmp_path: Path) -> None:
    style = Style(tmp_path / FOLDER, STYLE.emblem)
    shutil.copytree(STYLE.folder, style.folder)
    assert style.mark() == STYLE.mark()
    assert _with_windows_line_ends(style.folder) == len(list(style.folder.iterdir()))
    assert style.mark() == STYLE.mark(), "documents of another checkout are found"
    assert document(SOURCE, form, style) == document(SOURCE, form, STYLE)


def test_text_is_read_in_one_place() -> None:
    """Every other reader would have to think of line ends and byte order marks."""
    others = {
        "portal/documents/pandoc.py",  # what it writes
        "portal/continuity.py",  # pages, which a build has written
        "portal/host/pagefind.py",  # pages, which the build has written
        "portal/building/unfinished.py",  # what it wrote
        "portal/reading/textfile.py",
        "portal/words/time_zones.py",  # the package tzdata
    }
    for file in sorted((ROOT / "portal").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        assert name in others or ".read_text(" not in file.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("content", [b"a\nb\n", b"a\r\nb\r\n", b"\xef\xbb\xbfa\r\nb\n"])
def test_a_text_is_the_same_in_every_checkout(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(content)
    assert textfile.read(file) == "a\nb\n"


def test_git_keeps_line_ends_as_they_are_here() -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert rules[1] == "* text=auto eol=lf"
    assert "data/files/** -text" in rules, "what others sent is published as they sent it"
    assert "data/images/** -text" in rules
