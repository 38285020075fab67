"""Invented networks that the program is tested on: the first, and a second that is shaped otherwise."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal import inspection
from portal.portal import Portal
from tests import synthetic
from tests.project import ROOT, VALID, build, copy_of_project

HERE = ROOT / "tests"


@dataclass(frozen=True)
class Network:
    """An invented network."""

    name: str
    """What its site is called."""
    folders: tuple[Path, ...]
    """Its records; a file of a later folder replaces that of an earlier one."""
    day: date
    """The day on which its site is built and consents are judged."""

    def write(self, folder: Path) -> None:
        """Writes its records to ``folder``, which need not be there yet."""
        for source in self.folders:
            shutil.copytree(source, folder, dirs_exist_ok=True)

    def read(self, data: Path) -> Portal:
        """Its records, written to the folder ``data``."""
        return inspection.read(data, self.day)[0]

    @property
    def built_on(self) -> str:
        """What ``SOURCE_DATE_EPOCH`` is for a build on its day."""
        return str((self.day - date(1970, 1, 1)).days * 86_400)

    def project(self, folder: Path, data: Path) -> Path:
        """A project in ``folder`` with the records in ``data``, under its name."""
        return copy_of_project(folder, data, name=self.name)

    def build(self, project: Path, site: Path) -> None:
        """Builds its project strictly to ``site``."""
        result = build(project, site, SOURCE_DATE_EPOCH=self.built_on)
        assert result.returncode == 0, result.stdout + result.stderr


FIRST = Network("SYN", (VALID, HERE / "varied"), synthetic.DAY)
"""The records of tests/valid/ with those of tests/varied/ beside them, so that there is a page of every kind."""
SECOND = Network("SHORE", (HERE / "second" / "data",), date(2025, 9, 1))
"""Another shape: no courses, no board, no policy exchange, hubs of three schools."""
NETWORKS = {"first": FIRST, "second": SECOND}
"""By the name that ``pytest --network`` takes."""
