"""Other programs end: with their work, at their limit, or with the build."""

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import Abort, PluginError

import hooks
from portal.building import programs, trouble, unfinished
from portal.building.programs import ProgramError, Talk, run
from portal.documents import typst_pdf
from portal.host import pagefind
from portal.problem import DataError, Findings, Problem, UnmadeError
from portal.prose.calls import MACROS
from tests.example_document import SOURCE, STYLE
from tests.project import ROOT

PLUGINS = {"macros": SimpleNamespace(macros=dict.fromkeys(MACROS, str))}
"""Those of a configuration, with macros that show nothing."""
_HANGS = [sys.executable, "-c", "import sys, time; sys.stdin.read(1); time.sleep(600)"]
_WORKS_FOR_EVER = [sys.executable, "-c", "while True: pass"]


def test_a_program_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.2)
    with pytest.raises(ProgramError, match="took too long and was stopped"):
        run(_HANGS, b"")
    assert not programs._running
    with pytest.raises(ProgramError, match="gave no answer"), Talk(_HANGS) as talk:
        talk.ask(b"anybody?", b".")
    assert not programs._running


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can limit a process that runs")
def test_a_program_that_works_for_ever_is_stopped_without_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "CPU_SECONDS", 1)
    with pytest.raises(ProgramError, match="took too long and was stopped"):
        run(_WORKS_FOR_EVER, b"")


def test_a_program_that_fails_tells_why() -> None:
    with pytest.raises(ProgramError, match=r"^no such letter$"):
        run([sys.executable, "-c", "import sys; sys.exit('no such letter')"], b"")
    with pytest.raises(ProgramError, match=r"ended without a word \(3\)"):
        run([sys.executable, "-c", "import sys; sys.exit(3)"], b"")
    with pytest.raises(ProgramError, match="perhaps for want of memory"):
        run([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"], b"")
    with pytest.raises(ProgramError, match="ended"), Talk([sys.executable, "-c", "pass"]) as talk:
        talk.ask(b"x" * 1_000_000, b".")
    assert run([sys.executable, "-c", "import sys; print(sys.stdin.read())"], b"word")[0].strip() == b"word"


def test_an_interrupted_build_ends_what_it_started() -> None:
    failed: list[str] = []

    def work() -> None:
        try:
            run(_HANGS, b"")
        except ProgramError as error:
            failed.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    while len(programs._running) < 2:
        time.sleep(0.01)
    programs.stop()
    for thread in threads:
        thread.join(60)
    assert len(failed) == 2
    assert not programs._running


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a program to this limit")
def test_a_document_that_needs_too_much_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = typst_pdf._PROGRAM.read_text(encoding="utf-8")
    assert program.count("MEMORY = 2 << 30") == 1
    with_less = tmp_path / "typesetter.py"
    with_less.write_text(program.replace("MEMORY = 2 << 30", "MEMORY = 1 << 20"), "utf-8")
    monkeypatch.setattr(typst_pdf, "_PROGRAM", with_less)
    with pytest.raises(ProgramError, match=r"^Typst: "):
        typst_pdf.pdf(SOURCE, STYLE)


def test_an_index_that_takes_too_long_names_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: sys.executable)
    page = '<html lang="en"><head></head><main data-pagefind-body><article>Words</article></main></html>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    with pytest.raises(UnmadeError, match="Pagefind could not index the site: it ended"):
        pagefind.index(tmp_path)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "/there"), "/there: the disk is full"),
        (OSError(errno.ENOSPC, "No space left on device", "/here", None, "/there"), "/there: the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "/there"), "/there: this account may not do that"),
        (OSError(errno.EROFS, "Read-only file system", "/there"), "/there: this account may not do that"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "/there"), "/there: a file stands where a folder"),
        (UnmadeError("data/texts/a.md: resource a: too deep"), "data/texts/a.md: resource a: too deep"),
        (DataError(Findings([Problem("data/schools.yaml", 1, "", "wrong")])), "data/schools.yaml:1: wrong"),
    ],
)
def test_what_is_no_fault_of_the_program_is_said_in_a_line(error: Exception, words: str, tmp_path: Path) -> None:
    with pytest.raises(PluginError) as caught:
        hooks.on_build_error(error)
    assert words in str(caught.value)
    assert trouble.said(error, [tmp_path]) is not None


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    usage: Callable[[Path], Any] = lambda place: SimpleNamespace(free=0 if place == tmp_path else 10**9)  # noqa: E731
    monkeypatch.setattr(shutil, "disk_usage", usage)
    said = trouble.said(error, [tmp_path / "site"])
    assert said == (
        f"{tmp_path / 'site'}: the disk is full (No space left on device); make room there and build again."
    )


def test_an_error_of_the_program_keeps_its_traceback() -> None:
    for error in (KeyError("x"), FileNotFoundError(errno.ENOENT, "No such file", "x"), RecursionError()):
        hooks.on_build_error(error)


def test_the_folder_of_the_site_says_so_until_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    (site / "old").mkdir(parents=True)
    (site / "old" / "index.html").write_text("old")
    (site / "index.html").write_text("old")
    (site / ".hidden").write_text("kept, as MkDocs keeps it")
    (site / "link").symlink_to(tmp_path / "elsewhere")
    config: Any = SimpleNamespace(site_dir=str(site), plugins=PLUGINS)
    hooks._folders.add(site)
    unfinished.clear(site)
    assert {file.name for file in site.iterdir()} == {unfinished.MARK, ".hidden"}
    assert "Do not publish it" in (site / unfinished.MARK).read_text("utf-8")
    monkeypatch.setattr(pagefind, "index", lambda _site: pytest.fail("stopped"))
    with pytest.raises(pytest.fail.Exception):
        hooks.on_post_build(config)
    assert unfinished.said(site)
    monkeypatch.setattr(pagefind, "index", lambda _site: None)
    hooks.on_post_build(config)
    assert not unfinished.said(site)
    hooks.on_build_error(Abort("Aborted with 1 warnings in strict mode!"))
    assert unfinished.said(site)


def test_of_two_builds_the_later_says_that_the_site_is_whole(tmp_path: Path) -> None:
    unfinished.say(tmp_path)
    other = f"from portal.building import unfinished; from pathlib import Path; unfinished.say(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", other], cwd=ROOT, check=True)
    unfinished.done(tmp_path)
    assert unfinished.said(tmp_path)


def test_the_site_is_whole(site: Path) -> None:
    assert not unfinished.said(site)


def test_a_build_that_is_killed_says_so(tmp_path: Path) -> None:
    """What MkDocs does between the events, without the pages: the folder is emptied, and the build is killed."""
    code = (
        "import os, sys, hooks; from types import SimpleNamespace; from mkdocs.utils import clean_directory\n"
        "from tests.test_programs import PLUGINS\n"
        "config = SimpleNamespace(site_dir=sys.argv[1], extra={}, docs_dir='', plugins=PLUGINS)\n"
        "from pathlib import Path; from portal.building import unfinished\n"
        "unfinished.clear(Path(sys.argv[1])); clean_directory(sys.argv[1])\n"
        "try: hooks.on_files([], config)\n"
        "except KeyError: os.kill(os.getpid(), 9)"
    )
    (tmp_path / "index.html").write_text("old")
    done = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=False, env={**os.environ})
    assert done.returncode == -9
    assert [file.name for file in tmp_path.iterdir()] == [unfinished.MARK]
