"""The script of the forms judges as ``portal check`` does: the same verdict, in the same words."""

import ast
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from playwright.sync_api import Browser

from portal.checks.cross_references import Judge
from portal.doors.proposal import Proposed, is_said, judged
from portal.frame.assets import published
from portal.inspection import inspect
from portal.parts.contribute.judging import functions_named
from portal.parts.contribute.known import NamedRecords
from portal.parts.contribute.lookups import tables
from portal.parts.network.checks.ids import ids_carry_their_country
from portal.parts.network.checks.memberships import members_are_of_the_country
from portal.parts.network.checks.places import coordinates_lie_in_the_country
from portal.parts.part import kinds_of
from portal.parts.registry import PARTS, kind
from portal.reading import editing, load, validation, yamlfile
from portal.reading.load import Records
from portal.reading.references import references_as_written
from tests import synthetic
from tests.form_cases import Case, cases, described
from tests.project import ROOT
from tools.server import Server

COUNT = 1_000
LEAST_WRONG = 700
SEED = int(os.environ.get("SEED", "14"))
_ASSETS = ROOT / "docs" / "assets"
_RULES = (
    *(f"records/{name}.py" for name in ("fields", "times", "base", "lists", "image", "lasting")),
    *(
        f"words/{name}.py"
        for name in ("codes", "telephone", "span", "reserved", "characters", "web_address", "territories")
    ),
    "parts/network/records/school.py",
    *(f"parts/events/records/{name}.py" for name in ("event", "session", "occasion", "registration")),
    "parts/community/records/profile.py",
    "parts/library/records/resource.py",
)
"""The modules with the rules of the kinds that have forms, below portal/."""
_IN_NO_FORM = {
    "branch",
    "forge_account",
    "_identity",
    "_licence_id",
    "_site_path",
    "month",
    "country",
    "system",
    "archived",
    "below",
    "_host",
    "_instant",
    "path",
    "file_fault",
    "language_name",
    "_where",
}
"""Functions there that judge fields of other kinds, or refuse nothing."""
_TYPED = (
    "must be one line of text; write it on the line of its name",
    "must be one day; write it",
)
"""Beginnings of what is said of values that no form can send: a line end behind a text, a list in place of a day."""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """The records of a small network, which the cases refer to."""
    data = tmp_path_factory.mktemp("network") / "data"
    synthetic.write(data)
    return load.load(data, kinds_of(PARTS))[0]


def words_of(case: Case, records: Records, folder: Path, ran: "Executed") -> tuple[Case, list[str]]:
    """The record as it stands in a file of its own, and what ``portal check`` says of it alone."""
    file, of = folder / "one.yaml", kind(case.kind)
    file.write_text(editing.own_file(case.record), "utf-8")
    node, unreadable = yamlfile.read(file, "one.yaml")
    assert isinstance(node, yamlfile.Mapping) and not unreadable, unreadable
    with ran:
        record, problems = validation.validated(of, node, "one.yaml", "")
    said = [problem.message for problem in problems]
    judge, found = Judge(records), list(said)
    for reference in references_as_written(of.model, yamlfile.plain(node)):
        if (text := judge.fault(reference)) and not is_said(reference.path, said):
            found.append(text)
    if record is not None and not problems:
        found += of_its_country(case.kind, record, records, file)
    return Case(case.kind, yamlfile.plain(node)), sorted(found)


def of_its_country(kind: str, record: Any, records: Records, file: Path) -> Iterator[str]:
    """What the checks say of a right record that is not where its country is."""
    alone = Records(kinds=records.kinds, folder=records.folder)
    alone.seen = records.seen
    alone.entries |= {name: records.entries[name] for name in ("country", "cluster")}
    alone.entries[kind] = {record.id: load.Placed(record, file, "one.yaml", 0)}
    for check in (ids_carry_their_country, coordinates_lie_in_the_country, members_are_of_the_country):
        yield from (problem.message for problem in check(alone, synthetic.DAY))


