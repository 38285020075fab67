"""The look of documents: files of ``overrides/documents/``, and the European emblem."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from portal.reading import textfile


@dataclass(frozen=True)
class Style:
    """The look of all documents."""

    folder: Path
    """Folder of the style sheets and of the templates of pandoc and Typst."""
    emblem: str
    """The European emblem as SVG."""

    def text(self, name: str) -> str:
        """The text of a file in the folder."""
        return textfile.read(self.folder / name)

    def filled(self, name: str, **values: str) -> str:
        """An XML file of the folder, with each $name replaced by that value, escaped."""
        return Template(self.text(name)).substitute({key: escape(value) for key, value in values.items()})

    def mark(self) -> str:
        """A hash of the style: of the emblem, and of the names and contents of all files in the folder."""
        files = sorted(file for file in self.folder.iterdir() if file.is_file())
        parts = (
            self.emblem.encode(),
            *(part for file in files for part in (file.name.encode(), textfile.evened(file.read_bytes()))),
        )
        return sha256(b"\0".join(parts)).hexdigest()


@cache
def emblem_png(emblem: str) -> bytes:
    """The emblem, given as SVG, as a PNG 300 pixels wide."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 (not needed where every document is kept)

    return svg_to_bytes(svg_string=emblem, width=300, skip_system_fonts=True)
