"""Reads a mail (RFC 5322) that anybody may have sent: its one sender, its day, and its plain text. Nothing else of it.

Names of files, HTML, attachments and other headers are never looked into; a mail that has what a person could not have
meant as an answer is refused with a reason.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

MOST_BYTES = 300_000
_MOST_PARTS = 6
_LONGEST_HEADER = 1_000
_LETTERS = frozenset({"us-ascii", "utf-8", "iso-8859-1", "iso-8859-2", "iso-8859-15", "windows-1250", "windows-1252"})
"""Encodings of text that mail programs write."""
_ADDRESS = re.compile(r"(?:[^<>]*<)?([^<>\s@,;:\"()]+@[^<>\s@,;:\"()]+)>?")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What Python's parser raises for mails that no program writes."""


class MailError(ValueError):
    """The mail is not read; the text says why and what to do."""


@dataclass(frozen=True)
class Incoming:
    """A mail."""

    sender: str
    """The address of who says to have sent it. Nothing proves it."""
    day: date
    """The day on which it was sent, in UTC, as it says itself."""
    lines: tuple[str, ...]
    """Its plain text, without spaces at the ends."""


def read(file: Path) -> Incoming:
    """The mail in a file. Raises MailError where it is none, or holds more than the words of one sender."""
    if not file.is_file():
        raise MailError("is not there; correct the name")
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise MailError(f"has more than {MOST_BYTES // 1000} kB; an answer is a few lines, so read it yourself")
    if content.lower().count(b"boundary=") > _MOST_PARTS:
        raise MailError("has too many parts; an answer is a few lines, so read it yourself")
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content)
        return Incoming(_sender(message), _day(message), _lines(message))
    except MailError:
        raise
    except _BROKEN as error:
        raise MailError("is not written as mails are; save the mail again as .eml, or read it yourself") from error


def _header(message: Message, name: str) -> str:
    found = message.get_all(name, [])
    if len(found) != 1:
        raise MailError(
            f"has {len(found) or 'no'} header{'' if len(found) == 1 else 's'} {name}:, and a mail has one; save it "
            "again as .eml"
        )
    value = re.sub(r"\r?\n[ \t]+", " ", str(found[0])).strip()
    if len(value) > _LONGEST_HEADER or not value.isprintable():
        raise MailError(f"has a header {name}: that no mail program writes; read it yourself")
    return value


def _sender(message: Message) -> str:
    value = _header(message, "From")
    listed = [address for _name, address in getaddresses([value])]
    found = _ADDRESS.fullmatch(value)
    # A name may hold anything in quotes; both ways of reading must see the same one address.
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", value)
    found = found or _ADDRESS.fullmatch(bare.strip())
    if found is None or listed != [found[1]]:
        raise MailError("is not from one sender that can be read; see who wrote it, and read it yourself")
    return found[1]


def _day(message: Message) -> date:
    sent: datetime = parsedate_to_datetime(_header(message, "Date"))
    return (sent if sent.tzinfo is not None else sent.replace(tzinfo=UTC)).astimezone(UTC).date()


def _lines(message: Message) -> tuple[str, ...]:
    """The lines of its plain text. Beside that it may have the same as HTML, which is not read."""
    parts = [part for part in message.walk() if not part.is_multipart()]
    if any(part.is_multipart() and not part.get_content_type().startswith("multipart/") for part in message.walk()):
        raise MailError("has another mail within it; save that one as .eml, and take it")
    if len(parts) > _MOST_PARTS:
        raise MailError("has too many parts; an answer is a few lines, so read it yourself")
    for part in parts:
        if part.get_filename() is not None or part.get_content_type() not in {"text/plain", "text/html"}:
            raise MailError("has something attached; an answer is plain text, so read it yourself")
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    if len(plain) != 1:
        raise MailError("has no plain text, or several; ask for the answer as plain text, or read it yourself")
    return _text(plain[0])


def _text(part: Message) -> tuple[str, ...]:
    letters = (part.get_content_charset() or "us-ascii").lower()
    if letters not in _LETTERS:
        raise MailError("is written in letters that are not read here; ask for the answer as plain text in UTF-8")
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or part.defects:
        raise MailError("is damaged; save the mail again as .eml")
    text = content.decode(letters)
    if str(part.get_param("format", "")).lower() == "flowed":
        # RFC 3676, section 4.2: a line that ends in a space goes on in the next one.
        text = re.sub(r" \r?\n", " ", text)
    return tuple(line.strip() for line in text.splitlines())
