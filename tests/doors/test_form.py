"""``portal from-form``: what readers wrote in a form comes back as a file or mail, and becomes records, or nothing."""

from collections.abc import Mapping
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import pytest

from portal.__main__ import main
from portal.doors import letter, sent
from portal.parts.registry import KINDS
from portal.reading import textfile
from tests import synthetic
from tests.work import counted

FORMS = [kind for kind in KINDS if kind.proposed is not None]
NEW = """Dear all, here is our school.

=== new school ===
[id] be-new
[name] New "school"
[country] be
[language] nl
[levels.1] primary
[about]
| The first paragraph
|
| The second, which a mail program
broke in two
[place.town] Halle
[sources.1] annual-report
[sources.2.source] https://school.example.eu/about
[sources.2.at] the page about the school
=== end ===

Greetings
"""
ADDED = {
    "id": "be-new",
    "name": 'New "school"',
    "country": "be",
    "language": "nl",
    "levels": ["primary"],
    "about": "The first paragraph\n\nThe second, which a mail program broke in two",
    "place": {"town": "Halle"},
    "sources": ["annual-report", {"source": "https://school.example.eu/about", "at": "the page about the school"}],
}
MOST_WORK = 3_000_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return synthetic.small(tmp_path)


def files_of(data: Path) -> Mapping[str, bytes]:
    return {file.relative_to(data).as_posix(): file.read_bytes() for file in sorted(data.rglob("*")) if file.is_file()}


def take(data: Path, content: str | bytes, name: str = "sent.txt") -> int:
    file = data.parent / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return main(["from-form", str(file), "--data", str(data)])


def letter_of(text: str, cte: str = "8bit") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "teacher@school.example.eu", "A school"
    message.set_content(text, cte=cte)
    return message.as_bytes()


def test_a_file_is_read_as_it_was_written() -> None:
    (one,), faults = sent.records(NEW, FORMS)
    assert faults == []
    assert one.plain(None) == ADDED


