"""Text as it stands in the repository, whatever a checkout made of it: Git for Windows ends lines with CR and LF.

Everything that the portal reads as text, or publishes as it stands, goes through here.
"""

from pathlib import Path

_ENDINGS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".vtt", ".webmanifest", ".xml")


def read(file: Path) -> str:
    """The text of a file in UTF-8, without a byte order mark. Raises OSError or UnicodeDecodeError."""
    return evened(file.read_bytes()).decode("utf-8-sig")


def evened(content: bytes) -> bytes:
    """The text with LF at the end of each line."""
    return content.replace(b"\r\n", b"\n")


def published(file: Path) -> bytes:
    """What is published of a file of our own: its bytes, where it is text with LF at the end of each line."""
    content = file.read_bytes()
    return evened(content) if is_text(file.name) else content


def is_text(name: str) -> bool:
    """Whether a file of our own of that name is text to be published as it stands."""
    return name.endswith(_ENDINGS)
