"""What the files that the library offers really are: their content decides, not their name."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

MAX_BYTES = 10_000_000
MAX_UNPACKED = 100_000_000
"""Of all files in an archive together, so that none of them fills the disk of a reader."""

# First bytes of programs: scripts with an interpreter, ELF (Linux), PE (Windows), Mach-O (macOS, both byte orders).
_PROGRAMS = (
    *(b"#!", b"\x7fELF", b"MZ"),
    *(b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe"),
)
_PROGRAM_NAMES = re.compile(
    r"\.(app|bat|cmd|com|dll|exe|hta|jar|js|jse|mjs|msi|ps1|py|scr|sh|so|vbe|vbs|wsf)$"
    r"|(^|/)vbaProject\.bin$|^(Basic|Scripts)/",  # Macros of Office and of OpenDocument.
    re.IGNORECASE,
)
# ODF 1.3 part 2, section 3.3, and EPUB OCF 3.3, section 4.3: the archive begins with a file "mimetype".
_MEDIA_TYPES = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".odp": b"application/vnd.oasis.opendocument.presentation",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
    ".epub": b"application/epub+zip",
}
# ECMA-376 part 2: an Office document has a list of its types, and its main part.
_MAIN_PARTS = {".docx": "word/document.xml", ".pptx": "ppt/presentation.xml", ".xlsx": "xl/workbook.xml"}


def fault(file: Path) -> str | None:
    """Why the file cannot be offered, with the remedy; None where it can."""
    if not file.is_file() or file.is_symlink():
        return "is not in data/files/; put the file there or correct the name"
    size = file.stat().st_size
    if size > MAX_BYTES:
        return f"has {size / 1e6:.1f} MB and the limit is {MAX_BYTES / 1e6:.0f} MB; make it smaller"
    content = file.read_bytes()
    if content.startswith(_PROGRAMS):
        return "is a program; the library offers documents, take it out"
    return next(_FAULTS[file.suffix](content, file.suffix), None)


def _wrong_type(suffix: str) -> str:
    name = suffix.removeprefix(".").upper()
    return f"is not a {name} file, whatever its name says; save it in that format or rename it"


def _pdf(content: bytes, suffix: str) -> Iterator[str]:
    from portal.uploads import pdf  # noqa: PLC0415 (only where there is one)

    yield from pdf.faults(content)


def _png(content: bytes, suffix: str) -> Iterator[str]:
    from portal.uploads import pictures  # noqa: PLC0415 (only where there is one)

    try:
        pictures.read(content, suffix)
    except pictures.NotAPictureError as error:
        yield str(error) or _wrong_type(suffix)


def _svg(content: bytes, suffix: str) -> Iterator[str]:
    from portal.uploads import svg  # noqa: PLC0415 (only where there is one)

    yield from svg.faults(content)


def _csv(content: bytes, suffix: str) -> Iterator[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        yield "is not text in UTF-8; save it with that encoding"
        return
    if "\0" in text:
        yield _wrong_type(suffix)


def _archive(content: bytes, suffix: str) -> Iterator[str]:
    try:
        archive = ZipFile(BytesIO(content))
    except BadZipFile:
        yield _wrong_type(suffix)
        return
    with archive:
        yield from _packed(archive)
        try:
            if archive.testzip() is not None or not _is_of_type(archive, suffix):
                yield _wrong_type(suffix)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
            yield _wrong_type(suffix)


def _packed(archive: ZipFile) -> Iterator[str]:
    """What is wrong with the files in the archive, judged by its list and by their first bytes."""
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        yield f"holds more than {MAX_UNPACKED / 1e6:.0f} MB when it is unpacked; leave some of it out"
        return
    for entry in entries:
        if entry.flag_bits & 1:
            yield "is locked with a password; save it without one"
            return
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
            yield f'holds a file with the path "{entry.filename}", which leads out of it; pack it anew'
        elif _PROGRAM_NAMES.search(entry.filename) or _begins_as_program(archive, entry.filename):
            yield f'holds a program or macro ("{entry.filename}"); take it out'


def _begins_as_program(archive: ZipFile, name: str) -> bool:
    try:
        with archive.open(name) as inside:
            return inside.read(4).startswith(_PROGRAMS)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, KeyError):
        return False


def _is_of_type(archive: ZipFile, suffix: str) -> bool:
    names = archive.namelist()
    if suffix in _MEDIA_TYPES:
        return names[:1] == ["mimetype"] and archive.read("mimetype") == _MEDIA_TYPES[suffix]
    if suffix in _MAIN_PARTS:
        return "[Content_Types].xml" in names and _MAIN_PARTS[suffix] in names
    return True


_FAULTS: Mapping[str, Callable[[bytes, str], Iterator[str]]] = {
    ".pdf": _pdf,
    ".png": _png,
    ".csv": _csv,
    ".svg": _svg,
    **dict.fromkeys((".docx", ".pptx", ".xlsx", ".odt", ".odp", ".ods", ".epub", ".zip"), _archive),
}
