"""Messages of the check beside the lines of a pull request, whatever was contributed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.doors import annotations
from portal.problem import Problem
from tests import broken_files, synthetic
from tests.project import ROOT

COMMAND = re.compile(r"^\s*::([\w-]+)(?: ([^:]*))?::(.*)$")
"""As actions/runner takes a line for a command (src/Runner.Common/ActionCommand.cs)."""
HOSTILE = [
    "::error file=x::forged",
    "a\n::add-path::/tmp",
    "a\r::set-env name=X::y",
    "%0A::add-mask::word",
    "##[add-path]/tmp",
    ",line=1,title=forged",
    "x::y",
    "\u2028::error::forged",
]


def _undone(text: str, *, property: bool = False) -> str:
    """A text as the runner reads it."""
    for token, escaped in ((":", "%3A"), (",", "%2C")) if property else ():
        text = text.replace(escaped, token)
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _read(line: str) -> tuple[str, dict[str, str], str]:
    found = COMMAND.match(line)
    assert found is not None, line
    properties = dict(pair.split("=", 1) for pair in (found[2] or "").split(","))
    return found[1], {name: _undone(value, property=True) for name, value in properties.items()}, _undone(found[3])


def test_a_problem_stands_beside_its_line() -> None:
    problem = Problem(
        "data/schools.yaml", 12, "aa-one", 'country "hrr" does not exist (did you mean "hr"?); correct it'
    )
    assert annotations.command(problem, "country: hr") == (
        '::error file=data/schools.yaml,line=12,title=aa-one::country "hrr" does not exist (did you mean "hr"?); '
        "correct it%0A%0AWrite instead:%0Acountry: hr"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_no_contribution_forges_a_command(text: str) -> None:
    problem = Problem(f"data/{text}.yaml", 3, text, text)
    command = annotations.command(problem, text)
    assert len(command.splitlines()) == 1
    name, properties, data = _read(command)
    assert name == "error"
    assert set(properties) == {"file", "line", "title"}
    assert properties["line"] == "3"
    assert data.startswith(text.encode("unicode_escape").decode() if not text.isprintable() else text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_no_command_is_printed_while_commands_are_stopped(text: str) -> None:
    begin, *between, end = annotations.stopped([text])
    name = begin.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", name)
    assert end == f"::{name}::"
    assert len(between) == 1
    assert "\n" not in between[0]
    assert "\r" not in between[0]
    assert name not in between[0]


def test_each_run_stops_them_under_another_name() -> None:
    assert next(annotations.stopped([])) != next(annotations.stopped([]))


@pytest.mark.parametrize(
    ("message", "line", "meant"),
    [
        ('country "hrr" does not exist (did you mean "hr"?)', "  country: hrr", "  country: hr"),
        ('there is no field "nmae" (did you mean "name"?); use', "  nmae: OŠ nmae-x", "  name: OŠ nmae-x"),
        ('"reed" is not an objective of module "module-1" (did you mean "read"?)', "  - reed", "  - read"),
        ('cluster "a-1" does not exist (did you mean "a-2"?)', "hubs: [a-1, a-11]", "hubs: [a-2, a-11]"),
        ('cluster "a-1" does not exist (did you mean "a-2"?)', "hubs: [a-1, a-1]", None),
        ('cluster "a-1" does not exist (did you mean "a-2"?)', "hubs: []", None),
        ('country "croatia" does not exist (did you mean "hr"?)', "country: croatia", "country: hr"),
        ('"a" of "module-1" (did you mean "module-2"?)', "a: module-1", "a: module-2"),
        ("name is missing; add it.", "- id: x", None),
    ],
)
def test_the_line_as_it_should_be(message: str, line: str, meant: str | None) -> None:
    assert annotations.replacement(message, line) == meant


def test_the_known_mistakes_say_what_to_write_instead() -> None:
    """Where a message asks "did you mean", the forge mostly shows the mended line."""
    mended = []
    for path in broken_files.BROKEN:
        file, expected, _text = broken_files.header(path)
        for message in expected:
            number = re.match(rf"data/{re.escape(file)}:([0-9]+): ", message)
            if number and "did you mean" in message:
                line = path.read_text(encoding="utf-8").splitlines()[int(number[1]) - 1]
                mended.append(annotations.replacement(message, line) is not None)
    assert len(mended) > 15
    assert sum(mended) >= 0.8 * len(mended)


def test_a_link_to_something_endless_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("/dev/zero")
    problem = Problem("x.yaml", 1, "", 'field "nmae" (did you mean "name"?)')
    assert list(annotations.commands([problem], tmp_path)) == [annotations.command(problem)]


def test_the_command_line_annotates(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    schools = data / "schools.yaml"
    text = schools.read_text(encoding="utf-8")
    schools.write_text(re.sub(r"levels: \[.*\]", "levels: [primry]", text, count=1), encoding="utf-8")
    command = [sys.executable, "-m", "portal", "check", str(data), "--annotations"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 1
    name, properties, message = _read(done.stdout.splitlines()[0])
    assert (name, properties["file"].rpartition("/")[2]) == ("error", "schools.yaml")
    assert message.endswith("levels: [primary]")
    assert done.stdout.splitlines()[-2].startswith("1 problem in the data")
