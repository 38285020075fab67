"""A picture as it is published: the image without the metadata of its file."""

from dataclasses import dataclass

MOST_PIXELS = 40_000_000
MOST_SIDE = 20_000


class NotAPictureError(ValueError):
    """The content is not a picture of that format, or is damaged. Its text is worded to continue a message."""


@dataclass(frozen=True)
class Picture:
    """A picture that was read completely."""

    width: int
    """In pixels, after rotation to the right orientation."""
    height: int
    content: bytes
    """The published bytes."""
    place: bool
    """True if the file contains the place where the picture was taken."""
    more: bool
    """True if bytes follow the end of the picture."""


def bounded(width: int, height: int) -> None:
    """Raises NotAPictureError if the size exceeds what browsers show or the memory of a telephone."""
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS):
        raise NotAPictureError(
            f"has {width} by {height} pixels and the limit is {MOST_PIXELS / 1e6:.0f} million; make it smaller"
        )
