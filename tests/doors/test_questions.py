"""``portal new`` on a terminal: what it asks, what it says to a wrong answer, and what it writes."""

import os
import pty
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.doors.questions import Interview, interview
from portal.parts.registry import KINDS
from portal.parts.registry import kind as kind_named
from portal.reading import draft, load, yamlfile
from portal.reading.messages import field_path
from portal.records.kind import Kind
from tests import synthetic
from tests.drafts import filled
from tests.project import ROOT


class Answers:
    """Gives the next answer to each question, and keeps what was asked and said."""

    def __init__(self, *answers: str) -> None:
        self._answers = iter(answers)
        self.said: list[str] = []

    def ask(self, prompt: str) -> str:
        """The next answer."""
        self.said.append(prompt)
        try:
            return next(self._answers)
        except StopIteration:
            raise EOFError from None

    def say(self, text: str) -> None:
        """Keeps the text."""
        self.said.append(text)

    @property
    def text(self) -> str:
        """All that was asked and said."""
        return "\n".join(self.said)


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    else:
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*path, step))


def _as_drafted(kind: Kind, folder: Path) -> dict[str, Any]:
    """What a contributor writes into the draft; of a kind with one record, the invented one."""
    file = folder / "draft.yaml"
    id = "nl" if kind.name == "country" else "hr-new"
    valid = ROOT / "tests" / "valid" / f"{kind.stem}.yaml"
    text = valid.read_text(encoding="utf-8") if kind.single and valid.exists() else filled(draft.record(kind), id)
    if kind.name == "resource":  # There is one type in tests/valid/.
        text = text.replace("type: association", "type: checklist")
    file.write_text(text, encoding="utf-8")
    root, _problems = yamlfile.read(file, "draft.yaml")
    assert root is not None
    found = yamlfile.plain(root)
    plain: dict[str, Any] = found[0] if isinstance(found, list) else found
    return plain


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_asks_for_what_its_draft_holds(kind: Kind, tmp_path: Path) -> None:
    wanted = _as_drafted(kind, tmp_path)
    known = {f"{field_path(path)}: ": value for path, value in _leaves(wanted)}
    records, _problems = load.load(ROOT / "tests" / "valid", KINDS)
    asked: list[str] = []

    def ask(prompt: str) -> str:
        # A second time means that the answer was not taken: what the draft of the kind says is wrong by itself.
        if prompt in asked and prompt in known:
            raise AssertionError(f"{prompt}{known[prompt]!r}: {said[-1]}")
        asked.append(prompt)
        return known.get(prompt, "")

    said: list[str] = []
    found = Interview(kind, records, ask, said.append).record()
    needed = {name for name, field in kind.model.model_fields.items() if field.is_required()}
    assert needed <= set(found)
    for path, value in _leaves(found):
        assert known[f"{field_path(path)}: "].strip() == value


SCHOOL = ("hr-new", "OŠ Novo", "hr", "hr")


def test_a_school_is_written_as_answered(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    records, _problems = load.load(data, KINDS)
    answers = Answers(*SCHOOL, "annual-report", "", "levels", "primary", "", "", "y")
    files = interview(kind_named("school"), records, data, None, answers.ask, answers.say)
    assert len(files) == 1
    assert "id: hr-new" in files[0].read_text(encoding="utf-8")
    assert "OŠ Novo" in files[0].read_text(encoding="utf-8")
    assert synthetic.problems(data) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("HR New", "lower-case letters"),
        ("", "This is needed"),
        ("hr-mentor", "with the id hr-mentor already"),
    ],
)
def test_a_wrong_answer_is_said_at_once(wrong: str, said: str, tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    records, _problems = load.load(data, KINDS)
    answers = Answers(wrong, "hr-new")
    with pytest.raises(EOFError):
        Interview(kind_named("school"), records, answers.ask, answers.say).record()
    assert said in answers.text
    assert answers.text.count("id: ") > answers.text.count("name: ")


def test_a_reference_to_nothing_is_said_at_once(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    records, _problems = load.load(data, KINDS)
    answers = Answers(*SCHOOL, "anual-report")
    with pytest.raises(EOFError):
        Interview(kind_named("school"), records, answers.ask, answers.say).record()
    assert 'did you mean "annual-report"?' in answers.text


def test_what_is_wrong_as_a_whole_is_asked_again(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    records, _problems = load.load(data, KINDS)
    # The id of a school begins with its country, which an answer alone cannot show.
    answers = Answers("be-new", *SCHOOL[1:], "annual-report", "", "", "hr-new", "y")
    files = interview(kind_named("school"), records, data, None, answers.ask, answers.say)
    assert "One more look is needed" in answers.text
    assert "id: hr-new" in files[0].read_text(encoding="utf-8")


def test_nothing_is_written_without_a_yes(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    before = {file: file.read_bytes() for file in data.rglob("*.yaml")}
    records, _problems = load.load(data, KINDS)
    answers = Answers(*SCHOOL, "annual-report", "", "", "")
    assert interview(kind_named("school"), records, data, None, answers.ask, answers.say) == ()
    assert {file: file.read_bytes() for file in data.rglob("*.yaml")} == before


def test_the_operator_is_asked_for_while_nobody_is_named(tmp_path: Path) -> None:
    data = synthetic.small(tmp_path)
    kind = kind_named("operator")
    records, _problems = load.load(data, KINDS)
    (data / "operator.yaml").unlink(missing_ok=True)
    mail = "office@nova.example.eu"
    said = ["network-office", "Street 1", mail, "2021-11-01", "", "Office", "Street 1", mail, "", "Host"]
    answers = Answers(*said, "https://nova.example.eu/privacy", "", "Editor", "", "", "y")
    files = interview(kind, records, data, None, answers.ask, answers.say)
    assert files == (data / "operator.yaml",), answers.text
    assert synthetic.problems(data) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_a_terminal_is_asked_and_a_pipe_gets_the_draft() -> None:
    command = [sys.executable, "-m", "portal", "new", "school"]
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execv(command[0], command)
    said = b""
    while b"id: " not in said.replace(b"id (needed): ", b""):
        said += os.read(terminal, 4096)
    assert b"A new school. Each answer is judged at once." in said
    os.write(terminal, b"\x04")
    os.waitpid(process, 0)
