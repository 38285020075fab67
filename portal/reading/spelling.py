"""Finds YAML that is valid and reads otherwise than it looks: text is kept as typed, or refused in words.

The rules are those of YAML 1.1 (chapters 5, 8 and 9: escapes, folding, chomping, comments) as libyaml applies them.
"""

import re
from typing import Any

import yaml

_AFTER = re.compile(r"(?:[ \t]*,)?[ \t]+#[^\n]*")
# A comment needs no space before it where a quotation mark or a bracket closes.
_AFTER_QUOTE = re.compile(r"(?:[ \t]*,)?[ \t]*#[^\n]*")
_HAS_COMMENT = re.compile(r"\S[ \t]+#|[\"',]#")
_COMMENT_FIRST = re.compile(r"(?:^[ \t]*-|[\w\"'][ \t]*:)(?:[ \t]+-)*[ \t]+(#.*)")
# The escapes that stand for a letter, and the line ends and tabs that programs write so, but not in the path of a file.
# Others make what nobody sees.
_KNOWN = re.compile(r"""\\(?:["\\/nt]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})""")
_FILE_PATH = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\(?!\\)")
# What a folded line may begin with: nothing that begins a list, a heading, a table or a quotation in long text.
_PROSE = re.compile(r"(?![0-9]+[.)])[^\W_]|[(\"'„“”‘’«»‹›¿¡]")
_LIKE_FIELD = re.compile(r"(?:-[ \t]+)*[\"']?\w+[\"']?[ \t]*:(?:[ \t]|$)|-(?:[ \t]|$)")

_DEEPEST = 200
"""Columns that indentation can take; what stands further right is not the first on its line."""
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
    """The text of a file, for questions about how a value is spelled in it. Lines are counted from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._commented = _HAS_COMMENT.search(text) is not None

    def is_plain(self, event: yaml.ScalarEvent) -> bool:
        """Whether nothing about the value can be odd: most are text on one line, without quotes and comments."""
        return not self._commented and not event.style and not _spans_lines(event)

    def fault(self, event: yaml.ScalarEvent) -> str:
        """Why the value cannot be read as typed, to stand after the name of its field; "" where it can."""
        if event.style in ("|", ">"):
            return self._block(event.style, self._raw(event))
        if not _spans_lines(event):
            return ""
        if event.style in ("'", '"'):
            return "" if _joins_prose(self._raw(event)[1:-1].split("\n")) else _FOLDED
        return _GOES_ON

    def doubt(self, event: yaml.ScalarEvent) -> str:
        """Why the value may not be what its author means, if it stands for free text; "" where it must be."""
        if event.style in ("|", ">"):
            return ""
        if event.style == '"' and "\\" in (raw := self._raw(event)) and _means_else(raw):
            return _ESCAPE
        if self._commented and (typed := self._typed(event)):
            what = _CUT if event.value or event.style else _NOTHING
            return f"{what}; {_quoted(typed)}, or write the comment on a line of its own"
        return ""

    def swallows(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text in quotes holds lines that look like fields or entries: it was not closed where it should."""
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
        """The value with the comments that stand beside it; "" where there are none."""
        start, end = _marks(event)
        after = (_AFTER_QUOTE if event.style else _AFTER).match(self.text, end.index)
        before, line_start = "", start.index - start.column
        if start.column < _DEEPEST and not self.text[line_start : start.index].strip():
            before = self._comment_above(line_start)
        if not after and not before:
            return ""
        return f"{before} {self.text[start.index : after.end() if after else end.index]}".strip()

    def _comment_above(self, line_start: int) -> str:
        """The comment beside the name or dash above, whose value begins below it."""
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
    """Where the value begins and where it ends."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark, event.end_mark


def _spans_lines(event: yaml.ScalarEvent) -> bool:
    start, end = _marks(event)
    return bool(start.line != end.line)


def _joins_prose(lines: list[str]) -> bool:
    """Whether joining the lines changes nothing but where they end."""
    if len(lines) < 2:
        return True
    return all(_PROSE.match(line.strip()) and not line.rstrip().endswith("\\") for line in lines) and (
        len({len(line) - len(line.lstrip()) for line in lines[1:]}) == 1
    )


def _quoted(typed: str) -> str:
    """The remedy, with the text as it should be typed where it is short and has no quotation marks of its own."""
    typed = " ".join(typed.split())
    if len(typed) > _LONGEST_EXAMPLE or '"' in typed or "\\" in typed:
        return "put quotes round the whole text if what follows belongs to it"
    return f'put quotes round the whole text if what follows belongs to it, like "{typed}"'
