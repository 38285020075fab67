"""Words errors that stop a build without being a fault of the program, with the remedy."""

import errno
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from portal.problem import DataError, UnmadeError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ALLOW = "this account may not do that; let it read and write there, or name another folder (--site-dir)"
_MOVE = "a file stands where a folder is needed, or a folder where a file is; move it away"
_REMEDIES = {
    errno.EACCES: _ALLOW,
    errno.EPERM: _ALLOW,
    errno.EROFS: _ALLOW,
    errno.ENOTDIR: _MOVE,
    errno.EISDIR: _MOVE,
    errno.EEXIST: _MOVE,
    errno.EIO: "the disk is damaged; use another",
}
_FEW = 1_000_000
"""A disk with fewer free bytes is full."""


def said(error: BaseException, folders: Iterable[Path]) -> str | None:
    """The message; None if the error is a fault of the program. ``folders`` are those that the build writes to."""
    if isinstance(error, DataError):
        return f"This cannot be published:\n{error}"
    if isinstance(error, UnmadeError):
        return str(error)
    if isinstance(error, OSError) and error.errno in _FULL:
        # For a copy, the second name is the destination. An error when writing to an open file has no name.
        named = error.filename2 or error.filename
        names = [named] if named else _full([*folders, Path(tempfile.gettempdir())])
        return f"{' and '.join(map(str, names))}: the disk is full ({error.strerror}); make room there and build again."
    if isinstance(error, OSError) and error.errno in _REMEDIES:
        return f"{error.filename or 'A file'}: {_REMEDIES[error.errno]} ({error.strerror})."
    return None


def _full(folders: list[Path]) -> list[Path]:
    """The folders on a full disk; all folders if that cannot be determined, as with a disk quota."""
    return [folder for folder in folders if _free(folder) < _FEW] or folders


def _free(folder: Path) -> int:
    place = next((place for place in (folder, *folder.absolute().parents) if place.is_dir()), None)
    return shutil.disk_usage(place).free if place is not None else 0
