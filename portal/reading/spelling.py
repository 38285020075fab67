"""Finds valid YAML whose value differs from its appearance. Text is kept as typed, or refused with a message.

The rules are those of YAML 1.1 (chapters 5, 8 and 9: escapes, folding, chomping, comments) as libyaml implements them.
"""

import re
from typing import Any

import yaml

_AFTER = re.compile(r"(?:[ \t]*,)?[ \t]+#[^\n]*")
# After a closing quotation mark or bracket, a comment needs no space before it.
_AFTER_QUOTE = re.compile(r"(?:[ \t]*,)?[ \t]*#[^\n]*")
_HAS_COMMENT = re.compile(r"\S[ \t]+#|[\"',]#")
_COMMENT_FIRST = re.compile(r"(?:^[ \t]*-|[\w\"'][ \t]*:)(?:[ \t]+-)*[ \t]+(#.*)")
# Escapes of a character, and those of line ends and tabs as programs write them, but not in a file path. Other escapes
# produce invisible characters.
_KNOWN = re.compile(r"""\\(?:["\\/nt]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})""")
_FILE_PATH = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\(?!\\)")
# Allowed first characters of a folded line: none of them begins a list, a heading, a table or a quotation in long text.
_PROSE = re.compile(r"(?![0-9]+[.)])[^\W_]|[(\"'„“”‘’«»‹›¿¡]")
_LIKE_FIELD = re.compile(r"(?:-[ \t]+)*[\"']?\w+[\"']?[ \t]*:(?:[ \t]|$)|-(?:[ \t]|$)")

_DEEPEST = 200
"""Maximum indentation in columns; anything further right is not the first on its line."""
_LONGEST_EXAMPLE = 60

_ESCAPE = "has a backslash between double quotes, which means something else; use single quotes"
_CUT = 'is cut off before " #", where a comment begins'
_NOTHING = 'has no value, because a comment begins at "#"'
_GOES_ON = (
    "goes on in the next line without a sign; write it on one line, write longer text on the lines below the sign |, "
    'and begin each entry of a list with a dash and a space ("- ")'
)
_FOLDED = (
    "loses its paragraphs, lists or line ends when its lines are joined; "
    "write it on the lines below the sign |, without quotes"
)
_INDICATOR = "has a number after {}, which changes its spaces; delete the number"
_BESIDE = "begins beside the sign {}, where text is left out as a comment; write all of it on the lines below"


class Written:
    """The text of a file, with methods on how a value is spelled in it. Lines are counted from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._commented = _HAS_COMMENT.search(text) is not None

    def is_plain(self, event: yaml.ScalarEvent) -> bool:
        """True if the value cannot be misread: most values are text on one line, without quotes and comments."""
        return not self._commented and not event.style and not _spans_lines(event)

    def fault(self, event: yaml.ScalarEvent) -> str:
        """Why the value cannot be read as typed, worded to follow the name of its field; "" if it can."""
        if event.style in ("|", ">"):
            return self._block(event.style, self._raw(event))
        if not _spans_lines(event):
            return ""
        if event.style in ("'", '"'):
            return "" if _joins_prose(self._raw(event)[1:-1].split("\n")) else _FOLDED
        return _GOES_ON

    def doubt(self, event: yaml.ScalarEvent) -> str:
        """Why the value may not be what its author means in a field of free text; "" if there is no doubt."""
        if event.style in ("|", ">"):
            return ""
        if event.style == '"' and "\\" in (raw := self._raw(event)) and _means_else(raw):
            return _ESCAPE
        if self._commented and (typed := self._typed(event)):
            what = _CUT if event.value or event.style else _NOTHING
            return f"{what}; {_quoted(typed)}, or write the comment on a line of its own"
        return ""

    def swallows(self, event: yaml.ScalarEvent) -> bool:
        """True if a quoted text contains lines that look like fields or entries: it was not closed in time."""
        if event.style not in ("'", '"') or not _spans_lines(event):
            return False
        return any(_LIKE_FIELD.match(line.strip()) for line in self._raw(event).split("\n")[1:])

    def _raw(self, event: yaml.ScalarEvent) -> str:
        start, end = _marks(event)
        return self.text[start.index : end.index]

    def _block(self, sign: str, raw: str) -> str:
        header, *lines = raw.rstrip().split("\n")
        if re.search(r"[ \t]#", header):
            return _BESIDE.format(sign)
        if re.search("[0-9]", header):
            return _INDICATOR.format(sign)
        return "" if sign == "|" or _joins_prose(lines) else _FOLDED

    def _typed(self, event: yaml.ScalarEvent) -> str:
        """The value together with its comments; "" if it has none."""
        start, end = _marks(event)
        after = (_AFTER_QUOTE if event.style else _AFTER).match(self.text, end.index)
        before, line_start = "", start.index - start.column
        if start.column < _DEEPEST and not self.text[line_start : start.index].strip():
            before = self._comment_above(line_start)
        if not after and not before:
            return ""
        return f"{before} {self.text[start.index : after.end() if after else end.index]}".strip()

    def _comment_above(self, line_start: int) -> str:
        """The comment on the line of the name or dash above, if the value begins on the line below."""
        while line_start > 0:
            above = self.text.rfind("\n", 0, line_start - 1) + 1
            line = self.text[above : line_start - 1]
            if line.strip() and not line.lstrip().startswith("#"):
                found = _COMMENT_FIRST.search(line)
                return found[1] if found else ""
            line_start = above
        return ""


def _means_else(raw: str) -> bool:
    return "\\" in _KNOWN.sub("", raw) or _FILE_PATH.search(raw) is not None


def _marks(event: yaml.ScalarEvent) -> tuple[Any, Any]:
    """The start and end mark of the value."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark, event.end_mark


def _spans_lines(event: yaml.ScalarEvent) -> bool:
    start, end = _marks(event)
    return bool(start.line != end.line)


def _joins_prose(lines: list[str]) -> bool:
    """True if joining the lines changes only where they end."""
    if len(lines) < 2:
        return True
    return all(_PROSE.match(line.strip()) and not line.rstrip().endswith("\\") for line in lines) and (
        len({len(line) - len(line.lstrip()) for line in lines[1:]}) == 1
    )


def _quoted(typed: str) -> str:
    """The remedy. It shows the text as it should be typed, if that is short and contains no quotation marks."""
    typed = " ".join(typed.split())
    if len(typed) > _LONGEST_EXAMPLE or '"' in typed or "\\" in typed:
        return "put quotes round the whole text if what follows belongs to it"
    return f'put quotes round the whole text if what follows belongs to it, like "{typed}"'
