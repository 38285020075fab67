"""The payloads of tests/payloads.txt, and those too long or too empty to stand there."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")
_GROUP = "== "
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[nrt0\\])")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\"}
_MADE = {
    "empty": ("", " ", "   ", "\n", "\t", "...", "-- ", "''", '""'),
    "long": (
        "a" * 300,
        "a" * 301,
        "a" * 5_000,
        "word " * 59 + "word",
        "\u017d" * 300,
        "W" * 299,
        "-" * 300,
        "* " * 149 + "x",
        "> " * 149 + "x",
        "[" * 300,
        "](" * 150,
        "`" * 299,
        "<" * 300,
        "**a" * 100,
        "e" + "\u0301" * 299,
        "&amp;" * 60,
        "a@" * 150,
        "https://addressed.invalid/" + "a" * 276,
        "https://addressed.invalid/" + "a" * 576,
        "https://addressed.invalid/" + "a" * 2_000,
        "https://" + "a." * 130 + "eu/",
        "a" * 64 + "@school.eu",
        "a@" + "b." * 600 + "eu",
        "a-" * 39 + "a",
        "a-" * 200 + "a",
        "9" * 5_000,
        "0." + "1" * 5_000,
        "x\n" * 2_000,
        "x " * 10_001,
        "1. " * 100 + "x",
        "|a" * 99 + "|\n" + "|-" * 99 + "|",
        "- a\n" * 400,
    ),
}


@dataclass(frozen=True)
class Payload:
    """A hostile text."""

    id: str
    """Its group and its place there, like "csv-3"."""
    text: str

    @property
    def group(self) -> str:
        """What it is an attack on."""
        return self.id.rpartition("-")[0]


@cache
def payloads() -> tuple[Payload, ...]:
    """Every payload, each text once."""
    found: dict[str, Payload] = {}
    for group, texts in _groups().items():
        for number, text in enumerate(texts, 1):
            found.setdefault(text, Payload(f"{group}-{number}", text))
    return tuple(found.values())


def _groups() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").split("\n"):
        if line.startswith(_GROUP):
            groups[line.removeprefix(_GROUP)] = []
        elif groups and line:
            groups[next(reversed(groups))].append(_ESCAPE.sub(_meant, line))
    return groups | {group: list(texts) for group, texts in _MADE.items()}


def _meant(match: re.Match[str]) -> str:
    escape = match[1]
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _SHORT[escape]
