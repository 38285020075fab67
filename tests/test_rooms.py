"""The rooms of portal/: each module and class has a name of its own, and a part is named in its own room only."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from portal.parts.registry import PARTS
from tests import sources
from tests.project import ROOT

PORTAL = ROOT / "portal"
PARTS_FOLDER = PORTAL / "parts"
PLAN = frozenset(
    {
        "__init__",
        "addresses",
        "api",
        "checks",
        "components",
        "counts",
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

FACTS = frozenset({"addresses", "records", "sections"})
"""Modules of a part with its facts: models, and what says where their pages are."""
LOOK_UPS = frozenset(
    {"cases", "counts", "diary", "event_types", "holdings", "membership", "namesakes", "newsroom", "roster"}
)
"""Those with what other parts look up among its records."""
FLOORS = (
    ("problem",),
    ("uploads", "words"),
    ("records",),
    ("reading",),
    ("building", "checks", "portal"),
    ("documents", "frame", "about/records", "mentoring/records", "network/records", "training/records"),
    (
        "following",
        "open_data",
        "prose",
        "events/records",
        "library/records",
        "news/records",
        "stories/records",
        "exchange/records",
        "changes/records",
        "community/records",
    ),
    ("editor", "host", "parts"),
    ("events", "library", "mentoring", "network", "stories"),
    ("about", "changes", "community", "contribute", "exchange", "news", "training"),
    ("site",),
    ("doors",),
    ("command",),
)
"""The rooms from the bottom to the top. A part has two: its facts, which any part may read, and all else of it. A room
imports from the floors below it only, and a room that serves all parts imports from none of them."""


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
        for node in sources.nodes(file):
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


def test_what_serves_all_parts_asks_the_registry() -> None:
    """Nothing beside the parts knows the records of one, but for ``check``, which counts, and ``match``."""
    rooms = {PARTS_FOLDER / part.name for part in PARTS}
    found = {
        f"{file.relative_to(PORTAL).as_posix()}: {there.relative_to(PORTAL).as_posix()}"
        for file in modules()
        if PARTS_FOLDER not in file.parents
        for node in sources.nodes(file)
        for there in _named(node, file)
        if not rooms.isdisjoint((there, *there.parents))
    }
    assert {line for line in found if not line.startswith(("__main__.py: ", "doors/pairing.py: "))} == set()
    assert found, "an import of a part is found"


def _named(node: ast.AST, file: Path) -> list[Path]:
    """The modules and packages of portal/ that an import statement in the file names, however it is written."""
    if isinstance(node, ast.Import):
        names = [alias.name.split(".") for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        here = list(file.relative_to(ROOT).parts[: -node.level]) if node.level else []
        names = [[*here, *(node.module or "").split("."), alias.name] for alias in node.names]
    else:
        return []
    found = []
    for steps in ([step for step in name if step] for name in names):
        if steps[0] == "portal":
            whole = ROOT.joinpath(*steps)
            found.append(whole if whole.is_dir() or whole.with_suffix(".py").exists() else whole.parent)
    return found


def _imports(file: Path) -> set[str]:
    """Modules of portal/ that the file imports when it loads, but for those that only types need."""
    named = [path for node in sources.tree(file).body for path in _named(node, file)]
    return {".".join(path.relative_to(ROOT).parts) for path in named}


def room_of(file: Path) -> str:
    """The room that a module or folder of portal/ is in."""
    first, *rest = file.relative_to(PORTAL).with_suffix("").parts
    if first == "__main__":
        return "command"
    if first != "parts":
        return first if rest or first in {"problem", "portal"} or (PORTAL / first).is_dir() else "site"
    if len(rest) < 2 and not (PARTS_FOLDER / rest[0]).is_dir():
        return "site" if rest[0] == "registry" else "parts"
    return f"{rest[0]}/records" if rest[1:] and rest[1] in FACTS | LOOK_UPS else rest[0]


def _between_rooms() -> list[tuple[str, str, str]]:
    """(room, room that it imports from, the line that says so), imports for types and inside functions included."""
    found = []
    for file in modules():
        for node in sources.nodes(file):
            for there in _named(node, file):
                if there != PORTAL and room_of(file) != room_of(there):
                    where = f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"
                    found.append((room_of(file), room_of(there), f"{where} imports {there.relative_to(ROOT)}"))
    return found


@pytest.mark.parametrize(
    "line",
    [
        "from portal.host.search import entry",
        "import portal.host.search",
        "from .. import host",
        "from ..host import search",
    ],
)
def test_an_import_is_found_however_it_is_written(line: str) -> None:
    (node,) = ast.parse(line).body
    assert [room_of(path) for path in _named(node, PORTAL / "words" / "moment.py")] == ["host"]


def test_each_room_is_on_a_floor() -> None:
    rooms = {room_of(file) for file in modules() if file.parent != PORTAL or file.stem != "__init__"}
    named = [room for floor in FLOORS for room in floor]
    assert len(named) == len(set(named))
    assert rooms == set(named), "name a new room in FLOORS, on the lowest floor that is above all that it needs"


def test_rooms_import_from_the_floors_below_only() -> None:
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    parts = {room for room in floor if room.partition("/")[0] in {part.name for part in PARTS}} - {"following"}
    remedy = "let Part or Kind say it, take it as an argument, or move what both need to a lower room"
    imports, low = _between_rooms(), {"portal", "problem", "records", "words"}
    wrong = [
        f"{line}, and {needs} is no floor below {room}: {remedy}"
        for room, needs, line in imports
        if floor[room] <= floor[needs]
    ]
    wrong += [
        f"{line}, but {room} serves all parts and knows none: {remedy}"
        for room, needs, line in imports
        if needs in parts and room not in parts | {"site", "doors", "command"}
    ]
    wrong += [
        f"{line}, but facts need only other facts and {', '.join(sorted(low))}: move it out of {room}, or {remedy}"
        for room, needs, line in imports
        if room.endswith("/records") and not needs.endswith("/records") and needs not in low
    ]
    if wrong:
        pytest.fail("\n".join(wrong))


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
