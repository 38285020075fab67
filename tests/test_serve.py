"""``make serve``: what it shows while somebody works, and after a mistake."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.problem import DataError, Findings, Problem
from tests.browsing import open_page, violations
from tests.project import ROOT, copy_of_project
from tests.synthetic import DAY
from tools.serve.outcome import Fault, Outcome
from tools.serve.showing import Pages, State
from tools.serve.worker import outcome_of

EPOCH = str((DAY - datetime(1970, 1, 1).date()).days * 86_400)
HOSTILE = "</li><script>alert(1)</script>"


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _faults_in(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    return violations(page, ".serve-faults")


def _started(project: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tools.serve", "--port", str(port)],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _served(project: Path, port: int) -> Iterator[Iterator[str]]:
    """The lines that it says while it runs."""
    running = _started(project, port)
    assert running.stdout is not None
    try:
        yield iter(running.stdout)
    finally:
        running.terminate()
        running.communicate(timeout=60)


def _until(words: str, lines: Iterator[str]) -> str:
    """What is said up to the line with these words."""
    said = []
    for line in lines:
        said.append(line)
        if words in line:
            return "".join(said)
    raise AssertionError(f"it ended without {words!r}:\n{''.join(said)}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose program can be changed, too."""
    made = copy_of_project(tmp_path)
    (made / "tools").symlink_to(ROOT / "tools")
    (made / "portal").unlink()
    shutil.copytree(ROOT / "portal", made / "portal", ignore=shutil.ignore_patterns("__pycache__"))
    return made


@pytest.mark.build
def test_a_mistake_leaves_the_site_and_says_what_to_mend(project: Path, browser: Browser) -> None:
    port = _free_port()
    page, _errors = open_page(browser, width=390)
    with _served(project, port) as lines:
        said = _until("built in", lines)
        assert "reading and judging data/ and docs/" in said
        assert f"http://localhost:{port}/" in said
        page.goto(f"http://localhost:{port}/network/")
        here = page.url
        title = page.locator("h1").inner_text()
        assert page.locator(".serve-faults").count() == 0

        schools = project / "data" / "schools.yaml"
        before = schools.read_text(encoding="utf-8")
        number, line = next((n, t) for n, t in enumerate(before.splitlines(), 1) if "levels:" in t)
        schools.write_text(before.replace(line, "  levels: [primry]", 1), encoding="utf-8")
        said = _until("the site stays", lines)
        assert "data/schools.yaml changed" in said
        told = page.locator(".serve-faults")
        expect(told.locator("code")).to_have_text(f"data/schools.yaml:{number}", timeout=30_000)
        expect(told).to_contain_text('did you mean "primary"?')
        expect(page.locator("h1")).to_have_text(title)
        assert page.url == here
        page.evaluate("window.scrollTo(0, 2000)")
        expect(told).to_be_in_viewport()
        assert [fault for scheme in ("light", "dark") for fault in _faults_in(page, scheme)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390

        schools.write_text(before, encoding="utf-8")
        _until("built in", lines)
        expect(told).to_have_count(0, timeout=30_000)

        words = project / "portal" / "site.py"
        program = words.read_text(encoding="utf-8")
        words.write_text(program.replace('_("Page not found")', '_("Page not found, changed")'), encoding="utf-8")
        said = _until("built in", lines)
        assert "portal/site.py changed" in said
        page.goto(f"http://localhost:{port}/there-is-no-such-page/")
        expect(page).to_have_title(re.compile("^Page not found, changed"))

        words.write_text("x = = 1\n" + program, encoding="utf-8")
        said = _until("the site stays", lines)
        assert "portal/site.py:1: the program fails here (SyntaxError" in said
        expect(page.locator(".serve-faults code")).to_have_text("portal/site.py:1", timeout=30_000)
    page.context.close()


def test_a_first_mistake_is_said_on_the_page_that_waits(tmp_path: Path, browser: Browser) -> None:
    project = copy_of_project(tmp_path)
    (project / "tools").symlink_to(ROOT / "tools")
    (project / "data" / "schools.yaml").write_text("- id: [\n", encoding="utf-8")
    port = _free_port()
    page, _errors = open_page(browser)
    with _served(project, port) as lines:
        assert "there is no site yet" in _until("problem", lines)
        page.goto(f"http://localhost:{port}/any/page/")
        assert re.match("data/schools.yaml:[12]", page.locator("li code").first.inner_text())
        assert violations(page) == []
    page.context.close()


def test_a_taken_port_is_said_before_anything_is_built(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path)
    (project / "tools").symlink_to(ROOT / "tools")
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        said, _ = (running := _started(project, port)).communicate(timeout=60)
    assert running.returncode == 2
    assert said.count("\n") == 1
    assert f"Port {port} is taken" in said
    assert f"make serve PORT={port + 1}" in said


def test_what_a_message_quotes_is_shown_and_never_run(tmp_path: Path) -> None:
    state = State(version=7, site=tmp_path, since=datetime(2026, 1, 1), outcome=Outcome((Fault(HOSTILE, HOSTILE, 3),)))
    page = Pages(ROOT, state).with_faults(b"<html><head></head><body class='x'><h1>A</h1></body></html>").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert page.count("<script") == 1
    assert page.index("<body class='x'>") < page.index("serve-faults") < page.index("<h1>A</h1>")


def test_a_page_without_a_head_is_left_alone(tmp_path: Path) -> None:
    state = State(version=7, site=tmp_path, since=datetime(2026, 1, 1), outcome=Outcome((Fault("x"),)))
    assert Pages(ROOT, state).with_faults(b"nothing") == b"nothing"


def test_problems_of_the_data_keep_file_and_line() -> None:
    problem = Problem("data/schools.yaml", 4, "aa-one", "name is missing; add it.")
    error = RuntimeError("This cannot be published")
    error.__cause__ = DataError(Findings([problem]))
    assert outcome_of(error, []) == Outcome((Fault("aa-one: name is missing; add it.", "data/schools.yaml", 4),))


def test_warnings_of_a_strict_build_are_problems() -> None:
    assert outcome_of(SystemExit(1), ["a link leads nowhere"]) == Outcome((Fault("a link leads nowhere"),))


def test_an_error_of_the_program_names_its_last_place_in_the_project() -> None:
    try:
        Problem()  # type: ignore[call-arg]
    except TypeError as error:
        (fault,) = outcome_of(error, []).faults
    assert fault.file == "tests/test_serve.py"
    assert "TypeError" in fault.text
    assert "undo the last change" in fault.text


def test_an_outcome_is_the_same_after_the_way_through_json() -> None:
    outcome = Outcome((Fault("a", "b", 1), Fault("c")), 3, ("note",), "trace")
    assert Outcome.of(outcome.plain()) == Outcome((Fault("a", "b", 1), Fault("c")), 3, ("note",), "trace")
    assert outcome.count == "5 problems"
