"""Files of ``docs/assets`` as they are published."""

import re
from pathlib import Path

from portal.reading import textfile

FOLDER = "assets"
"""Folder of what pages load."""
_SCRIPTS = {".js", ".mjs"}
_STYLES = ".css"
_IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)

_PIECES = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s*([{};,])\s*|\s+""", re.DOTALL)
"""In a style sheet: a string, a comment, a mark that needs no space round it, or space."""


def published(file: Path) -> bytes:
    """The bytes of a file as it is published.

    Scripts and style sheets come without comments and indentation, which are a part of what they weigh. In a style
    sheet, the text of each sheet that it imports replaces the import, so that pages load one file.
    """
    if file.suffix == _STYLES:
        sheet = textfile.read(file)
        whole = _IMPORT.sub(lambda line: textfile.read(file.parent / line[1]), sheet)
        return f"{_PIECES.sub(_shortened, whole).strip()}\n".encode()
    content = textfile.published(file)
    if file.suffix not in _SCRIPTS:
        return content
    from rjsmin import jsmin  # noqa: PLC0415 (only a build publishes scripts)

    return f"{jsmin(content.decode())}\n".encode()


def pieces(docs: Path) -> frozenset[str]:
    """Paths below ``docs`` of the style sheets that are published as text of another one, never as files."""
    return frozenset(file.relative_to(docs).as_posix() for parts in together(docs / FOLDER).values() for file in parts)


def together(folder: Path) -> dict[Path, tuple[Path, ...]]:
    """The style sheets of that folder that are made of others -> those."""
    sheets = {sheet: _IMPORT.findall(textfile.read(sheet)) for sheet in sorted(folder.glob(f"*{_STYLES}"))}
    return {sheet: tuple(folder / name for name in names) for sheet, names in sheets.items() if names}


def _shortened(piece: re.Match[str]) -> str:
    """What is left of a piece: a string as it is, a mark without the space round it, and one blank for other space."""
    text, mark = piece[1], piece[2]
    return text or mark or ("" if piece[0].startswith("/*") else " ")
