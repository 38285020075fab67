"""Builds the site as often as it is asked, in a process of its own: ``python -m tools.serve.worker``.

Each line that it reads names a folder to build into. It answers with lines of JSON: ``{"doing": ...}`` for each step
and in the end ``{"outcome": ...}``. Nothing that a build does, ``exit`` included, ends it.
"""

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.serve.outcome import Fault, Outcome

CONFIG = Path("mkdocs.yml")
_NOTES, _DOING = "mkdocs.hooks.portal", "mkdocs.steps"
_TRACE = "Traceback (most recent call last)"
_PLACE = re.compile(r'File "(.+)", line ([0-9]+)')
_STEPS = Path(__file__).with_name("steps.py")


class _Hearing(logging.Handler):
    """Tells steps on, and keeps notes and warnings. Warnings end a strict build, so each is a fault."""

    def __init__(self, doing: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._doing = doing
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Takes one line of the log."""
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
        elif record.name == _DOING:
            self._doing(record.getMessage())
        elif record.name == _NOTES:
            self.notes.append(record.getMessage())


def built(folder: str, doing: Callable[[str], None]) -> Outcome:
    """Builds the project in the current folder into ``folder``; ``doing`` is told each step."""
    # Imported here, so that a mistake in the program itself is told like any other.
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    log, heard = logging.getLogger("mkdocs"), _Hearing(doing)
    log.setLevel(logging.INFO)
    log.addHandler(heard)
    try:
        from portal.building import configuration  # noqa: PLC0415

        hooks = [*configuration.read(CONFIG).get("hooks", []), str(_STEPS)]
        config = load_config(str(CONFIG), site_dir=folder, hooks=hooks)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # The macros plugin exits where a page cannot be rendered.
        return outcome_of(error, heard.warnings)
    finally:
        log.removeHandler(heard)
    return Outcome(notes=tuple(heard.notes))


def outcome_of(error: BaseException, warnings: list[str]) -> Outcome:
    """What is to be said of an error that ended a build, of which the log had these warnings."""
    cause: Any = error.__cause__
    if hasattr(cause, "problems"):
        named = ((problem, f"{problem.record}: " if problem.record else "") for problem in cause.problems)
        faults = tuple(Fault(f"{record}{found.message}", found.file, found.line) for found, record in named)
        return Outcome(faults, cause.more)
    if isinstance(error, SystemExit) and warnings and not any(_TRACE in text for text in warnings):
        return Outcome(tuple(map(Fault, warnings)))
    if cause is not None and not isinstance(error, SystemExit):
        return Outcome((Fault(str(error)),))
    traces = [text for text in warnings if _TRACE in text] or ["".join(traceback.format_exception(error))]
    said = [text for text in warnings if _TRACE not in text]
    return Outcome((*map(Fault, said), *map(_of_program, traces)), trace="\n".join(traces))


def _of_program(trace: str) -> Fault:
    """The last place in the project that the error of a traceback went through."""
    said = [line for line in trace.splitlines() if line.strip(" `")][-1]
    text = f"the program fails here ({said}); mend it, or undo the last change"
    for name, line in reversed(_PLACE.findall(trace)):
        file = Path(name)
        for folder in (Path.cwd(), Path.cwd().resolve()):
            if file.is_relative_to(folder) and ".venv" not in file.parts and file.parent != _STEPS.parent:
                return Fault(text, file.relative_to(folder).as_posix(), int(line))
    return Fault(text)


def main() -> None:
    """Answers until there is no more to read."""
    # What libraries print goes to the terminal, not between the answers; and exit() closes what it reads from.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    asked = os.fdopen(os.dup(sys.stdin.fileno()), encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(**values: Any) -> None:
        print(json.dumps(values), file=answers, flush=True)

    for line in asked:
        say(outcome=built(line.rstrip("\n"), lambda step: say(doing=step)).plain())


if __name__ == "__main__":
    main()
