"""What ARCHITECTURE.md promises of the code."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from portal.frame import emblem
from portal.parts.network.records import School
from portal.parts.registry import KINDS, PARTS
from portal.reading import load, schema
from portal.records.vocabularies import VOCABULARIES
from portal.site import open_site
from tests import published, sources, synthetic
from tests.project import ROOT

FRAMEWORKS = {"mkdocs", "material", "mkdocs_macros"}


def test_portal_imports_no_framework() -> None:
    found = []
    for file in (ROOT / "portal").rglob("*.py"):
        for node in sources.nodes(file):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{file.name}: {name}" for name in names if name.split(".")[0] in FRAMEWORKS]
    assert found == []


def test_portal_loads_no_framework() -> None:
    # Markdown of hand-written pages is read where they are checked, and nothing else waits for it.
    slow = FRAMEWORKS | {"markdown", "pymdownx"}
    code = "import portal.__main__, portal.site, sys; print([m for m in sys.modules if m.split('.')[0] in %r])"
    result = subprocess.run([sys.executable, "-c", code % slow], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_adapters_are_thin() -> None:
    assert len((ROOT / "hooks.py").read_text(encoding="utf-8").splitlines()) < 100


def test_each_macro_is_one_line_that_calls_a_component_or_a_figure() -> None:
    tree = ast.parse((ROOT / "macros" / "__init__.py").read_text(encoding="utf-8"))
    (define,) = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    calls = [node for node in define.body[1:] if isinstance(node, ast.Expr)]
    assert {type(node) for node in define.body[1:]} <= {ast.Expr, ast.AnnAssign, ast.Assign, ast.FunctionDef}
    assert len(calls) >= 10
    for node in calls:
        assert node.lineno == node.end_lineno, ast.unparse(node)
        assert isinstance(node.value, ast.Call), ast.unparse(node)
        assert ast.unparse(node.value.func) == "macro", ast.unparse(node)
        _name, does = node.value.args
        assert isinstance(does, ast.Lambda), ast.unparse(node)
        called = {ast.unparse(call.func) for call in ast.walk(does.body) if isinstance(call, ast.Call)}
        # Beside these, only what turns look-ups into the values that they take.
        called -= {"number", "tuple", "getattr", "own_sheets", "site.embeds", "site.latest"}
        called -= {name for name in called if name.startswith("portal.")}
        called -= {"site.figure"}
        assert called in ({"component"}, {"site.listed[f'{page}/'].records"}), ast.unparse(node)


def test_the_pages_with_words_of_their_own_are_listed_and_written() -> None:
    site = open_site(ROOT, "https://portal.invalid/", [ROOT / "overrides"], ROOT / "tests" / "valid", synthetic.DAY)
    assert set(site.listed) == {path for part in PARTS for path in part.written}
    for page in site.listed.values():
        assert (ROOT / "docs" / page.source).is_file()


def test_modules_stay_small() -> None:
    long = {
        file.relative_to(ROOT).as_posix(): lines
        for folder in ("portal", "macros", "bench")
        for file in (ROOT / folder).rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert long == {}


def _programs() -> Iterator[Path]:
    """Every file of the program, its tests and its audit, but for tests of what is published."""
    yield ROOT / "hooks.py"
    for folder in ("portal", "macros", "overrides", "docs/assets", "tests", "audit"):
        for file in (ROOT / folder).rglob("*"):
            apart = {"content", "golden", "node_modules", "__pycache__"} & set(file.relative_to(ROOT).parts)
            if file.is_file() and file.suffix not in {"", ".json"} and not apart:
                yield file


def test_the_network_is_not_wired_into_the_program() -> None:
    found = []
    for file in _programs():
        invented = file.relative_to(ROOT).parts[0] in {"tests", "audit"}
        words = published.named(
            file.read_bytes().decode("utf-8", "replace"), published.alone() if invented else published.names()
        )
        found += [f"{file.relative_to(ROOT)}: {word}" for word in words]
    assert found == [], "say it in records, in data/texts/ or in docs/"


def test_a_name_of_the_network_in_the_program_is_found() -> None:
    records = published.records()
    school = next(iter(records.every(School).values()))
    text = f"{records.project.acronym}! See {school.name} ({school.id}-2), /schools/{school.id}/."
    assert published.named(text, published.names()) == [records.project.acronym, school.name, school.id]


def test_no_test_module_imports_another() -> None:
    """What several use stands in a module that has no tests, so that either can be moved or run alone."""
    found = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        for node in sources.nodes(file):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import | ast.ImportFrom):
                names += [alias.name for alias in node.names]
            found += [f"{file.name}: {name}" for name in names if name.rpartition(".")[2].startswith("test_")]
    assert found == []


def test_no_test_judges_by_the_clock() -> None:
    """A machine that is busy must not fail a test: work is counted instead (tests/work.py)."""
    clocks = {"perf_counter", "monotonic", "process_time", "perf_counter_ns", "monotonic_ns", "time_ns"}
    found = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        for node in sources.nodes(file):
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                found += [f"{file.name}: {alias.name}" for alias in node.names]
            elif isinstance(node, ast.Attribute) and (node.attr in clocks or ast.unparse(node) == "time.time"):
                found.append(f"{file.name}: {node.attr}")
    assert found == []


def test_schemas_are_up_to_date() -> None:
    """All but the terms that they offer, which come from the records."""
    made = {name: _without_terms(json.loads(text)) for name, text in schema.schemas(ROOT / "data", KINDS).items()}
    files = (ROOT / "schemas").glob("*.json")
    kept = {file.name: _without_terms(json.loads(file.read_text(encoding="utf-8"))) for file in files}
    assert made == kept, "run make bless"


def _without_terms(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_terms(item) for item in node]
    if isinstance(node, dict):
        return {key: _without_terms(value) for key, value in node.items() if key != "enum" or not _terms() & set(value)}
    return node


@cache
def _terms() -> frozenset[str]:
    records, _problems = load.load(ROOT / "data", KINDS)
    return frozenset(id for name in VOCABULARIES for id in records.seen[name])


def test_a_data_file_that_names_a_schema_for_editors_names_its_own() -> None:
    named = 0
    for kind in KINDS:
        for file in [ROOT / "data" / f"{kind.stem}.yaml", *(ROOT / "data" / kind.stem).glob("**/*.yaml")]:
            if file.exists() and (first := file.read_text(encoding="utf-8").partition("\n")[0]).startswith("# yaml-l"):
                up = "../" * (len(file.relative_to(ROOT).parts) - 1)
                assert first == f"# yaml-language-server: $schema={up}schemas/{kind.schema.split('/')[-1]}", file
                assert (ROOT / "schemas" / kind.schema.split("/")[-1]).is_file()
                named += 1
    assert named


def test_schemas_offer_the_terms_of_the_vocabularies() -> None:
    school = schema.schemas(ROOT / "data", KINDS)["schools.schema.json"]
    assert '"lower-secondary"' in school
    assert "x-vocabulary" not in school
    assert "Permanent name in addresses" in school


def test_the_emblem_has_its_official_geometry() -> None:
    assert emblem.WIDTH / emblem.HEIGHT == 3 / 2
    stars = emblem.stars()
    assert len(stars) == 12
    for hour, star in enumerate(stars):
        assert len(star) == 10
        outer = star[::2]
        x, y = sum(p[0] for p in outer) / 5, sum(p[1] for p in outer) / 5
        away = ((x - emblem.WIDTH / 2) ** 2 + (y - emblem.HEIGHT / 2) ** 2) ** 0.5
        assert abs(away - emblem.HEIGHT / 3) < 0.1
        assert all(abs(((px - x) ** 2 + (py - y) ** 2) ** 0.5 - emblem.HEIGHT / 18) < 0.1 for px, py in outer)
        # Upright: the first point is straight above the centre, and two others lie on one level.
        assert abs(star[0][0] - x) < 0.01
        assert star[0][1] < y
        assert abs(star[2][1] - star[8][1]) < 0.02
        if hour == 0:
            assert y < emblem.HEIGHT / 2
            assert abs(x - emblem.WIDTH / 2) < 0.01
    assert (emblem.BLUE, emblem.YELLOW) == ("#003399", "#FFCC00")
