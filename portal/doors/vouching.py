"""What is answered about one record: a line that a person sends on and a program reads.

``schools/xx-town right 3f9a2c1d8e`` names the record, the answer, and a mark of what the site said when it was asked.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote

from portal.doors.knowing import Knowable
from portal.records.fields import is_id

Answer = Literal["right", "wrong", "over"]
END = "--- Nothing below this line is read by a program. ---"
"""Stands in a mail below the answers. What follows is for people."""
MOST_OF_AN_ADDRESS = 1_900
"""Letters of an address that opens a mail; mail programs and browsers cut longer ones near 2,000."""

_ANSWERS = "|".join(get_args(Answer))
_LINE = re.compile(rf"([a-z0-9_]+)/([a-z0-9-]+) ({_ANSWERS}) ([0-9a-f]{{10}})")
_PLAIN = ":,()@!"
"""Letters that may stand in a part of such an address as they are (RFC 6068, section 2)."""
_PLAIN_IN_MAILBOX = "@!$'*+"
_NEW_LINE = "\r\n"


@dataclass(frozen=True)
class Vouched:
    """An answer about a record."""

    stem: str
    """Name of the file of its kind."""
    id: str
    answer: Answer
    mark: str

    def __str__(self) -> str:
        """The line in a mail."""
        return f"{self.stem}/{self.id} {self.answer} {self.mark}"


def vouched(one: Knowable, answer: Answer) -> Vouched:
    """The answer about the record as it stands."""
    return Vouched(one.kind.stem, one.id, answer, mark(one))


def mark(one: Knowable) -> str:
    """Ten letters that are others as soon as the record says anything else, but for when it was confirmed."""
    said = one.record.model_dump(mode="json", exclude_defaults=True, exclude={"confirmed"})
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:10]


def read(line: str) -> Vouched | None:
    """The answer that the line is; None where it is none."""
    found = _LINE.fullmatch(line)
    if found is None or not is_id(found[2]):
        return None
    stem, id, answer, written = found.groups()
    return Vouched(stem, id, answer, written)  # type: ignore[arg-type]


def body(answers: list[Vouched], question: str = "") -> str:
    """The text of a mail with these answers, and a question that a person answers below them."""
    lines = [*map(str, answers), "", END, *(["", question, ""] if question else [])]
    return _NEW_LINE.join(lines)


def address(mailbox: str, subject: str, text: str) -> str:
    """Address that opens a mail with this subject and text in a mail program (RFC 6068)."""
    told = f"subject={quote(subject, safe=_PLAIN)}&body={quote(text, safe=_PLAIN)}"
    return f"mailto:{quote(mailbox, safe=_PLAIN_IN_MAILBOX)}?{told}"
