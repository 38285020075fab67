"""Reads text independently of line-end conversion by the checkout: Git for Windows converts LF to CR LF.

All text that the portal reads or publishes unchanged is read here.
"""

from pathlib import Path

_ENDINGS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".vtt", ".webmanifest", ".xml")


def read(file: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark. Raises OSError or UnicodeDecodeError."""
    return evened(file.read_bytes()).decode("utf-8-sig")


def evened(content: bytes) -> bytes:
    """The text with LF line ends."""
    return content.replace(b"\r\n", b"\n")


def published(file: Path) -> bytes:
    """The published bytes of a file of our own: unchanged, or with LF line ends if it is text."""
    content = file.read_bytes()
    return evened(content) if is_text(file.name) else content


def is_text(name: str) -> bool:
    """True if a file of our own with that name is text that is published unchanged."""
    return name.endswith(_ENDINGS)
