"""The rooms of portal/: each module and class has a name of its own, and a part is named in its own room only."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from portal.parts.registry import PARTS
from tests.conftest import ROOT

PORTAL = ROOT / "portal"
PARTS_FOLDER = PORTAL / "parts"
PLAN = frozenset(
    {
        "__init__",
        "addresses",
        "api",
        "checks",
        "embeds",
        "entry_bodies",
        "kinds",
        "linked_data",
        "pages",
        "part",
        "records",
        "sections",
        "values",
    }
)
"""Names of modules that mean the same in every room."""


def modules() -> list[Path]:
    """Every module of portal/."""
    return sorted(PORTAL.rglob("*.py"))


def test_no_two_modules_share_a_name_for_different_things() -> None:
    found = defaultdict(list)
    for file in modules():
        if file.stem not in PLAN:
            found[file.stem].append(file.relative_to(PORTAL).as_posix())
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_no_two_classes_share_a_name() -> None:
    found = defaultdict(list)
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(file.relative_to(PORTAL).as_posix())
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_each_part_has_a_room_and_each_room_a_part() -> None:
    rooms = {folder.name for folder in PARTS_FOLDER.iterdir() if (folder / "part.py").exists()}
    assert rooms <= {part.name for part in PARTS}
    for beside in (ROOT / "overrides" / "parts", ROOT / "tests" / "parts"):
        assert {path.name for path in beside.iterdir() if path.is_dir() and path.name != "__pycache__"} <= rooms


def test_what_is_of_one_part_is_named_in_its_room_alone() -> None:
    """The registry has one line for each part; nothing else of the program knows that there are news."""
    word = re.compile(r"\bnews(?:letters?|room)?\b", re.IGNORECASE)
    found = [
        f"{file.relative_to(PORTAL)}:{number}: {line.strip()}"
        for file in modules()
        if (PARTS_FOLDER / "news") not in file.parents
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if word.search(line)
    ]
    assert [line for line in found if not line.startswith("parts/registry.py:")] == []
    assert 1 <= len(found) <= 2


def _imports(file: Path) -> set[str]:
    """Modules of portal/ that the file imports when it loads, but for those that only types need."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("portal"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                path = ROOT.joinpath(*whole.split("."))
                names.add(whole if path.with_suffix(".py").exists() or path.is_dir() else node.module or "")
    return names


def test_no_module_waits_for_itself() -> None:
    """Imports make no circle, so each module can be read, tested and moved after those it needs."""
    needs = {}
    for file in modules():
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        needs[name] = _imports(file)
    done: set[str] = set()
    while left := {name for name in needs if name not in done}:
        ready = {name for name in left if needs[name] & left <= {name}}
        assert ready, f"a circle among {sorted(left)}"
        done |= ready
