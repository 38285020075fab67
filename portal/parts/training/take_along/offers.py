"""The files of courses: where they are, what readers call them, and how large they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portal.documents import FORMATS, Shelf
from portal.frame.templates import Templates
from portal.parts.training.records import Course
from portal.parts.training.records.course import Module
from portal.parts.training.take_along.books import book
from portal.parts.training.take_along.cartridge import cartridge
from portal.parts.training.take_along.markdown_book import markdown
from portal.parts.training.take_along.volume import Volume, volumes
from portal.portal import Portal
from portal.words.language import N_, _

LABELS: Mapping[str, str] = {
    ".epub": N_("E-book (EPUB)"),
    ".pdf": N_("PDF"),
    ".docx": N_("Word (DOCX)"),
    ".odt": N_("OpenDocument (ODT)"),
    ".md": N_("Text to edit (Markdown)"),
    "-moodle.imscc": N_("Moodle (Common Cartridge 1.1)"),
    ".imscc": N_("Other learning platforms (Common Cartridge 1.3)"),
}
"""What readers call a file, by the end of its name, in the order of the page."""


@dataclass(frozen=True)
class CourseFile:
    """A file of a course or module."""

    path: str
    """Address below the site's root."""
    label: str
    """Its format as readers call it."""
    content: Path | bytes
    """Path of the file before it is published, or its content."""

    @property
    def bytes(self) -> int:
        """Its size."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)


CourseDownloads = Callable[[Course, Module | None], tuple[CourseFile, ...]]
"""What a course, or one of its modules, can be taken as."""


class CourseFiles:
    """The files of every course that is offered here."""

    def __init__(self, portal: Portal, templates: Templates, shelf: Shelf, site_url: str) -> None:
        """``site_url`` is the whole address of the home page, with a slash at its end."""
        self._portal, self._templates, self._shelf, self._site_url = portal, templates, shelf, site_url

    def of(self, course: Course, module: Module | None = None) -> tuple[CourseFile, ...]:
        """What the course, or one module of it, can be taken as; nothing where it is not offered here."""
        return self._all.get((course.id, module.id if module is not None else None), ())

    def files(self) -> Mapping[str, Path | bytes]:
        """Path below the site's root -> content, of every file."""
        return {download.path: download.content for downloads in self._all.values() for download in downloads}

    @cached_property
    def _all(self) -> Mapping[tuple[str, str | None], tuple[CourseFile, ...]]:
        found = list(volumes(self._portal, self._site_url))
        books = [book(volume) for volume in found]
        shelved = self._shelf.files(tuple(books))
        made = {}
        for volume, source in zip(found, books, strict=True):
            contents: dict[str, Path | bytes] = {f".{form}": shelved[source][form] for form in FORMATS}
            contents |= self._own(volume)
            made[volume.course.id, volume.module.id if volume.module is not None else None] = tuple(
                CourseFile(f"{volume.page}{volume.name}{end}", _(label), contents[end]) for end, label in LABELS.items()
            )
        return made

    def _own(self, volume: Volume) -> Iterator[tuple[str, bytes]]:
        yield ".md", markdown(volume).encode()
        yield ".imscc", cartridge(self._templates, volume, "1.3")
        yield "-moodle.imscc", cartridge(self._templates, volume, "1.1")
