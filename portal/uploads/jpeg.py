"""JPEG (ISO 10918-1) reduced to the image. It is cut, not decoded, so that every machine gives the same bytes.

No library does this: each decodes the image and encodes it again, with other bytes in each version.
"""

import re
import struct
from collections.abc import Iterator

from portal.uploads import colour, exif
from portal.uploads.picture import NotAPictureError, Picture, bounded

_DAMAGED = "is damaged; save it anew"
_MOST_SEGMENTS = 10_000
_JFIF, _EXIF, _ICC, _ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
# Frames that browsers support: baseline, extended and progressive, Huffman coded.
_FRAMES = {0xC0, 0xC1, 0xC2}
_DHT, _SOI, _EOI, _SOS, _DQT, _DRI, _COM = 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xFE
# A scan ends at a marker that is neither an escaped FF nor a restart marker.
_AFTER_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")


def read(content: bytes) -> Picture:
    """The picture with only its drawing segments, colours and orientation. Raises NotAPictureError."""
    if not content.startswith(b"\xff\xd8\xff"):
        raise NotAPictureError("")
    cut, end = _Cut(), len(content)
    for marker, data, scan in _segments(content):
        if marker == _EOI:
            (end,) = struct.unpack(">L", data)
        elif marker == _COM or 0xE0 <= marker <= 0xEF:
            cut.beside(marker, data)
        else:
            cut.drawing(marker, data, scan)
    if cut.size is None or not cut.scanned:
        raise NotAPictureError(_DAMAGED)
    width, height = cut.size if cut.way_up < 5 else cut.size[::-1]
    return Picture(width, height, cut.content(), cut.place, end < len(content))


class _Cut:
    """The parts of a picture that are kept."""

    def __init__(self) -> None:
        self.size: tuple[int, int] | None = None
        """Stored width and height, before rotation."""
        self.scanned = self.place = False
        self.way_up = 1
        self._head, self._kept = b"", list[bytes]()
        self._profile: dict[int, bytes] = {}

    def beside(self, marker: int, data: bytes) -> None:
        """Adds what is kept of a metadata segment."""
        if marker == 0xE0 and data.startswith(_JFIF) and len(data) >= 12 and not self._head:
            # Without the thumbnail.
            self._head = _segment(0xE0, data[:12] + b"\0\0")
        elif marker == 0xE1 and data.startswith(_EXIF):
            self.way_up = exif.orientation(data[6:])
            self.place = self.place or exif.has_place(data[6:])
        elif marker == 0xE1:
            self.place = self.place or b"GPSL" in data
        elif marker == 0xE2 and data.startswith(_ICC) and len(data) > 14:
            self._profile.setdefault(data[12], data[14:])
        elif marker == 0xEE and data.startswith(_ADOBE) and len(data) >= 12:
            # The colour transform; the rest of the segment is the version of a program.
            self._kept.append(_segment(0xEE, b"Adobe\0\x64\0\0\0\0" + data[11:12]))

    def drawing(self, marker: int, data: bytes, scan: bytes) -> None:
        """Adds a segment that is needed to draw the picture. Raises NotAPictureError if it is damaged."""
        if marker in _FRAMES:
            if self.size is not None or len(data) < 9 or data[0] != 8 or len(data) != 6 + 3 * data[5]:
                raise NotAPictureError(_DAMAGED)
            height, width = struct.unpack_from(">HH", data, 1)
            bounded(width, height)
            self.size = (width, height)
        elif marker == _SOS:
            if self.size is None or not data or len(data) != 4 + 2 * data[0]:
                raise NotAPictureError(_DAMAGED)
            self.scanned = True
        elif not (
            (marker == _DQT and _tables(data))
            or (marker == _DHT and _codes(data))
            or (marker == _DRI and len(data) == 2)
        ):
            raise NotAPictureError(_DAMAGED)
        self._kept += [_segment(marker, data), scan]

    def content(self) -> bytes:
        """The bytes of the picture as it is published."""
        way_up = _segment(0xE1, _EXIF + exif.of_orientation(self.way_up)) if self.way_up > 1 else b""
        plain = colour.plain(b"".join(self._profile[number] for number in sorted(self._profile)))
        colours = _segment(0xE2, _ICC + b"\1\1" + plain) if plain else b""
        return b"".join((b"\xff\xd8", self._head, way_up, colours, *self._kept, b"\xff\xd9"))


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """(marker, content, scan) of each segment; the content of the last is its end position. Raises NotAPictureError."""
    position = 2
    for _number in range(_MOST_SEGMENTS):
        start = position
        while content[position : position + 1] == b"\xff":
            position += 1
        marker = content[position] if start < position < len(content) else 0
        position += 1
        if marker == _EOI:
            yield marker, struct.pack(">L", position), b""
            return
        if marker < 0xC0 or 0xD0 <= marker <= _SOI or position + 2 > len(content):
            raise NotAPictureError(_DAMAGED)
        (length,) = struct.unpack_from(">H", content, position)
        data = content[position + 2 : position + length]
        if length < 2 or len(data) != length - 2:
            raise NotAPictureError(_DAMAGED)
        position += length
        scan = b""
        if marker == _SOS:
            after = _AFTER_SCAN.search(content, position)
            if after is None:
                raise NotAPictureError(_DAMAGED)
            scan = content[position : after.start()]
            position = after.start()
        yield marker, data, scan
    raise NotAPictureError(_DAMAGED)


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _tables(data: bytes) -> bool:
    """True if the data is quantization tables and nothing else."""
    while data:
        size = 129 if data[0] >> 4 else 65
        if data[0] >> 4 > 1 or data[0] & 15 > 3 or len(data) < size:
            return False
        data = data[size:]
    return True


def _codes(data: bytes) -> bool:
    """True if the data is Huffman tables and nothing else."""
    while data:
        size = 17 + sum(data[1:17])
        if data[0] >> 4 > 1 or data[0] & 15 > 3 or len(data) < size or size > 273:
            return False
        data = data[size:]
    return True
