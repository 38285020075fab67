"""Files of ``docs/assets`` as they are published."""

import re
from pathlib import Path

from portal.reading import textfile

FOLDER = "assets"
"""Folder of what pages load."""
_SCRIPTS = {".js", ".mjs"}
_STYLES = ".css"
_IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


def published(file: Path) -> bytes:
    """The bytes of a file as it is published.

    Scripts come without comments and indentation, which are a third of what they weigh. In a style sheet, the text of
    each sheet that it imports replaces the import, so that pages load one file.
    """
    if file.suffix == _STYLES:
        sheet = textfile.read(file)
        return _IMPORT.sub(lambda line: textfile.read(file.parent / line[1]), sheet).encode()
    content = textfile.published(file)
    if file.suffix not in _SCRIPTS:
        return content
    from rjsmin import jsmin  # noqa: PLC0415 (only a build publishes scripts)

    return f"{jsmin(content.decode())}\n".encode()


def pieces(docs: Path) -> frozenset[str]:
    """Paths below ``docs`` of the style sheets that are published as text of another one, never as files."""
    sheets = (docs / FOLDER).glob(f"*{_STYLES}")
    return frozenset(f"{FOLDER}/{name}" for sheet in sheets for name in _IMPORT.findall(textfile.read(sheet)))
