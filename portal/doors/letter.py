"""The plain text of a mail that somebody saved (.eml, RFC 5322), and nothing else of it.

Only parts of the type text/plain are looked at; an attachment is never opened, written or named to a program.
"""

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

from portal.problem import listed

MOST_BYTES = 20_000_000
"""Mails carry pictures beside what they say."""
MOST_TEXT = 500_000
_MOST_PARTS = 200
_DEEPEST = 10
_ENCODINGS = frozenset(
    {"utf-8", "us-ascii", *(f"iso-8859-{part}" for part in range(1, 17)), *(f"windows-125{part}" for part in range(9))}
)


class LetterError(ValueError):
    """The file cannot be taken; the text says why, and what to do."""


def texts(content: bytes) -> tuple[str, ...]:
    """The plain texts of a mail in their order, lines joined that a mail program broke (RFC 3676).

    Raises LetterError where there is none, or one that cannot be read for certain.
    """
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    found, others, room = [], list[str](), MOST_TEXT
    for number, part in enumerate(_parts(message)):
        if number > _MOST_PARTS:
            raise LetterError(f"has more than {_MOST_PARTS} parts; ask for a mail with the text or the file alone")
        if part.get_content_type() != "text/plain":
            others.append(part.get_content_type())
            continue
        text = _text(part)
        room -= len(text)
        if room < 0:
            raise LetterError(f"has more than {MOST_TEXT} letters of text; ask for the file alone")
        found.append(text)
    if not found:
        kinds = f" (it has {listed(sorted(set(others)), 5)})" if others else ""
        raise LetterError(
            f"has no plain text{kinds}; ask for the file that the form saves, or for a mail in plain text"
        )
    return tuple(found)


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that have no parts, without those of mails inside the mail."""
    if depth > _DEEPEST:
        raise LetterError("has parts too deep inside each other; ask for a mail with the text or the file alone")
    if message.get_content_maintype() == "multipart" and isinstance(parts := message.get_payload(), list):
        for part in parts:
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)
    elif message.get_content_maintype() != "message":
        yield message


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    encoding = (part.get_content_charset("us-ascii") or "us-ascii").lower()
    # Programs that write no encoding mostly mean UTF-8, of which ASCII is a part.
    encoding = "utf-8" if encoding in {"us-ascii", "utf8"} else encoding
    if encoding not in _ENCODINGS:
        raise LetterError("is written in an encoding that is not read here; ask for it in UTF-8, or for the file")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise LetterError(f"is not written in {encoding}, as it says; ask for the file that the form saves") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _unbroken(text, joined=str(part.get_param("delsp", "")).lower() == "yes") if flowed else text


def _unbroken(text: str, *, joined: bool) -> str:
    """The text with its soft line breaks taken out (RFC 3676, section 4)."""
    lines: list[str] = []
    soft = False
    for line in text.split("\n"):
        plain = line.removeprefix(" ") if line.startswith(" ") else line
        if soft:
            lines[-1] += plain
        else:
            lines.append(plain)
        soft = plain.endswith(" ") and plain != "-- "
        if soft and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
