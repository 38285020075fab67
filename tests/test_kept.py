"""What an earlier build left is never believed, and never needed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.building.kept import Kept
from portal.site import open_site
from tests import synthetic
from tests.project import ROOT

NAME = "documents/0123.pdf"
CONTENT = b"what was made " * 1000
URL = "https://portal.invalid/"


def _link(file: Path) -> None:
    other = file.with_name("elsewhere")
    file.rename(other)
    file.symlink_to(other)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _fifo(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _grown(file: Path) -> None:
    os.truncate(file, 10**12)  # a hole, which takes no room


def _flipped(at: int) -> Callable[[Path], None]:
    def flip(file: Path) -> None:
        content = bytearray(file.read_bytes())
        content[at] ^= 1
        file.write_bytes(content)

    return flip


DAMAGE: dict[str, Callable[[Path], object]] = {
    "first byte": _flipped(0),
    "last byte": _flipped(-1),
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"\0"),
    "huge": _grown,
    "link": _link,
    "folder": _folder,
    "pipe": _fifo,
    "no mark": lambda file: file.with_name(f"{file.name}.sha256").unlink(),
    "mark cut": lambda file: os.truncate(file.with_name(f"{file.name}.sha256"), 63),
    "mark flipped": lambda file: _flipped(5)(file.with_name(f"{file.name}.sha256")),
    "mark is a pipe": lambda file: _fifo(file.with_name(f"{file.name}.sha256")),
    "mark is huge": lambda file: _grown(file.with_name(f"{file.name}.sha256")),
    "mark is a folder": lambda file: _folder(file.with_name(f"{file.name}.sha256")),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_differs_is_made_again(tmp_path: Path, damage: str) -> None:
    Kept(tmp_path).keep(NAME, CONTENT)
    assert Kept(tmp_path).read(NAME) == CONTENT
    DAMAGE[damage](tmp_path / NAME)
    kept = Kept(tmp_path)
    assert kept.read(NAME) is None
    assert kept.find(NAME) is None
    assert kept.keep(NAME, CONTENT).read_bytes() == CONTENT
    assert kept.read(NAME) == CONTENT
    assert (damage == "no mark") == (kept.notice is None)
    if "folder" not in damage:
        assert Kept(tmp_path).read(NAME) == CONTENT, "it is mended for good"


def test_a_file_put_in_place_of_another_is_made_again(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    other = kept.keep("documents/4567.pdf", b"other")
    file = kept.keep(NAME, CONTENT)
    for ending in ("", ".sha256"):
        other.with_name(other.name + ending).replace(file.with_name(file.name + ending))
    assert kept.read(NAME) is None


def _unwritable(folder: Path, blocked: str) -> None:
    """As for an account that may not write there; root may write everywhere."""
    if blocked == "is a file":
        folder.write_text("no folder")
    elif blocked == "leads nowhere":
        folder.symlink_to(folder / "itself")
    else:
        folder.mkdir()
        (folder / "documents").write_text("no folder")


@pytest.mark.parametrize("blocked", ["is a file", "leads nowhere", "part of it is a file"])
def test_a_folder_that_takes_nothing_is_passed_over_with_one_line(tmp_path: Path, blocked: str) -> None:
    folder = tmp_path / ".cache"
    _unwritable(folder, blocked)
    kept = Kept(folder)
    assert kept.read(NAME) is None
    assert [kept.keep(name, CONTENT).read_bytes() for name in (NAME, "documents/other.pdf")] == [CONTENT, CONTENT]
    assert kept.read(NAME) == CONTENT, "made once in this build"
    assert kept.find(NAME) is not None
    assert not str(kept.find(NAME)).startswith(str(tmp_path))
    assert kept.notice is not None
    assert str(folder) in kept.notice
    assert "make it writable" in kept.notice
    assert "\n" not in kept.notice


def test_the_folder_of_a_build_is_removed_with_it(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder")
    kept = Kept(tmp_path / ".cache")
    own = kept.keep(NAME, CONTENT)
    assert own.is_file()
    del kept
    assert not own.exists()


def test_a_full_disk_leaves_nothing_half(tmp_path: Path) -> None:
    """The operating system refuses to write more than a few bytes into a file."""
    code = (
        "import resource, signal, sys; from pathlib import Path; from portal.building.kept import Kept\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        f"Kept(Path(sys.argv[1])).keep({NAME!r}, b'x' * 100)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "OSError" in done.stderr
    assert list((tmp_path / "documents").iterdir()) == []


def test_a_kept_file_is_readable_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        file = Kept(tmp_path).keep(NAME, CONTENT)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o644


@pytest.mark.build
def test_damaged_documents_and_images_are_not_published(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("docs", "overrides"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).symlink_to(ROOT / name)
    data = synthetic.small(tmp_path)

    def files() -> dict[str, bytes]:
        site = open_site(project, URL, [ROOT / "overrides"], data, synthetic.DAY)
        outputs = site.outputs([])
        notices.append(site.kept.notice)
        return {
            path: content if isinstance(content, bytes) else content.read_bytes()
            for path, content in outputs.items()
            if not isinstance(content, str)
        }

    notices: list[str | None] = []
    first = files()
    assert notices == [None]
    kept = [file for file in (project / ".cache").rglob("*.*") if file.suffix in {".png", ".pdf", ".epub"}]
    assert {file.suffix for file in kept} == {".png", ".pdf", ".epub"}
    for number, file in enumerate(kept):
        (_flipped(20) if number % 2 else (lambda file: file.write_bytes(b"")))(file)
    assert files() == first
    assert notices[1:] == [f"{project / '.cache'}: {len(kept)} damaged files found and made again."]
    assert {file.suffix for file in (project / ".cache").rglob("*") if file.is_file()} == {
        ".png",
        ".svg",
        *(".pdf", ".epub", ".docx", ".odt"),
        ".sha256",
    }, "nothing that is run is kept"
