"""PNG (third edition) reduced to the image. It is cut, not decoded, so that every machine gives the same bytes."""

import struct
import zlib
from collections.abc import Iterator, Mapping

from portal.uploads import colour, exif
from portal.uploads.picture import NotAPictureError, Picture, bounded

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DAMAGED = "is damaged; save it anew"
_MOST_CHUNKS = 100_000
_PIECE = 1 << 18
# Chunks of colours and print size, with the maximum bytes of each (sections 11.2 and 11.3).
_KEPT: Mapping[bytes, int] = {
    **{b"PLTE": 768, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4, b"bKGD": 6, b"pHYs": 9, b"cICP": 4}
}
_ONCE = {*_KEPT, b"IHDR", b"IDAT"}
# Colour type -> samples per pixel, and allowed bit depths (section 11.2.1).
_SAMPLES = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16}), 6: (4, {8, 16})}
# Adam7: first column and row of a pass, and the steps to the next (section 8.1).
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def read(content: bytes) -> Picture:
    """The picture with only the chunks that draw it. Raises NotAPictureError."""
    if not content.startswith(SIGNATURE) or content[12:16] != b"IHDR":
        raise NotAPictureError("")
    kept = [SIGNATURE]
    pixels: list[bytes] = []
    seen: set[bytes] = set()
    place, previous, end, expected, size = False, b"", len(content), 0, (0, 0)
    for kind, data, after in _chunks(content):
        if kind == b"IDAT" and (kind not in seen or previous == kind):
            pixels.append(data)
            kept.append(_chunk(kind, data))
        elif (kind in _KEPT and len(data) > _KEPT[kind]) or (kind in seen and kind in _ONCE):
            raise NotAPictureError(_DAMAGED)
        elif kind == b"IHDR":
            size, expected = _header(data)
            kept.append(_chunk(kind, data))
        elif kind in _KEPT:
            kept.append(_chunk(kind, data))
        elif kind == b"iCCP" and kind not in seen:
            if colours := colour.plain(_unpacked(data)):
                kept.append(_chunk(kind, b"Colours\0\0" + colour.stored(colours)))
        elif kind == b"IEND":
            end = after
            kept.append(_chunk(kind, b""))
        elif not kind[0] & 0x20:
            raise NotAPictureError(_DAMAGED)  # An unknown critical chunk: the picture cannot be displayed without it.
        place = place or _has_place(kind, data)
        seen.add(kind)
        previous = kind
    if b"IEND" not in seen or not _has(pixels, expected):
        raise NotAPictureError(_DAMAGED)
    return Picture(*size, b"".join(kept), place, end < len(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """(type, content, end position) of each chunk up to IEND. Raises NotAPictureError."""
    position = len(SIGNATURE)
    for _number in range(_MOST_CHUNKS):
        if position + 12 > len(content):
            break
        (length,) = struct.unpack_from(">L", content, position)
        kind, data = content[position + 4 : position + 8], content[position + 8 : position + 8 + length]
        after = position + 12 + length
        if after > len(content) or content[after - 4 : after] != _sum(kind, data) or not kind.isalpha():
            break
        yield kind, data, after
        if kind == b"IEND":
            return
        position = after
    raise NotAPictureError(_DAMAGED)


def _header(data: bytes) -> tuple[tuple[int, int], int]:
    """Width and height, and the number of bytes of the decompressed pixels."""
    if len(data) != 13:
        raise NotAPictureError(_DAMAGED)
    width, height, depth, kind, packing, filtering, interlaced = struct.unpack(">LLBBBBB", data)
    samples, depths = _SAMPLES.get(kind, (0, set()))
    if depth not in depths or packing or filtering or interlaced > 1:
        raise NotAPictureError(_DAMAGED)
    bounded(width, height)
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    total = 0
    for column, row, across, down in passes:
        columns, rows = -(-(width - column) // across), -(-(height - row) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * samples * depth // 8))
    return (width, height), total


def _has(pixels: list[bytes], expected: int) -> bool:
    """True if the compressed pixels have exactly that many bytes."""
    unpacking = zlib.decompressobj()
    found = 0
    try:
        for piece in pixels:
            waiting = piece
            while waiting and not unpacking.eof:
                found += len(unpacking.decompress(waiting, _PIECE))
                waiting = unpacking.unconsumed_tail
                if found > expected:
                    return False
            if unpacking.eof and (waiting or unpacking.unused_data):
                return False
        found += len(unpacking.decompress(b"", _PIECE))
    except zlib.error:
        return False
    return found == expected and unpacking.eof


def _has_place(kind: bytes, data: bytes) -> bool:
    if kind == b"eXIf":
        return exif.has_place(data)
    if kind not in {b"iTXt", b"tEXt", b"zTXt"}:
        return False
    text = _text(kind, data)
    # Programs without eXIf write it as hexadecimal digits, after a line with its name and one with its length.
    raw = b"".join(text.split(b"\n")[3:]) if data.startswith(b"Raw profile type ") else b""
    try:
        profile = bytes.fromhex(raw.decode("ascii"))
    except ValueError:
        profile = b""
    return b"GPSL" in text or b"GPSL" in profile or exif.has_place(profile.removeprefix(b"Exif\0\0"))


def _text(kind: bytes, data: bytes) -> bytes:
    """The text of a text chunk (section 11.3.3), up to the length that is read."""
    _name, _nul, rest = data.partition(b"\0")
    if kind == b"tEXt":
        return rest
    if kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        if not packed:
            return rest
    else:
        rest = rest[1:]
    try:
        return zlib.decompressobj().decompress(rest, _PIECE)
    except zlib.error:
        return b""


def _unpacked(data: bytes) -> bytes:
    _name, _nul, packed = data.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], colour.MOST)
    except zlib.error:
        return b""


def _sum(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", zlib.crc32(data, zlib.crc32(kind)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + _sum(kind, data)
