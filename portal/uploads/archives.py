"""Checks collections (ZIP) of documents and pictures for the library; each file is checked as it would be alone."""

from collections.abc import Callable, Iterator

from portal.problem import shortened
from portal.uploads import pictures
from portal.uploads.containers import Container, DamagedError, is_program
from portal.uploads.wording import wrong_type

TEXTS = frozenset({".txt", ".md"})
# Files that macOS adds beside each file, and that no other system shows: AppleDouble (RFC 1740).
_OF_MACOS, _BESIDE, _MOST_BESIDE = "__MACOSX/", b"\0\x05\x16\x07", 100_000
_LISTS = {".DS_Store": b"\0\0\0\x01Bud1"}


def faults(content: bytes, judge: Callable[[bytes, str], Iterator[str]], endings: frozenset[str]) -> Iterator[str]:
    """The faults of a collection. ``judge`` finds those of a file with one of the ``endings``."""
    try:
        container = Container(content)
        found = [*container.faults()] or [*_files(container, judge, endings)]
    except DamagedError:
        yield wrong_type("ZIP")
        return
    yield from dict.fromkeys(found)


def _files(
    container: Container, judge: Callable[[bytes, str], Iterator[str]], endings: frozenset[str]
) -> Iterator[str]:
    for name in container.names:
        content, shown = container.read(name), shortened(name)
        path, dot, last = name.rpartition(".")
        ending = f".{last.lower()}" if dot and "/" not in last else ""
        if name.startswith(_OF_MACOS) and content.startswith(_BESIDE) and len(content) <= _MOST_BESIDE:
            continue
        if content.startswith(_LISTS.get(name.rpartition("/")[2], b"\xff" * 20)):
            continue
        if is_program(content):
            yield f'holds a program or macro ("{shown}"); take it out'
        elif ending in pictures.ENDINGS:
            yield from (f'holds "{shown}", which {fault}' for fault in pictures.faults_inside(content, ending))
        elif ending in TEXTS:
            yield from _text(content, shown)
        elif ending in endings and path.rpartition("/")[2]:
            yield from (f'holds "{shown}", which {fault}' for fault in judge(content, ending))
        elif ending == ".zip":
            yield f'holds another archive ("{shown}"); put what is in it in its place'
        else:
            allowed = ", ".join(sorted({*endings, *pictures.ENDINGS, *TEXTS} - {".jpeg"}))
            yield f'holds "{shown}"; only documents and pictures can be offered ({allowed}): take it out'


def _text(content: bytes, shown: str) -> Iterator[str]:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield f'holds "{shown}", which is not text in UTF-8; save it with that encoding'
        return
    if b"\0" in content:
        yield f'holds "{shown}", which is not text; take it out'
