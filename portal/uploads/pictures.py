"""Pictures: what they are, whether they can be shown, and how they are published."""

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
    """The picture, as it is published; raises NotAPictureError with what is wrong, "" where it is of another format."""
    return _READERS[ending](content)


def published(file: Path) -> Picture:
    """A picture that the check found to have no fault, as it is published."""
    return read(file.read_bytes(), file.suffix)


def faults(content: bytes, ending: str) -> Iterator[str]:
    """What is wrong with a picture that is cut to what is published."""
    try:
        read(content, ending)
    except NotAPictureError as error:
        yield str(error) or _wrong_type(ending)


def faults_inside(content: bytes, ending: str) -> Iterator[str]:
    """What is wrong with a picture in another file, which is published as it is."""
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
    """Whether a JPEG, PNG or WebP says where it was taken; False where it cannot be read."""
    for read_picture in (jpeg.read, png.read, webp.read):
        try:
            return read_picture(content).place
        except NotAPictureError:
            continue
    return False
