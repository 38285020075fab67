"""What `portal check` finds as workflow commands of GitHub Actions, which the forge shows beside the lines.

The forge reads commands in everything that a step prints: a line that begins with `::`, and `##[` anywhere in a line
(actions/runner, `ActionCommand.cs`). Messages quote what was contributed, so each is escaped as the runner undoes it,
and what is no command is printed while commands are stopped under a name that nobody can guess.
"""

import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from portal.problem import Problem, printable
from portal.reading import textfile

_MEANT = re.compile(r'\(did you mean "([^"]+)"\?\)')
_QUOTED = re.compile(r'"([^"]+)"')
_LONGEST = 5_000_000
"""Bytes of a file that is looked into for what to write instead."""


def commands(problems: Iterable[Problem], folder: Path) -> Iterator[str]:
    """A command for each problem, with the line as it should be where that is known; files are below ``folder``."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.file not in lines:
            lines[problem.file] = _lines(folder / problem.file)
        there = lines[problem.file][problem.line - 1 : problem.line]
        yield command(problem, replacement(problem.message, there[0]) if there else None)


def command(problem: Problem, suggested: str | None = None) -> str:
    """The command for one problem, on one line."""
    level = "notice" if problem.notice else "error"
    places = [("file", problem.file), ("line", str(problem.line)), ("title", problem.record)]
    properties = ",".join(f"{name}={_property(value)}" for name, value in places if value)
    text = _data(printable(problem.message))
    if suggested is not None:
        text += f"%0A%0AWrite instead:%0A{_data(printable(suggested))}"
    return f"::{level} {properties}::{text}"


def replacement(message: str, line: str) -> str | None:
    """The line with the word in it that the message takes for meant; None where that is not sure."""
    meant = _MEANT.search(message)
    if meant is None:
        return None
    words = dict.fromkeys(_QUOTED.findall(message[: meant.start()]))
    there = [word for word in words if word != meant[1] and len(_whole(word).findall(line)) == 1]
    there.sort(key=lambda word: SequenceMatcher(None, word, meant[1]).ratio(), reverse=True)
    return _whole(there[0]).sub(lambda _found: meant[1], line) if there else None


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")


def stopped(lines: Iterable[str]) -> Iterator[str]:
    """The lines, between commands so that nothing in them is one."""
    name = secrets.token_hex(16)
    yield f"::stop-commands::{name}"
    yield from map(printable, lines)
    yield f"::{name}::"


def _lines(file: Path) -> list[str]:
    """The lines of a file; none of what the check refuses to read (a link, a device, a file without end)."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode) or file.stat().st_size > _LONGEST:
            return []
        return textfile.read(file).splitlines()
    except (OSError, ValueError):
        return []


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
