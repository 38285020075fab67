"""Words the errors of libyaml for people who do not know YAML."""

import re
from typing import Any

import yaml

_TAB = "a tab stands here; use spaces instead"
_QUOTES = "text that begins with this character needs quotes round it"
_NOT_CLOSED = "the quotation mark that opens here is never closed; close it"
_NO_COLON = 'a field needs a colon and a space after its name; write it as "name: value"'
_COLON_IN_TEXT = (
    'put quotes round text that has a colon and a space in it, like "Osijek: a town", '
    "and start all fields of a record in the same column"
)
_DOES_NOT_FIT = (
    "this line does not fit those above it; start it in the same column as the other fields, "
    "and look for a quotation mark in the middle of a text"
)
DIRECTIVE = "a line that begins with % is an order to programs; delete the line"
_EARLY = (
    "the text in quotes that opens here ends before the end of its line; put quotes of the other kind round it, "
    "or take those in the middle out"
)
_IN_TEXT = "this field stands inside the text above; start it in the same column as the other fields"
_NO_SPACE = 'a colon needs a space after it; write the field as "name: value"'
_NO_ORDINARY_SPACE = "a space stands here that is not the ordinary one; delete it and use the space bar"
_NO_SPACE_AFTER_DASH = 'a dash needs a space after it; write the entry as "- name: value"'
_COLUMNS = (
    "this field and the one on line {} begin in different columns; start all fields of a record in the same column"
)
SWALLOWS = (
    "the quotation mark that opens here is not closed before the next field or entry begins; close it, "
    "and write longer text on the lines below the sign |, without quotes"
)
_BRACKET = "text that begins with [ or { needs quotes round it"
_COMMENT_ENDS = (
    'this line begins with "#" further left than the text above, which ends there; start it in the same column as the '
    "text, below the sign |"
)
_TWO_COMMAS = "a comma stands here with nothing before it; delete it"
# Patterns of libyaml's errors, and their messages. The first match wins.
_PLAIN = (
    ("tab character", _TAB),
    ("mapping values are not allowed", _COLON_IN_TEXT),
    ("character that cannot start any token", _QUOTES),
    ("quoted scalar found unexpected end", _NOT_CLOSED),
    ("quoted scalar found unexpected document", _NOT_CLOSED),
    ("unknown escape", "a backslash between double quotes means something else; use single quotes"),
    ("hexdecimal number", "a backslash between double quotes means something else; use single quotes"),
    ("character escape code", "a backslash between double quotes means something else; use single quotes"),
    ("incompatible YAML", DIRECTIVE),
    ("directive", DIRECTIVE),
    ("expected ',' or", "the bracket that opens here is never closed, or a comma is missing; correct it"),
    ("could not find expected ':'", _NO_COLON),
    ("expected <document start>", _DOES_NOT_FIT),
    ("block scalar", "text after the sign | or > begins on the next line; write it there, or put quotes round it"),
    ("block sequence entries", 'put quotes round text that begins with "- ", or start the list on the next line'),
    ("mapping keys are not allowed", _QUOTES),
    ("node content", _QUOTES),
    ("expected alphabetic or numeric", _QUOTES),
    ("did not find expected", _DOES_NOT_FIT),
)


_AFTER_BRACKET = re.compile(r"[ \t]*(?:-[ \t]+)*(?:\w+:[ \t]+)?[\[{].*[\]}][ \t]*[^\]}\s,]")
_NAME_ALONE = re.compile(r"[ \t]*[A-Za-z_]\w*:[ \t]*")
_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"[ \t]*(?:-[ \t]+)*(?:-?[{_SPACES}]|\w+[:\uff1a][{_SPACES}])")
_DOTS = re.compile(r"(?m)^\.\.\.(?=\s|$)")
_MISSING_SPACE = re.compile(r"[ \t]*(?:-[ \t]+)*[A-Za-z_]\w*[:\uff1a](?! |$)")
_MISSING_SPACE_AFTER_DASH = re.compile(r"[ \t]*(?:-[ \t]+)*-[A-Za-z_]\w*:(?: |$)")


