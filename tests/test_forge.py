"""What the forge runs and posts: workflows that trust nobody, and texts that do nothing where they are shown."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from tests.project import ROOT
from tools import forge_report

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"- uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$")
HOSTILE = [
    "```\n# big\n@everyone <img src=x> [a](https://evil.example/)\n```",
    "````````\n<script>alert(1)</script>",
    "~~~\n![x](https://evil.example/x.png)\n~~~",
    "</details><!-- --> @someone #1 https://evil.example/",
    "    ```\n\t```\n   ```````",
]


def _read(file: Path) -> dict[str, Any]:
    # YAML 1.1 takes "on" for true.
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in found.items()}


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_takes_no_more_than_it_needs(file: Path) -> None:
    workflow, text = _read(file), file.read_text(encoding="utf-8")
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    for line in text.splitlines():
        if "uses:" in line:
            assert PINNED.search(line), f"{line}: pin it by the whole hash of a commit, with its version behind"
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 90
    for step in _steps(workflow):
        assert "${{" not in step.get("run", ""), "give it through env, so that no text becomes a command"
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_what_runs_contributions_has_no_secret_and_writes_nothing() -> None:
    seen = 0
    for file in WORKFLOWS:
        workflow = _read(file)
        if "pull_request" in workflow["on"]:
            seen += 1
            assert "secrets." not in file.read_text(encoding="utf-8")
            assert "GH_TOKEN" not in file.read_text(encoding="utf-8")
            for job in workflow["jobs"].values():
                assert set(job["permissions"].values()) <= {"read"}
    assert seen


def test_what_may_write_runs_nothing_of_a_contribution() -> None:
    workflow = _read(ROOT / ".github" / "workflows" / "report.yml")
    assert list(workflow["on"]) == ["workflow_run"]
    for step in _steps(workflow):
        assert "ref" not in step.get("with", {})
        assert not re.search(r"\b(pip|make|npm|mkdocs|-m portal)\b", step.get("run", ""))


def test_what_only_a_clock_changes_is_built_and_said_each_day() -> None:
    workflow = _read(ROOT / ".github" / "workflows" / "daily.yml")
    assert "schedule" in workflow["on"]
    assert any("portal due" in step.get("run", "") for step in _steps(workflow))
    assert any("$HOOK" in step.get("run", "") for step in _steps(workflow))


def test_zizmor_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", ".github"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_posted_is_one_block_of_code(text: str) -> None:
    shown = MarkdownIt("commonmark").parse(forge_report.comment(text, 3, ""))
    assert [token.type for token in shown] == ["html_block", "heading_open", "inline", "heading_close", "fence"]
    assert shown[0].content.strip() == forge_report.REPORT
    assert shown[-1].content == f"{text}\n"


def test_links_lead_to_the_preview_alone() -> None:
    text = "Pages: /hubs/hr-hub-1/ and //evil.example/x/ and https://evil.example/y/ and /a/../b/ and /ok/ and /ok/"
    body = forge_report.comment(text, 12, "some-site").partition("Preview: ")[2]
    host = "https://deploy-preview-12--some-site.netlify.app"
    assert re.findall("<(.*?)>", body) == [f"{host}/", f"{host}/hubs/hr-hub-1/", f"{host}/ok/"]


@pytest.mark.parametrize("site", ["", "evil.example/#", "a b", "x" * 64, "-x"])
def test_a_name_that_is_none_gives_no_links(site: str) -> None:
    assert "netlify" not in forge_report.comment("/ok/", 12, site)


def _archive(folder: Path, name: str, content: bytes) -> Path:
    file = folder / "report.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file


def test_a_text_is_taken_up_to_its_limit(tmp_path: Path) -> None:
    text = forge_report.text_in(_archive(tmp_path, "report.txt", b"x" * 50_000_000))
    assert len(text) < forge_report.LONGEST + 100
    assert text.endswith("the whole is in the log of the job")
    assert len(forge_report.comment(text, 1, "")) < 65_536


@pytest.mark.parametrize("name", ["../report.txt", "other.txt", "/report.txt", "report.txt/x"])
def test_no_other_file_is_taken(name: str, tmp_path: Path) -> None:
    with pytest.raises(forge_report.NoTextError):
        forge_report.text_in(_archive(tmp_path, name, b"x"))
    assert [file.name for file in tmp_path.iterdir()] == ["report.zip"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive"])
def test_what_is_no_archive_is_said(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.zip"
    file.write_bytes(content)
    with pytest.raises(forge_report.NoTextError):
        forge_report.text_in(file)


def test_what_steers_a_terminal_is_gone() -> None:
    assert forge_report.cut(b"a\x1b[2Jb\r\nc\x00\xff") == "a\ufffd[2Jb\nc\ufffd\ufffd"


def test_the_issue_shows_each_text_under_its_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("dead: x\n", encoding="utf-8")
    command = [sys.executable, "-m", "tools.forge_report", "--issue", f"Links={tmp_path / 'a.txt'}", f"{tmp_path}/i.md"]
    subprocess.run(command, cwd=ROOT, check=True)
    body = (tmp_path / "i.md").read_text(encoding="utf-8")
    assert body == f"{forge_report.FRESHNESS}\n\n### Links\n\n```text\ndead: x\n```\n"
