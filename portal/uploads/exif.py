"""Reads what cameras write beside a picture (Exif 2.32): its orientation and the place where it was taken."""

import struct
from collections.abc import Mapping

_ORIENTATION = 0x0112
_PLACE = 0x8825
_MOST_ENTRIES = 1_000


def orientation(tiff: bytes) -> int:
    """The value of the tag Orientation (1 to 8); 1 if there is none that can be read."""
    kind, value = _entries(tiff).get(_ORIENTATION, (3, 1))
    return value if kind == 3 and 1 <= value <= 8 else 1


def has_place(tiff: bytes) -> bool:
    """True if it contains the position of the camera."""
    return _PLACE in _entries(tiff)


def of_orientation(value: int) -> bytes:
    """Exif data with the orientation and nothing else."""
    return b"MM\0*" + struct.pack(">LHHHLHHL", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)


def _entries(tiff: bytes) -> Mapping[int, tuple[int, int]]:
    """Tag -> (type, value if it is a single number) of the first directory; empty if it cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return {}
    try:
        (start,) = struct.unpack_from(f"{order}L", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        found: dict[int, tuple[int, int]] = {}
        for index in range(min(count, _MOST_ENTRIES)):
            tag, kind = struct.unpack_from(f"{order}HH", tiff, start + 2 + 12 * index)
            (value,) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'L'}", tiff, start + 10 + 12 * index)
            found.setdefault(tag, (kind, value))
    except struct.error:
        return {}
    return found