def said(error: yaml.MarkedYAMLError, text: str, last: yaml.ScalarEvent | None, alone: int | None) -> tuple[int, str]:
    """The line of the mistake, from 1, and its message.

    ``last`` is the last value read before the mistake, ``alone`` the line of the field that is the first and only one
    so far of the record or part with the mistake.
    """
    what = " ".join(part for part in (error.context, error.problem) if part)
    plain = next((plain for part, plain in _PLAIN if part in what), f"{what}; check the indentation and the colons")
    mark: Any = error.problem_mark or error.context_mark
    # Quotes, brackets and names are corrected where they open, everything else where the parser stopped.
    if "opens here" in plain or plain is _NO_COLON:
        mark = error.context_mark or mark
    if mark is None:
        return 1, f"not readable as YAML: {plain}"
    line, column = mark.line, mark.column
    if "<document start>" in what and (dots := _DOTS.search(text, 0, mark.index)):
        line, column, plain = text.count("\n", 0, dots.start()), 0, "a line of dots ends the file here; delete the line"
    if last is not None and last.start_mark is not None and _ends_on(last, mark.line):
        if last.style in ("'", '"'):
            line, column = last.start_mark.line, last.start_mark.column
            plain = _EARLY if line == mark.line else SWALLOWS
        elif last.start_mark.line < mark.line and plain is _COLON_IN_TEXT:
            # The intended name of a field was parsed as the end of the value above.
            before = text[last.start_mark.index - last.start_mark.column : last.start_mark.index]
            if not before.strip(" \t-"):
                line, column, plain = last.start_mark.line, last.start_mark.column, _NO_COLON
    lines, begun = text.split("\n"), text[mark.index - mark.column : mark.index + 1]
    if plain is _QUOTES:
        plain = _TWO_COMMAS if begun.endswith(",") else _TAB if "\t" in begun else plain
    if plain is _DOES_NOT_FIT:
        plain = _BRACKET if _AFTER_BRACKET.fullmatch(begun) else plain
        if (comment := _comment_above(lines, line, last)) is not None:
            line, column, plain = comment, _column(lines[comment]), _COMMENT_ENDS
    above = lines[line - 1] if line else ""
    if plain is _DOES_NOT_FIT and last is not None and last.style == "|" and _NAME_ALONE.fullmatch(above):
        return line, f"not readable as YAML, column {_column(above) + 1}: {_IN_TEXT}"
    if plain in (_NO_COLON, _COLON_IN_TEXT, _DOES_NOT_FIT):
        line, column, plain = _nearer(lines, line, column, plain, alone)
    return line + 1, f"not readable as YAML, column {column + 1}: {plain}"


def _comment_above(lines: list[str], line: int, last: yaml.ScalarEvent | None) -> int | None:
    """The line of the comment that ended the text above, if the given line seems to continue that text; else None."""
    if last is None or last.style in ("'", '"') or last.start_mark is None:
        return None
    for above in range(line - 1, last.start_mark.line, -1):
        if lines[above].strip():
            return above if lines[above].lstrip().startswith("#") else None
    return None


def _ends_on(last: yaml.ScalarEvent, line: int) -> bool:
    return last.end_mark is not None and last.end_mark.line == line


def _nearer(lines: list[str], line: int, column: int, plain: str, alone: int | None) -> tuple[int, int, str]:
    """The mistake in the line itself or just above it that made the parser stop here."""
    for above in (line, line - 1):
        if 0 <= above < len(lines):
            for pattern, message in (
                (_ODD_SPACE, _NO_ORDINARY_SPACE),
                (_MISSING_SPACE, _NO_SPACE),
                (_MISSING_SPACE_AFTER_DASH, _NO_SPACE_AFTER_DASH),
            ):
                if pattern.match(lines[above]):
                    return above, _column(lines[above]), message
    if plain is _NO_COLON or alone is None or not alone < line < len(lines):
        return line, column, plain
    first, here = _column(lines[alone]), _column(lines[line])
    if first == here:
        return line, column, plain
    columns = (_column(below) for below in lines[line + 1 :] if below.strip() and not below.lstrip().startswith("#"))
    # The indentation that matches the lines below is right; if neither does, fields begin in even columns.
    right = next((place for place in columns if place in {first, here} or place < min(first, here)), -1)
    if right == here or (right != first and first % 2 > here % 2):
        return alone, first, _COLUMNS.format(line + 1)
    return line, column, plain


def _column(line: str) -> int:
    """The column where the field name of the line begins, after the dash of an entry."""
    found = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    return found.end() if found else 0
