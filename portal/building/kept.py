"""A cache of files for later builds, verified on every read.

Each cached file has a SHA-256 of its name and content next to it, which is compared whenever the file is used: one that
was truncated, emptied, changed or replaced is made again. This detects damage, not attacks: anyone who can write to the
folder can write both. So netlify.toml builds what is published without the caches of other builds.
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
"""Maximum bytes of a file that is read back; larger ones are made each time."""


class Kept:
    """The cached files below a folder. If it is not writable, a temporary folder of this build is used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._damaged: set[str] = set()
        self._refused = ""
        self._lock = Lock()

    def read(self, name: str) -> bytes | None:
        """The cached content of ``name``, a path such as "previews/1a2b.png"; None if it must be made."""
        found = self._found(name)
        return None if found is None else found[1]

    def find(self, name: str) -> Path | None:
        """The path of that file; None if it must be made."""
        found = self._found(name)
        return None if found is None else found[0]

    def keep(self, name: str, content: bytes) -> Path:
        """Caches the file and returns its path. Raises OSError if there is no room for it anywhere on this machine."""
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
        """The cached content of ``name``; if there is none, it is made and cached."""
        content = self.read(name)
        if content is None:
            content = make()
            self.keep(name, content)
        return content

    @property
    def notice(self) -> str | None:
        """What a maintainer should know about the folder, on one line; None if there is nothing."""
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
            except OSError:  # If it cannot be written either, that error is reported.
                pass
            self._damaged.add(name)
        return None


def _content(file: Path) -> bytes | None:
    """The content of the file; None if it is not a file, is a link, or exceeds the maximum size."""
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
        # Written under a temporary name first: two builds can write at once, and one that is stopped leaves no partial
        # file.
        aside = file.with_name(f".{uuid4().hex}")
        try:
            aside.write_bytes(held)
            aside.replace(place)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
    return file
