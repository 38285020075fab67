"""Reduces colour profiles (ICC.1:2022) to their numbers: a picture keeps its colours, without texts, dates or devices.

The profile of a screenshot on a Mac, for example, contains the name and serial number of the screen.
"""

import struct
import zlib

MOST = 100_000
"""Maximum bytes of a profile that is read."""
_MOST_KEPT = 20_000
# Tags that describe a screen or camera in numbers. Profiles with tables, which are for printers, are omitted.
_NUMBERS = (b"wtpt", b"bkpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"cicp")
_TYPES = {b"XYZ ", b"sf32", b"curv", b"para", b"cicp"}
_WHITE = bytes.fromhex("0000f6d6000100000000d32d")
"""The illuminant of every profile (section 7.2.16)."""


def plain(profile: bytes) -> bytes | None:
    """The profile with its numeric tags only; None if it is of another kind, or cannot be read."""
    if not 132 <= len(profile) <= MOST or profile[36:40] != b"acsp" or profile[16:20] not in {b"RGB ", b"GRAY"}:
        return None
    found = {}
    (count,) = struct.unpack_from(">L", profile, 128)
    for index in range(min(count, 100)):
        name, start, size = struct.unpack_from(">4sLL", profile.ljust(144 + 12 * index, b"\0"), 132 + 12 * index)
        data = profile[start : start + size]
        if name in _NUMBERS and data[:4] in _TYPES and len(data) == size:
            found[name] = data
    wanted = {b"kTRC"} if profile[16:20] == b"GRAY" else {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"}
    if not {*wanted, b"wtpt"} <= set(found) or profile[20:24] != b"XYZ " or b"A2B0" in profile[132 : 132 + 12 * count]:
        return None
    made = _profile(profile, found)
    return made if len(made) <= _MOST_KEPT else None


def _profile(profile: bytes, found: dict[bytes, bytes]) -> bytes:
    four = profile[8] >= 4
    tags = {b"desc": _words(b"Colours", four=four), b"cprt": _copyright(four=four), **found}
    table, body, places = [], b"", {}
    start = 132 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table.append(struct.pack(">4sLL", name, places[data], len(data)))
    # Size, no CMM type, version and class unchanged, no date, no manufacturer and no device (section 7.2).
    head = struct.pack(">LL", start + len(body), 0) + profile[8:12] + profile[12:24] + bytes(12) + b"acsp"
    head += bytes(24) + struct.pack(">L", profile[67] & 3) + _WHITE
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + b"".join(table) + body


def _words(text: bytes, *, four: bool) -> bytes:
    if four:
        wide = text.decode().encode("utf-16-be")
        return b"mluc" + bytes(4) + struct.pack(">LL4sLL", 1, 12, b"enUS", len(wide), 28) + wide
    return b"desc" + bytes(4) + struct.pack(">L", len(text) + 1) + text + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def _copyright(*, four: bool) -> bytes:
    return _words(b"CC0", four=True) if four else b"text" + bytes(4) + b"CC0\0"


def stored(data: bytes) -> bytes:
    """``data`` as an uncompressed zlib stream, because compressed bytes depend on the version of zlib (RFC 1951)."""
    assert len(data) < 1 << 16
    block = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF)
    return b"\x78\x01" + block + data + struct.pack(">L", zlib.adler32(data))
