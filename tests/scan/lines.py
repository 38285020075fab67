"""Formats of lines: calendars, tables, citations, headers, redirects, JSON."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import category

import icalendar

from tests.scan import markup

_PROPERTIES = {
    "VCALENDAR": "VERSION PRODID METHOD NAME X-WR-CALNAME REFRESH-INTERVAL SOURCE X-PUBLISHED-TTL",
    "VEVENT": "SUMMARY DTSTART DTEND DTSTAMP UID SEQUENCE CATEGORIES CONFERENCE CREATED DESCRIPTION GEO LAST-MODIFIED "
    "LOCATION STATUS URL TRANSP",
}
_PARAMETERS = {"VALUE"}
_FORMULA = re.compile("(^|;)\\s*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")
_HEADERS = {
    "Content-Security-Policy",
    "X-Frame-Options",
    "Cross-Origin-Resource-Policy",
    "Access-Control-Allow-Origin",
    "Cross-Origin-Opener-Policy",
    "Content-Type",
    "Content-Disposition",
    "X-Content-Type-Options",
}
_LATEX = re.compile(r"\\(?!textbackslash\{\}|textbraceleft\{\}|textbraceright\{\}|textascii(tilde|circum)\{\}|[$&%#_])")
_RIS = re.compile(r"(TY|M3|AU|TI|PY|DA|ET|LA|AB|N1|UR|ER)  - [^\r\n]*\r\n")
_WORD_FOR_WORD = {"robots.txt": "User-agent: *\nAllow: /\nSitemap: https://portal.invalid/sitemap.xml\n"}


def json_file(path: Path) -> Iterator[str]:
    """JSON; HTML that a feed carries in it is looked through."""
    content = path.read_bytes()
    if content.lstrip()[:1] not in {b"{", b"["}:
        yield "is no list and no object"
    yield from _feed_html(json.loads(content))


def _feed_html(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(html := node.get("content_html"), str):
            yield from markup.fragment(html)
        for value in node.values():
            yield from _feed_html(value)
    elif isinstance(node, list):
        for value in node:
            yield from _feed_html(value)


def calendar(path: Path) -> Iterator[str]:
    """iCalendar: no component, property or parameter that is not ours."""
    content = path.read_bytes()
    if b"\n" in content.replace(b"\r\n", b"") or b"\r" in content.replace(b"\r\n", b""):
        yield "has a line that ends otherwise"
    read = icalendar.Calendar.from_ical(content)
    for component in read.walk():
        if component.name not in _PROPERTIES:
            yield f"has a {component.name}"
            continue
        for name, value in component.property_items(recursive=False):
            if name in {"BEGIN", "END"}:
                continue
            if name not in _PROPERTIES[component.name].split():
                yield f"has the property {name}"
            if extra := set(getattr(value, "params", {})) - _PARAMETERS:
                yield f"has the parameters {sorted(extra)} at {name}"


def table(path: Path) -> Iterator[str]:
    """CSV: no cell is a formula, and every row has the cells of the head."""
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"has a row of {len(row)} cells"
        for cell in row:
            if _FORMULA.search(cell) and not _NUMBER.fullmatch(cell):
                yield f"has the formula {cell[:60]!r}"


def bibtex(path: Path) -> Iterator[str]:
    """One entry, whose braces are in pairs and in which no command but those that stand for characters is."""
    text = path.read_text(encoding="utf-8")
    body = re.sub(r"(?m)^  url = \{[^{}\n]*\},$", "", text)
    if found := _LATEX.search(body):
        yield f"has the command {body[found.start() : found.start() + 30]!r}"
    depth = 0
    for character in re.sub(r"\\[{}]", "", text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            break
    if depth != 0:
        yield "has braces that are not in pairs"
    if len(re.findall(r"(?m)^\s*@", text)) != 1 or not re.search(r"\}\n\Z", text):
        yield "has more than one entry"


def ris(path: Path) -> Iterator[str]:
    """One reference with known tags only."""
    text = path.read_bytes().decode()
    if "".join(match[0] for match in _RIS.finditer(text)) != text:
        yield "has a line that is none of ours"
    records = [len(re.findall(f"(?m)^{tag}  -", text)) for tag in ("TY", "ER")]
    if records != [1, 1] or not text.endswith("\r\nER  - \r\n"):
        yield "has more than one reference"


def plain(path: Path) -> Iterator[str]:
    """Text for readers; robots.txt is one word for word."""
    text = path.read_text(encoding="utf-8")
    if path.name in _WORD_FOR_WORD and text != _WORD_FOR_WORD[path.name]:
        yield f"is {text[:200]!r}"
    if any(category(character) in {"Cc", "Cf", "Cs"} and character not in "\n\t" for character in text):
        yield "has characters that are not seen"


def fragment(path: Path) -> Iterator[str]:
    """A piece of the index of the search: its values are set as text by our script."""
    content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
    yield from ()
    json.loads(content)


def headers(path: Path) -> Iterator[str]:
    """Paths, and below each the headers that we set."""
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        name, colon, value = line.strip().partition(": ")
        header = line.startswith("  ") and colon and name in _HEADERS and value.isprintable()
        if not header and not re.fullmatch(r"/[\w./*-]*", line):
            yield f"has the line {line[:80]!r}"


def redirects(path: Path) -> Iterator[str]:
    """From a path below the root to another, 301 each, whatever stands there."""
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if not re.fullmatch(r"/[\w./*-]+ /[\w./:#-]+ 301!?", line):
            yield f"has the line {line[:80]!r}"
