"""What the services for vulnerabilities say is told apart from silence, and silence is neither a pass nor a failure."""

import json
import subprocess
from typing import Any

import pytest

from audit import advisories
from audit.advisories import Answer, CouldNotAskError, npm_answer, python_answer, verdict

CLEAN = {"name": "clean", "version": "1.0", "vulns": []}
SKIPPED = {"name": "odd", "skip_reason": "Dependency not found on PyPI and could not be audited: odd (1.0)"}
FLAWED = {
    "name": "flawed",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"], "aliases": []}, {"id": "GHSA-2", "fix_versions": []}],
}
NPM_AWAY = "npm warn audit 405 Method Not Allowed\nnpm error audit endpoint returned an error\n"


def _python(*dependencies: Any) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def _npm(**vulnerabilities: Any) -> str:
    return json.dumps({"vulnerabilities": vulnerabilities, "metadata": {"dependencies": {"total": 7}}})


def test_packages_without_a_known_flaw_pass() -> None:
    assert python_answer(_python(CLEAN), "") == Answer(1)
    assert npm_answer(_npm(), "") == Answer(7)
    assert verdict("x", Answer(7)) == (True, "Advisories on x: 0 known for 7 packages.")


def test_a_known_flaw_fails_with_what_mends_it() -> None:
    passed, said = verdict("x", python_answer(_python(CLEAN, FLAWED, SKIPPED), ""))
    assert not passed
    assert said.splitlines() == [
        "Advisories on x: 2 known for 2 packages.",
        "  could not ask about 1 of 3 packages, like odd",
        "  flawed 1.0: PYSEC-1 (mended in 1.1)",
        "  flawed 1.0: GHSA-2 (not mended yet)",
    ]
    via = [{"title": "Bad", "url": "https://advisory.invalid/1"}, "b"]
    found = npm_answer(_npm(a={"range": "<2", "severity": "high", "via": via}), NPM_AWAY)
    assert found.vulnerable == ("a <2: high, Bad https://advisory.invalid/1; through b",)
    assert not verdict("x", found)[0]


@pytest.mark.parametrize(
    ("output", "errors"),
    [
        (_python(SKIPPED, SKIPPED), "No known vulnerabilities found"),
        ("", "requests.exceptions.ProxyError: HTTPSConnectionPool(host='pypi.org', port=443)"),
        ("", "Traceback\npip_audit._service.interface.ServiceError"),
        ("", "ERROR:pip_audit._cli:Tip: your network may be blocking this service."),
    ],
)
def test_silence_of_pypi_is_no_verdict(output: str, errors: str) -> None:
    with pytest.raises(CouldNotAskError):
        python_answer(output, errors)


@pytest.mark.parametrize("output", ['{"message": "405 Method Not Allowed", "statusCode": 405}', "", "<html>"])
def test_silence_of_npm_is_no_verdict(output: str) -> None:
    with pytest.raises(CouldNotAskError, match=r"405|endpoint"):
        npm_answer(output, NPM_AWAY)


@pytest.mark.parametrize("output", ["", "[]", "{}", '{"dependencies": 1}', '{"dependencies": []}', _python({"a": 1})])
def test_a_failure_of_pip_audit_itself_is_a_failure(output: str) -> None:
    with pytest.raises(ValueError, match="pip-audit"):
        python_answer(output, "ERROR:pip_audit._cli:requirement babel is missing a hash")


@pytest.mark.parametrize("output", ['{"error": {"code": "ENOLOCK"}}', "", "[]", '{"metadata": []}'])
def test_a_failure_of_npm_itself_is_a_failure(output: str) -> None:
    with pytest.raises(
        ValueError, match="npm audit failed: npm error audit This command requires an existing lockfile"
    ):
        npm_answer(output, "npm error audit This command requires an existing lockfile.\n")


@pytest.mark.parametrize(
    ("result", "passes", "said"),
    [
        (subprocess.TimeoutExpired("ask", 1), True, "could not ask (no answer within 300 seconds)"),
        (subprocess.CompletedProcess("ask", 1, "", "requests.exceptions.ConnectionError: x"), True, "could not ask"),
        (subprocess.CompletedProcess("ask", 1, "", "ERROR: no such file"), False, "pip-audit failed"),
        (FileNotFoundError("npm"), False, "npm"),
        (subprocess.CompletedProcess("ask", 1, _python(FLAWED), ""), False, "PYSEC-1"),
    ],
)
def test_what_is_printed_and_whether_it_passes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], result: Any, passes: bool, said: str
) -> None:
    def run(*_command: Any, timeout: float, **_options: Any) -> Any:
        assert 0 < timeout <= 600
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(subprocess, "run", run)
    assert advisories._passes(advisories._questions()[0]) is passes
    assert said in capsys.readouterr().out


def test_every_lock_file_is_asked_about() -> None:
    assert [question.about for question in advisories._questions()] == [
        "requirements.txt",
        "requirements-dev.txt",
        "audit/package-lock.json",
        "portal/editor/package-lock.json",
    ]
