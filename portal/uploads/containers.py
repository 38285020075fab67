"""Reads ZIP archives (APPNOTE 6.3), and refuses those in which two programs would find different files."""

import re
import stat
import struct
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 (zlib names it so)

from portal.problem import shortened

MAX_UNPACKED = 100_000_000
"""Maximum bytes of all files in an archive when unpacked, so that none fills the disk of a reader."""
MOST_FILES = 5_000
MOST_TIMES = 400
"""Maximum ratio of unpacked to packed size. Empty rows of a spreadsheet reach 200."""
_ALWAYS = 10_000_000
_LONGEST_NAME = 250

# First bytes of programs: scripts with an interpreter, ELF (Linux), PE (Windows), Mach-O (macOS, both byte orders, and
# universal), Java, and Windows shortcuts.
PROGRAMS = (
    *(b"#!", b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\x4c\0\0\0\x01\x14\x02\0"),
    *(b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe"),
)


def is_program(content: bytes) -> bool:
    """True if the content begins like a program. Text may begin with MZ, as a table of the ministry (MZO) does."""
    return content.startswith(PROGRAMS) and not (content.startswith(b"MZ") and b"\0" not in content[:1_024])


# First bytes of formats that can contain anything: archives, and the documents of old versions of Office.
HOLDERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Rar!", b"7z\xbc\xaf", b"MSCF", b"ITSF", b"\x1f\x8b")

_LOCAL, _END = b"PK\x03\x04", b"PK\x05\x06"
_DESCRIPTOR = 24
"""Maximum bytes of the data descriptor after the content of a file (section 4.3.9)."""
# Names that Windows reserves for devices, with any extension.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^/|[\\:]")
_PACKED_NAMES = 0x7075


class DamagedError(ValueError):
    """The content is not an archive, or one that programs would read in different ways."""


class Container:
    """An archive whose central directory was read."""

    def __init__(self, content: bytes) -> None:
        """Raises DamagedError if the content is not a readable archive."""
        try:
            self._archive = ZipFile(BytesIO(content))
        except (BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
            raise DamagedError(str(error)) from error
        self._content = content
        self.entries = tuple(self._archive.infolist())
        self.names = tuple(entry.filename for entry in self.entries if not entry.is_dir())
        """Paths of the files in it, without folders."""

    def faults(self) -> Iterator[str]:
        """The faults of the archive itself. Its files may be read only if there are none."""
        unpacked = sum(entry.file_size for entry in self.entries)
        if len(self.entries) > MOST_FILES:
            yield f"holds more than {MOST_FILES} files; leave some of them out"
        elif unpacked > _ALWAYS and unpacked > MOST_TIMES * len(self._content):
            yield f"is more than {MOST_TIMES} times larger when it is unpacked, as no document is; save it anew"
        elif unpacked > MAX_UNPACKED:
            yield f"holds more than {MAX_UNPACKED / 1e6:.0f} MB when it is unpacked; leave some of it out"
        elif any(entry.flag_bits & 0x2041 for entry in self.entries):
            yield "is locked with a password; save it without one"
        elif not self._is_sound():
            yield "is an archive that programs would read in different ways; pack it anew"
        else:
            yield from self._names()

    def read(self, name: str) -> bytes:
        """The content of a file in the archive. Raises DamagedError if it cannot be read."""
        try:
            return self._archive.read(name)
        except (BadZipFile, RuntimeError, EOFError, OSError, KeyError, ValueError, ZlibError) as error:
            raise DamagedError(name) from error

    def _is_sound(self) -> bool:
        """True if files follow each other from the first byte to the central directory, which ends with the archive."""
        content, end = self._content, len(self._content) - 22
        if not content.startswith((_LOCAL, _END)) or content[end : end + 4] != _END:
            return False
        count, size, start = struct.unpack_from("<HLL", content, end + 10)
        if start + size != end or count != len(self.entries):
            return False
        position = 0
        for entry in sorted(self.entries, key=lambda entry: entry.header_offset):
            at = entry.header_offset
            if not position <= at <= position + (_DESCRIPTOR if position else 0) or content[at : at + 4] != _LOCAL:
                return False
            if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                return False
            flags, method, size, name, extra = struct.unpack_from("<2xHH8xL4xHH", content, at + 4)
            # Programs that read from the front use the local header before the content.
            if method != entry.compress_type or (not flags & 8 and size not in {entry.compress_size, 0xFFFFFFFF}):
                return False
            position = at + 30 + name + extra + entry.compress_size
        return bool(position <= start <= position + _DESCRIPTOR)

    def _names(self) -> Iterator[str]:
        seen: set[str] = set()
        for entry in self.entries:
            for name in {entry.filename, *_other_names(entry)}:
                yield from _name(name)
            folded = unicodedata.normalize("NFC", entry.filename).casefold()
            if folded in seen:
                yield f'holds two files with the name "{shortened(entry.filename)}"; take one out'
            seen.add(folded)
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if kind not in {0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG} or (
                entry.is_dir() and entry.file_size
            ):
                yield f'holds a link to another file ("{shortened(entry.filename)}"); put the file in its place'


def _name(name: str) -> Iterator[str]:
    shown = shortened(name)
    if _OUTSIDE.search(name):
        yield f'holds a file with the path "{shown}", which leads out of it; pack it anew'
    elif (
        not name.isprintable()
        or len(name) > _LONGEST_NAME
        or any(_is_odd(part) for part in name.removesuffix("/").split("/"))
    ):
        yield f'holds a file with the name "{shown}", which not every computer can write; rename it'


def _is_odd(part: str) -> bool:
    return (
        part in {"", "."}
        or part[-1] in ". "
        or part[0] == " "
        or bool(_DEVICES.fullmatch(part) or set(part) & set('<>"|?*'))
    )


def _other_names(entry: ZipInfo) -> Iterator[str]:
    """The names that programs with support for "Unicode path" fields would use (section 4.6.9)."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _PACKED_NAMES:
            other = extra[9 : 4 + size].decode("utf-8", "replace")
            same = other.rpartition(".")[2].lower() == entry.filename.rpartition(".")[2].lower()
            yield other if same else "\0"
        extra = extra[4 + size :]
