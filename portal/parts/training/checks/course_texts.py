"""The texts of data/texts/ are there, can be published, belong to a record, and lead to pages that exist."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portal.parts.library.records import Resource
from portal.parts.training.records import Course
from portal.problem import Hints, Problem, did_you_mean, shortened
from portal.reading import textfile
from portal.reading.folders import TEXTS
from portal.reading.load import Records

if TYPE_CHECKING:
    from portal.portal import Portal

MOST_OF_A_BOOK = 600_000
"""Maximum characters of the texts of a course: 30 of the longest, a book of about 300 pages."""


def course_texts_can_be_read(records: Records, day: date) -> Iterator[Problem]:
    """Every text that a course names is in data/texts/ and can be published."""
    looked_at: set[str] = set()
    for course in records.all(Course):
        for path, name in named(course):
            file = records.folder / TEXTS / name
            if not file.is_file() or file.is_symlink():
                text = f'"{name}" is not in data/{TEXTS}/; put the text there or correct the name'
                yield records.problem("course", course.id, path, text)
            elif name not in looked_at:
                for line, text in _faults(textfile.evened(file.read_bytes())):
                    yield Problem(f"data/{TEXTS}/{name}", line, "", text)
            looked_at.add(name)


def texts_belong_to_a_record(records: Records, day: date) -> Iterator[Problem]:
    """No text lies in data/texts/ that no record names."""
    kinds = ("resource", "course")
    if any(name in records.unread or len(records.seen[name]) != len(records.entries[name]) for name in kinds):
        return  # A record that could not be read may name it.
    named = {resource.text for resource in records.all(Resource)}
    named.update(name for course in records.all(Course) for name in course.texts_named)
    root = records.folder / TEXTS
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_dir() or path.is_symlink() or any(part.startswith(".") for part in inside.parts):
            continue
        if inside.as_posix() not in named:
            text = "is named by no resource and no course; name it in the record it belongs to, or take it away"
            yield Problem(f"data/{TEXTS}/{inside.as_posix()}", 1, "", text)


def courses_fit_into_a_book(records: Records, day: date) -> Iterator[Problem]:
    """The texts of a course fit into one book."""
    for course in records.all(Course):
        sizes = {name: _size(records.folder / TEXTS / name) for name in course.texts_named}
        size = sum(sizes[name] for _path, name in named(course))
        if size > MOST_OF_A_BOOK:
            text = f"its texts have {size} bytes together and the limit is {MOST_OF_A_BOOK}; make it several courses"
            yield records.problem("course", course.id, ["modules"], text)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() and not file.is_symlink() else 0


def named(course: Course) -> Iterator[tuple[list[str | int], str]]:
    """The texts that a course names, and where."""
    for field, name in (("intro", course.intro), ("guide", course.guide)):
        if name is not None:
            yield [field], name
    for place, module in enumerate(course.modules):
        for index, unit in enumerate(module.units):
            if unit.text is not None:
                yield ["modules", place, "units", index, "text"], unit.text


def _faults(content: bytes) -> Iterator[tuple[int, str]]:
    from portal.parts.training import lessons  # noqa: PLC0415 (only where there is a text)

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield content[: error.start].count(b"\n") + 1, "is not text in UTF-8; save it with that encoding"
        return
    if (fault := lessons.fault(text)) is not None:
        yield fault
        return


def lost_links(portal: "Portal", pages: Collection[str]) -> Iterator[Problem]:
    """The links in the texts of courses that lead to none of the ``pages``, which are addresses below the root."""
    from portal.parts.training import lessons  # noqa: PLC0415 (only where the texts can be read)

    hints = Hints()
    for name in dict.fromkeys(name for course in portal.every(Course).values() for name in course.texts_named):
        for line, written in lessons.links(portal.texts[name]):
            if (path := written.partition("#")[0]) not in pages:
                hint = _hint(path, pages) if hints.wanted() else ""
                text = f'links to "SITE:/{shortened(written)}", and the portal has no such page{hint}; correct the link'
                yield Problem(f"data/{TEXTS}/{name}", line, "", text)


def _hint(path: str, pages: Collection[str]) -> str:
    folder = path.partition("/")[0]
    return did_you_mean(path, sorted(page for page in pages if page.startswith(f"{folder}/")))
