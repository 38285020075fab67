"""What a clock changes is said before, and what it has overtaken is the exit code."""

from datetime import date
from pathlib import Path

import pytest

from portal import __main__ as program
from portal.doors.due import Deadline, due, overtaken
from tests import synthetic

BY = date(2022, 5, 31)
_SCOPE = "        scope: name and role on the country page\n"
_MEETING = "  summary: The schools meet for the first time.\n  start: 2021-10\n  published: 2021-10-04\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small network, in which the one past event says what came of it."""
    data = synthetic.small(tmp_path)
    change(data, "events.yaml", _MEETING, f"{_MEETING}  outcome: They met.\n")
    return data


def change(data: Path, file: str, old: str, new: str) -> None:
    """Writes ``new`` where ``old`` stands."""
    text = (data / file).read_text("utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), "utf-8")


def found(data: Path, by: date = BY) -> tuple[Deadline, ...]:
    """What is due on the day of the tests."""
    return due(data, by, synthetic.DAY).terms


def test_nothing_is_due_where_no_clock_changes_anything(data: Path) -> None:
    assert found(data) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "day", "words", "overdue"),
    [
        ("countries.yaml", _SCOPE, f"{_SCOPE}        until: 2022-03-31\n", "2022-04-01", "the name is hidden", False),
        ("countries.yaml", _SCOPE, f"{_SCOPE}        until: 2021-03-31\n", "2021-04-01", "the name is hidden", True),
        ("countries.yaml", _SCOPE, f"{_SCOPE}        withdrawn: 2021-03-31\n", "2021-03-31", "delete the person", True),
        ("countries.yaml", "given: 2021-01-01", "given: 2022-02-01", "2022-02-01", "so the name is shown", False),
        ("events.yaml", "  outcome: They met.\n", "", "2021-11-01", "write what came of it under outcome", True),
        ("news.yaml", "published: 2021-09-06", "published: 2022-02-01", "2022-02-01", "appears", False),
        ("operator.yaml", "confirmed: 2021-12-01", "confirmed: 2020-12-01", "2021-12-02", "more than a year", True),
        ("accessibility.yaml", "reviewed: 2021-06-01", "reviewed: 2021-05-01", "2022-05-02", "review it again", False),
        ("clusters.yaml", "  themes: [reading]\n", "  themes: [reading]\n  state: active\n  as_of: 2020-11-30\n",
         "2021-12-01", "look again", True),
        ("clusters.yaml", "  themes: [reading]\n", "  themes: [reading]\n  state: active\n  as_of: 2021-05-01\n",
         "2022-05-02", "look again", False),
        ("clusters.yaml", "  themes: [reading]\n", "  themes: [reading]\n  confirmed: {day: 2021-01-01, by: hub}\n",
         "2022-01-02", "ask again", False),
        ("schools.yaml", "- id: hr-mentor\n", "- id: hr-mentor\n  confirmed: {day: 2020-12-31, by: school}\n",
         "2022-01-01", "delete confirmed", True),
    ],
)  # fmt: skip
def test_each_day_is_said_with_what_to_do(
    data: Path, file: str, old: str, new: str, day: str, words: str, overdue: bool
) -> None:
    change(data, file, old, new)
    (one,) = found(data)
    assert str(one.day) == day
    assert words in one.text
    assert overtaken(one, synthetic.DAY) == overdue
    assert "Ana Primjer" not in f"{one.record} {one.text}"


def test_a_site_that_nobody_runs_is_overdue(data: Path) -> None:
    (data / "operator.yaml").unlink()
    (one,) = found(data)
    assert "nobody is named who runs this site" in one.text
    assert overtaken(one, synthetic.DAY)


def test_what_was_told_after_it_took_place_promised_no_outcome(data: Path) -> None:
    change(data, "events.yaml", "  outcome: They met.\n", "")
    change(data, "events.yaml", "published: 2021-10-04", "published: 2021-11-04")
    assert found(data) == ()


def test_days_are_in_order_and_none_is_later_than_asked(data: Path) -> None:
    change(data, "countries.yaml", _SCOPE, f"{_SCOPE}        until: 2022-03-31\n")
    change(data, "news.yaml", "published: 2021-09-06", "published: 2022-02-01")
    assert [one.day.isoformat() for one in found(data)] == ["2022-02-01", "2022-04-01"]
    assert [one.day.isoformat() for one in found(data, date(2022, 3, 31))] == ["2022-02-01"]


def test_the_exit_code_tells_what_is_overdue(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((synthetic.DAY - date(1970, 1, 1)).days * 86_400))
    asked = ["due", "--data", str(data), "--by", "2022-05-31"]
    assert program.main(asked) == 0
    said = capsys.readouterr().out
    assert said.startswith("Nothing is due until 2022-05-31.\n\nNever confirmed\n")
    assert '  - "Croatia": 1 country, ' in said
    assert "portal letters hr" in said
    change(data, "countries.yaml", _SCOPE, f"{_SCOPE}        until: 2022-03-31\n")
    assert program.main(asked) == 0
    assert capsys.readouterr().out.startswith("0 overdue, 1 more until 2022-05-31.\n\nUntil 2022-05-31\n")
    change(data, "countries.yaml", "until: 2022-03-31", "until: 2021-12-31")
    assert program.main(asked) == 1
    assert "\nOverdue\n  - [look] 2022-01-01: country" in capsys.readouterr().out
    assert program.main(["due", "--data", str(data), "--by", "June"]) == 3


def test_what_was_never_confirmed_is_said_and_is_not_overdue(data: Path) -> None:
    clock = due(data, BY, synthetic.DAY)
    assert clock.terms == ()
    countries = [line.text for line in clock.unconfirmed]
    assert any("1 hub" in line and "portal letters be" in line for line in countries)
    assert countries[-1].startswith("Of no one country: ")
    change(data, "clusters.yaml", "- id: be-hub-1\n", "- id: be-hub-1\n  confirmed: {day: 2021-12-01, by: hub}\n")
    assert not any(
        "hub" in line.text and "letters be" in line.text for line in due(data, BY, synthetic.DAY).unconfirmed
    )


def test_what_ended_is_confirmed_by_nobody_any_more(data: Path) -> None:
    ended = "- id: hr-mentor\n  confirmed: {day: 2021-01-01, by: school}\n"
    change(data, "schools.yaml", "- id: hr-mentor\n", ended)
    assert len(found(data)) == 1
    text = (data / "schools.yaml").read_text("utf-8")
    begin = text.index("- id: hr-mentor\n")
    end = text.index("\n- id:", begin)
    over = (
        text[begin:end].replace("      role: mentor\n", "      role: mentor\n      until: 2021-08-31\n")
        + "\n  until: 2021-08-31"
    )
    (data / "schools.yaml").write_text(text[:begin] + over + text[end:], "utf-8")
    assert found(data) == ()
