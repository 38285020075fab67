"""Checks pictures: their format, whether they can be displayed, and the bytes that are published."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portal.uploads import jpeg, png, webp
from portal.uploads.picture import NotAPictureError, Picture

_READERS: Mapping[str, Callable[[bytes], Picture]] = {
    ".jpg": jpeg.read,
    ".jpeg": jpeg.read,
    ".png": png.read,
    ".webp": webp.read,
}
ENDINGS = frozenset(_READERS)


def read(content: bytes, ending: str) -> Picture:
    """The picture as it is published. Raises NotAPictureError with the fault, "" if it is of another format."""
    return _READERS[ending](content)


def published(file: Path) -> Picture:
    """The published form of a picture in which the check found no fault."""
    return read(file.read_bytes(), file.suffix)


def faults(content: bytes, ending: str) -> Iterator[str]:
    """The faults of a picture of which only the image is published."""
    try:
        read(content, ending)
    except NotAPictureError as error:
        yield str(error) or _wrong_type(ending)


def faults_inside(content: bytes, ending: str) -> Iterator[str]:
    """The faults of a picture in another file, which is published unchanged."""
    try:
        picture = read(content, ending)
    except NotAPictureError as error:
        yield str(error) or _wrong_type(ending)
        return
    if picture.more:
        yield "has something behind its end; save it anew"
    if picture.place:
        yield "says where it was taken; save it without"


def _wrong_type(ending: str) -> str:
    return f"is not a {ending.removeprefix('.').upper()} picture; save it in that format or rename it"


def has_place(content: bytes) -> bool:
    """True if a JPEG, PNG or WebP contains the place where it was taken; False if it cannot be read."""
    for read_picture in (jpeg.read, png.read, webp.read):
        try:
            return read_picture(content).place
        except NotAPictureError:
            continue
    return False
