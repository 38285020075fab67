"""Known vulnerabilities of the locked packages, asked of the services of PyPI and npm.

A service that cannot be asked says nothing about the packages: that is printed, and is neither a pass nor a failure.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.programs import HERE

ROOT = HERE.parent
LONGEST = 300
"""Seconds after which a service counts as not to be asked."""
# What pip-audit ends with where the service, not the lock file, is at fault.
_PYPI_IS_AWAY = ("requests.exceptions.", "urllib3.exceptions.", "ServiceError", "your network may be blocking")
_NPM_IS_AWAY = "audit endpoint returned an error"


class CouldNotAskError(Exception):
    """The service gave no answer; the text says why."""


@dataclass(frozen=True)
class Answer:
    """What a service said."""

    asked: int
    """How many packages it was asked about."""
    unknown: tuple[str, ...] = ()
    """Those on which it has no answer."""
    vulnerable: tuple[str, ...] = ()
    """Vulnerabilities, a line each."""


@dataclass(frozen=True)
class _Question:
    about: str
    command: Sequence[str]
    folder: Path
    read: Callable[[str, str], Answer]


def audit(_site: Path) -> bool:
    """Whether no locked package is known to be vulnerable, as far as the services could be asked."""
    passed = [_passes(question) for question in _questions()]
    return all(passed)


def _questions() -> tuple[_Question, ...]:
    ask = (sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off")
    python = (*ask, "--timeout", "15", "--format", "json", "--requirement")
    npm = ("npm", "audit", "--json", "--package-lock-only", "--fetch-retries", "1", "--fetch-timeout", "60000")
    return (
        _Question("requirements.txt", (*python, "requirements.txt"), ROOT, python_answer),
        _Question("requirements-dev.txt", (*python, "requirements-dev.txt"), ROOT, python_answer),
        _Question("audit/package-lock.json", npm, HERE, npm_answer),
        _Question("portal/editor/package-lock.json", npm, ROOT / "portal" / "editor", npm_answer),
    )


def _passes(question: _Question) -> bool:
    try:
        result = subprocess.run(
            question.command, cwd=question.folder, check=False, capture_output=True, text=True, timeout=LONGEST
        )
        passed, text = verdict(question.about, question.read(result.stdout, result.stderr))
    except subprocess.TimeoutExpired:
        passed, text = True, _not_asked(question.about, f"no answer within {LONGEST} seconds")
    except CouldNotAskError as error:
        passed, text = True, _not_asked(question.about, str(error))
    except (OSError, ValueError) as error:
        passed, text = False, f"Advisories on {question.about}: {error}"
    print(text)
    return passed


def _not_asked(about: str, why: str) -> str:
    return f"Advisories on {about}: could not ask ({why}). Nothing is known about these packages; run it again later."


def verdict(about: str, answer: Answer) -> tuple[bool, str]:
    """Whether the packages pass, and what is said of them: each vulnerability, and on what there was no answer."""
    lines = [
        f"Advisories on {about}: {len(answer.vulnerable)} known for {answer.asked - len(answer.unknown)} packages."
    ]
    if answer.unknown:
        few = ", ".join(answer.unknown[:3])
        lines.append(f"  could not ask about {len(answer.unknown)} of {answer.asked} packages, like {few}")
    lines += [f"  {line}" for line in answer.vulnerable]
    return not answer.vulnerable, "\n".join(lines)


def python_answer(output: str, errors: str) -> Answer:
    """What pip-audit found. Raises CouldNotAskError where PyPI was away, ValueError where pip-audit itself failed.

    Its exit code does not tell these apart, and it is 0 also where PyPI knew none of the packages.
    """
    try:
        found = _object(output)["dependencies"]
        asked = {one["name"] for one in found}
        unknown = tuple(sorted({one["name"] for one in found if "vulns" not in one}))
        vulnerable = [
            f"{one['name']} {one['version']}: {flaw['id']} ({_mended(flaw['fix_versions'])})"
            for one in found
            for flaw in one.get("vulns", ())
        ]
    except (KeyError, TypeError, json.JSONDecodeError):
        if any(sign in errors for sign in _PYPI_IS_AWAY):
            raise CouldNotAskError(_last(errors)) from None
        raise ValueError(f"pip-audit failed: {_last(errors)}") from None
    if not asked:
        raise ValueError("pip-audit names no package; see whether the file is empty")
    if len(unknown) == len(asked):
        raise CouldNotAskError(f"the service knows none of the {len(asked)} packages")
    return Answer(len(asked), unknown, tuple(vulnerable))


def npm_answer(output: str, errors: str) -> Answer:
    """What npm audit found. Raises CouldNotAskError where the registry was away, ValueError where npm itself failed."""
    try:
        found = _object(output)
        asked = int(found["metadata"]["dependencies"]["total"])
        vulnerable = [
            f"{name} {one['range']}: {one['severity']}, {_reasons(one['via'])}"
            for name, one in sorted(found["vulnerabilities"].items())
        ]
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError):
        if _NPM_IS_AWAY in errors:
            raise CouldNotAskError(_message(output) or _last(errors)) from None
        raise ValueError(f"npm audit failed: {_last(errors)}") from None
    if not asked:
        raise ValueError("npm audit names no package; see whether the lock file is empty")
    return Answer(asked, (), tuple(vulnerable))


def _object(output: str) -> dict[str, Any]:
    found = json.loads(output)
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found


def _mended(versions: Sequence[str]) -> str:
    return f"mended in {', '.join(versions)}" if versions else "not mended yet"


def _reasons(via: Sequence[str | dict[str, Any]]) -> str:
    return "; ".join(f"through {one}" if isinstance(one, str) else f"{one['title']} {one['url']}" for one in via)


def _message(output: str) -> str:
    try:
        return str(_object(output)["message"])
    except (KeyError, TypeError, json.JSONDecodeError):
        return ""


def _last(errors: str) -> str:
    lines = [line.strip() for line in errors.splitlines() if line.strip() and "complete log" not in line]
    return lines[-1][:300] if lines else "it said nothing"


if __name__ == "__main__":
    sys.exit(0 if audit(ROOT / "site") else 1)
