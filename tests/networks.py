"""Invented networks that the program is tested on: that of tests/valid, and a second that is shaped otherwise."""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal import inspection
from portal.portal import Portal
from tests import synthetic
from tests.project import ROOT, build, copy_of_project

HERE = ROOT / "tests"
DOCS = HERE / "second" / "pages"
"""Invented hand-written pages, for both."""


@dataclass(frozen=True)
class Network:
    """An invented network."""

    name: str
    """What its site is called."""
    data: Path
    day: date
    """The day on which consents are judged."""

    def read(self) -> Portal:
        """Its records."""
        return inspection.read(self.data, self.day)[0]

    def build(self, folder: Path, site: Path) -> None:
        """Builds its site strictly to ``site``, with a name, an address and pages of its own.

        The project that it is built from is written to ``folder``.
        """
        project = copy_of_project(folder)
        for name, source in (("data", self.data), ("docs", DOCS)):
            shutil.rmtree(project / name)
            shutil.copytree(source, project / name)
        for name in ("assets", "sentences"):
            shutil.copytree(ROOT / "docs" / name, project / "docs" / name)
        (project / "mkdocs.yml").unlink()
        (project / "mkdocs.yml").write_text(self._configuration(), encoding="utf-8")
        seconds = str((self.day - date(1970, 1, 1)).days * 86_400)
        result = build(project, site, SOURCE_DATE_EPOCH=seconds, URL="https://portal.invalid/")
        assert result.returncode == 0, result.stdout + result.stderr

    def _configuration(self) -> str:
        """``mkdocs.yml`` with the name and the description of this network in it."""
        text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        for field, value in (("site_name", self.name), ("site_description", f"{self.name}, an invented network.")):
            text, count = re.subn(f"^{field}: .*$", f"{field}: {value}", text, flags=re.MULTILINE)
            assert count == 1, field
        return text


FIRST = Network("SYN", HERE / "valid", synthetic.DAY)
SECOND = Network("SHORE", HERE / "second" / "data", date(2025, 9, 1))
NETWORKS = (FIRST, SECOND)
