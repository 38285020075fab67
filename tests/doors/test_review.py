"""Who is asked for a review, the forms of the forge, and the hook that judges before a commit."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.doors import codeowners, issue_forms
from portal.inspection import read
from portal.parts.registry import KINDS
from portal.reading import schema
from portal.records.operator import CountryReviewers, Operator, Review
from tests import synthetic
from tests.project import ROOT, copy_of_project

FORMS = issue_forms.forms(KINDS)


def _operator(folder: Path) -> Operator:
    found = read(synthetic.small(folder), synthetic.DAY)[0].operator
    assert found is not None
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_reviewers_of_a_country_are_asked_about_its_files(tmp_path: Path) -> None:
    lines = _lines(codeowners.codeowners(_operator(tmp_path), KINDS))
    assert lines[0] == "* @invented-network/editors"
    assert "/data/schools/hr-*.yaml @invented-network/croatia" in lines
    assert "/data/clusters/hr-*.yaml @invented-network/croatia" in lines
    assert lines[-1] == "/data/countries/hr.yaml @invented-network/croatia"


def test_whom_nobody_names_nobody_asks(tmp_path: Path) -> None:
    operator = _operator(tmp_path)
    for unnamed in (None, operator.model_copy(update={"review": None})):
        text = codeowners.codeowners(unnamed, KINDS)
        assert _lines(text) == []
        assert "Nobody is named" in text


def test_a_country_can_be_the_only_one_with_reviewers(tmp_path: Path) -> None:
    one = CountryReviewers(country="hr", reviewers=("@a/b",))
    operator = _operator(tmp_path).model_copy(update={"review": Review(by="Editors", by_country=(one,))})
    assert all(line.startswith("/data/") for line in _lines(codeowners.codeowners(operator, KINDS)))


def test_a_file_that_says_something_else_is_noticed(tmp_path: Path) -> None:
    operator = _operator(tmp_path)
    assert list(codeowners.differs(tmp_path, operator, KINDS)) == []
    file = tmp_path / codeowners.FILE
    file.parent.mkdir()
    file.write_text("* @somebody\n", encoding="utf-8")
    (problem,) = codeowners.differs(tmp_path, operator, KINDS)
    assert problem.notice
    assert "portal codeowners" in problem.message
    file.write_text(codeowners.codeowners(operator, KINDS), encoding="utf-8")
    assert list(codeowners.differs(tmp_path, operator, KINDS)) == []


def test_each_kind_that_readers_hand_in_has_a_form_that_asks_for_what_is_needed() -> None:
    handed_in = [kind for kind in KINDS if kind.proposed is not None]
    assert len(FORMS) == len(handed_in) > 3
    for kind, text in zip(handed_in, FORMS.values(), strict=True):
        form: dict[str, Any] = yaml.safe_load(text)
        ids = [field["id"] for field in form["body"] if "id" in field]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[\w-]+", id) for id in ids)
        needed = {name for name, field in kind.model.model_fields.items() if field.is_required()} - {"id"}
        assert needed <= set(ids)
        assert form["body"][0]["type"] == "markdown"
        assert {field["type"] for field in form["body"]} <= {"markdown", "input", "textarea", "checkboxes"}


def test_forms_and_settings_are_up_to_date() -> None:
    for name, text in FORMS.items():
        assert (ROOT / issue_forms.FOLDER / name).read_text(encoding="utf-8") == text, "run make bless"
    settings = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert settings == schema.editor_settings(KINDS), "run make bless"


def test_each_kind_has_a_schema_in_editors() -> None:
    files = [file for several in json.loads(schema.editor_settings(KINDS))["yaml.schemas"].values() for file in several]
    assert len(files) == len(set(files))
    assert {f"data/{kind.stem}.yaml" for kind in KINDS} <= set(files)


def test_the_container_is_pinned_and_runs_what_there_is() -> None:
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
    container = json.loads("\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//")))
    assert re.search(r"@sha256:[0-9a-f]{64}$", container["image"])
    assert "make .venv/site" in container["postCreateCommand"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A project in git, with the hook switched on and everything committed."""
    project = copy_of_project(tmp_path)
    (project / ".venv").symlink_to(ROOT / ".venv")
    (project / ".githooks").symlink_to(ROOT / ".githooks")
    _git(project, "init", "--quiet")
    _git(project, "add", "data", "docs", "mkdocs.yml")
    assert _git(project, "commit", "--quiet", "--no-verify", "-m", "first").returncode == 0
    _git(project, "config", "core.hooksPath", ".githooks")
    return project


def _git(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    who = {f"GIT_{role}_{what}": "a@b.invalid" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {**who, "GIT_CONFIG_GLOBAL": os.devnull, "SOURCE_DATE_EPOCH": "1640995200"}
    return subprocess.run(["git", *command], cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_the_hook_judges_what_would_be_committed(checkout: Path) -> None:
    schools = checkout / "data" / "schools.yaml"
    right = schools.read_text(encoding="utf-8")
    wrong = re.sub(r"levels: \[.*\]", "levels: [primry]", right, count=1)
    schools.write_text(wrong, encoding="utf-8")
    _git(checkout, "add", "data")
    # What lies in the folder is right again, and what would be committed is not.
    schools.write_text(right, encoding="utf-8")
    done = _git(checkout, "commit", "--quiet", "-m", "wrong")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert re.search(r"data/schools\.yaml:\d+: .*did you mean \"primary\"", said)
    assert "Nothing was committed" in said

    schools.write_text(right + "\n# A comment.\n", encoding="utf-8")
    _git(checkout, "add", "data")
    # And the other way round.
    schools.write_text(wrong, encoding="utf-8")
    done = _git(checkout, "commit", "--quiet", "-m", "right")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_leaves_other_changes_alone(checkout: Path) -> None:
    (checkout / "note.txt").write_text("x", encoding="utf-8")
    (checkout / ".venv").unlink()
    _git(checkout, "add", "note.txt")
    assert _git(checkout, "commit", "--quiet", "-m", "note").returncode == 0
    (checkout / "data" / "schools.yaml").unlink()
    _git(checkout, "add", "data")
    done = _git(checkout, "commit", "--quiet", "-m", "data")
    assert done.returncode == 1
    assert ".venv is not there" in done.stderr
