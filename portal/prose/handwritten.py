"""Hand-written pages as MkDocs reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.problem import Problem
from portal.reading import textfile

MAX_LETTERS = 50_000
MAX_SIGNS = 1_000
"""Maximum length of a page, and maximum number of [ and of < in it: Markdown takes time quadratic in these."""
MAX_LINES = 400
"""Maximum lines without an empty line between them: Markdown reads them all again for each."""
MAX_COLUMNS = 60
MAX_CELLS = 20_000
"""Maximum | in a line and maximum cells on a page: each row of a table gets as many cells as the first."""
MAX_CONTENTS = 3
"""Maximum [TOC] on a page: each lists every heading."""
_MAX_BYTES = 4 * MAX_LETTERS
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# The pattern of mkdocs.utils.meta; what it does not match is taken for text or for headers of another kind.
_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    """A page, split into its front matter and its text."""

    path: str
    """Path below docs/, with slashes."""
    file: str
    """The path as shown in messages."""
    front_matter: str
    """The text between the lines of three dashes; it begins on line 2."""
    text: str
    first_line: int
    """The line of the file on which ``text`` begins."""


def read(docs: Path, path: str) -> tuple[HandwrittenPage | None, list[Problem]]:
    """The page at that path below ``docs``, or None with the problem if it cannot be read."""
    file = f"{docs.name}/{path}"
    if (size := (docs / path).stat().st_size) > _MAX_BYTES:
        text = f"the page has {size} bytes and the limit is {_MAX_BYTES}; make several pages of it"
        return None, [Problem(file, 1, "", text)]
    try:
        written = textfile.read(docs / path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{error.object[error.start]:02x}"
        return None, [Problem(file, line, "", f"{byte} is not UTF-8; save the file with the encoding UTF-8")]
    for what, count, limit in (
        ("characters", len(written), MAX_LETTERS),
        *((f'signs "{sign}"', written.count(sign), MAX_SIGNS) for sign in "[<"),
    ):
        if count > limit:
            text = f"the page has {count} {what} and the limit is {limit}; make two pages of it"
            return None, [Problem(file, 1, "", text)]
    if bad := list(_invisible(written)) or list(_crowded(written)):
        return None, [Problem(file, line, "", text) for line, text in bad]
    match = _FRONT_MATTER.match(written)
    if match is None:
        text = "the page does not begin with its title; begin it with three lines: ---, title: Your title, and ---"
        return None, [Problem(file, 1, "", text)]
    return HandwrittenPage(path, file, match[1], written[match.end() :], written.count("\n", 0, match.end()) + 1), []


def _invisible(written: str) -> Iterator[tuple[int, str]]:
    """The first invisible character of each line."""
    if not _UNREADABLE.search(written):
        return
    for number, line in enumerate(written.split("\n"), start=1):
        if bad := _UNREADABLE.search(line):
            yield number, f"the line has the invisible control character U+{ord(bad[0]):04X}; retype it"


def _crowded(written: str) -> Iterator[tuple[int, str]]:
    """Constructs of a short page that take Markdown a long time."""
    if written.upper().count("[TOC]") > MAX_CONTENTS:
        yield 1, f"the page has more than {MAX_CONTENTS} tables of contents ([TOC]); keep one"
    cells = lines = most = 0
    for number, line in enumerate(written.split("\n"), start=1):
        columns = line.count("|") + 1
        lines, most = (lines + 1, max(most, columns)) if line.strip() else (0, 0)
        cells += most
        if columns > MAX_COLUMNS:
            yield number, f"the line has more than {MAX_COLUMNS} signs |; make a table of fewer columns"
            return
        if lines > MAX_LINES:
            yield number, f"more than {MAX_LINES} lines stand without an empty line between them; put one between them"
            return
        if cells > MAX_CELLS:
            yield number, f"the tables of the page have more than {MAX_CELLS} cells; make two pages of it"
            return
