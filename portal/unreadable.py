"""Says what libyaml finds wrong with a file in the words of someone who has never heard of it."""

import yaml

_TAB = "a tab stands here; use spaces instead"
_QUOTES = "text that begins with this character needs quotes round it"
_NOT_CLOSED = "the quotation mark that opens here is never closed; close it"
_NO_COLON = 'a field needs a colon and a space after its name; write it as "name: value"'
_EARLY = (
    "the text in quotes that opens here ends before the end of its line; put quotes of the other kind round it, "
    "or take those in the middle out"
)
SWALLOWS = (
    "the quotation mark that opens here is not closed before the next field or entry begins; close it, "
    "and write longer text on the lines below the sign |, without quotes"
)
# What libyaml finds, and what to say. The first that fits is said.
_PLAIN = (
    ("tab character", _TAB),
    (
        "mapping values are not allowed",
        'put quotes round text that has a colon and a space in it, like "Osijek: a town", '
        "and start all fields of a record in the same column",
    ),
    ("character that cannot start any token", _QUOTES),
    ("quoted scalar found unexpected end", _NOT_CLOSED),
    ("quoted scalar found unexpected document", _NOT_CLOSED),
    ("unknown escape", "a backslash between double quotes means something else; use single quotes"),
    ("hexdecimal number", "a backslash between double quotes means something else; use single quotes"),
    ("character escape code", "a backslash between double quotes means something else; use single quotes"),
    ("incompatible YAML", "a line that begins with % is an order to programs; delete the line"),
    ("directive", "a line that begins with % is an order to programs; delete the line"),
    ("expected ',' or", "the bracket that opens here is never closed, or a comma is missing; correct it"),
    ("could not find expected ':'", _NO_COLON),
    ("expected <document start>", "the file ends above this line, at a line of dots (...); delete that line"),
    ("block scalar", "text after the sign | or > begins on the next line; write it there, or put quotes round it"),
    ("block sequence entries", 'put quotes round text that begins with "- ", or start the list on the next line'),
    ("mapping keys are not allowed", _QUOTES),
    ("node content", _QUOTES),
    ("expected alphabetic or numeric", _QUOTES),
    (
        "did not find expected",
        "this line does not fit those above it; start it in the same column as the other fields, "
        "and look for a quotation mark in the middle of a text",
    ),
)


def said(error: yaml.MarkedYAMLError, text: str, last: yaml.ScalarEvent | None) -> tuple[int, str]:
    """The line of the mistake, 1 for the first, and what it is. ``last`` is the last value read before it."""
    what = " ".join(part for part in (error.context, error.problem) if part)
    plain = next((plain for part, plain in _PLAIN if part in what), f"{what}; check the indentation and the colons")
    mark = error.problem_mark or error.context_mark
    # Quotes, brackets and names are mended where they open, everything else where the reader stumbled.
    if "opens here" in plain or plain is _NO_COLON:
        mark = error.context_mark or mark
    if mark is None:
        return 1, f"not readable as YAML: {plain}"
    if last is not None and last.style in ("'", '"') and _follows(last, mark):
        mark = last.start_mark or mark
        plain = _EARLY if last.end_mark and mark.line == last.end_mark.line else SWALLOWS
    if plain is _QUOTES and "\t" in text[mark.index - mark.column : mark.index + 1]:
        plain = _TAB
    return mark.line + 1, f"not readable as YAML, column {mark.column + 1}: {plain}"


def _follows(last: yaml.ScalarEvent, mark: yaml.Mark) -> bool:
    """Whether the reader stumbled on the line on which the text in quotes ends."""
    return last.end_mark is not None and last.end_mark.line == mark.line and last.end_mark.index <= mark.index
