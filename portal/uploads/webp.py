"""WebP (RFC 9649) reduced to the image. It is cut, not decoded, so that every machine gives the same bytes."""

import struct
from collections.abc import Iterator

from portal.uploads import colour, exif
from portal.uploads.picture import NotAPictureError, Picture, bounded

_DAMAGED = "is damaged; save it anew"
_MOST_CHUNKS = 1_000
# Flags of VP8X (section 2.7.1).
_HAS_COLOURS, _HAS_ALPHA, _MOVES = 0x20, 0x10, 0x02


def read(content: bytes) -> Picture:
    """The picture with only the chunks that draw it. Raises NotAPictureError."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise NotAPictureError("")
    end = 8 + struct.unpack_from("<L", content, 4)[0]
    found: dict[bytes, bytes] = {}
    place = False
    for kind, data in _chunks(content[12:end] if end <= len(content) else b""):
        if kind in {b"ANIM", b"ANMF"}:
            raise NotAPictureError("moves; save it as a picture that stands still")
        if kind == b"EXIF":
            place = place or exif.has_place(data.removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            place = place or b"GPSL" in data
        elif kind in {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"}:
            if kind in found:
                raise NotAPictureError(_DAMAGED)
            found[kind] = data
    width, height = _size(found)
    bounded(width, height)
    kept: dict[bytes, bytes] = {kind: found[kind] for kind in (b"ALPH", b"VP8 ", b"VP8L") if kind in found}
    if header := found.get(b"VP8X"):
        colours = colour.plain(found.get(b"ICCP", b""))
        flags = (header[0] & _HAS_ALPHA) | (_HAS_COLOURS if colours else 0)
        kept = {b"VP8X": bytes((flags, 0, 0, 0)) + header[4:10], **({b"ICCP": colours} if colours else {}), **kept}
    clean = b"WEBP" + b"".join(map(_chunk, kept, kept.values()))
    return Picture(width, height, b"RIFF" + struct.pack("<L", len(clean)) + clean, place, end < len(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    for _number in range(_MOST_CHUNKS):
        if position == len(content):
            return
        if position + 8 > len(content):
            break
        (length,) = struct.unpack_from("<L", content, position + 4)
        data = content[position + 8 : position + 8 + length]
        if len(data) != length:
            break
        yield content[position : position + 4], data
        position = min(len(content), position + 8 + length + length % 2)
    raise NotAPictureError(_DAMAGED)


def _size(found: dict[bytes, bytes]) -> tuple[int, int]:
    """Width and height of the picture. Raises NotAPictureError if it is damaged or its header has others."""
    lossy, lossless = found.get(b"VP8 "), found.get(b"VP8L")
    if (lossy is None) == (lossless is None) or (b"ALPH" in found and (lossy is None or b"VP8X" not in found)):
        raise NotAPictureError(_DAMAGED)
    if lossy is not None:
        # RFC 6386, section 9.1: a key frame, its start code, 14 bits for each side.
        if len(lossy) < 10 or lossy[0] & 1 or lossy[3:6] != b"\x9d\x01\x2a":
            raise NotAPictureError(_DAMAGED)
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", lossy, 6))
    else:
        assert lossless is not None
        if len(lossless) < 5 or lossless[0] != 0x2F or lossless[4] >> 5:
            raise NotAPictureError(_DAMAGED)
        (bits,) = struct.unpack_from("<L", lossless, 1)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    header = found.get(b"VP8X")
    if header is not None:
        sides = [int.from_bytes(header[at : at + 3], "little") + 1 for at in (4, 7)]
        if len(header) != 10 or header[0] & _MOVES or sides != [width, height]:
            raise NotAPictureError(_DAMAGED)
    return width, height


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<L", len(data)) + data + b"\0" * (len(data) % 2)
