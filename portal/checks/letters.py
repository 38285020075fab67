"""What is offered for printing can be printed."""

from collections.abc import Iterator, Sequence
from datetime import date
from unicodedata import category

from portal.letters import unprintable
from portal.load import TEXTS, Records
from portal.problem import Problem
from portal.records import Resource

_REMEDY = "which no font of the PDF documents has; write it in Latin, Greek or Cyrillic letters, or leave it out"


def own_resources_can_be_printed(records: Records, day: date) -> Iterator[Problem]:
    """Every letter of our own texts, and of what their documents say about them, is in a font."""
    looked_at: set[str] = set()
    for resource in records.all("resource", Resource):
        if resource.text is None:
            continue
        for path, value in _fields(resource):
            if (found := unprintable(value)) and not _hidden(found[1]):
                text = f"{path[0]} has the letter {_shown(found[1])}, {_REMEDY}"
                yield records.problem("resource", resource.id, path, text)
        if resource.text not in looked_at:
            yield from _text(records, resource.text)
        looked_at.add(resource.text)


def _fields(resource: Resource) -> Iterator[tuple[Sequence[str | int], str]]:
    yield ("title",), resource.title
    yield ("summary",), resource.summary
    yield ("version",), resource.version or ""
    yield from ((("authors", place), author) for place, author in enumerate(resource.authors))


def _text(records: Records, name: str) -> Iterator[Problem]:
    try:
        text = (records.folder / TEXTS / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return  # another check says so
    if (found := unprintable(text)) and not _hidden(found[1]):
        line = text.count("\n", 0, found[0]) + 1
        yield Problem(f"data/{TEXTS}/{name}", line, "", f"has the letter {_shown(found[1])}, {_REMEDY}")


def _hidden(letter: str) -> bool:
    """Whether it is invisible, which another check says."""
    return category(letter) in {"Cc", "Cf", "Co", "Cs"}


def _shown(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f'"{letter}" ({code})' if letter.isprintable() else code