@pytest.fixture(scope="module")
def script(browser: Browser, invented: Records, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A page that has loaded the script of the forms as it is published."""
    site = tmp_path_factory.mktemp("script")
    (site / "judge").mkdir()
    for file in (_ASSETS / "judge").glob("*.js"):
        (site / "judge" / file.name).write_bytes(published(file))
    (site / "index.html").write_text("<!doctype html><title>Judge</title>", "utf-8")
    (site / "_redirects").write_text("", "utf-8")
    portal, _notices = inspect(invented.folder, synthetic.DAY)
    rules = described()
    given = {
        "rules": {name: {**one, "kind": name} for name, one in rules.items()},
        "known": NamedRecords(portal).told(list(rules.values())),
        "tables": tables(),
    }
    with Server(site, ROOT / "netlify.toml") as server:
        page = browser.new_page()
        page.goto(f"{server.url}/index.html")
        page.evaluate(
            "async (given) => Object.assign(window, given, await import('/judge/index.js'))",
            json.loads(json.dumps(given)),
        )
        yield page
        page.close()


def said_by(script: Any, several: list[Case]) -> list[list[str]]:
    """What the script says of each record."""
    return [
        sorted(one)
        for one in script.evaluate(
            """(cases) => cases.map(({ kind, record }) =>
                everythingWrong(rules[kind], record, known, tables).map(({ message }) => message))""",
            [{"kind": case.kind, "record": case.record} for case in several],
        )
    ]


def test_the_script_judges_as_the_check_does(script: Any, invented: Records, tmp_path: Path) -> None:
    print(f"seed {SEED}")
    several = cases(SEED, COUNT)
    ran = Executed(_RULES)
    pairs = [words_of(case, invented, tmp_path, ran) for case in several]
    several, expected = [case for case, _said in pairs], [said for _case, said in pairs]
    found = said_by(script, several)
    different = [
        f"{case.kind}: {json.dumps(case.record, ensure_ascii=False)[:2000]}\n  check:  {one}\n  script: {other}"
        for case, one, other in zip(several, expected, found, strict=True)
        if one != other
    ]
    assert not different, f"seed {SEED}: {len(different)} of {len(several)}\n" + "\n".join(different[:5])
    assert len(several) >= COUNT
    assert sum(map(bool, expected)) >= LEAST_WRONG
    assert sorted(refusals(_RULES) - ran.lines) == [], (
        "no case makes these refuse anything; add one to tests/form_values.py"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"id": "xx-school"},
        {"place": {"town": "Mons", "lat": "4.5", "lon": "50.1"}},
        {"place": {"town": "Mons", "lat": "89", "lon": "4"}},
        {"memberships": [{"hub": "hr-hub-0002", "role": "mentee"}]},
        {
            "id": "xx-school",
            "memberships": [{"hub": "hr-hub-0002", "role": "mentee", "since": "2000", "until": "2001"}],
        },
        {"country": "zz"},
    ],
)
def test_what_does_not_fit_its_country_is_said_alike(script: Any, invented: Records, change: dict[str, Any]) -> None:
    sources = ["https://school.example.eu/"]
    record = {"id": "be-one-more", "name": "One more", "country": "be", "language": "nl", "sources": sources, **change}
    verdict = judged(invented.folder, [Proposed(kind("school"), record)], as_of=synthetic.DAY)
    assert verdict.faults
    (found,) = said_by(script, [Case("school", record)])
    assert found == sorted(fault.message for fault in verdict.faults)


def test_a_rule_that_the_script_does_not_know_is_found(script: Any) -> None:
    known = set(script.evaluate("Object.keys(RULES)"))
    needed = {name for one in described().values() for name in functions_named(one)}
    assert sorted(needed - known) == [], "write these into docs/assets/judge/"
    assert sorted(known - needed) == [], "no model has these rules any more"


class Executed:
    """The lines of modules that run while it lasts, as "module:line"."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        self._files = {str(ROOT / "portal" / name): name for name in modules}
        self.lines: set[str] = set()
        self._before: Any = None

    def __enter__(self) -> None:
        self._before = sys.gettrace()
        sys.settrace(self._trace)

    def __exit__(self, *error: object) -> None:
        sys.settrace(self._before)

    def _trace(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        name = self._files.get(frame.f_code.co_filename)
        return None if name is None else self._of(name)

    def _of(self, name: str) -> Any:
        def trace(frame: FrameType, _event: str, _argument: Any) -> Any:
            self.lines.add(f"{name}:{frame.f_lineno}")
            return trace

        return trace


def refusals(modules: tuple[str, ...]) -> set[str]:
    """Every statement of the modules that refuses a value, or returns why one is refused, as "module:line"."""
    found = set()
    for name in modules:
        for function in ast.walk(ast.parse((ROOT / "portal" / name).read_text("utf-8"))):
            if not isinstance(function, ast.FunctionDef) or function.name in _IN_NO_FORM:
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Return | ast.Raise) and _says(node) and not _says(node).startswith(_TYPED):
                    found.add(f"{name}:{node.lineno}")
    return found


def _says(statement: ast.AST) -> str:
    """The words of a message in a statement; "" where it has none."""
    texts = (node.value for node in ast.walk(statement) if isinstance(node, ast.Constant))
    return next((text for text in texts if isinstance(text, str) and " " in text.strip()), "")


def test_every_refusal_is_counted() -> None:
    assert len(refusals(_RULES)) > 90


def test_what_is_described_is_json() -> None:
    rules: Mapping[str, Any] = described()
    assert json.loads(json.dumps(rules)) == rules
