"""Files that are made once and kept for the next build, and never believed.

Beside each kept file stands a SHA-256 of its name and content, and the file is read against it whenever it is used: one
that was cut, emptied, changed or put in place of another is made again. This finds damage, not malice: whoever can
write to the folder can write both. So netlify.toml builds what is published without anything that other builds left.
"""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from tempfile import mkdtemp
from threading import Lock
from uuid import uuid4
from weakref import finalize

_LARGEST = 100_000_000
"""Bytes of the largest file that is read back; what is larger is made each time."""


class Kept:
    """The files that are kept below a folder. What it cannot take is kept in a folder of this build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._damaged: set[str] = set()
        self._refused = ""
        self._lock = Lock()

    def read(self, name: str) -> bytes | None:
        """What was kept under ``name``, a path like "previews/1a2b.png"; None where it is to be made."""
        found = self._found(name)
        return None if found is None else found[1]

    def find(self, name: str) -> Path | None:
        """Where that file stands; None where it is to be made."""
        found = self._found(name)
        return None if found is None else found[0]

    def keep(self, name: str, content: bytes) -> Path:
        """Where the file stands from now on. Raises OSError where this machine has no room for it at all."""
        try:
            return _write(self._folder, name, content)
        except OSError as error:
            refused = f"{error.filename2 or error.filename or self._folder} cannot be written ({error.strerror})"
        with self._lock:
            self._refused = self._refused or refused
            if self._own is None:
                self._own = Path(mkdtemp(prefix="portal-"))
                finalize(self, shutil.rmtree, self._own, ignore_errors=True)
        return _write(self._own, name, content)

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What was kept under ``name``, or is made and kept now."""
        content = self.read(name)
        if content is None:
            content = make()
            self.keep(name, content)
        return content

    @property
    def notice(self) -> str | None:
        """What a maintainer should know of the folder, on one line."""
        if self._refused:
            return (
                f"{self._refused}. The site is right, but some files are made at each build; "
                f"delete {self._folder} or make it writable."
            )
        if many := len(self._damaged):
            return f"{self._folder}: {many} damaged file{'s' if many > 1 else ''} found and made again."
        return None

    def _found(self, name: str) -> tuple[Path, bytes] | None:
        for folder in filter(None, (self._folder, self._own)):
            file = folder / name
            try:
                content = _content(file)
                if content is not None and _content(_beside(file)) == _mark(name, content):
                    return file, content
            except FileNotFoundError:
                continue
            except OSError:  # If it cannot be written either, that is said.
                pass
            self._damaged.add(name)
        return None


def _content(file: Path) -> bytes | None:
    """What the file holds; None where it is no file, a link, or larger than ours are."""
    found = file.lstat()
    return file.read_bytes() if S_ISREG(found.st_mode) and found.st_size <= _LARGEST else None


def _mark(name: str, content: bytes) -> bytes:
    return sha256(name.encode() + b"\0" + content).hexdigest().encode()


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.sha256")


def _write(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    for place, held in ((file, content), (_beside(file), _mark(name, content))):
        # Written aside first: two builds can write at once, and one that is stopped leaves no half file.
        aside = file.with_name(f".{uuid4().hex}")
        try:
            aside.write_bytes(held)
            aside.replace(place)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
    return file
