"""Images exist and are valid."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from portal.problem import Problem
from portal.reading.folders import IMAGES
from portal.reading.load import Records

MAX_BYTES = 500_000


def images_can_be_shown(records: Records, day: date) -> Iterator[Problem]:
    """Every image that a record names is in data/images/, complete, of the format its name says, and not too large."""
    faults: dict[str, str | None] = {}
    for kind in (kind for kind in records.kinds if kind.illustrated):
        for id, entry in records.entries[kind.name].items():
            image = entry.record.image
            if image is None:
                continue
            if image.file not in faults:
                faults[image.file] = _fault(records.folder / IMAGES / image.file)
            if fault := faults[image.file]:
                yield records.problem(kind.name, id, ["image", "file"], f"{image.file} {fault}")


def _fault(file: Path) -> str | None:
    if not file.is_file() or file.is_symlink():
        return "is not in data/images/; put the file there or correct the name"
    size = file.stat().st_size
    if size > MAX_BYTES:
        return f"has {size / 1000:.0f} kB and the limit is {MAX_BYTES / 1000:.0f} kB; make the picture smaller"
    from portal.uploads import pictures  # noqa: PLC0415 (only where there is a picture)

    return next(pictures.faults(file.read_bytes(), file.suffix), None)
