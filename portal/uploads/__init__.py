"""Checks files from contributors by their content, not by their name.

Each format has a module that finds the faults of a file. A module is imported only if there is such a file.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portal.uploads.containers import is_program
from portal.uploads.xmlfile import TooMuchError

MAX_BYTES = 10_000_000
MOST_SAID = 8
"""Maximum faults of one file that are reported at once."""


def faults(file: Path) -> tuple[str, ...]:
    """Why the file cannot be offered for download, each fault with its remedy; empty if it can."""
    if not file.is_file() or file.is_symlink():
        return ("is not in data/files/; put the file there or correct the name",)
    size = file.stat().st_size
    if size > MAX_BYTES:
        return (f"has {size / 1e6:.1f} MB and the limit is {MAX_BYTES / 1e6:.0f} MB; make it smaller",)
    content = file.read_bytes()
    if is_program(content):
        return ("is a program; the library offers documents, take it out",)
    found: dict[str, None] = {}
    for fault in _judged(content, file.suffix):
        found[fault] = None
        if len(found) == MOST_SAID:
            break
    return tuple(found)


def _judged(content: bytes, ending: str) -> Iterator[str]:
    try:
        yield from _FAULTS[ending](content, ending)
    except (RecursionError, TooMuchError):
        yield "has too many parts, or parts too deep inside each other; make it simpler"


def _pdf(content: bytes, _ending: str) -> Iterator[str]:
    from portal.uploads import pdf  # noqa: PLC0415

    return pdf.faults(content)


def _png(content: bytes, ending: str) -> Iterator[str]:
    from portal.uploads import pictures  # noqa: PLC0415
    from portal.uploads.picture import NotAPictureError  # noqa: PLC0415
    from portal.uploads.wording import wrong_type  # noqa: PLC0415

    try:
        pictures.read(content, ending)
    except NotAPictureError as error:
        yield str(error) or wrong_type("PNG")


def _svg(content: bytes, _ending: str) -> Iterator[str]:
    from portal.uploads import svg  # noqa: PLC0415

    return svg.faults(content)


def _csv(content: bytes, _ending: str) -> Iterator[str]:
    from portal.uploads import csv_file  # noqa: PLC0415

    return csv_file.faults(content)


def _office(content: bytes, ending: str) -> Iterator[str]:
    from portal.uploads import office  # noqa: PLC0415

    return office.faults(content, ending)


def _opendocument(content: bytes, ending: str) -> Iterator[str]:
    from portal.uploads import opendocument  # noqa: PLC0415

    return opendocument.faults(content, ending)


def _epub(content: bytes, _ending: str) -> Iterator[str]:
    from portal.uploads import epub  # noqa: PLC0415

    return epub.faults(content)


def _zip(content: bytes, _ending: str) -> Iterator[str]:
    from portal.uploads import archives  # noqa: PLC0415

    return archives.faults(content, _judged, frozenset(_FAULTS) - {".zip"})


_FAULTS: Mapping[str, Callable[[bytes, str], Iterator[str]]] = {
    ".pdf": _pdf,
    ".png": _png,
    ".csv": _csv,
    ".svg": _svg,
    ".epub": _epub,
    ".zip": _zip,
    **dict.fromkeys((".docx", ".pptx", ".xlsx"), _office),
    **dict.fromkeys((".odt", ".odp", ".ods"), _opendocument),
}
