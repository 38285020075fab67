"""Reads every file of a built site with a parser of its format and says what in it could act and is not ours."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.scan import lines, markup, packages

Scan = Callable[[Path], Iterator[str]]


def _nothing(path: Path) -> Iterator[str]:
    """Files of ours that no record reaches."""
    yield from ()


_SCANS: Mapping[str, Scan] = {
    ".html": markup.page,
    ".xml": markup.xml,
    ".opml": markup.xml,
    ".svg": markup.xml,
    ".json": lines.json_file,
    ".geojson": lines.json_file,
    ".ics": lines.calendar,
    ".csv": lines.table,
    ".bib": lines.bibtex,
    ".ris": lines.ris,
    ".md": markup.markdown,
    ".txt": lines.plain,
    ".docx": packages.office,
    ".odt": packages.office,
    ".epub": packages.book,
    ".pdf": packages.pdf,
    ".imscc": packages.cartridge,
    ".pf_fragment": lines.fragment,
    "_headers": lines.headers,
    "_redirects": lines.redirects,
    **dict.fromkeys((".css", ".js", ".png", ".webp", ".pagefind", ".pf_filter", ".pf_index", ".pf_meta"), _nothing),
}


def faults(site: Path) -> list[str]:
    """What could act, and files of which nobody knows how to look; "file: what" each."""
    return [
        f"{path.relative_to(site)}: {what}" for path in sorted(site.rglob("*")) if path.is_file() for what in _in(path)
    ]


def _in(path: Path) -> list[str]:
    scan = _SCANS.get(path.suffix or path.name)
    if scan is None:
        return ["is of a kind that nobody scans"]
    try:
        return list(scan(path))
    except Exception as error:  # A file that its own parser does not read is what is looked for.
        return [f"cannot be read: {error!r}"]
