"""Those who know a record are asked, and their "right" becomes a new date and nothing else, whatever a mail holds."""

import difflib
import re
from collections.abc import Callable
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from portal import __main__ as program
from portal.doors import vouching
from portal.doors.incoming import MOST_BYTES
from portal.doors.knowing import knowable
from portal.doors.vouching import Answer, vouched
from portal.inspection import inspect
from tests import synthetic
from tests.project import ROOT

COORDINATOR, SCHOOL = "hubs@hr.example.eu", "office@mentor.example.eu"
SENT = "Fri, 31 Dec 2021 10:00:00 +0100"
DAY = "2021-12-31"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small network on the day of the tests, with an address of a coordinator and one of a school."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((synthetic.DAY - date(1970, 1, 1)).days * 86_400))
    data = synthetic.small(tmp_path)
    change(data, "countries.yaml", "    role: National coordinator\n    person:",
           f"    role: National coordinator\n    email: {COORDINATOR}\n    person:")  # fmt: skip
    change(data, "schools.yaml", "- id: hr-mentor\n", f"- id: hr-mentor\n  contact: {{role: Head, email: {SCHOOL}}}\n")
    return data


def change(data: Path, file: str, old: str, new: str) -> None:
    """Writes ``new`` where ``old`` stands."""
    text = (data / file).read_text("utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), "utf-8")


def whole(data: Path) -> dict[str, bytes]:
    """Every file of the data."""
    return {file.relative_to(data).as_posix(): file.read_bytes() for file in data.rglob("*") if file.is_file()}


def line(data: Path, stem: str, id: str, answer: Answer = "right") -> str:
    """The answer about a record as it stands."""
    one = knowable(inspect(data)[0], stem, id)
    assert one is not None
    return str(vouched(one, answer))


def mail(text: str, sender: str = COORDINATOR, sent: str = SENT) -> EmailMessage:
    """A mail of plain text."""
    made = EmailMessage()
    made["From"] = sender
    made["Date"] = sent
    made["Subject"] = "SYN"
    made.set_content(text)
    return made


def taken(data: Path, content: EmailMessage | bytes, *more: str) -> int:
    """The exit code for a mail."""
    file = data.parent / "answer.eml"
    file.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
    return program.main(["from-mail", str(file), "--data", str(data), *more])


def letters(data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, EmailMessage]:
    """The letters by their file names."""
    monkeypatch.chdir(ROOT)
    to = data.parent / "letters"
    assert program.main(["letters", "hr", "--data", str(data), "--to", str(to)]) == 0
    return {file.name: message_from_bytes(file.read_bytes(), policy=policy.default) for file in to.iterdir()}


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.mark.build
def test_each_is_asked_about_what_they_know_with_three_answers(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = letters(data, monkeypatch)
    assert set(made) == {"hr.eml", "hr-mentor.eml"}
    school, country = made["hr-mentor.eml"], made["hr.eml"]
    assert (school["To"], school["From"]) == (SCHOOL, "desk@schools.example.eu")
    assert country["To"] == COORDINATOR
    assert "Town: Osijek" in plain(school) or "Place: Osijek" in plain(school)
    assert "Ana Primjer" not in plain(country)
    assert "Škola mentor (school)" not in plain(country)
    answers = re.findall(r"mailto:\S+", plain(school))
    assert [parse_qs(urlsplit(one).query)["body"][0].split()[1] for one in answers] == ["right", "wrong", "over"]
    assert all(len(one) <= vouching.MOST_OF_AN_ADDRESS for one in re.findall(r"mailto:\S+", plain(country)))
    first = (data.parent / "letters" / "hr.eml").read_bytes()
    letters(data, monkeypatch)
    assert (data.parent / "letters" / "hr.eml").read_bytes() == first


@pytest.mark.build
def test_the_answer_that_a_letter_prepares_is_taken(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    school = letters(data, monkeypatch)["hr-mentor.eml"]
    before = whole(data)
    right = re.findall(r"mailto:\S+", plain(school))[0]
    assert unquote(urlsplit(right).path) == "desk@schools.example.eu"
    answer = mail(parse_qs(urlsplit(right).query)["body"][0], f'"The school" <{SCHOOL}>')
    assert taken(data, answer) == 0
    changed = {name for name, content in whole(data).items() if content != before[name]}
    assert changed == {"schools.yaml"}
    lines = difflib.ndiff(
        before["schools.yaml"].decode().splitlines(), (data / "schools.yaml").read_text().splitlines()
    )
    assert [one for one in lines if one[0] in "+-"] == ["+   confirmed:", f"+     day: {DAY}", "+     by: school"]
    inspect(data)
    (data.parent / "letters" / "hr-mentor.eml").unlink()
    assert "hr-mentor.eml" not in letters(data, monkeypatch)


@pytest.mark.build
def test_without_an_address_or_a_mailbox_a_letter_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "operator.yaml").unlink()
    change(data, "countries.yaml", f"    email: {COORDINATOR}\n", "")
    country = letters(data, monkeypatch)["hr.eml"]
    assert country["To"] is None
    assert country["From"] is None
    assert plain(country).startswith("Not to be sent yet: no address for this letter is known.")
    assert "mailto:" not in plain(country)
    assert line(data, "clusters", "hr-hub-1") in plain(country)


def test_the_role_is_that_of_the_sender_and_a_second_mail_changes_nothing(data: Path) -> None:
    text = "\n".join([line(data, "clusters", "hr-hub-1"), line(data, "schools", "hr-mentor"), "", vouching.END])
    assert taken(data, mail(text), "--try") == 0
    assert b"confirmed" not in (data / "clusters.yaml").read_bytes()
    assert taken(data, mail(text)) == 0
    portal = inspect(data)[0]
    for stem, id in (("clusters", "hr-hub-1"), ("schools", "hr-mentor")):
        one = knowable(portal, stem, id)
        assert one is not None
        assert (one.record.confirmed.day.isoformat(), one.record.confirmed.by) == (DAY, "coordinator")
    before = whole(data)
    assert taken(data, mail(text)) == 0
    assert whole(data) == before


def test_a_newer_right_takes_the_place_of_the_date_alone(data: Path) -> None:
    before = "- id: hr-hub-1\n  # By telephone.\n  confirmed:\n    day: 2021-03-01  # a Monday\n    by: hub\n"
    change(data, "clusters.yaml", "- id: hr-hub-1\n", before)
    assert taken(data, mail(line(data, "clusters", "hr-hub-1"))) == 0
    text = (data / "clusters.yaml").read_text("utf-8")
    assert f"  # By telephone.\n  confirmed:\n    day: {DAY}  # a Monday\n    by: coordinator\n" in text


def refused(text: Callable[[str], str], sender: str = COORDINATOR, sent: str = SENT) -> Callable[[str], EmailMessage]:
    return lambda right: mail(text(right), sender, sent)


def attached(right: str) -> EmailMessage:
    made = mail(right)
    made.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="../../data/schools.yaml")
    return made


def html_alone(right: str) -> EmailMessage:
    made = mail(right)
    made.set_content(f"<p>{right}</p><script>alert(1)</script>", subtype="html")
    return made


def another_mail(right: str) -> EmailMessage:
    made = mail("see below")
    made.add_attachment(mail(right))
    return made


def raw(head: str, body: str = "{}") -> Callable[[str], bytes]:
    return lambda right: (head.replace("\n", "\r\n") + "\r\n\r\n" + body.format(right) + "\r\n").encode("latin-1")


_FROM = f"From: {COORDINATOR}\nDate: {SENT}"
_TYPE = "\nMIME-Version: 1.0\nContent-Type: text/plain; charset="
HOSTILE: dict[str, Callable[[str], EmailMessage | bytes]] = {
    "wrong": refused(lambda right: right.replace("right", "wrong")),
    "over": refused(lambda right: right.replace("right", "over")),
    "a word more": refused(lambda right: f"{right}\nbut the town is another"),
    "a word before": refused(lambda right: f"No:\n{right}"),
    "quoted": refused(lambda right: f"> {right}"),
    "quoted below": refused(lambda right: f"{right}\n> wrong"),
    "no answer": refused(lambda _right: "Thank you!"),
    "empty": refused(lambda _right: ""),
    "twice": refused(lambda right: f"{right}\n{right}"),
    "right and wrong": refused(lambda right: f"{right}\n{right.replace('right', 'wrong')}"),
    "one of two": refused(lambda right: f"{right}\nclusters/be-hub-1 right 0123456789"),
    "forged id": refused(lambda right: right.replace("hr-hub-1", "be-hub-1")),
    "no such id": refused(lambda right: right.replace("hr-hub-1", "hr-hub-99")),
    "a path": refused(lambda right: right.replace("hr-hub-1", "../countries")),
    "another kind": refused(lambda right: right.replace("clusters", "project")),
    "a forged mark": refused(lambda right: f"{right[:-10]}0123456789"),
    "a stranger": refused(str, "somebody@else.example.eu"),
    "a school about its hub": refused(str, SCHOOL),
    "a name like the address": refused(str, f'"{COORDINATOR}" <somebody@else.example.eu>'),
    "ahead": refused(str, sent="Mon, 31 Jan 2022 10:00:00 +0000"),
    "years ago": refused(str, sent="Mon, 31 Jan 2011 10:00:00 +0000"),
    "no day": refused(str, sent="yesterday"),
    "attachment": attached,
    "html alone": html_alone,
    "a mail in a mail": another_mail,
    "two senders": raw(f"From: somebody@else.example.eu\n{_FROM}"),
    "two in one": raw(f"From: somebody@else.example.eu, {COORDINATOR}\nDate: {SENT}"),
    "two in one, hidden": raw(f"From: somebody@else.example.eu, x <{COORDINATOR}>\nDate: {SENT}"),
    "a comment": raw(f"From: somebody@else.example.eu ({COORDINATOR})\nDate: {SENT}"),
    "a header within": raw(f"From: somebody@else.example.eu\n <{COORDINATOR}>\nDate: {SENT}"),
    "deep comments": raw(f"From: {'(' * 900}{COORDINATOR}\nDate: {SENT}"),
    "no sender": raw(f"Date: {SENT}"),
    "letters of nobody": raw(f"{_FROM}{_TYPE}utf-7"),
    "no letters at all": raw(f"{_FROM}{_TYPE}zlib_codec"),
    "not what it says": raw(f"{_FROM}{_TYPE}utf-8", "{}\xff"),
    "bad base64": raw(f"{_FROM}{_TYPE}utf-8\nContent-Transfer-Encoding: base64", "{}=!="),
    "many parts": raw(
        f"{_FROM}\nContent-Type: multipart/mixed; boundary=a", "--a\n\n{}\n" + "--a\n\nmore\n" * 400 + "--a--"
    ),
    "deep parts": raw(
        f"{_FROM}\nContent-Type: multipart/mixed; boundary=a0",
        "".join(f"--a{n}\r\nContent-Type: multipart/mixed; boundary=a{n + 1}\r\n\r\n" for n in range(3000)) + "{}",
    ),
    "huge": raw(_FROM, "{}" + "\r\n" * MOST_BYTES),
    "not a mail": lambda _right: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "nothing": lambda _right: b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_else_a_mail_holds_nothing_is_written_and_it_is_said(
    name: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = whole(data)
    content = HOSTILE[name](line(data, "clusters", "hr-hub-1"))
    code = taken(data, content)
    said = capsys.readouterr()
    assert code in {1, 2}
    assert "was written" in said.out + said.err
    assert re.search(r"read|ask|save|send|delete|see who|correct", said.out + said.err, re.IGNORECASE)
    assert "Traceback" not in said.err
    assert whole(data) == before
    assert sorted(path.name for path in data.parent.iterdir()) == ["answer.eml", "data"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"From: Head of hubs <{COORDINATOR.upper()}>\nDate: {SENT}", "{}"),
        (f'From: "Head, of hubs; a@b" <{COORDINATOR}>\nDate: {SENT}{_TYPE}ISO-8859-1', "\r\n{}  \r\n"),
        (f"{_FROM}{_TYPE}utf-8; format=flowed", "{}\r\n\r\n" + vouching.END + "\r\n-- \r\nA name"),
        (
            f"{_FROM}\nContent-Type: multipart/alternative; boundary=a",
            "--a\r\n\r\n{}\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>wrong</p>\r\n--a--",
        ),
    ],
)
def test_mails_as_programs_write_them_are_taken(head: str, body: str, data: Path) -> None:
    assert taken(data, raw(head, body)(line(data, "clusters", "hr-hub-1"))) == 0
    assert f"day: {DAY}" in (data / "clusters.yaml").read_text("utf-8")


def test_what_changed_since_it_was_asked_about_is_asked_again(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right = line(data, "clusters", "hr-hub-1")
    change(data, "clusters.yaml", "- id: hr-hub-1\n", "- id: hr-hub-1\n  note: It met twice.\n")
    assert taken(data, mail(right)) == 1
    assert "changed since it was asked about; send a new letter" in capsys.readouterr().out