def test_a_new_record_is_written_to_the_file_of_its_kind(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = textfile.read(data / "schools.yaml")
    assert take(data, NEW) == 0
    after = textfile.read(data / "schools.yaml")
    assert after.startswith(before.rstrip("\n"))
    assert "be-new: new school, New" in capsys.readouterr().out
    assert synthetic.problems(data) == []
    assert take(data, NEW) == 1
    assert "there is already a school with this id; give it another" in capsys.readouterr().out


def test_a_correction_changes_its_lines_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = textfile.read(data / "schools.yaml").splitlines()
    fields = "[website] https://new.example.eu/\n[national_code]\n[place.street] Street 1\n"
    text = f"=== school be-mentor ===\n{fields}=== end ===\n"
    assert take(data, text) == 0
    said = capsys.readouterr().out
    assert "be-mentor: website: https://mentor.example.eu/ -> https://new.example.eu/" in said
    assert "be-mentor: national_code: 01000 goes" in said
    after = textfile.read(data / "schools.yaml").splitlines()
    assert [line for line in before if line not in after] == [
        "  place: {town: Halle, lat: 50.736, lon: 4.234}",
        "  national_code: 01000",
        "  website: https://mentor.example.eu/",
    ]


def test_what_a_page_prints_otherwise_is_no_change(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "schools.yaml"
    file.write_text(textfile.read(file).replace("name: Mentorschool", "name: 'Mentor \"school\"'"), "utf-8")
    before = files_of(data)
    text = "=== school be-mentor ===\n[name] Mentor \u201cschool\u201d\n[place.lat] 50.7360\n=== end ===\n"
    assert take(data, text) == 0
    assert "says what is there already" in capsys.readouterr().out
    assert files_of(data) == before


def test_every_fault_is_said_with_its_line_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(data)
    text = NEW.replace("[language] nl", "[language] dutch").replace("[levels.1] primary", "[levels.1] primry")
    assert take(data, text) == 1
    said = capsys.readouterr().out
    assert 'sent.txt:7: be-new: language "dutch" is not a language code' in said
    assert 'sent.txt:8: be-new: levels, entry 1: "primry" is not a term' in said
    assert "(did you mean" in said
    assert "2 problems" in said
    assert files_of(data) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello", "holds no record of a form"),
        ("=== new school ===\n[id] be-new\n", "is cut off"),
        ("=== new scool ===\n=== end ===", '"scool" (did you mean "school"?)'),
        ("=== new operator ===\n=== end ===", 'there is no form for "operator"'),
        ("=== school ===\n=== end ===", "the id of the record to correct"),
        ("=== school be-nobody ===\n[name] X\n=== end ===", 'there is no school "be-nobody" to correct'),
        ("=== school be-mentor ===\n[id] be-other\n=== end ===", "an id never changes"),
        ("=== new school ===\nname: x\n=== end ===", '"name: x" is no field'),
        ("=== new school ===\n[id] a\n[id] b\n=== end ===", "[id] stands twice"),
        ("=== new school ===\n[levels.999] a\n=== end ===", "too many entries"),
        ("=== new school ===\n[a.b.c.d.e.f.g.h.i] a\n=== end ===", "is too deep"),
        ("> === new school ===\n> [id] be-new\n> === end ===", "stands in a quotation"),
        (
            "=== new school ===\n[id] a\n=== new school ===\n[id] b\n=== end ===",
            "begins before the one above has ended",
        ),
        ("=== new school ===\n=== end ===\n" * 51, "more than 50 records"),
        ("=== new school ===\n" + "".join(f"[about.{n}.x{'y' * n}] a\n" for n in range(1, 2)) + "=== end ===", "about"),
    ],
)
def test_what_is_no_record_is_refused_with_a_remedy(
    data: Path, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(data)
    assert take(data, text) == 1
    assert words in capsys.readouterr().out
    assert files_of(data) == before


@pytest.mark.parametrize(
    "field",
    [
        "[id] ../../outside",
        "[id] /etc/cron.d/x",
        "[id] be-\u0000x",
        "[__class__] x",
        "[id] !!python/object/apply:os.system ['true']",
        "[name] &a *a <<: {x: y}",
        "[name] \u202eevil",
        "[name] {{ 7 * 7 }}",
        "[image.file] ../../secret.jpg",
        "[about]\n| <script>alert(1)</script>\n| ![x](https://x.example.eu/x.png)",
        "[website] javascript:alert(1)",
        "[sources.1] file:///etc/passwd",
    ],
)
def test_hostile_values_stay_text_and_write_nothing_outside(
    data: Path, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(data)
    name = field.partition("]")[0]
    text = "\n".join(line for line in NEW.split("\n") if not line.startswith(f"{name}]") or name == "[about")
    code = take(data, text.replace("[country]", f"{field}\n[country]", 1))
    out = capsys.readouterr().out
    changed = {file for file, content in files_of(data).items() if before.get(file) != content}
    assert changed <= {"schools.yaml"}
    assert code in {0, 1}
    assert code == 1 or synthetic.problems(data) == []
    assert code == 0 or not changed
    assert "\x00" not in out
    assert {file.name for file in data.parent.iterdir()} == {"data", "sent.txt"}


# Mails


def test_a_mail_says_the_same_as_the_file(data: Path) -> None:
    assert take(data, letter_of(NEW), "sent.eml") == 0
    assert "be-new" in textfile.read(data / "schools.yaml")


def test_lines_that_a_mail_program_broke_are_whole_again() -> None:
    long = "A sentence about the school that goes on and on, so that no mail program leaves it on one line " * 2
    text = NEW.replace("[place.town]", f"[note] {long.strip()}\n[place.town]")
    flowed = "".join(
        f"{line[:70]} \n{line[71:]}\n" if len(line) > 72 and line[70] == " " else f"{line}\n"
        for line in text.split("\n")
    )
    head = b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
    for content in (head + flowed.encode(), letter_of(text, cte="quoted-printable"), letter_of(text, cte="base64")):
        (body,) = letter.texts(content)
        (one,), faults = sent.records(body, FORMS)
        assert faults == []
        note = str(one.values[("note",)])
        assert " ".join(note.split()) == " ".join(long.split())


def test_the_attached_file_is_taken_where_the_mail_has_no_record(data: Path) -> None:
    message = EmailMessage()
    message.set_content("Please find the file attached.")
    message.add_attachment(NEW, filename="../../school-be-new.txt")
    message.add_attachment(b"MZ\x90\x00", maintype="application", subtype="x-msdownload", filename="run.exe")
    assert take(data, message.as_bytes(), "sent.eml") == 0
    assert {file.name for file in data.parent.iterdir()} == {"data", "sent.eml"}


def _html() -> bytes:
    message = EmailMessage()
    message.set_content(f"<pre>{NEW}</pre>", subtype="html")
    return message.as_bytes()


def _deep() -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(400))
    return f"{head}Content-Type: text/plain\n\n{NEW}".encode()


def _many() -> bytes:
    parts = "".join(f"--b\nContent-Type: text/plain\n\npart {n}\n" for n in range(2_000))
    return f'Content-Type: multipart/mixed; boundary="b"\n\n{parts}--b--\n'.encode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_html(), "has no plain text (it has text/html)"),
        (_deep(), "too deep inside each other"),
        (_many(), "has more than 200 parts"),
        (b"Content-Type: text/plain; charset=utf-7\n\n+AD0APQA9-", "in an encoding that is not read here"),
        (b"Content-Type: text/plain; charset=no-such\n\nx", "in an encoding that is not read here"),
        (b"Content-Type: text/plain; charset=utf-8\n\n\xff\xfe", "is not written in utf-8"),
        (b"Content-Type: message/rfc822\n\nContent-Type: text/plain\n\n" + NEW.encode(), "has no plain text"),
        (b"Content-Type: text/plain\n\n" + b"x" * 600_000, "more than 500000 letters"),
    ],
    ids=("html", "deep", "many", "utf-7", "unknown", "broken", "inner", "long"),
)
def test_mails_that_cannot_be_read_for_certain_are_refused(
    data: Path, content: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_of(data)
    assert take(data, content, "sent.eml") == 2
    assert words in capsys.readouterr().err
    assert files_of(data) == before


def test_nobody_waits_for_a_hostile_text() -> None:
    texts = ("=" * 400_000, "[" * 400_000, "[id] x\n" * 50_000, "> " * 200_000, "| " * 200_000, "| x\n" * 50_000)
    for text in texts:
        for head in ("", "=== new school ===\n", "=== new school ===\n[about]\n"):
            work, _found = counted(partial(sent.records, head + text, FORMS))
            assert work < MOST_WORK


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_file_that_is_none_is_refused(data: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["from-form", str(data.parent / name), "--data", str(data)]) == 2
    assert "is not there" in capsys.readouterr().err


def test_a_try_writes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(data)
    (data.parent / "sent.txt").write_text(NEW, "utf-8")
    assert main(["from-form", str(data.parent / "sent.txt"), "--data", str(data), "--try"]) == 0
    assert "because this was a try" in capsys.readouterr().out
    assert files_of(data) == before
